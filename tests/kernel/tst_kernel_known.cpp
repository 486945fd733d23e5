// SPDX-License-Identifier: MIT
// Scenarios in which model and kernel once disagreed, as small as they could be made.
#include "isolation.h"
#include "referee.h"
#include "report.h"

#include <chrono>
#include <cstdio>

using namespace quay;
using namespace quay::judge;

namespace
{

using rules::Flag;
using rules::InterfaceId;
using rules::SocketId;

constexpr Address loopback = Address::v4(127, 0, 0, 1);
constexpr Address linkLocal = Address::v6({0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
constexpr InterfaceId v0{1};
constexpr InterfaceId v1{2};

// Writes a scenario; sockets are numbers.
class Writer final
{
public:
    void socket(quint32 id, Family family, Transport transport)
    {
        add(rules::CreateSocket{SocketId{id}, {}, family, transport});
    }
    void bind(quint32 id, const Endpoint &local) { add(rules::Bind{SocketId{id}, local}); }
    void connect(quint32 id, const Endpoint &peer) { add(rules::Connect{SocketId{id}, peer}); }
    void set(quint32 id, Flag flag) { add(rules::SetFlag{SocketId{id}, flag}); }
    void device(quint32 id, InterfaceId device) { add(rules::SetDevice{SocketId{id}, device}); }
    void send(quint32 id, std::optional<Endpoint> to) { add(rules::Send{SocketId{id}, to}); }
    void add(const rules::Operation &operation) { m_scenario.steps.push_back({operation}); }
    [[nodiscard]] Scenario take() { return std::move(m_scenario); }

private:
    Scenario m_scenario;
};

// A socket that doesn't mean to accept before it listens.
Scenario pausedBeforeListening()
{
    Writer writer;
    writer.socket(0, Family::V4, Transport::Tcp);
    writer.bind(0, {loopback, Port{5002}});
    writer.add(rules::SetAccepting{SocketId{0}, false});
    writer.add(rules::Listen{SocketId{0}});
    writer.socket(1, Family::V4, Transport::Tcp);
    writer.connect(1, {loopback, Port{5002}});
    return writer.take();
}

// The port of a socket that sends without one is chosen before the scope of its message is looked at.
Scenario scopeAfterPort(quint16 lastPort)
{
    Writer writer;
    writer.add(rules::AddInterfacePair{v0, v1});
    writer.add(rules::AddAddress{linkLocal, 64, v0});
    writer.add(rules::SetEphemeralRange{{Port{40000}, Port{lastPort}}});
    writer.socket(0, Family::V6, Transport::Udp);
    writer.device(0, v0);
    writer.bind(0, {Address::any(Family::V6), Port{}});
    writer.socket(1, Family::V6, Transport::Udp);
    writer.add(rules::Send{SocketId{1}, Endpoint{linkLocal, Port{5000}}, 1, 1, std::nullopt, v1});
    return writer.take();
}

// SO_BINDTODEVICE takes a bound UDP socket out of its SO_REUSEPORT group.
Scenario deviceAfterGroup(Family family, bool first, bool second)
{
    const Endpoint door{Address::loopback(family), Port{5000}};
    Writer writer;
    for (const quint32 id : {0U, 1U}) {
        writer.socket(id, family, Transport::Udp);
        writer.set(id, Flag::ReusePort);
        writer.bind(id, door);
    }
    if (first)
        writer.device(0, rules::loopbackInterface);
    if (second)
        writer.device(1, rules::loopbackInterface);
    for (quint32 id = 2; id < 12; ++id) {
        writer.socket(id, family, Transport::Udp);
        writer.send(id, door);
    }
    return writer.take();
}

// ... and renews the two ends by which a connected one is found.
Scenario deviceAfterConnect(bool device)
{
    Writer writer;
    for (const quint32 id : {0U, 1U}) {
        writer.socket(id, Family::V4, Transport::Udp);
        writer.set(id, Flag::ReuseAddress);
        writer.bind(id, {Address(), Port{5002}});
    }
    writer.connect(0, {loopback, Port{5002}});
    writer.connect(1, {Address::v4(127, 0, 0, 2), Port{5002}});
    writer.connect(1, {loopback, Port{5002}});
    if (device)
        writer.device(1, rules::loopbackInterface);
    writer.send(1, std::nullopt);
    return writer.take();
}

void compareAll(Tally &tally)
{
    const auto compare = [&tally](const char *name, const Scenario &scenario) {
        const Verdict verdict = compareWithKernel(scenario);
        tally.add(verdict);
        if (verdict.disagreement)
            reportDisagreement(scenario, *verdict.disagreement, QString::fromLatin1(name));
    };
    compare("paused before listening", pausedBeforeListening());
    for (int attempt = 0; attempt < 10; ++attempt) { // the kernel chooses by chance
        compare("the scope comes after the port", scopeAfterPort(40001));
        compare("the scope comes after the only port", scopeAfterPort(40000));
    }
    for (const Family family : {Family::V4, Family::V6}) {
        for (const bool first : {false, true}) {
            for (const bool second : {false, true})
                compare("a device after the group", deviceAfterGroup(family, first, second));
        }
    }
    for (const bool device : {false, true})
        compare("a device after the connect", deviceAfterConnect(device));
}

} // namespace

int main()
{
    const Result<Isolation, int> isolation = isolateOrExplain();
    if (!isolation)
        return isolation.error();
    const auto begin = std::chrono::steady_clock::now();
    Tally tally;
    compareAll(tally);
    printTally(tally, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    return tally.isGood() ? 0 : 1;
}
