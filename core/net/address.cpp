// SPDX-License-Identifier: MIT
#include "net/address.h"

#include <algorithm>

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
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(m_family == Family::V4 ? AF_INET : AF_INET6, m_bytes.data(), text.data(), text.size());
    return QString::fromLatin1(text.data());
}

} // namespace quay
