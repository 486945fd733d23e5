// SPDX-License-Identifier: MIT
#include "cli/termination.h"

#include <QSocketNotifier>

#include <array>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

namespace quay::cli
{

namespace
{

constexpr std::array handled{SIGINT, SIGTERM, SIGHUP};
int pipeEnd = -1; // what a signal handler may touch

void note(int signal)
{
    const auto byte = static_cast<char>(signal);
    [[maybe_unused]] const ssize_t written = ::write(pipeEnd, &byte, 1);
}

} // namespace

Termination::Termination(QObject *parent) : QObject(parent)
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_from = UniqueFd(ends[0]);
    pipeEnd = ends[1];
    m_notifier = new QSocketNotifier(m_from.get(), QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &Termination::read);
    struct sigaction action {
    };
    action.sa_handler = note;
    action.sa_flags = SA_RESTART;
    for (const int signal : handled)
        ::sigaction(signal, &action, nullptr);
}

Termination::~Termination()
{
    for (const int signal : handled)
        ::signal(signal, SIG_DFL);
    if (pipeEnd >= 0)
        ::close(std::exchange(pipeEnd, -1));
}

void Termination::read()
{
    char byte = 0;
    if (::read(m_from.get(), &byte, 1) == 1)
        Q_EMIT asked(byte);
}

} // namespace quay::cli
