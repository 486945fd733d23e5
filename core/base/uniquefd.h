// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <unistd.h>

namespace quay
{

// A file descriptor that is closed when its owner goes.
class UniqueFd final
{
public:
    constexpr UniqueFd() = default;
    constexpr explicit UniqueFd(int fd) : m_fd(fd) {}
    UniqueFd(UniqueFd &&other) noexcept : m_fd(other.release()) {}
    UniqueFd &operator=(UniqueFd &&other) noexcept
    {
        if (this != &other) {
            close();
            m_fd = other.release();
        }
        return *this;
    }
    UniqueFd(const UniqueFd &) = delete;
    UniqueFd &operator=(const UniqueFd &) = delete;
    ~UniqueFd() { close(); }

    // -1: none
    [[nodiscard]] constexpr int get() const { return m_fd; }
    [[nodiscard]] constexpr bool isOpen() const { return m_fd >= 0; }
    [[nodiscard]] constexpr int release() { return std::exchange(m_fd, -1); }

private:
    void close()
    {
        if (m_fd >= 0)
            ::close(release());
    }

    int m_fd = -1;
};

} // namespace quay
