// SPDX-License-Identifier: MIT
#include "net/transport.h"

namespace quay
{

QLatin1StringView transportName(Transport transport)
{
    switch (transport) {
    case Transport::Tcp:
        return QLatin1StringView("tcp");
    case Transport::Udp:
        return QLatin1StringView("udp");
    case Transport::Sctp:
        return QLatin1StringView("sctp");
    case Transport::Dccp:
        return QLatin1StringView("dccp");
    }
    Q_UNREACHABLE();
}

std::optional<Transport> parseTransport(QStringView text)
{
    for (const Transport transport : allTransports) {
        if (text.compare(transportName(transport), Qt::CaseInsensitive) == 0)
            return transport;
    }
    return std::nullopt;
}

} // namespace quay
