// SPDX-License-Identifier: MIT
#pragma once

#include "system/descriptorindex.h"

namespace quay::system
{

// All that was read of a process' descriptors at one time.
struct DescriptorList {
    std::vector<Descriptor> descriptors; // in order of number
    qint64 count = -1;                   // by the kernel, before they were read; -1: it does not count
    bool isHidden = false;               // there are some, and they may not be looked at
};

// Reads them all. With many of them, several threads share the work.
[[nodiscard]] DescriptorList readDescriptors(const ProcessFolder &folder);

} // namespace quay::system
