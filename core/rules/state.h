// SPDX-License-Identifier: MIT
#pragma once

#include "base/pagedvector.h"
#include "rules/host.h"
#include "rules/porttable.h"
#include "rules/sessiontable.h"
#include "rules/socket.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace quay::rules
{

// A socket of another program, as /proc/net or NETLINK_SOCK_DIAG show it: the options for sharing are not visible.
struct ForeignSocket {
    Family family{};
    Transport transport{};
    Endpoint local;
    Endpoint peer;
    SocketState state = SocketState::Bound;
    bool v6Only = false;
    quint32 user = 0;
    std::optional<InterfaceId> device = std::nullopt;
    Tri reuseAddress = Tri::Unknown;
    Tri reusePort = Tri::Unknown;
};

struct Membership {
    SocketId socket{};
    Address group;
    InterfaceId device{};
    bool deviceAssumed = false; // the kernel chose it by a route that isn't modelled
};

// A host with all its sockets at one moment: a value, and cheap to copy, because copies share what they have in common.
// The rules read it; apply() (predict.h) moves it on.
class State final
{
public:
    // `id`: for the ids that it gives, and those that it takes.
    explicit State(Host host = Host::isolated(), HostId id = ownHost);

    [[nodiscard]] const Host &host() const { return m_host; }
    [[nodiscard]] Host &host() { return m_host; }
    // Milliseconds since the state began; only Wait moves it.
    [[nodiscard]] quint64 now() const { return m_now; }

    // Null if there never was such a socket. One that is Gone can still be asked for.
    [[nodiscard]] const Socket *find(SocketId id) const;
    // The session LISTENER#ordinal.
    [[nodiscard]] std::optional<SocketId> session(SocketId listener, quint32 ordinal) const;
    // Ids up to 0x3fffffff are free for operations; the state gives those above.
    [[nodiscard]] static bool isSession(SocketId id) { return bank(id) == Sessions; }
    [[nodiscard]] static bool isForeign(SocketId id) { return bank(id) == Foreign; }
    SocketId addForeign(const ForeignSocket &socket);
    // The end of a connection that is in another host: it has no port in this one.
    SocketId addDistant(const ForeignSocket &socket);

    // -- for the rules only
    enum Bank : quint8 { Own, Sessions, Foreign };
    [[nodiscard]] static Bank bank(SocketId id) { return Bank(std::min(quint32(id) >> 30, 2U)); }
    [[nodiscard]] quint32 index(SocketId id) const { return (quint32(id) & 0x3fffffff) - m_base; }
    // The next id of a bank.
    [[nodiscard]] SocketId next(Bank bank) const
    {
        return SocketId(quint32(bank) << 30 | (m_base + quint32(m_banks[bank].size())));
    }
    [[nodiscard]] const Socket &at(SocketId id) const { return m_banks[bank(id)][index(id)]; }
    // To be written to. It costs a copy of its neighbours if the state shares them with another.
    [[nodiscard]] Socket &at(SocketId id) { return m_banks[bank(id)].edit(index(id)); }
    Socket &create(SocketId id);
    Socket &createSession();
    // The session becomes LISTENER#ordinal.
    void number(SocketId session, quint32 ordinal);
    [[nodiscard]] SocketId nextSession() const { return next(Sessions); }
    using Sockets = PagedVector<Socket, 8>;
    [[nodiscard]] const Sockets &sockets(Bank bank) const { return m_banks[bank]; }
    [[nodiscard]] const PortTable &ports(Transport transport) const { return m_ports[transport == Transport::Udp]; }
    [[nodiscard]] PortTable &ports(Transport transport) { return m_ports[transport == Transport::Udp]; }
    [[nodiscard]] std::vector<Membership> &memberships() { return m_memberships; }
    [[nodiscard]] const std::vector<Membership> &memberships() const { return m_memberships; }
    // Sockets whose port the kernel chose among a few, without anybody having said which.
    [[nodiscard]] const std::vector<SocketId> &assumedAmongFew() const { return m_assumedAmongFew; }
    void noteAssumed(SocketId id) { m_assumedAmongFew.push_back(id); }
    // Descriptors that programs have inherited, closed ones too (see inheriting.h).
    [[nodiscard]] const std::vector<SocketId> &inherited() const { return m_inherited; }
    void noteInherited(SocketId id) { m_inherited.push_back(id); }
    void advance(quint64 milliseconds) { m_now += milliseconds; }
    // A session waits in its listener's accept queue; it does no longer.
    void enqueue(SocketId session);
    void dequeue(SocketId session);
    // The sessions in the accept queue, oldest first.
    [[nodiscard]] std::vector<SocketId> queue(SocketId listener) const;
    // The socket has got an end, Socket::endsAt, later than all that got theirs before.
    void startTimer(SocketId id);
    // Takes out all whose end was up to `time`. Those that got another one since are among them.
    [[nodiscard]] std::vector<SocketId> takeTimers(quint64 time);
    [[nodiscard]] quint64 serial() const { return m_serial; }
    [[nodiscard]] qint64 nextSerial() { return qint64(++m_serial); }

    // Every socket on the port, in the order in which the kernel meets them when somebody binds.
    template <typename Visit> // bool visit(const Socket &): whether to go on
    void onPort(Transport transport, Port port, Visit visit) const
    {
        const PortEntry *entry = ports(transport).find(port);
        for (SocketId id = entry ? entry->first : Socket::none; id != Socket::none;) {
            const Socket &socket = at(id);
            id = socket.nextOnPort;
            if (!visit(socket))
                return;
        }
    }
    // TCP: connect(2) may choose the port, as far as those are concerned who have it.
    [[nodiscard]] bool servesConnect(Port port) const
    {
        const PortEntry *entry = ports(Transport::Tcp).find(port);
        return entry == nullptr || entry->connectOnly;
    }
    // Puts the socket on its local port; UDP sockets with SO_REUSEPORT and AF_INET6 go to the end.
    // The kernel marks a TCP port, and each address on it, that was first taken by connect(2) (net/ipv4/
    // inet_hashtables.c, fastreuse -1). Who comes to an address later finds the mark as it is; bind(2) and listen(2)
    // take it away. As sockets leave it comes back: to an address on which all that stay got their port from
    // connect(2), to a port all of whose addresses have it.
    void enter(SocketId id);
    // Takes it off its port. The port itself is left in `local`.
    void leave(SocketId id);
    // The socket gets another local address; it may be on a port.
    void move(SocketId id, const Address &address);
    // bind(2) or listen(2) have confirmed the socket's port.
    void markBound(SocketId id);
    // Whether marks come back where the socket is: the kernel looks when one becomes TIME_WAIT, too.
    void reexamine(SocketId id);

private:
    void linkIn(SocketId id, PortEntry &entry);
    // Its address on the port: is somebody else there; that address's mark
    [[nodiscard]] const Socket *neighbour(const Socket &socket) const;
    void setMark(const Socket &like, bool mark);
    void reexamineAddress(const Socket &left);
    void reexaminePort(Port port);

    struct Timer {
        quint64 endsAt = 0;
        SocketId socket{};
    };

    Host m_host;
    quint32 m_base = 0;
    std::array<Sockets, 3> m_banks;
    std::array<PortTable, 2> m_ports;
    std::vector<Membership> m_memberships;
    std::vector<SocketId> m_assumedAmongFew;
    std::vector<SocketId> m_inherited;
    SessionTable m_accepted;
    PagedVector<Timer, 32> m_timers;
    std::size_t m_timersTaken = 0;
    quint64 m_now = 0;
    quint64 m_serial = 0;
};

} // namespace quay::rules
