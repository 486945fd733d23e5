// SPDX-License-Identifier: MIT
#pragma once

#include "rules/operation.h"

#include <QJsonObject>

#include <optional>

namespace quay::lab
{

// The other host of an interface pair between two: a process in it, and the name of the second interface.
struct Neighbour {
    qint64 pid = 0;
    QString interface;
};

// An operation as the protocol of the agent and a recording write it: {"call":"bind","socket":3,...}. Members that
// have their usual value are left out. fromJson() gives nothing for what is no operation: foreign bytes.
[[nodiscard]] QJsonObject toJson(const rules::Operation &operation);
// The same as text, with what a call has besides.
void appendJson(QByteArray &text, const rules::Operation &operation, const QByteArray &payload = {},
                const Neighbour &neighbour = {});
[[nodiscard]] std::optional<rules::Operation> operationFromJson(const QJsonObject &object);

// The socket that an operation is about, if it is about one.
[[nodiscard]] std::optional<rules::SocketId> subject(const rules::Operation &operation);
[[nodiscard]] rules::Operation withSubject(rules::Operation operation, rules::SocketId socket);

} // namespace quay::lab
