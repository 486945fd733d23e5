// SPDX-License-Identifier: MIT
#include "net/address.h"

#include "base/decimal.h"

#include <arpa/inet.h>

namespace quay
{

std::optional<Address> Address::parse(QStringView text)
{
    if (text.size() >= INET6_ADDRSTRLEN)
        return std::nullopt;
    const QByteArray latin1 = text.toLatin1();
    if (latin1.contains('\0'))
        return std::nullopt;
    std::array<quint8, 16> bytes{};
    if (inet_pton(AF_INET, latin1.constData(), bytes.data()) == 1)
        return Address(Family::V4, bytes);
    if (inet_pton(AF_INET6, latin1.constData(), bytes.data()) == 1)
        return Address(Family::V6, bytes);
    return std::nullopt;
}

QString Address::toString() const
{
    std::string text;
    appendTo(text);
    return QString::fromLatin1(text);
}

void Address::appendTo(std::string &text) const
{
    if (m_family == Family::V6) {
        std::array<char, INET6_ADDRSTRLEN> buffer{};
        text += inet_ntop(AF_INET6, m_bytes.data(), buffer.data(), buffer.size());
        return;
    }
    // inet_ntop(3) goes through printf, which takes ten times as long.
    for (std::size_t i = 0; i < 4; ++i) {
        if (i > 0)
            text += '.';
        appendDecimal(text, m_bytes[i]);
    }
}

} // namespace quay
