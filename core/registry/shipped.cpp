// SPDX-License-Identifier: MIT
#include "registry/shipped.h"

// shippedblob.S
extern "C" const char quayside_registry_begin[];
extern "C" const char quayside_registry_end[];
extern "C" const char quayside_programs_begin[];
extern "C" const char quayside_programs_end[];

namespace quay::registry
{

Registry shippedRegistry()
{
    auto registry = Registry::uncheckedFromBlob(
        QByteArray::fromRawData(quayside_registry_begin, quayside_registry_end - quayside_registry_begin));
    Q_ASSERT(registry.has_value()); // made by the same build
    return *std::move(registry);
}

UsualPorts shippedUsualPorts()
{
    // Read once; the copies share it.
    static const UsualPorts known = [] {
        auto read = UsualPorts::read(QByteArrayView(quayside_programs_begin, quayside_programs_end));
        Q_ASSERT(read.has_value()); // a test reads it
        return read ? *std::move(read) : UsualPorts();
    }();
    return known;
}

} // namespace quay::registry
