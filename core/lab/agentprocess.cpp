// SPDX-License-Identifier: MIT
#include "lab/agentprocess.h"

#include <QTimer>

#include <array>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace quay::lab
{

namespace
{

constexpr qsizetype readSize = 64 * 1024;
constexpr int patience = 1000; // milliseconds, for a process that has closed its output
constexpr int farewell = 300;  // milliseconds, for one that is dismissed

struct Pipe {
    UniqueFd read;
    UniqueFd write;
};

Pipe makePipe()
{
    std::array<int, 2> ends{-1, -1};
    return ::pipe2(ends.data(), O_CLOEXEC) == 0 ? Pipe{UniqueFd(ends[0]), UniqueFd(ends[1])} : Pipe{};
}

void setNonBlocking(int fd) { ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK); }

// A write to a process that has just died shall fail with EPIPE, without the signal that would end this one. The
// disposition of SIGPIPE is the program's own: its standard output may be a pipe, too.
class WithoutPipeSignal final
{
public:
    WithoutPipeSignal()
    {
        ::sigemptyset(&m_pipe);
        ::sigaddset(&m_pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~WithoutPipeSignal()
    {
        const timespec atOnce{};
        if (hasBroken)
            ::sigtimedwait(&m_pipe, nullptr, &atOnce);
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    WithoutPipeSignal(const WithoutPipeSignal &) = delete;
    WithoutPipeSignal &operator=(const WithoutPipeSignal &) = delete;

    bool hasBroken = false;

private:
    sigset_t m_pipe{};
    sigset_t m_before{};
};

} // namespace

AgentProcess::AgentProcess(QObject *parent) : QObject(parent)
{
    connect(&m_process, &QProcess::finished, this, &AgentProcess::finish);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(ProgramEnded::How::Exited, 0, false);
    });
}

AgentProcess::~AgentProcess()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    kill();
    m_process.waitForFinished();
}

void AgentProcess::start(const QString &program, const QStringList &arguments) { begin(program, arguments); }

void AgentProcess::startOfUser(const QStringList &command)
{
    m_isOfUser = true;
    begin(command.front(), command.mid(1));
}

void AgentProcess::begin(const QString &program, const QStringList &arguments)
{
    // Pipes of our own instead of QProcess's: a line is written at once, not at the next turn of the event loop.
    Pipe to = makePipe();
    Pipe from = makePipe();
    m_to = std::move(to.write);
    m_from = std::move(from.read);
    setNonBlocking(m_to.get());
    setNonBlocking(m_from.get());
    m_process.setInputChannelMode(QProcess::ForwardedInputChannel);
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.setChildProcessModifier([input = to.read.get(), output = from.write.get(), isOfUser = m_isOfUser] {
        ::dup2(input, STDIN_FILENO);
        ::dup2(output, STDOUT_FILENO);
        if (isOfUser) { // an agent sees to this by itself
            ::setsid();
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        }
    });
    m_readable = std::make_unique<QSocketNotifier>(m_from.get(), QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(m_to.get(), QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &AgentProcess::read);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &AgentProcess::write);
    m_process.start(program, arguments);
}

void AgentProcess::send(const Command &command)
{
    m_out += toLine(command);
    write();
}

void AgentProcess::write()
{
    WithoutPipeSignal guard;
    while (!m_out.isEmpty() && m_to.isOpen()) {
        const ssize_t written = ::write(m_to.get(), m_out.constData(), std::size_t(m_out.size()));
        guard.hasBroken = guard.hasBroken || (written < 0 && errno == EPIPE);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno != EAGAIN)
            m_out.clear(); // it doesn't read any more: its end is on its way
        if (written < 0)
            break;
        m_out.remove(0, written);
    }
    m_writable->setEnabled(!m_out.isEmpty());
}

// An agent whose input has ended has nobody left to work for.
void AgentProcess::dismiss()
{
    if (m_writable)
        m_writable->setEnabled(false);
    m_out.clear();
    m_to = UniqueFd();
    QTimer::singleShot(farewell, this, [this] {
        if (!m_hasEnded)
            kill();
    });
}

void AgentProcess::kill(ProgramEnded::How why)
{
    m_why = why;
    if (m_isOfUser && m_process.processId() > 0)
        ::kill(pid_t(-m_process.processId()), SIGKILL); // its session, see begin()
    m_process.kill();
}

void AgentProcess::read()
{
    while (m_readable->isEnabled() && readSome()) {
    }
}

// False: there is nothing (any more).
bool AgentProcess::readSome()
{
    const qsizetype size = m_in.size();
    m_in.resize(size + readSize);
    const ssize_t got = ::read(m_from.get(), m_in.data() + size, std::size_t(readSize));
    const int error = errno;
    m_in.resize(size + std::max<qsizetype>(0, got));
    if (got > 0) {
        takeLines();
        return got == readSize;
    }
    if (got == 0 || (error != EAGAIN && error != EINTR)) {
        m_readable->setEnabled(false);
        // Its process should end now, too.
        QTimer::singleShot(patience, this, [this] { kill(ProgramEnded::How::Silent); });
    }
    return false;
}

void AgentProcess::takeLines()
{
    qsizetype begin = 0;
    for (qsizetype end = m_in.indexOf('\n'); end >= 0; end = m_in.indexOf('\n', begin)) {
        const std::optional<Answer> answer = answerFromLine(QByteArrayView(m_in).sliced(begin, end - begin));
        begin = end + 1;
        if (!answer) {
            m_in.clear();
            m_readable->setEnabled(false);
            kill(ProgramEnded::How::Nonsense);
            return;
        }
        Q_EMIT answered(*answer);
    }
    m_in.remove(0, begin);
    if (m_in.size() > maxLineLength) {
        m_readable->setEnabled(false);
        kill(ProgramEnded::How::Nonsense);
    }
}

void AgentProcess::finish(int code, QProcess::ExitStatus status)
{
    read(); // what it said before its end
    const bool isSignal = status == QProcess::CrashExit;
    const bool isBroken = m_why == ProgramEnded::How::Nonsense; // also if it was faster than the signal
    end(isSignal || isBroken ? m_why : ProgramEnded::How::Exited, code, true);
}

void AgentProcess::end(ProgramEnded::How how, int code, bool couldStart)
{
    if (std::exchange(m_hasEnded, true))
        return;
    if (m_readable)
        m_readable->setEnabled(false);
    if (m_writable)
        m_writable->setEnabled(false);
    Q_EMIT ended(how, code, couldStart);
}

} // namespace quay::lab
