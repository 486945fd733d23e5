// SPDX-License-Identifier: MIT
#pragma once

#include "registry/reading.h"
#include "registry/registry.h"

#include <optional>

namespace quay::registry
{

// What an import changed, counted in (port, transport, name).
struct RegistryChange {
    int before = 0; // assignments
    int after = 0;
    int added = 0;
    int removed = 0;
    friend bool operator==(const RegistryChange &, const RegistryChange &) = default;
};

// Which registry is in use: the shipped one, or a newer one that the user took in. The latter lies as text in a
// folder of the user's, written atomically; the one before it is kept beside it. What fails changes nothing.
// An upgrade of the program may bring a registry that is newer still; then it is the shipped one again. An older one
// that was taken in on purpose stays until then.
class RegistryStore final
{
public:
    struct Current {
        Registry registry;
        bool isImported = false;
        std::optional<ReadError> damage; // why the user's own was not used; the file is left where it is
    };

    // `folder` need not exist. An empty one: nothing is kept, the shipped registry is used.
    explicit RegistryStore(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] Current load() const;
    // A registry of these rows, with the common uses and the notable numbers of the shipped one.
    [[nodiscard]] static Registry complete(RegistryFile file);
    [[nodiscard]] static RegistryChange compare(const Registry &before, const Registry &after);
    // Keeps the file for the next load; the system's message if it could not be written.
    [[nodiscard]] Result<void, QString> keep(const RegistryFile &file) const;
    // Takes the registry before the last import back; without one, the shipped registry.
    [[nodiscard]] Result<void, QString> goBack() const;

    [[nodiscard]] QString path() const;

private:
    [[nodiscard]] Result<void, QString> copyToPrevious() const;
    [[nodiscard]] QString previousPath() const;

    QString m_folder;
};

} // namespace quay::registry
