// SPDX-License-Identifier: MIT
#pragma once

#include "registry/reading.h"

namespace quay::registry
{

// One record of IANA's registry as both of its forms carry it, before it is checked.
struct IanaRecord {
    int line = 0;
    QByteArray name;
    QByteArray number;
    QByteArray transport;
    QByteArray description;
    QByteArray assignee;
    QByteArray registered;
    QByteArray modified;
    QByteArray references; // separated by blanks
    QByteArray serviceCode;
    QByteArray unauthorized;
    QByteArray note;
};

// The later of the record's two dates; invalid where it has none that is a date.
[[nodiscard]] QDate newestDate(const IanaRecord &record);

// Adds what the record says to the file: a row, two where a number stands without a transport (tcp and udp),
// none where nothing is said (plainly unassigned numbers), or one more name without a port.
[[nodiscard]] Result<void, ReadError> addRecord(RegistryFile &file, const IanaRecord &record);

} // namespace quay::registry
