// SPDX-License-Identifier: MIT
#include "computer/socketchips.h"

namespace quay
{

SocketChips::SocketChips(QWidget *parent)
    : ChipRow({QStringLiteral("tcp"), QStringLiteral("udp"), QStringLiteral("v4"), QStringLiteral("v6"), QString(),
               QStringLiteral("is:listening"), QStringLiteral("is:connected"), QStringLiteral("is:ending"), QString(),
               QStringLiteral("is:local"), QStringLiteral("is:hidden")},
              parent)
{
    retranslate();
}

QString SocketChips::title(const QString &word) const
{
    if (word == u"v4")
        return QStringLiteral("IPv4");
    if (word == u"v6")
        return QStringLiteral("IPv6");
    if (word == u"is:listening")
        return tr("Listening");
    if (word == u"is:connected")
        return tr("Connected");
    if (word == u"is:ending")
        return tr("Ending");
    if (word == u"is:local")
        return tr("Loopback only");
    if (word == u"is:hidden")
        return tr("Holder not visible");
    return word.toUpper();
}

} // namespace quay
