// SPDX-License-Identifier: MIT
#pragma once

#include "descriptor.h"
#include "observed.h"
#include "rules/operation.h"

#include <memory>
#include <optional>
#include <vector>

namespace quay::judge
{

// One socket of a program, and the system calls on it. Functions return 0 or an errno unless they say otherwise.
class RealSocket final
{
public:
    // The two ends of a connection, and the device the socket is bound to (0: none), to find it when it is closed.
    struct Ends {
        Endpoint local;
        Endpoint peer;
        int device = 0;
    };

    RealSocket(rules::SocketId id, rules::ProgramId program, Family family, Transport transport, Descriptor fd)
        : m_fd(std::move(fd)), m_id(id), m_program(program), m_family(family), m_transport(transport)
    {
    }

    [[nodiscard]] int set(rules::Flag flag, bool on) const;
    [[nodiscard]] int setDevice(const QByteArray &name) const;
    [[nodiscard]] int setPortRange(quint16 low, quint16 high) const;
    [[nodiscard]] int tune(rules::Tuning tuning, int value) const;
    [[nodiscard]] int setMembership(const Address &group, int device, bool member) const;
    [[nodiscard]] int bind(const Endpoint &local, int scope) const;
    [[nodiscard]] int listen(int backlog);
    // EINPROGRESS: TCP, not answered yet; again with the same arguments for the result (EALREADY: still nothing).
    [[nodiscard]] int connect(const Endpoint &peer, int scope) const;
    [[nodiscard]] int disconnect() const;
    [[nodiscard]] int send(const std::optional<Endpoint> &to, int scope, const QByteArray &message);
    [[nodiscard]] int shutdownSending() const;
    [[nodiscard]] int lingerZero() const;
    // What is sent leaves at once, instead of waiting for an acknowledgment that may be delayed by 40 ms.
    void sendAtOnce() const;
    // Sends an acknowledgment that is being delayed.
    void acknowledgeNow() const;
    void close();
    // It is another descriptor of that socket.
    void shareWith(const RealSocket &other)
    {
        listening = other.listening;
        queuedBefore = other.queuedBefore;
        m_owedError = other.m_owedError;
    }

    // accept(2) of one connection; a closed descriptor when there is none.
    [[nodiscard]] Descriptor accept() const;
    // Connections in the accept queue.
    [[nodiscard]] quint32 queueLength() const;
    // Something has arrived.
    [[nodiscard]] bool hasInput() const;
    // Reads all that has arrived: how many times `message`. Anything else counts as a thousand.
    quint32 receive(const QByteArray &message);
    // An error waits to be told at the next call.
    [[nodiscard]] bool hasError() const;

    [[nodiscard]] quint64 inode() const; // the same for every descriptor of it
    [[nodiscard]] int tcpState() const;  // 0 for UDP
    [[nodiscard]] Endpoint local() const;
    // The port it has, or had when it was closed.
    [[nodiscard]] Port port() const { return isOpen() ? local().port : m_lastPort; }
    [[nodiscard]] Endpoint peer() const;
    // While connecting, the peer is where the SYN went to: `intended`, or this host for a wildcard (connect(2)).
    [[nodiscard]] Ends ends(const Endpoint &intended = {}) const;

    [[nodiscard]] rules::SocketId id() const { return m_id; }
    [[nodiscard]] rules::ProgramId program() const { return m_program; }
    [[nodiscard]] Family family() const { return m_family; }
    [[nodiscard]] Transport transport() const { return m_transport; }
    [[nodiscard]] bool isOpen() const { return m_fd.isOpen(); }
    [[nodiscard]] bool isTcp() const { return m_transport == Transport::Tcp; }
    [[nodiscard]] int fd() const { return m_fd.fd(); }

    int number = 0; // that its descriptor would have in a process of its program's own
    bool listening = false;
    bool accepting = true;
    quint32 accepted = 0;         // sessions taken so far
    quint32 queuedBefore = 0;     // length of the accept queue after the last step
    std::optional<Taken> session; // it was taken from this listener
    bool named = true;            // a session: the state's id for it is known

    void rename(rules::SocketId id)
    {
        m_id = id;
        named = true;
    }

private:
    [[nodiscard]] quint32 receiveDatagrams(const QByteArray &message);
    [[nodiscard]] quint32 receiveBytes(const QByteArray &message);

    Descriptor m_fd;
    rules::SocketId m_id{};
    rules::ProgramId m_program{};
    Family m_family{};
    Transport m_transport{};
    Port m_lastPort{};
    // Taken away by reading; the next send, by whichever descriptor, would have got it.
    std::shared_ptr<int> m_owedError = std::make_shared<int>(0);
};

} // namespace quay::judge
