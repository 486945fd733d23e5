// SPDX-License-Identifier: MIT
#pragma once

#include "base/uniquefd.h"
#include "lab/event.h"

#include <memory>

struct mmsghdr;

namespace quay::lab
{

// Messages that were read and not yet told.
struct Batch {
    std::optional<Endpoint> from; // the last sender of a datagram; absent: the connected peer
    quint64 messages = 0;
    quint64 bytes = 0;
    QByteArray sample;
    bool alike = true;

    void add(const char *data, qsizetype size);
};

// One socket of the program with what is known of it. Reading counts everything exactly and keeps little.
class AgentSocket final
{
public:
    static constexpr qsizetype longestSample = 64 * 1024;

    AgentSocket(rules::SocketId key, Family family, Transport transport, UniqueFd fd)
        : m_fd(std::move(fd)), m_key(key), m_family(family), m_transport(transport)
    {
    }

    [[nodiscard]] rules::SocketId key() const { return m_key; }
    [[nodiscard]] int fd() const { return m_fd.get(); }
    [[nodiscard]] Family family() const { return m_family; }
    [[nodiscard]] Transport transport() const { return m_transport; }
    [[nodiscard]] bool isTcp() const { return m_transport == Transport::Tcp; }
    [[nodiscard]] quint64 inode() const;
    [[nodiscard]] TcpState tcpState() const; // None for UDP
    // As getsockname(2) and getpeername(2) tell; port 0: none.
    [[nodiscard]] Endpoint local() const;
    [[nodiscard]] Endpoint peer() const;
    // The kernel's index of the interface it is bound to; 0: none.
    [[nodiscard]] int device() const;
    // What the kernel says now; with every option, if one of them has changed since they were told, and this is the
    // time for it.
    [[nodiscard]] SocketFacts facts(bool withOptions);

    // Reads what has arrived, up to a bound. True: there is more.
    bool read();
    // Sends an acknowledgment that is being delayed.
    void acknowledge() const;
    // That of the peer's FIN, once everything before it has been read.
    void acknowledgeEnd() const;
    // A socket that several programs have may listen by another one's call.
    void noteListening();
    // An error has come without a call. SO_ERROR would take it from the program's next call, which is told by it: the
    // kind is known by how the socket stands.
    void noteError();

    void close() { m_fd = UniqueFd(); }

    bool listening = false;
    bool accepting = true;
    bool isShared = false;   // other programs have, or had, a descriptor of it, too
    bool connecting = false; // a connect that was not answered yet
    quint32 accepted = 0;    // a listener: sessions so far
    int owedError = 0;
    quint64 received = 0;
    quint64 datagrams = 0;
    quint64 sent = 0;

    // What has happened and is not yet told.
    bool isDirty = false;
    bool isOwing = false;   // its options
    bool isPassing = false; // what was told may change without any event
    std::optional<SocketOpened> opened;
    bool connected = false;
    bool peerClosed = false;
    bool peerClosedTold = false;
    int trouble = 0;
    bool optionsChanged = true;
    bool isStarved = false; // a listener: no descriptor was left for a session
    bool isReady = false;   // there is more to read or accept
    std::vector<Batch> batches;
    std::vector<Sent> sending;
    std::optional<SocketFacts> told;
    std::vector<OptionValue> toldOptions; // of a shared socket, whose options others change

private:
    bool readBytes();
    bool readDatagrams();
    void count(const std::optional<Endpoint> &from, const char *data, qsizetype size);
    void askForEnds(SocketFacts &facts);

    UniqueFd m_fd;
    rules::SocketId m_key{};
    Family m_family{};
    Transport m_transport{};
};

} // namespace quay::lab
