// SPDX-License-Identifier: MIT
#include "net/port.h"

namespace quay
{

QLatin1StringView portRangeName(PortRange range)
{
    switch (range) {
    case PortRange::System:
        return QLatin1StringView("system");
    case PortRange::User:
        return QLatin1StringView("user");
    case PortRange::Dynamic:
        return QLatin1StringView("dynamic");
    }
    Q_UNREACHABLE();
}

std::optional<Port> parsePort(QStringView text)
{
    if (text.isEmpty() || text.size() > 5)
        return std::nullopt;
    int value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        value = value * 10 + (c.unicode() - u'0');
    }
    if (value >= portCount)
        return std::nullopt;
    return Port{static_cast<quint16>(value)};
}

} // namespace quay
