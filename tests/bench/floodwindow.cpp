// SPDX-License-Identifier: MIT
// Quayside's window with the lab in view and one UDP socket in it, for flood.py, which measures it from outside. The
// socket has the largest buffer there is. Prints the socket's port; then, for every line it reads, the messages that
// the log has told of, how many the kernel dropped, and how many the log left out. Ends with its input.
#include "lab/labpage.h"
#include "window/mainwindow.h"

#include <QApplication>
#include <QFile>
#include <QSocketNotifier>

#include <array>
#include <cstdio>

#include <unistd.h>

using namespace quay;

namespace
{

// What the kernel allows to a socket that waits for a program to have time, in bytes.
int largestBuffer()
{
    QFile limit(QStringLiteral("/proc/sys/net/core/rmem_max"));
    return limit.open(QIODevice::ReadOnly) ? limit.readAll().trimmed().toInt() : 212'992;
}

class Flooded final : public QObject
{
public:
    explicit Flooded(LabPage *page) : m_page(page), m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(page->session(), &LabSession::happened, this, &Flooded::count);
        connect(&m_input, &QSocketNotifier::activated, this, &Flooded::answer);
        const auto mistake = page->session()->carryOut(
            QStringLiteral("log: bind udp 127.0.0.1:0 rcvbuf %1 as box").arg(largestBuffer()));
        if (mistake)
            qFatal("the lab does not take its line");
    }

private:
    void count(const lab::Event &event)
    {
        if (const auto *received = std::get_if<lab::Received>(&event.what))
            m_messages += quint64(received->messages);
        const auto *facts = std::get_if<lab::SocketFacts>(&event.what);
        if (facts == nullptr)
            return;
        m_dropped = facts->dropped;
        if (facts->local && !std::exchange(m_isTold, true))
            say(QByteArray::number(number(facts->local->port)));
    }

    void answer()
    {
        std::array<char, 64> line{};
        if (::read(STDIN_FILENO, line.data(), line.size()) <= 0)
            return QApplication::quit();
        say(QByteArray::number(m_messages) + ' ' + QByteArray::number(m_dropped) + ' ' +
            QByteArray::number(m_page->session()->lab().leftOut()));
    }

    static void say(const QByteArray &line)
    {
        std::puts(line.constData());
        std::fflush(stdout);
    }

    LabPage *m_page;
    QSocketNotifier m_input;
    quint64 m_messages = 0;
    quint64 m_dropped = 0;
    bool m_isTold = false;
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    MainWindow window(Places{});
    window.showPage(QStringLiteral("lab"));
    window.show();
    const Flooded flooded(window.lab());
    return QApplication::exec();
}
