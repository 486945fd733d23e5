// SPDX-License-Identifier: MIT
#pragma once

#include "base/uniquefd.h"
#include "lab/message.h"

#include <QObject>
#include <QProcess>
#include <QSocketNotifier>

#include <memory>

namespace quay::lab
{

// An agent's process, and the two pipes to it. Everything it says is checked; what breaks the protocol ends it.
class AgentProcess final : public QObject
{
    Q_OBJECT

public:
    explicit AgentProcess(QObject *parent);
    ~AgentProcess() override; // ends the process

    // Once. answered() with its Greeting follows, or ended().
    void start(const QString &program, const QStringList &arguments);
    // A command of the user's that makes an agent somewhere, by its words, without a shell. It has no terminal, so that
    // it can't ask for a password there, and whatever it starts ends with it.
    void startOfUser(const QStringList &command);
    // Before the greeting too: it is read when the agent is ready.
    void send(const Command &command);
    // Lets it end by itself, which leaves nothing of its connections in the kernel, and kills it if it doesn't at once;
    // ended() follows.
    void dismiss();
    // By SIGKILL; ended() follows.
    void kill(ProgramEnded::How why = ProgramEnded::How::Signaled);

    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }

Q_SIGNALS:
    void answered(const quay::lab::Answer &answer);
    // The last signal. `couldStart` is false if there is no such program.
    void ended(quay::lab::ProgramEnded::How how, int code, bool couldStart);

private:
    void begin(const QString &program, const QStringList &arguments);
    void read();
    bool readSome();
    void takeLines();
    void write();
    void finish(int code, QProcess::ExitStatus status);
    void end(ProgramEnded::How how, int code, bool couldStart);

    QProcess m_process;
    UniqueFd m_to;
    UniqueFd m_from;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QByteArray m_in;
    QByteArray m_out;
    ProgramEnded::How m_why = ProgramEnded::How::Signaled;
    bool m_isOfUser = false;
    bool m_hasEnded = false;
};

} // namespace quay::lab
