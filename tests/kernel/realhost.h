// SPDX-License-Identifier: MIT
#pragma once

#include "actingas.h"
#include "observed.h"
#include "realsocket.h"
#include "wire.h"

#include <memory>
#include <vector>

#include <errno.h>

namespace quay::judge
{

// Performs operations on real sockets in the network that the process is in, one after another, and waits for their
// effects. One process plays all programs; a program is the user that its calls are made by.
class RealHost final
{
public:
    // usersOfPrograms: the user ids (of the user namespace) of programs 0, 1, ...; others are user 0.
    explicit RealHost(std::vector<quint32> usersOfPrograms);
    // Resets what is still connected: nothing stays behind.
    ~RealHost();
    RealHost(const RealHost &) = delete;
    RealHost &operator=(const RealHost &) = delete;

    Observed perform(const rules::Operation &operation);

    // The session LISTENER#ordinal is called `id` from now on.
    void name(const Taken &session, rules::SocketId id);
    // Everything that programs have open, sessions without a name left out.
    [[nodiscard]] std::vector<SocketView> view() const;

private:
    Observed on(const rules::CreateSocket &operation);
    Observed on(const rules::SetFlag &operation);
    Observed on(const rules::SetDevice &operation);
    Observed on(const rules::SetPortRange &operation);
    Observed on(const rules::SetTuning &operation);
    Observed on(const rules::Bind &operation);
    Observed on(const rules::Listen &operation);
    Observed on(const rules::Connect &operation);
    Observed on(const rules::Send &operation);
    Observed on(const rules::SetAccepting &operation);
    Observed on(const rules::Disconnect &operation);
    Observed on(const rules::SetMembership &operation);
    Observed on(const rules::Inherit &operation);
    Observed on(const rules::End &operation);
    Observed on(const rules::EndProgram &operation);
    Observed on(const rules::Wait &operation);
    Observed on(const rules::SetEphemeralRange &operation);
    Observed on(const rules::SetPrivilegedBelow &operation);
    Observed on(const rules::AddAddress &operation);
    Observed on(const rules::AddInterfacePair &operation);

    [[nodiscard]] RealSocket *find(rules::SocketId id) const;
    // The port that it got, also when it is closed by now ("$NAME" in a script).
    [[nodiscard]] Port portOf(rules::SocketId id) const;
    [[nodiscard]] quint32 userOf(rules::ProgramId program) const;
    // Makes a system call as the user of the socket's program. `call` takes the socket and returns 0 or an errno.
    template <typename Call>
    Observed onSocket(rules::SocketId id, Call call);
    Observed finishConnecting(RealSocket &socket, const Endpoint &peer, int scope);
    void acceptAll(Observed &observed);
    // Sessions that were just accepted read what has arrived before.
    void readWaiting(Observed &observed);
    [[nodiscard]] Taken take(RealSocket &listener, Descriptor fd);
    [[nodiscard]] std::vector<Arrival> arrivals(const QByteArray &message);
    int end(RealSocket &socket, rules::Ending ending);
    [[nodiscard]] std::vector<RealSocket *> openOf(rules::ProgramId program) const;
    void add(std::unique_ptr<RealSocket> socket, int passing);

    std::vector<quint32> m_users;
    std::vector<std::unique_ptr<RealSocket>> m_sockets; // in order of creation
    Wire m_wire;
    RouteSocket m_routes;
    quint32 m_serial = 0; // of messages
};

// "lo", then "v0", "v1", ...
[[nodiscard]] QByteArray interfaceName(rules::InterfaceId id);
// The kernel's index of it; one that no interface has if there is none.
[[nodiscard]] int interfaceIndex(rules::InterfaceId id);

template <typename Call>
Observed RealHost::onSocket(rules::SocketId id, Call call)
{
    Observed observed;
    RealSocket *socket = find(id);
    if (socket == nullptr) {
        observed.error = EBADF;
        return observed;
    }
    const ActingAs user(userOf(socket->program()));
    observed.error = call(*socket);
    observed.port = socket->local().port;
    return observed;
}

} // namespace quay::judge
