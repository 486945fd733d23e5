// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <future>
#include <thread>
#include <vector>

namespace quay
{

// Calls work() in so many threads at once, this one among them, and returns when all are done. work() must be fit to be
// called by several, and to find nothing left to do: where no more threads may be started (setrlimit(2), RLIMIT_NPROC),
// this one calls it again. No more threads than processors are used.
template <typename Work>
void atOnce(std::size_t threads, const Work &work)
{
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::future<void>> helpers;
    for (std::size_t i = 1; i < std::min(threads, processors); ++i)
        helpers.push_back(std::async(std::launch::async | std::launch::deferred, std::cref(work)));
    work();
    for (std::future<void> &helper : helpers)
        helper.get();
}

} // namespace quay
