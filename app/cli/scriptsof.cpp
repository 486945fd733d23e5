// SPDX-License-Identifier: MIT
#include "cli/scriptsof.h"

#include "cli/output.h"
#include "common/folders.h"
#include "common/hostsettings.h"
#include "common/scriptfile.h"
#include "common/scripttext.h"
#include "registry/store.h"
#include "script/labrunner.h"

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

Result<ScriptsOf::Read, QString> ScriptsOf::file(const QString &path, const script::ServiceLookup &services,
                                                 bool hostStatements)
{
    const auto bytes = readScriptFile(path);
    if (!bytes)
        return failure(tr("\"%1\" can't be read: %2").arg(path, bytes.error()));
    const HostSettings settings = HostSettings::read();
    auto scripts = script::parse(*bytes, {services, hostStatements, script::knownHosts(settings.hosts())});
    const std::vector<lab::LabHost> hosts = scripts ? settings.namedIn(*scripts) : std::vector<lab::LabHost>();
    if (!scripts || !hosts.empty()) {
        for (const QString &mistake : settings.mistakes())
            Output::error(mistake);
    }
    if (scripts)
        return Read{std::move(*scripts), hosts};
    const QString name = path == u"-" ? tr("(standard input)") : path;
    QString text;
    for (const script::Diagnostic &mistake : scripts.error())
        text += ScriptText::report(mistake, *bytes, name);
    return failure(text.chopped(1));
}

} // namespace quay::cli
