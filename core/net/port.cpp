// SPDX-License-Identifier: MIT
#include "net/port.h"

namespace quay
{

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
