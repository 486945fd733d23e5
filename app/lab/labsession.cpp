// SPDX-License-Identifier: MIT
#include "lab/labsession.h"

#include "lab/othersnews.h"
#include "script/parser.h"
#include "script/printer.h"
#include "script/renaming.h"
#include "script/replay.h"

#include <algorithm>

namespace quay
{

Naming namingOf(const script::Predictor &model, const Surroundings &surroundings)
{
    Naming naming;
    naming.socket = [&model](rules::SocketId id) { return model.name(id); };
    naming.program = [&model](rules::ProgramId id) { return model.names().name(id); };
    naming.device = [&model](rules::InterfaceId id) { return model.names().name(id); };
    naming.holder = [&surroundings](rules::SocketId id) { return RuleText::holder(surroundings.ownerOf(id)); };
    naming.socketOfProgram = [&model, &surroundings](rules::SocketId id) {
        if (rules::State::isForeign(id))
            return RuleText::socketOfHolder(RuleText::holder(surroundings.ownerOf(id)));
        const rules::Socket *socket = model.find(id);
        return socket == nullptr ? QString()
                                 : RuleText::socketOfProgram(model.names().fullName(socket->program), model.name(id));
    };
    return naming;
}

LabSession::LabSession(Ways ways, QObject *parent) : QObject(parent), m_ways(std::move(ways)) { open(); }

LabSession::~LabSession() = default;

void LabSession::open()
{
    m_surroundings = std::make_unique<Surroundings>(m_replayed ? Surroundings::recorded(m_replayed->beginning)
                                                               : m_ways.read(m_isIsolated));
    m_age.start();
    touch();
    if (m_replayed)
        m_runner = new script::Replay(
            *m_replayed, m_ways.service, [this](rules::SocketId id) { return m_surroundings->nameOf(id); }, this);
    else
        m_runner = m_ways.open(*m_surroundings, this);
    if (m_recording)
        m_recorder = std::make_unique<script::Recorder>(*m_runner, m_surroundings->beginning(), *m_recording);
    m_naming = namingOf(m_runner->model(), *m_surroundings);
    m_history.clear();
    m_undo.clear();
    connect(m_runner, &script::Runner::predicted, this, &LabSession::predicted);
    connect(m_runner, &script::Runner::done, this, &LabSession::touch);
    connect(m_runner, &script::Runner::happened, this, &LabSession::touch);
    connect(m_runner, &script::Runner::done, this, &LabSession::done);
    connect(m_runner, &script::Runner::done, this, &LabSession::watchRecording);
    connect(m_runner, &script::Runner::happened, this, &LabSession::happened);
    connect(m_runner, &script::Runner::refused, this, &LabSession::refused);
    connect(m_runner, &script::Runner::idle, this, &LabSession::idle);
    connect(
        m_runner, &script::Runner::finished, this,
        [this] {
            if (m_isOver)
                Q_EMIT finished();
            else if (m_isEnding)
                flush();
        },
        Qt::QueuedConnection); // the runner is let go there
}

void LabSession::startOver(bool isolated)
{
    m_replayed.reset();
    m_isIsolated = isolated;
    beginAnew();
}

void LabSession::replay(script::RecordedScript recorded)
{
    m_isIsolated = recorded.beginning.isolated;
    m_replayed = std::make_shared<const script::RecordedScript>(std::move(recorded));
    beginAnew();
}

void LabSession::replayAgain() { beginAnew(); }

bool LabSession::record(std::unique_ptr<QFile> file)
{
    if (!file->open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return false;
    m_nextRecording = std::move(file);
    startOver();
    return true;
}

void LabSession::beginAnew()
{
    m_waiting.clear();
    m_history.clear();
    m_undo.clear();
    if (m_isEnding)
        return;
    m_isEnding = true;
    m_runner->stop();
}

void LabSession::stopRecording()
{
    m_recorder.reset();
    m_recording.reset();
}

void LabSession::watchRecording()
{
    if (!m_recorder || m_recording->error() == QFileDevice::NoError)
        return;
    m_recorder.reset();
    Q_EMIT recordingFailed(m_recording->errorString());
}

void LabSession::renew()
{
    constexpr qint64 awhile = 1000; // milliseconds
    if (!m_isIsolated && !m_replayed && !m_recorder && !m_isOver && m_history.isEmpty() && m_age.hasExpired(awhile))
        startOver();
}

bool LabSession::seeOthers(const system::Snapshot &snapshot, const system::Machine &machine)
{
    // A recording has the sockets with which it begins, and no others.
    if (isRecording() || isReplay())
        return false;
    if (m_isIsolated || m_isOver || isBusy() || !m_surroundings->hasSockets || snapshot.taken < m_touched)
        return false;
    const OthersNews news = newsOfOthers(snapshot, machine, model().state(), pids());
    if (news.gone.empty() && news.fresh.empty())
        return false;
    std::vector<rules::ForeignSocket> sockets;
    sockets.reserve(news.fresh.size());
    for (const OtherSocket &other : news.fresh)
        sockets.push_back(other.socket);
    const std::vector<rules::SocketId> ids = m_runner->seeOthers(news.gone, sockets);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!news.fresh[i].owner.isEmpty())
            m_surroundings->owners.insert_or_assign(ids[i], news.fresh[i].owner);
    }
    return true;
}

