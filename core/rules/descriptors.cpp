// SPDX-License-Identifier: MIT
#include "rules/descriptors.h"

#include "rules/inheriting.h"

#include <queue>

#include <algorithm>
#include <functional>
#include <map>

namespace quay::rules
{

namespace
{

// One that was handed over comes while two others are open, by which it is received (core/lab/agent/inheriting.cpp).
constexpr std::size_t openWhileInheriting = 2;

struct Change {
    quint64 at = 0;
    const Socket *descriptor = nullptr;
    bool opens = false;
};

// The numbers of a process, as far as they are sockets'.
class Numbers final
{
public:
    void open(const Socket &descriptor)
    {
        std::vector<quint32> passing;
        const std::size_t before = descriptor.description == Socket::none ? 0 : openWhileInheriting;
        while (passing.size() < before)
            passing.push_back(lowest());
        m_taken[descriptor.id] = lowest();
        for (const quint32 number : passing)
            m_free.push(number);
    }
    void close(const Socket &descriptor)
    {
        m_free.push(m_taken.at(descriptor.id));
        m_taken.erase(descriptor.id);
    }
    [[nodiscard]] const std::map<SocketId, quint32> &taken() const { return m_taken; }

private:
    quint32 lowest()
    {
        if (m_free.empty())
            return m_next++;
        const quint32 number = m_free.top();
        m_free.pop();
        return number;
    }

    std::map<SocketId, quint32> m_taken;
    std::priority_queue<quint32, std::vector<quint32>, std::greater<>> m_free;
    quint32 m_next = 0;
};

std::vector<Change> changesOf(const State &state, ProgramId program)
{
    std::vector<Change> changes;
    for (const State::Bank bank : {State::Own, State::Sessions}) {
        for (const Socket &socket : state.sockets(bank)) {
            if (socket.id == Socket::none || socket.program != program || socket.openedAt == 0)
                continue;
            changes.push_back({socket.openedAt, &socket, true});
            if (socket.closedAt != 0)
                changes.push_back({socket.closedAt, &socket, false});
        }
    }
    std::sort(changes.begin(), changes.end(), [](const Change &a, const Change &b) { return a.at < b.at; });
    return changes;
}

} // namespace

std::vector<SocketId> openDescriptors(const State &state, ProgramId program)
{
    Numbers numbers;
    for (const Change &change : changesOf(state, program)) {
        if (change.opens)
            numbers.open(*change.descriptor);
        else
            numbers.close(*change.descriptor);
    }
    std::vector<std::pair<quint32, SocketId>> open;
    for (const auto &[id, number] : numbers.taken()) {
        if (openDescriptor(state, id) != nullptr)
            open.emplace_back(number, id);
    }
    std::sort(open.begin(), open.end(), std::greater<>());
    std::vector<SocketId> ids;
    ids.reserve(open.size());
    for (const auto &[number, id] : open)
        ids.push_back(id);
    return ids;
}

} // namespace quay::rules
