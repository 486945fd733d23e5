// SPDX-License-Identifier: MIT
#pragma once

#include "lab/agent/netlink.h"

namespace quay::judge
{

using lab::DiagSocket;
using lab::RouteSocket;
using lab::TcpEntry;

} // namespace quay::judge