// Of every program the lab ever had: what one of them held may still be closing.
std::set<int> LabSession::pids() const
{
    std::set<int> pids;
    for (const auto &[id, program] : lab().programs())
        pids.insert(int(program.started.pid));
    return pids;
}

void LabSession::finish()
{
    m_isOver = true;
    m_waiting.clear();
    if (!m_isEnding)
        m_runner->stop();
    m_isEnding = true;
}

// The old lab is gone to the last process: the new one finds its ports free.
void LabSession::flush()
{
    m_runner->disconnect(this);
    m_runner->deleteLater();
    m_recorder.reset();
    m_recording = std::move(m_nextRecording);
    const QString history = m_history;
    const auto undo = m_undo;
    open();
    m_history = history;
    m_undo = undo;
    m_isEnding = false;
    Q_EMIT begun();
    for (const script::Step &step : std::exchange(m_waiting, {}))
        m_runner->run(step);
}

std::optional<script::Diagnostic> LabSession::carryOut(const script::Statement &statement, bool isRecorded)
{
    return carryOut(script::print(statement), isRecorded);
}

Result<script::Step, script::Diagnostic> LabSession::check(const QString &line) const
{
    const auto scripts =
        script::parse((m_history + line + u'\n').toUtf8(), {m_ways.service, m_isIsolated, m_surroundings->hosts});
    if (!scripts)
        return failure(scripts.error().front());
    const bool isOne = scripts->size() == 1 && !scripts->front().steps.empty();
    if (!isOne) {
        script::Diagnostic nothing;
        nothing.mistake = script::Mistake::Unexpected;
        nothing.expected = {script::Expected::Program};
        return failure(std::move(nothing));
    }
    return scripts->front().steps.back();
}

std::optional<script::Diagnostic> LabSession::carryOut(const QString &line, bool isRecorded)
{
    const auto checked = check(line);
    if (!checked)
        return checked.error();
    const script::Step &step = *checked;
    m_history += line + u'\n';
    const QString name = std::visit(
        [](const auto &command) {
            if constexpr (requires { command.socket.as; })
                return command.socket.as;
            else
                return QString();
        },
        step.statement.command);
    if (!name.isEmpty())
        m_undo.emplace_back(step.statement.program, name);
    if (isRecorded)
        Q_EMIT recorded(line);
    if (m_isEnding)
        m_waiting.push_back(step);
    else
        m_runner->run(step);
    return std::nullopt;
}

bool LabSession::rename(const lab::Renaming &renaming)
{
    if (isBusy() || !m_runner->rename(renaming))
        return false;
    m_history = QString::fromUtf8(script::renamed(m_history.toUtf8(), renaming));
    for (auto &[program, socket] : m_undo) {
        program = renaming.program(program);
        socket = renaming.socket(socket);
    }
    return true;
}

QString LabSession::undoable() const { return m_undo.empty() || m_replayed ? QString() : m_undo.back().second; }

void LabSession::undo()
{
    if (m_undo.empty())
        return;
    const auto [program, socket] = m_undo.back();
    m_undo.pop_back();
    static_cast<void>(carryOut(script::Statement{program, script::End{{socket, 0}, rules::Ending::Close}, {}}));
}

QString LabSession::unusedName(const QString &wish) const
{
    QString name = wish;
    for (int n = 2; model().names().isDeclared(name); ++n)
        name = wish + QString::number(n);
    return name;
}

QStringList LabSession::programs() const
{
    QStringList names;
    for (const auto &[id, program] : lab().programs()) {
        const QString name = script::fullProgram(program.started.name, program.started.host);
        if (!program.ended && !names.contains(name))
            names += name;
    }
    return names;
}

bool LabSession::isApart(const QString &host) const
{
    if (host.isEmpty())
        return m_isIsolated;
    const auto &hosts = m_surroundings->hosts;
    return std::any_of(hosts.begin(), hosts.end(),
                       [&host](const script::KnownHost &one) { return one.name == host && one.isolated; });
}

bool LabSession::opensToNetwork(const script::Statement &statement) const
{
    const script::Names &names = model().names();
    const QString host = statement.host.isEmpty() ? names.name(names.hostOf(statement.program)) : statement.host;
    return !isApart(host) && reachesNetwork(statement);
}

bool LabSession::isOpenToNetwork() const
{
    const auto &sockets = lab().sockets();
    return std::any_of(sockets.begin(), sockets.end(), [this](const auto &entry) {
        const lab::LabSocket &socket = entry.second;
        const lab::LabProgram *owner = lab().find(socket.opened.program);
        if (isApart(owner == nullptr ? QString() : owner->started.host))
            return false;
        const bool hears = socket.facts.listening || socket.facts.peer || socket.opened.transport == Transport::Udp;
        return hears && !socket.closed && socket.facts.local && isOfTheNetwork(socket.facts.local->address);
    });
}

bool isOfTheNetwork(const Address &address)
{
    return !(address.isV4Mapped() ? address.unmapped() : address).isLoopback();
}

bool reachesNetwork(const script::Statement &statement)
{
    return std::visit(
        [](const auto &command) {
            if constexpr (requires { command.local; })
                return isOfTheNetwork(command.local.address.address);
            else if constexpr (requires { command.peer; })
                return isOfTheNetwork(command.peer.address.address);
            else if constexpr (requires { command.to; })
                return command.to && isOfTheNetwork(command.to->address.address);
            else
                return false;
        },
        statement.command);
}

} // namespace quay
