// SPDX-License-Identifier: MIT
#pragma once

#include "rules/portchoice.h"

#include <array>
#include <span>

namespace quay::rules
{

// One sweep of the kernel's search: `count` ports from `first`, `step` apart.
struct Sweep {
    quint32 first = 0;
    quint32 count = 0;
    quint32 step = 2;
    // An odd-sized range: depending on where it starts, the sweep leaves out its first or its last port.
    bool skipsAnEnd = false;

    [[nodiscard]] Port at(quint32 index) const { return Port(quint16(first + index * step)); }
    [[nodiscard]] Port last() const { return at(count - 1); }
};

// Two sweeps over [low, end): the parity that comes first, then the other.
[[nodiscard]] std::array<Sweep, 2> twoSweeps(quint32 low, quint32 end, bool oddFirst);

// The kernel chose its port among a few, and nobody said which.
[[nodiscard]] bool isAssumed(const Socket &socket);

// Whom the kernel looks for a port for, and which it may take.
class PortQuest
{
public:
    PortQuest(const State &state, const Socket &newcomer) : m_state(state), m_newcomer(newcomer) {}
    PortQuest(const PortQuest &) = delete;
    PortQuest &operator=(const PortQuest &) = delete;
    virtual ~PortQuest() = default;

    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] const Socket &newcomer() const { return m_newcomer; }

    // May the newcomer take it? With `certain` those whose ports are assumed don't count.
    [[nodiscard]] virtual bool isFree(Port port, bool certain) const = 0;
    // Would the other one keep the newcomer off its port?
    [[nodiscard]] virtual bool blocks(const Socket &other) const = 0;
    // Did the kernel choose another port for the one because of the other, whichever came first?
    [[nodiscard]] virtual bool keepsOff(const Socket &one, const Socket &other) const = 0;

private:
    const State &m_state;
    const Socket &m_newcomer;
};

// A port that the assumptions of the state leave; or that it depends on them whether there is one.
[[nodiscard]] PortChoice searchPorts(const PortQuest &quest, const Sweep &sweep);
// Sweep after sweep until one is sure to find something.
[[nodiscard]] PortChoice searchPorts(const PortQuest &quest, std::span<const Sweep> sweeps);

} // namespace quay::rules
