// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <cstdlib>

#include <unistd.h>

namespace quay::judge
{

// The system calls of a program are made as its user. Being another user than 0 also leaves the power over the network
// that the namespace gives, as in a real program without privileges.
class ActingAs final
{
public:
    explicit ActingAs(quint32 user) : m_changed(user != 0 && ::seteuid(user) == 0) {}
    ~ActingAs()
    {
        if (m_changed && ::seteuid(0) != 0)
            std::abort();
    }
    ActingAs(const ActingAs &) = delete;
    ActingAs &operator=(const ActingAs &) = delete;

private:
    bool m_changed;
};

} // namespace quay::judge
