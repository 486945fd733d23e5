// SPDX-License-Identifier: MIT
#pragma once

#include "base/uniquefd.h"
#include "lab/engine.h"

#include <QEventLoop>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace quay
{

using Clock = std::chrono::steady_clock;

inline double microseconds(Clock::duration time) { return std::chrono::duration<double, std::micro>(time).count(); }

inline double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + qsizetype(values.size() / 2), values.end());
    return values[values.size() / 2];
}

inline void print(const char *what, double ours, double baseline, const char *unit, const char *beside)
{
    std::printf("%-44s %10.1f %-3s %10.1f %-26s %5.2fx\n", what, ours, unit, baseline, beside, ours / baseline);
}

inline sockaddr_in loopback(Port port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(number(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

// One lab with one program.
class Lab final
{
public:
    explicit Lab(const QString &quay) : m_engine({.agent = quay}, nullptr) {}
    ~Lab()
    {
        QEventLoop loop;
        QObject::connect(&m_engine, &lab::Engine::stopped, &loop, &QEventLoop::quit);
        m_engine.stop();
        loop.exec();
    }

    // A TCP listener on a port of the system's choice.
    Port listen()
    {
        const rules::SocketId door{0};
        const auto results = perform({{rules::CreateSocket{door, {}, Family::V4, Transport::Tcp}, {}},
                                      {rules::Bind{door, {Address::loopback(Family::V4), Port{}}}, {}},
                                      {rules::Listen{door}, {}}});
        return results.back().port.value_or(Port{});
    }
    std::vector<lab::CallResult> perform(std::vector<lab::Call> calls)
    {
        QEventLoop loop;
        std::vector<lab::CallResult> results;
        QObject::connect(&m_engine, &lab::Engine::performed, &loop, [&](const std::vector<lab::CallResult> &all) {
            results = all;
            loop.quit();
        });
        m_engine.perform({rules::ProgramId{0}, QStringLiteral("bench"), {}}, std::move(calls));
        loop.exec();
        take();
        return results;
    }
    // Until `done` says so of what has been told.
    void until(const std::function<bool()> &done)
    {
        QEventLoop loop;
        QObject::connect(&m_engine, &lab::Engine::heard, &loop, [&] {
            take();
            if (done())
                loop.quit();
        });
        take();
        if (!done())
            loop.exec();
    }
    void sync()
    {
        QEventLoop loop;
        QObject::connect(&m_engine, &lab::Engine::synced, &loop, &QEventLoop::quit, Qt::QueuedConnection);
        m_engine.sync();
        loop.exec();
        take();
    }

    qint64 pid = 0;
    std::vector<rules::SocketId> sessions;
    quint64 received = 0; // bytes
    lab::SocketFacts facts;

private:
    void take()
    {
        for (const lab::Heard &one : m_engine.takeHeard()) {
            if (const auto *started = std::get_if<lab::ProgramStarted>(&one.what))
                pid = started->pid;
            else if (const auto *session = std::get_if<lab::SocketOpened>(&one.what); session && session->listener)
                sessions.push_back(session->socket);
            else if (const auto *read = std::get_if<lab::Received>(&one.what))
                received += read->bytes;
            else if (const auto *told = std::get_if<lab::SocketFacts>(&one.what))
                facts = told->socket == rules::SocketId{0} ? *told : facts;
        }
    }

    lab::Engine m_engine;
};

// Thousands of connections at once (bench_lab_crowd.cpp).
void benchCrowd(const QString &quay, int count);

} // namespace quay
