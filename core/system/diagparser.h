// SPDX-License-Identifier: MIT
#pragma once

#include "system/socketrecord.h"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace quay::system
{

// Reads the kernel's answer to a dump request of NETLINK_SOCK_DIAG (sock_diag(7)). Pure: bytes in, values out. Any
// bytes may come; what is no message of the expected form is left out and noted.
class DiagParser final
{
public:
    // `sequence`: the request's number. Answers to other requests are passed over. `earlier`: sockets to which those
    // that are read will be added.
    DiagParser(Protocol protocol, quint32 sequence, std::vector<SocketRecord> earlier = {})
        : m_sockets(std::move(earlier)), m_earlier(m_sockets.size()), m_protocol(protocol), m_sequence(sequence)
    {
    }

    // One datagram from the kernel; a dump takes several. Nothing is read after the end of the dump.
    void read(std::span<const std::byte> datagram);

    [[nodiscard]] bool isDone() const { return m_isDone; }
    // The errno with which the kernel refused or broke off; 0: none. Set only when isDone().
    [[nodiscard]] int error() const { return m_error; }
    // A message was shorter than its kind, or reached beyond the datagram.
    [[nodiscard]] bool isDamaged() const { return m_isDamaged; }
    [[nodiscard]] std::vector<SocketRecord> takeSockets() { return std::exchange(m_sockets, {}); }
    // Without those that were read.
    [[nodiscard]] std::vector<SocketRecord> takeEarlierSockets();

private:
    void readMessage(std::span<const std::byte> payload, quint16 type);
    void readSocket(std::span<const std::byte> payload);
    void finish(std::span<const std::byte> payload);

    std::vector<SocketRecord> m_sockets;
    std::size_t m_earlier;
    Protocol m_protocol;
    quint32 m_sequence;
    int m_error = 0;
    bool m_isDone = false;
    bool m_isDamaged = false;
};

} // namespace quay::system
