// SPDX-License-Identifier: MIT
#include "pairs.h"

#include <utility>

namespace quay::judge
{

namespace
{

using rules::Ending;
using rules::Flag;
using rules::SocketId;

constexpr Address firstV4 = Address::v4(127, 0, 0, 1);
constexpr Address secondV4 = Address::v4(127, 0, 0, 2);
constexpr Address loopbackV6 = Address::loopback(Family::V6);
constexpr SocketId theFirst{0};

[[nodiscard]] bool covers(const Address &address, Family packet)
{
    return address.family() == packet && !address.isV4Mapped();
}

// An address at which a socket with this local address is reached, in the family of the socket.
[[nodiscard]] Address reachable(const Address &address)
{
    if (address == Address::any(Family::V4))
        return firstV4;
    if (address == Address::any(Family::V4).mapped())
        return firstV4.mapped();
    return address == Address::any(Family::V6) ? loopbackV6 : address;
}

// Somebody on this host that a socket with this local address can connect to.
[[nodiscard]] Address partner(const Address &address)
{
    return covers(address, Family::V6) ? loopbackV6 : covers(address, Family::V4) ? firstV4 : firstV4.mapped();
}

} // namespace

std::vector<Setup> allSetups(Transport transport)
{
    std::vector<Setup> all;
    const Address anyV4 = Address::any(Family::V4);
    for (const Address &address :
         {firstV4, secondV4, anyV4, loopbackV6, Address::any(Family::V6), firstV4.mapped(), anyV4.mapped()}) {
        for (unsigned bits = 0; bits < 8; ++bits) {
            const bool v6Only = (bits & 4U) != 0;
            if (!v6Only || address.family() == Family::V6)
                all.push_back({transport, address, (bits & 1U) != 0, (bits & 2U) != 0, v6Only, {}});
        }
    }
    return all;
}

std::vector<First> firstStates(const Setup &setup)
{
    if (setup.transport == Transport::Udp)
        return {First::Bound, First::Connected};
    std::vector<First> states{First::Bound,      First::Connected,      First::Listening,     First::Accepted,
                              First::HalfClosed, First::ServerTimeWait, First::ClientTimeWait};
    if (setup.address == Address::any(Family::V6) && !setup.v6Only)
        states.push_back(First::AcceptedOverV4);
    return states;
}

std::vector<Goal> goals(Transport transport)
{
    if (transport == Transport::Udp)
        return {Goal::Bind, Goal::Connect};
    return {Goal::Bind, Goal::Listen, Goal::Connect};
}

void PairSteps::open(SocketId id, const Setup &setup)
{
    add(rules::CreateSocket{id, setup.program, setup.address.family(), setup.transport});
    if (setup.reuseAddress)
        add(rules::SetFlag{id, Flag::ReuseAddress, true});
    if (setup.reusePort)
        add(rules::SetFlag{id, Flag::ReusePort, true});
    if (setup.v6Only)
        add(rules::SetFlag{id, Flag::V6Only, true});
    add(rules::Bind{id, {setup.address, m_ports.common}, std::nullopt, std::nullopt});
}

void PairSteps::serve()
{
    if (std::exchange(m_served, true))
        return;
    for (const Address &address : {Address::any(Family::V4), loopbackV6}) {
        const SocketId id = fresh();
        add(rules::CreateSocket{id, {}, address.family(), Transport::Tcp});
        add(rules::Bind{id, {address, m_ports.other}, std::nullopt, std::nullopt});
        add(rules::Listen{id, 16});
    }
}

void PairSteps::connectToOther(SocketId id, const Setup &setup)
{
    if (setup.transport == Transport::Tcp)
        serve();
    add(rules::Connect{id, {partner(setup.address), m_ports.other}, std::nullopt, std::nullopt});
}

void PairSteps::visit(const Setup &setup, First state)
{
    const SocketId client = fresh();
    const Address to = state == First::AcceptedOverV4 ? firstV4 : reachable(setup.address);
    add(rules::Listen{theFirst, 16});
    add(rules::CreateSocket{client, {}, to.family(), Transport::Tcp});
    add(rules::Connect{client, {to, m_ports.common}, std::nullopt, std::nullopt});
    if (state == First::HalfClosed || state == First::ServerTimeWait)
        addOnSession(rules::End{{}, Ending::Close}, {theFirst, 1});
    if (state == First::ServerTimeWait)
        add(rules::End{client, Ending::Close});
    add(rules::End{theFirst, Ending::Close});
}

std::vector<Step> PairSteps::first(const Setup &setup, First state)
{
    m_steps.clear();
    open(theFirst, setup);
    switch (state) {
    case First::Bound:
        break;
    case First::Listening:
        add(rules::Listen{theFirst, 16});
        break;
    case First::Connected:
        connectToOther(theFirst, setup);
        break;
    case First::Accepted:
    case First::AcceptedOverV4:
    case First::HalfClosed:
    case First::ServerTimeWait:
        visit(setup, state);
        break;
    case First::ClientTimeWait:
        connectToOther(theFirst, setup);
        add(rules::End{theFirst, Ending::Close});
        for (const quint32 listener : {3U, 4U})
            addOnSession(rules::End{{}, Ending::Close}, {SocketId{listener}, 1});
        break;
    }
    return m_steps;
}

std::vector<Step> PairSteps::second(SocketId id, const Setup &setup, Goal goal)
{
    m_steps.clear();
    open(id, setup);
    if (goal == Goal::Listen)
        add(rules::Listen{id, 16});
    if (goal == Goal::Connect)
        connectToOther(id, setup);
    return m_steps;
}

std::vector<Step> PairSteps::connections()
{
    m_steps.clear();
    for (const Address &to : {firstV4, secondV4, loopbackV6, firstV4.mapped()}) {
        const SocketId client = fresh();
        add(rules::CreateSocket{client, {}, to.family(), Transport::Tcp});
        add(rules::Connect{client, {to, m_ports.common}, std::nullopt, std::nullopt});
        add(rules::Send{client, std::nullopt, 5, 1, std::nullopt});
        add(rules::End{client, Ending::Reset});
    }
    return m_steps;
}

std::vector<Step> PairSteps::datagrams()
{
    m_steps.clear();
    for (const Address &from : {firstV4, loopbackV6, firstV4.mapped()}) {
        const SocketId sender = fresh();
        add(rules::CreateSocket{sender, {}, from.family(), Transport::Udp});
        add(rules::Bind{sender, {from, m_ports.other}, std::nullopt, std::nullopt});
        for (const Address &to : {firstV4, secondV4, loopbackV6, firstV4.mapped()}) {
            if (to.family() == from.family() && to.isV4Mapped() == from.isV4Mapped())
                add(rules::Send{sender, Endpoint{to, m_ports.common}, 5, 1, std::nullopt});
        }
        add(rules::End{sender, Ending::Close});
    }
    return m_steps;
}

} // namespace quay::judge
