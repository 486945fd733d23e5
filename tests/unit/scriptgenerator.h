// SPDX-License-Identifier: MIT
#pragma once

#include "script/reader.h"
#include "script/statement.h"

#include <random>

namespace quay::script
{

// Random scripts that the parser must accept, the same ones for the same seed: every command, option, payload and
// expectation, and names in all their forms.
class Generator final
{
public:
    explicit Generator(quint32 seed) : m_random(seed) {}
    [[nodiscard]] Script script(int steps);
    // The hosts that the scripts name; the last one is reached by a command.
    [[nodiscard]] static std::vector<KnownHost> hosts();

private:
    struct Known {
        QString name;
        QString program;
        Transport transport{};
    };
    [[nodiscard]] int below(int bound) { return int(m_random() % quint32(bound)); }
    [[nodiscard]] bool maybe() { return below(2) == 0; }
    [[nodiscard]] QString program();
    [[nodiscard]] QString isolatedHost();
    [[nodiscard]] std::optional<QString> &placeOf(const QString &program);
    [[nodiscard]] QString hostOf(const QString &program);
    [[nodiscard]] QString interfaceName();
    [[nodiscard]] Address address();
    [[nodiscard]] AddressName addressName();
    [[nodiscard]] PortName port();
    [[nodiscard]] EndpointName endpoint() { return {addressName(), port()}; }
    [[nodiscard]] Option option();
    [[nodiscard]] QByteArray bytes();
    [[nodiscard]] Payload payload();
    [[nodiscard]] SocketName name(const Known &socket);
    [[nodiscard]] NewSocket newSocket();
    [[nodiscard]] Command creation(const QString &program);
    [[nodiscard]] Command inheritance(const QString &program);
    [[nodiscard]] NewSocket heirOf(const Inherit &inherit) const;
    [[nodiscard]] Command onSocket(const Known &socket);
    [[nodiscard]] Command moreOnSocket(const SocketName &socket, Transport transport);
    [[nodiscard]] Command onHost();
    [[nodiscard]] Expectation expectation();
    void remember(const QString &program, const Command &command);

    std::mt19937 m_random;
    std::vector<Known> m_sockets;
    std::vector<int> m_unnamed = std::vector<int>(4);
    int m_named = 0;
    std::vector<std::optional<QString>> m_hosts; // of the programs that have begun
};

} // namespace quay::script
