// SPDX-License-Identifier: MIT
#pragma once

#include "dice.h"
#include "scenario.h"
#include "theme.h"

namespace quay::judge
{

// A random scenario; the same for the same seed and number of users.
[[nodiscard]] Scenario randomScenario(quint64 seed, int users);

// What a scenario may contain is decided here. Calls that fail are welcome: how they fail is predicted too.
class Generator final
{
public:
    Generator(quint64 seed, int users);

    [[nodiscard]] Scenario make();

private:
    // What the generator remembers of a socket to do something sensible with it.
    struct Known {
        rules::SocketId id{};
        Transport transport{};
        Family family{};
        std::optional<Endpoint> asked; // bound to, if that went well
        bool listening = false;
        bool connected = false;
        bool closed = false;
    };

    void prepareHost();
    void addStep();
    // A new socket with options; bound or not.
    std::size_t create(Transport transport, Family family);
    void bindTo(std::size_t index, const Endpoint &local);
    // For link-local addresses: mostly the interface that has it.
    [[nodiscard]] std::optional<rules::InterfaceId> scopeFor(const Address &address);
    void listen(std::size_t index);
    void connectTo(std::size_t index, const Endpoint &peer, std::optional<rules::SocketId> portOf = {});

    void bindNew();
    void listenNew();
    void connectNew();
    void again();
    void send();
    void change();
    void end();
    void group();
    // Several clients of one listener, which may not be accepting.
    void crowd();
    // Another program gets a descriptor of a listener.
    void inherit();
    // A connection from its beginning to its TIME_WAIT, and somebody who wants the port again.
    void goodbye();
    void rarity();

    [[nodiscard]] Endpoint localEndpoint();
    struct Destination {
        Endpoint endpoint;
        std::optional<rules::SocketId> portOf;
    };
    [[nodiscard]] Destination destination(Transport transport, Family family);
    // The same in the form that the family takes, or now and then in the other.
    [[nodiscard]] Address suited(Address address, Family family);
    [[nodiscard]] Transport transport();
    [[nodiscard]] std::optional<SessionName> someSession();
    [[nodiscard]] rules::ProgramId program();
    [[nodiscard]] Known *someone(bool (*wanted)(const Known &));
    void add(const rules::Operation &operation, std::optional<SessionName> session = std::nullopt);
    void addOn(rules::Operation operation, std::optional<SessionName> session, rules::SocketId otherwise);

    Dice m_dice;
    Theme m_theme;
    Scenario m_scenario;
    std::vector<Known> m_known;
    std::vector<SessionName> m_sessions; // that may have come to be
};

} // namespace quay::judge
