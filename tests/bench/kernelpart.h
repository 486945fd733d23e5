// SPDX-License-Identifier: MIT
#pragma once

// What no program can do without that lists sockets with their owners: the kernel's dumps of TCP and UDP, and a
// readlink(2) for each descriptor of each process, in so many threads. Nothing is kept or shown.
void doTheKernelsPart(int threads);
