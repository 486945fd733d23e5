// SPDX-License-Identifier: MIT
#pragma once

#include "rules/crossing.h"
#include "rules/predict.h"
#include "script/reader.h"

#include <optional>
#include <vector>

namespace quay::script
{

// The hosts of a script at one moment: each with its state, and the connections from one to another. A value, as a
// state is. Within a host its own rules decide; what leaves it by an interface that leads to another host of the script
// is decided by that one's.
class Hosts final
{
public:
    // The lab's own host, and those beside it as they begin: an isolated one as Host::isolated(). Of one that is
    // reached by a command nothing is known, and what depends on it can't be predicted.
    Hosts(rules::State own, const std::vector<KnownHost> &others);

    [[nodiscard]] const rules::State &state(rules::HostId host) const { return m_states.at(std::size_t(host)); }
    [[nodiscard]] rules::State &state(rules::HostId host) { return m_states.at(std::size_t(host)); }
    // In whichever host it is; null if there never was such a socket.
    [[nodiscard]] const rules::Socket *find(rules::SocketId socket) const;

    // A prediction, and the host whose sockets it is about.
    struct Decided {
        rules::Prediction prediction;
        rules::HostId by{};
    };
    // As rules::apply(), for an operation on `host`.
    Decided apply(rules::HostId host, const rules::Operation &operation, const rules::Observation &observed = {});
    // Whether the other end of the connection is a socket of another host of the script.
    [[nodiscard]] bool isJoined(rules::SocketId socket) const;

private:
    // Two interfaces, one in each host.
    struct Cable {
        rules::HostId here{};
        rules::InterfaceId interface {
        };
        rules::HostId there{};
        rules::InterfaceId arriving{};
    };
    // A connection between two hosts. In the state of each, the other end has a stand-in (State::addDistant()).
    struct Joint {
        rules::SocketId socket{};
        rules::SocketId standIn{}; // in the same host: what the socket has as its other end
        rules::SocketId peer{};    // what it stands for
    };

    [[nodiscard]] bool mayBeShared(rules::HostId host, const rules::Operation &operation) const;
    [[nodiscard]] rules::Operation withForeignPorts(rules::HostId host, rules::Operation operation) const;
    [[nodiscard]] std::optional<Decided> cross(rules::HostId host, const rules::Operation &operation,
                                               const rules::Observation &observed);
    Decided connectAcross(const Cable &cable, const rules::Connect &operation, const rules::Departure &departure,
                          const rules::Observation &observed);
    Decided sendAcross(const Cable &cable, const rules::Send &operation, const rules::Departure &departure,
                       const rules::Observation &observed);
    void join(const Cable &cable, rules::SocketId client, rules::SocketId listener, const rules::Prediction &predicted);
    void layCable(rules::HostId host, const rules::AddInterfacePair &pair);
    [[nodiscard]] const Cable *cableFrom(rules::HostId host, rules::InterfaceId interface) const;
    [[nodiscard]] std::vector<std::pair<rules::SocketId, rules::Ending>>
    endingsIn(rules::HostId host, const rules::Operation &operation) const;
    // Stand-ins give way to what they stand for.
    void nameRealOnes(rules::Prediction &prediction) const;
    [[nodiscard]] rules::SocketId realOne(rules::SocketId socket) const;

    std::vector<rules::State> m_states;
    std::vector<bool> m_isKnown; // of each host
    std::vector<Cable> m_cables; // each twice, once from either side
    std::vector<Joint> m_joints; // likewise
};

} // namespace quay::script
