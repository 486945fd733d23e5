// SPDX-License-Identifier: MIT
#pragma once

#include "registry/query.h"
#include "registry/reading.h"
#include "registry/registry.h"
#include "registry/store.h"

#include <QCoreApplication>

namespace quay
{

// The registry's values as words and sentences of the user's language.
class RegistryText final
{
    Q_DECLARE_TR_FUNCTIONS(RegistryText)

public:
    // "Assigned", "De-assigned", "Common use", ...
    [[nodiscard]] static QString status(const registry::Entry &entry);
    // "System", "User", "Dynamic"
    [[nodiscard]] static QString range(PortRange range);
    // What the range means, in one sentence.
    [[nodiscard]] static QString rangeMeaning(PortRange range);
    // "80", "6000-6063": digits only, whatever the language.
    [[nodiscard]] static QString ports(PortInterval ports);
    // In the user's language where the row has one.
    [[nodiscard]] static QString description(const registry::Entry &entry);
    // What is wrong with a file, where, and what to do.
    [[nodiscard]] static QString problem(const registry::ReadError &error, const QString &fileName);
    // What an import brought.
    [[nodiscard]] static QString change(const registry::RegistryChange &change, QDate date);
    // Why a query can find nothing; empty if there is no such reason.
    [[nodiscard]] static QString problem(const registry::Query &query);
    // Of a query that finds nothing: a word that looks like a filter and is none. Begins with a blank, or is empty.
    [[nodiscard]] static QString unknownFilter(const registry::Query &query);

private:
    [[nodiscard]] static QString knownValues();
    [[nodiscard]] static QString truncated(const QString &text);
    [[nodiscard]] static QString reason(const registry::ReadError &error);
};

} // namespace quay
