// SPDX-License-Identifier: MIT
#pragma once

#include "lab/agent/sockaddress.h"

namespace quay::judge
{

using lab::localEndpoint;
using lab::peerEndpoint;
using lab::SocketAddress;
using lab::toSocketAddress;

} // namespace quay::judge
