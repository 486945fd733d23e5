// SPDX-License-Identifier: MIT
#include "cli/scriptsof.h"

#include "common/folders.h"
#include "common/scriptfile.h"
#include "common/scripttext.h"
#include "registry/store.h"

#include <memory>

namespace quay::cli
{

script::ServiceLookup servicesOfTheRegistry()
{
    const auto current = std::make_shared<std::optional<registry::RegistryStore::Current>>();
    return [current](QStringView name, Transport transport) {
        if (!*current)
            *current = registry::RegistryStore(dataFolder()).load();
        return (*current)->registry.portOf(name, transport);
    };
}

Result<std::vector<script::Script>, QString> ScriptsOf::file(const QString &path, const script::ParseSettings &settings)
{
    const auto bytes = readScriptFile(path);
    if (!bytes)
        return failure(tr("\"%1\" can't be read: %2").arg(path, bytes.error()));
    auto scripts = script::parse(*bytes, settings);
    if (scripts)
        return std::move(*scripts);
    const QString name = path == u"-" ? tr("(standard input)") : path;
    QString text;
    for (const script::Diagnostic &mistake : scripts.error())
        text += ScriptText::report(mistake, *bytes, name);
    return failure(text.chopped(1));
}

} // namespace quay::cli
