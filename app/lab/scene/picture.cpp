// SPDX-License-Identifier: MIT
#include "lab/scene/picture.h"

#include "script/names.h"

#include <algorithm>

namespace quay::scene
{

namespace
{

constexpr int ghostsOfAProgram = 2; // the latest; further failures are in the log

bool isWaiting(lab::TcpState state)
{
    using lab::TcpState;
    return state == TcpState::TimeWait || state == TcpState::FinWait1 || state == TcpState::FinWait2 ||
           state == TcpState::LastAck || state == TcpState::Closing;
}

Kind shapeOf(const lab::LabSocket &socket)
{
    if (socket.facts.listening)
        return Kind::Listening;
    if (socket.closed || isWaiting(socket.facts.tcp))
        return Kind::Waiting;
    return socket.facts.peer ? Kind::Connected : Kind::Bound;
}

bool isV6Only(const lab::LabSocket &socket)
{
    return std::any_of(socket.facts.options.begin(), socket.facts.options.end(), [](const lab::OptionValue &option) {
        return option.name.contains(QLatin1StringView("v6only"), Qt::CaseInsensitive) && option.value != 0;
    });
}

QString portText(const Endpoint &end) { return QString::number(number(end.port)); }

SocketBox boxOf(const lab::LabSocket &socket, QString (*stateWord)(const lab::LabSocket &))
{
    SocketBox box;
    box.socket = socket.opened.socket;
    box.program = socket.opened.program;
    box.transport = socket.opened.transport;
    box.shape = shapeOf(socket);
    box.local = socket.facts.local;
    box.peer = socket.facts.peer;
    box.coversV4 = socket.opened.family == Family::V6 && !isV6Only(socket);
    box.title = socket.facts.local->toString();
    if (socket.facts.peer)
        box.title = portText(*socket.facts.local) + QStringLiteral(" ↔ ") + portText(*socket.facts.peer);
    const QString state = socket.opened.transport == Transport::Udp ? QStringLiteral("UDP") : stateWord(socket);
    box.caption = state + QStringLiteral(" · ") + socket.opened.name;
    return box;
}

std::optional<SocketBox> ghostOf(const lab::LabSocket &socket, const Memory &memory)
{
    const auto failure = memory.failures.find(socket.opened.socket);
    if (failure == memory.failures.end() || socket.closed)
        return std::nullopt;
    SocketBox box;
    box.socket = socket.opened.socket;
    box.program = socket.opened.program;
    box.transport = socket.opened.transport;
    box.shape = Kind::Ghost;
    box.title = failure->second.tried ? failure->second.tried->toString() : socket.opened.name;
    box.caption = failure->second.error;
    box.obstacle = failure->second.obstacle;
    box.tie = failure->second.tie;
    return box;
}

} // namespace

Picture pictureOf(const lab::LabState &lab, const Memory &memory, QString (*stateWord)(const lab::LabSocket &))
{
    Picture picture;
    std::set<rules::SocketId> refused;
    for (const auto &[id, failure] : memory.failures)
        refused.insert(id);
    for (const auto &[id, program] : lab.programs()) {
        Program shown{id,
                      script::fullProgram(program.started.name, program.started.host),
                      program.started.pid,
                      program.ended.has_value(),
                      {},
                      false,
                      program.started.host,
                      Standing::text(lab, id, refused, memory.passedOn)};
        if (const auto last = memory.last.find(id); last != memory.last.end() && !shown.ended) {
            shown.last = Standing::text(lab, last->second);
            shown.lastIsBad = last->second.isBad();
        }
        picture.programs.push_back(std::move(shown));
    }
    std::map<rules::ProgramId, int> ghosts;
    std::vector<SocketBox> reversed;
    const auto add = [&](const std::pair<const rules::SocketId, lab::LabSocket> &entry) {
        const auto &[id, socket] = entry;
        const bool hasPort = socket.facts.local && number(socket.facts.local->port) != 0;
        if (socket.gone)
            return;
        // Linux goes on showing the port of a TCP socket that was refused, though it has given it back.
        const bool isRefused = memory.failures.contains(id) && !socket.facts.listening && !socket.facts.peer &&
                               socket.opened.transport == Transport::Tcp;
        if (hasPort && !isRefused && (!socket.closed || isWaiting(socket.facts.tcp)))
            reversed.push_back(boxOf(socket, stateWord));
        else if (auto ghost = ghostOf(socket, memory); ghost && ++ghosts[ghost->program] <= ghostsOfAProgram)
            reversed.push_back(std::move(*ghost));
    };
    std::for_each(lab.sockets().rbegin(), lab.sockets().rend(), add);
    picture.boxes.assign(std::make_move_iterator(reversed.rbegin()), std::make_move_iterator(reversed.rend()));
    for (SocketBox &box : picture.boxes) {
        if (const lab::LabProgram *owner = lab.find(box.program))
            box.host = owner->started.host;
    }
    return picture;
}

} // namespace quay::scene
