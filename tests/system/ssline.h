// SPDX-License-Identifier: MIT
#pragma once

#include "system/snapshot.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace quay::judge
{

// A socket as one line of ss(8), brought into one form: "tcp LISTEN 0 64 127.0.0.1:80 0.0.0.0:* name,pid name,pid".
// From three sources, so that they can be compared.
[[nodiscard]] std::optional<QString> lineOfSs(const QString &line);
[[nodiscard]] QString lineOf(const system::SocketRecord &socket);
// Of `quay sockets --json`, which names one process; the line has that one.
[[nodiscard]] QString lineOfJson(const QJsonObject &socket);
// The same line with one process only, if it has several.
[[nodiscard]] bool isSameWithOneProcess(const QString &line, const QString &withOne);

} // namespace quay::judge
