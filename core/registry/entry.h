// SPDX-License-Identifier: MIT
#pragma once

#include "net/port.h"
#include "net/transport.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <array>

namespace quay::registry
{

// What the registry says of a number on a transport (RFC 6335 sections 6 and 8).
enum class Status : quint8 {
    Assigned,
    Reserved,   // kept back by IANA; port 0 and the ends of the ranges are
    Unassigned, // could be assigned on request; this is where most numbers are
    Dynamic,    // 49152 to 65535: never assigned
};
inline constexpr int statusCount = 4;
[[nodiscard]] QLatin1StringView statusName(Status status); // "assigned", ...

// Who says so.
enum class Origin : quint8 {
    Iana,     // a row of IANA's registry
    Gap,      // numbers that IANA's registry leaves out, computed
    Quayside, // a common use that is not IANA's, curated by the project
};

enum class Field : quint8 {
    Name,
    Description,
    DescriptionDe, // Quayside's own rows only
    References,    // separated by blanks: RFC959 RFC9293
    Assignee,
    Registered, // YYYY-MM-DD or YYYY-MM
    Modified,
    Formerly, // names that were de-assigned, separated by blanks
    ServiceCode,
    Unauthorized, // known uses without IANA's leave
    Note,
};
inline constexpr std::size_t fieldCount = 11;

// One row while a registry is being made: read from a file, not yet looked up in.
struct Row {
    PortInterval ports;
    Transport transport = Transport::Tcp;
    Status status = Status::Assigned;
    Origin origin = Origin::Iana;
    bool notable = false;      // has an article
    bool anyTransport = false; // IANA names no transport for it; it stands once for TCP and once for UDP
    std::array<QByteArray, fieldCount> fields;

    [[nodiscard]] const QByteArray &field(Field f) const { return fields[static_cast<std::size_t>(f)]; }
    [[nodiscard]] QByteArray &field(Field f) { return fields[static_cast<std::size_t>(f)]; }
    friend bool operator==(const Row &, const Row &) = default;
};

} // namespace quay::registry
