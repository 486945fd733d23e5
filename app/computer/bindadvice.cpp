// SPDX-License-Identifier: MIT
#include "computer/bindadvice.h"

#include "common/ruletext.h"
#include "common/surroundings.h"

namespace quay
{

using namespace rules;

namespace
{

Naming namingFor(const ::quay::Surroundings &here, const QString &newSocket, const QString &newProgram)
{
    Naming naming;
    naming.socket = [&here, newSocket](rules::SocketId socket) {
        const QString name = State::isForeign(socket) ? here.nameOf(socket) : newSocket;
        return name;
    };
    naming.program = [newProgram](ProgramId) { return newProgram; };
    naming.device = [&here](InterfaceId device) {
        const auto index = static_cast<std::size_t>(device);
        return index < here.interfaces.size() ? here.interfaces[index] : QString();
    };
    naming.holder = [&here](rules::SocketId socket) { return RuleText::holder(here.ownerOf(socket)); };
    naming.socketOfProgram = [&here, newSocket](rules::SocketId socket) {
        return State::isForeign(socket) ? RuleText::socketOfHolder(RuleText::holder(here.ownerOf(socket))) : newSocket;
    };
    return naming;
}

} // namespace

BindAdvice::BindAdvice(Port port, Transport transport, const system::Snapshot &snapshot, const system::Machine &machine)
{
    const ::quay::Surroundings here = ::quay::Surroundings::thisComputer(&snapshot, machine);
    const rules::SocketId socket{0};
    State state = here.state;
    (void)apply(state, CreateSocket{socket, ProgramId{0}, Family::V4, transport});
    const Operation bind = Bind{socket, Endpoint{Address::v4(0, 0, 0, 0), port}};
    const Prediction prediction = predict(state, bind);
    if (prediction.outcome == Outcome::Ok)
        return;
    const Naming naming = namingFor(here, tr("a new socket"), tr("a new program"));
    const RuleText text(state, naming);
    m_reason = text.reason(prediction, bind);
    for (const Resolution &one : resolutions(state, bind))
        m_ways += text.remedy(one);
}

} // namespace quay
