// SPDX-License-Identifier: MIT
// What the lab tells, as rows of the log and movements on the stage.
#include "base/overloaded.h"
#include "common/labtext.h"
#include "lab/labpage.h"
#include "lab/logmodel.h"
#include "lab/programtree.h"
#include "lab/scene/card.h"
#include "lab/scene/cardtext.h"
#include "lab/scene/stage.h"
#include "lab/scriptpane.h"
#include "lab/verdict.h"
#include "script/errno_name.h"
#include "script/values.h"

#include <algorithm>

namespace quay
{

namespace
{

constexpr int labelLetters = 18;

// A message as it is shown on its way.
QString sampleText(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    for (QChar &c : text) {
        if (!c.isPrint())
            c = u'·';
    }
    if (text.size() > labelLetters)
        text = text.first(labelLetters - 1) + u'…';
    return QStringLiteral("“%1”").arg(text);
}

QString payloadText(const script::Payload &payload)
{
    return std::visit(
        Overloaded{[](const script::Text &text) { return sampleText(text.bytes); },
                   [](const script::Hex &hex) { return QString::fromLatin1(hex.bytes.left(6).toHex(' ')); },
                   [](script::Filler filler) { return QStringLiteral("%1 B").arg(filler.size); }},
        payload);
}

bool isOfTheLab(rules::SocketId socket) { return socket != rules::Socket::none && !rules::State::isForeign(socket); }

QString answerOf(rules::Told told)
{
    switch (told) {
    case rules::Told::Nothing:
        return {};
    case rules::Told::Rst:
        return QStringLiteral("RST");
    case rules::Told::IcmpPortUnreachable:
        return QStringLiteral("ICMP port unreachable");
    }
    Q_UNREACHABLE();
}

QString errorText(int error)
{
    const auto name = script::errorName(script::ErrorNumber(error));
    return name ? script::toString(*name) : QString::number(error);
}

} // namespace

void LabPage::showStep(const script::RunStep &step)
{
    m_log->finishStep(step, Judge::reason(step.predicted, m_session->model(), m_session->surroundings()));
    if (!m_session->isEnding())
        m_script->showOutcome(step);
    remember(step);
    showMessage(step);
    refreshSoon();
}

// Ghosts of binds that failed, and what each program did last.
void LabPage::remember(const script::RunStep &step)
{
    if (step.predicted.calls.empty() || !step.actual)
        return;
    const bool fails = step.actual->outcome.outcome == rules::Outcome::Fails;
    const rules::Operation &last = step.predicted.calls.back().operation;
    const rules::Prediction &prediction = step.predicted.calls.back().prediction;
    for (const script::PredictedCall &call : step.predicted.calls) {
        if (const auto *made = std::get_if<rules::CreateSocket>(&call.operation))
            m_memory.last.erase(made->program);
    }
    const auto *bind = std::get_if<rules::Bind>(&last);
    if (bind != nullptr && fails) {
        scene::Failure failure{bind->local, step.actual->outcome.error, std::nullopt, {}};
        if (!prediction.with.empty()) {
            failure.obstacle = prediction.with.front();
            const rules::Socket *other = m_session->model().find(prediction.with.front());
            const bool isSame = other != nullptr && other->local == bind->local;
            failure.tie = prediction.rule == rules::Rule::InUseTimeWait ? tr("still in TIME_WAIT")
                          : isSame                                      ? tr("same address and port")
                                                                        : tr("the addresses overlap");
        }
        m_memory.failures[bind->socket] = failure;
    }
    const auto *connect = std::get_if<rules::Connect>(&last);
    if (connect != nullptr && fails)
        m_memory.failures[connect->socket] = {connect->peer, step.actual->outcome.error, std::nullopt, {}};
    const std::optional<rules::SocketId> socket = std::visit(
        [](const auto &op) -> std::optional<rules::SocketId> {
            if constexpr (requires { op.socket; })
                return op.socket;
            else
                return std::nullopt;
        },
        last);
    const rules::Socket *own = socket ? m_session->model().find(*socket) : nullptr;
    if (own == nullptr)
        return;
    if (fails) {
        const QString call = step.actual->failedCall.isEmpty() ? callName(last) : step.actual->failedCall;
        m_memory.last[own->program] = {scene::News::Kind::Failed, call, step.actual->outcome.error};
    } else {
        m_memory.failures.erase(*socket);
        if (const auto news = m_memory.last.find(own->program);
            news != m_memory.last.end() && news->second.kind == scene::News::Kind::Failed)
            m_memory.last.erase(news);
    }
}

void LabPage::showMessage(const script::RunStep &step)
{
    if (step.predicted.calls.empty() || !step.actual)
        return;
    const script::PredictedCall &call = step.predicted.calls.back();
    const auto *send = std::get_if<rules::Send>(&call.operation);
    const auto *connect = std::get_if<rules::Connect>(&call.operation);
    const std::optional<rules::SocketId> id = send      ? std::optional(send->socket)
                                              : connect ? std::optional(connect->socket)
                                                        : std::nullopt;
    const rules::Socket *socket = id ? m_session->model().find(*id) : nullptr;
    if (socket == nullptr || (connect != nullptr && socket->transport == Transport::Udp))
        return;
    // What failed before anything left the computer does not travel.
    const bool left = step.actual->outcome.outcome != rules::Outcome::Fails || call.prediction.told == rules::Told::Rst;
    if (!left)
        return;
    scene::Movement movement;
    movement.transport = socket->transport;
    movement.sender = id;
    movement.from = socket->local;
    movement.to = connect != nullptr ? connect->peer : send->to.value_or(socket->peer);
    movement.candidates = call.prediction.candidates;
    movement.receivers = call.prediction.receivers;
    movement.isDiscarded = call.prediction.rule == rules::Rule::Discarded;
    movement.answer = call.prediction.receivers.empty() ? answerOf(call.prediction.told) : QString();
    movement.count = send != nullptr ? send->count : 1;
    movement.label = QStringLiteral("SYN");
    if (const auto *message = std::get_if<script::SendMessage>(&step.step.statement.command))
        movement.label = payloadText(message->payload);
    refresh(); // so that both ends have their places
    m_stage->add(movement);
    m_matched = movement;
    showMatch();
}

void LabPage::showMatch()
{
    const scene::CardText text(*m_session, palette());
    m_match->show(scene::CardText::matchTitle(*m_matched), text.match(*m_matched));
}

void LabPage::showArrival(const scene::Movement &movement)
{
    const rules::Socket *sender = movement.sender ? m_session->model().find(*movement.sender) : nullptr;
    const auto from = sender != nullptr ? std::optional(sender->program) : std::nullopt;
    using Kind = scene::News::Kind;
    if (movement.label != u"SYN") {
        for (const rules::SocketId receiver : movement.receivers) {
            if (const rules::Socket *socket = m_session->model().find(receiver))
                m_memory.last[socket->program] = {Kind::Received, movement.label, movement.from.toString(), from};
        }
    }
    if (!movement.answer.isEmpty() && sender != nullptr)
        m_memory.last[sender->program] = {
            movement.isDiscarded ? Kind::OtherSideClosed : Kind::Unanswered, movement.answer.section(u' ', 0, 0), {}};
    refreshSoon();
}

// Whoever is at the other end there is of the lab.
bool LabPage::isApart(rules::SocketId id) const
{
    const lab::LabSocket *socket = m_session->lab().find(id);
    const lab::LabProgram *owner = socket == nullptr ? nullptr : m_session->lab().find(socket->opened.program);
    return owner != nullptr && m_session->isApart(owner->started.host);
}

// What a program of the lab has sent is told by its own step.
bool LabPage::isFromTheLab(const lab::Received &received) const
{
    const rules::Socket *socket = m_session->model().find(received.socket);
    if (isApart(received.socket) || (socket != nullptr && isOfTheLab(socket->other)))
        return true;
    const auto &sockets = m_session->lab().sockets();
    return received.from && std::any_of(sockets.begin(), sockets.end(), [&](const auto &entry) {
               return entry.second.facts.local == received.from && !entry.second.gone;
           });
}

// Steps of the lab have rows of their own; what comes from elsewhere gets one here.
void LabPage::showEvent(const lab::Event &event)
{
    refreshSoon();
    const auto socketRow = [this](rules::SocketId id, const QString &what) {
        const lab::LabSocket *socket = m_session->lab().find(id);
        m_log->addEvent(socket == nullptr ? QString() : programName(socket->opened.program), what, id);
    };
    const auto nameOf = [this](rules::SocketId id) {
        const lab::LabSocket *socket = m_session->lab().find(id);
        return socket == nullptr ? QString() : socket->opened.name;
    };
    const QString surprise = LabText::surprise(event, m_session->lab());
    const auto errorOf = [&](const lab::Trouble &trouble) {
        const QString error = errorText(trouble.error);
        return surprise.isEmpty() ? tr("%1: %2", "socket, error").arg(nameOf(trouble.socket), error) : surprise;
    };
    std::visit(
        Overloaded{
            [&](const lab::ProgramEnded &ended) {
                if (!ended.asked)
                    m_log->addEvent(programName(ended.program), surprise, {});
            },
            [&](const lab::Received &received) {
                if (received.sender || isFromTheLab(received))
                    return;
                const lab::LabSocket *socket = m_session->lab().find(received.socket);
                if (socket == nullptr || !socket->facts.local)
                    return;
                const std::optional<Endpoint> from = received.from ? received.from : socket->facts.peer;
                socketRow(received.socket, tr("%1 received %n message(s) from %2: %3", nullptr, int(received.messages))
                                               .arg(nameOf(received.socket), from ? from->toString() : QString(),
                                                    sampleText(received.sample)));
                scene::Movement movement;
                movement.label = sampleText(received.sample);
                movement.transport = socket->opened.transport;
                movement.from = from.value_or(Endpoint());
                movement.to = *socket->facts.local;
                movement.receivers = {received.socket};
                movement.count = received.messages;
                m_stage->add(movement);
            },
            [&](const lab::SocketOpened &opened) {
                const rules::Socket *known = m_session->model().find(opened.socket);
                const bool isVisitor = !isApart(opened.socket) && (known == nullptr || !isOfTheLab(known->other));
                if (opened.listener && isVisitor && opened.peer)
                    socketRow(opened.socket, tr("%1: a session from outside the lab, with %2", "socket, address")
                                                 .arg(opened.name, opened.peer->toString()));
            },
            [&](const lab::PeerClosed &closed) {
                socketRow(closed.socket, tr("%1: the other side has closed").arg(nameOf(closed.socket)));
            },
            [&](const lab::Trouble &trouble) { socketRow(trouble.socket, errorOf(trouble)); }, [](const auto &) {}},
        event.what);
}

} // namespace quay
