// SPDX-License-Identifier: MIT
#pragma once

#include "net/endpoint.h"
#include "net/transport.h"
#include "scenario.h"

#include <vector>

namespace quay::judge
{

// How a socket is set up before it is bound.
struct Setup {
    Transport transport{};
    Address address;
    bool reuseAddress = false;
    bool reusePort = false;
    bool v6Only = false;
    rules::ProgramId program{}; // which is also its user

    // An IPv4-mapped address on an IPv6-only socket is refused whatever else there is.
    [[nodiscard]] bool canBeBound() const { return !(v6Only && address.isV4Mapped()); }
};

// What has become of the first socket when the second one comes.
enum class First : quint8 {
    Bound,          // TCP and UDP
    Connected,      // TCP and UDP: bound, then connected to the other port
    Listening,      // from here on TCP
    Accepted,       // a session whose listener has closed
    AcceptedOverV4, // the same over IPv4; of a dual-stack wildcard only
    HalfClosed,     // the session closed, the client did not
    ServerTimeWait, // the session closed first, then the client
    ClientTimeWait, // connected, then closed first
};
// What the second one wants.
enum class Goal : quint8 { Bind, Listen, Connect };

// The two ports of a pair: theirs, and that of whom they connect to.
struct Ports {
    Port common{};
    Port other{};
};

// Every setup over the seven addresses and the options.
[[nodiscard]] std::vector<Setup> allSetups(Transport transport);
[[nodiscard]] std::vector<First> firstStates(const Setup &setup);
[[nodiscard]] std::vector<Goal> goals(Transport transport);

// Steps that make sockets 0 (the first) and 1 (the second); others have higher ids.
class PairSteps final
{
public:
    explicit PairSteps(Ports ports) : m_ports(ports) {}

    [[nodiscard]] std::vector<Step> first(const Setup &setup, First state);
    [[nodiscard]] std::vector<Step> second(rules::SocketId id, const Setup &setup, Goal goal);
    // Clients over IPv4 and IPv6 to several addresses on the common port, and off again.
    [[nodiscard]] std::vector<Step> connections();
    [[nodiscard]] std::vector<Step> datagrams();

private:
    void open(rules::SocketId id, const Setup &setup);
    void serve();
    // A client of the setup's address; closed as the state says.
    void visit(const Setup &setup, First state);
    void connectToOther(rules::SocketId id, const Setup &setup);
    [[nodiscard]] rules::SocketId fresh() { return rules::SocketId{m_next++}; }
    void add(const rules::Operation &operation) { m_steps.push_back({operation, std::nullopt}); }
    void addOnSession(const rules::Operation &operation, SessionName session)
    {
        m_steps.push_back({operation, session});
    }

    Ports m_ports;
    std::vector<Step> m_steps;
    quint32 m_next = 3; // 2 is the third of three
    bool m_served = false;
};

} // namespace quay::judge
