// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <unistd.h>

namespace quay::judge
{

// A file descriptor that is closed when its owner goes. -1: none.
class Descriptor final
{
public:
    constexpr Descriptor() = default;
    constexpr explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        if (this != &other) {
            reset();
            m_fd = std::exchange(other.m_fd, -1);
        }
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor() { reset(); }

    [[nodiscard]] constexpr int fd() const { return m_fd; }
    [[nodiscard]] constexpr bool isOpen() const { return m_fd >= 0; }
    void reset()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }

private:
    int m_fd = -1;
};

} // namespace quay::judge
