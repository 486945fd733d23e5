// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <cstddef>
#include <cstring>
#include <span>

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>

// Answers of NETLINK_SOCK_DIAG made by hand, as net/ipv4/inet_diag.c makes them.
namespace diag
{

inline constexpr quint32 sequence = 7;

template <typename T>
QByteArray bytesOf(const T &value)
{
    return QByteArray(reinterpret_cast<const char *>(&value), sizeof value);
}

inline QByteArray padded(QByteArray bytes)
{
    while (bytes.size() % 4 != 0)
        bytes += '\0';
    return bytes;
}

inline QByteArray message(quint16 type, const QByteArray &payload, quint32 number = sequence)
{
    nlmsghdr header{};
    header.nlmsg_len = static_cast<quint32>(sizeof header + static_cast<std::size_t>(payload.size()));
    header.nlmsg_type = type;
    header.nlmsg_flags = NLM_F_MULTI;
    header.nlmsg_seq = number;
    return padded(bytesOf(header) + payload);
}

inline QByteArray attribute(quint16 type, const QByteArray &value)
{
    nlattr header{};
    header.nla_len = static_cast<quint16>(sizeof header + static_cast<std::size_t>(value.size()));
    header.nla_type = type;
    return padded(bytesOf(header) + value);
}

inline QByteArray done(qint32 code = 0) { return message(NLMSG_DONE, bytesOf(code)); }

// A TCP listener on 127.0.0.1:8080.
inline inet_diag_msg listener()
{
    inet_diag_msg socket{};
    socket.idiag_family = 2;
    socket.idiag_state = 10;
    socket.id.idiag_sport = qToBigEndian(quint16{8080});
    socket.id.idiag_src[0] = qToBigEndian(quint32{0x7f000001});
    socket.id.idiag_cookie[0] = 5;
    socket.id.idiag_cookie[1] = 1;
    socket.idiag_rqueue = 2;
    socket.idiag_wqueue = 128;
    socket.idiag_uid = 1000;
    socket.idiag_inode = 4711;
    return socket;
}

inline QByteArray socketMessage(const inet_diag_msg &socket, const QByteArray &attributes = {})
{
    return message(SOCK_DIAG_BY_FAMILY, bytesOf(socket) + attributes);
}

inline std::span<const std::byte> asBytes(const QByteArray &bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace diag
