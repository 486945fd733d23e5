// SPDX-License-Identifier: MIT
#include "registry/shipped.h"

// shippedblob.S
extern "C" const char quayside_registry_begin[];
extern "C" const char quayside_registry_end[];

namespace quay::registry
{

Registry shippedRegistry()
{
    auto registry = Registry::fromBlob(
        QByteArray::fromRawData(quayside_registry_begin, quayside_registry_end - quayside_registry_begin));
    Q_ASSERT(registry.has_value()); // made by the same build
    return *std::move(registry);
}

} // namespace quay::registry
