// SPDX-License-Identifier: MIT
#include "window/labways.h"

#include "common/hostsettings.h"
#include "script/labrunner.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace quay
{

namespace
{

QString quayProgram()
{
    const QString folder = QCoreApplication::applicationDirPath();
    for (const QString &path : {folder + QStringLiteral("/quay"), folder + QStringLiteral("/../bin/quay")}) {
        if (QFileInfo(path).isExecutable())
            return path;
    }
    return QStandardPaths::findExecutable(QStringLiteral("quay"));
}

} // namespace

LabSession::Ways realLab(std::function<std::shared_ptr<const registry::Registry>()> registry)
{
    const script::ServiceLookup service = [registry = std::move(registry)](QStringView name, Transport transport) {
        return registry()->portOf(name, transport);
    };
    LabSession::Ways ways;
    ways.service = service;
    const std::vector<lab::LabHost> hosts = HostSettings::read().hosts();
    ways.read = [known = script::knownHosts(hosts)](bool isolated) {
        Surroundings here = isolated ? Surroundings::freshHost() : Surroundings::thisComputer();
        here.hosts = known;
        return here;
    };
    ways.open = [service, hosts](const Surroundings &surroundings, QObject *parent) -> script::Runner * {
        return new script::LabRunner(surroundings.runnerSettings(quayProgram(), service, hosts), parent);
    };
    return ways;
}

} // namespace quay
