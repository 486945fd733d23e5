// SPDX-License-Identifier: MIT
#include "computer/processender.h"

#include "common/sockettext.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace quay
{

using namespace system;

ProcessEnder::ProcessEnder(QWidget *window, End end) : QObject(window), m_window(window), m_end(std::move(end))
{
    if (!m_end)
        m_end = [](const Process &process, EndSignal signal) { return endProcess(process, signal); };
}

namespace
{

// A pid may be given again.
bool isSame(const Process &a, const Process &b) { return a.pid == b.pid && a.startTicks == b.startTicks; }

} // namespace

bool ProcessEnder::wasAsked(const Process &process) const
{
    return std::any_of(m_asked.begin(), m_asked.end(),
                       [&process](const Asked &asked) { return isSame(*asked.process, process); });
}

void ProcessEnder::lookAfter(const Snapshot &snapshot)
{
    for (Asked &asked : m_asked) {
        if (asked.isSettled || asked.since.elapsed() < m_patience.count())
            continue;
        asked.isSettled = true;
        const bool isThere =
            std::any_of(snapshot.sockets.begin(), snapshot.sockets.end(), [&asked](const SocketRecord &socket) {
                const Holders &holders = socket.processes();
                return std::any_of(holders.begin(), holders.end(),
                                   [&asked](const ProcessRef &holder) { return isSame(*holder, *asked.process); });
            });
        if (isThere)
            return request(asked.process);
    }
}

void ProcessEnder::request(const ProcessRef &process)
{
    const bool isSecond = wasAsked(*process);
    const EndSignal signal = isSecond ? EndSignal::Kill : EndSignal::Terminate;
    const QString name = SocketText::printable(process->name);
    const QString pid = QString::number(number(process->pid));
    auto *box =
        new QMessageBox(QMessageBox::Question, QStringLiteral("Quayside"),
                        isSecond ? tr("Kill %1 (pid %2)?").arg(name, pid) : tr("End %1 (pid %2)?").arg(name, pid),
                        QMessageBox::Cancel, m_window);
    const QString effect =
        isSecond
            ? tr("It was asked to end and is still there. SIGKILL ends it at once; it cannot put anything in order.")
            : tr("It gets SIGTERM, so that it can put its things in order. All its sockets are closed with it.");
    const QString command = SocketText::printable(process->commandLine.join(u' '));
    box->setInformativeText(command.isEmpty() ? effect : effect + QStringLiteral("\n\n") + command.left(300));
    box->setTextFormat(Qt::PlainText);
    const QPushButton *yes = box->addButton(isSecond ? tr("&Kill") : tr("&End"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(yes, &QAbstractButton::clicked, this, [this, process, signal] { carryOut(process, signal); });
    box->open();
}

void ProcessEnder::carryOut(const ProcessRef &process, EndSignal signal)
{
    if (const auto result = m_end(*process, signal); !result) {
        Q_EMIT failed(problem(*process, result.error()));
        return;
    }
    if (!wasAsked(*process))
        m_asked.emplace_back(Asked{process}).since.start();
    Q_EMIT ended(*process);
}

QString ProcessEnder::problem(const Process &process, const EndError &error)
{
    const QString name = SocketText::printable(process.name);
    const QString pid = QString::number(number(process.pid));
    switch (error.problem) {
    case EndProblem::Gone:
        return tr("%1 (pid %2) has ended already.").arg(name, pid);
    case EndProblem::Another:
        return tr("%1 has ended, and pid %2 belongs to another process by now. Nothing was done.").arg(name, pid);
    case EndProblem::Refused:
        return tr("The kernel does not let you end %1 (pid %2): %3. It belongs to another user; with sudo you could.")
            .arg(name, pid, qt_error_string(error.error));
    case EndProblem::Never:
        return tr("%1 (pid %2) is not ended from here: it is Quayside itself, or the first process of the system.")
            .arg(name, pid);
    }
    Q_UNREACHABLE();
}

} // namespace quay
