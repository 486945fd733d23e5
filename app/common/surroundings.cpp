// SPDX-License-Identifier: MIT
#include "common/surroundings.h"

#include <QFile>
#include <QHostAddress>
#include <QNetworkInterface>

#include <algorithm>

namespace quay
{

using rules::InterfaceId;

namespace
{

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(64 * 1024) : QByteArray();
}

std::optional<int> numberIn(const QByteArray &text, int lowest, int highest)
{
    bool ok = false;
    const int value = text.trimmed().toInt(&ok);
    return ok && value >= lowest && value <= highest ? std::optional(value) : std::nullopt;
}

std::optional<PortInterval> intervalIn(const QByteArrayList &ends)
{
    if (ends.isEmpty() || ends.size() > 2)
        return std::nullopt;
    const std::optional<Port> first = parsePort(QString::fromLatin1(ends.first()));
    const std::optional<Port> last = parsePort(QString::fromLatin1(ends.last()));
    return first && last && *first <= *last ? std::optional(PortInterval{*first, *last}) : std::nullopt;
}

std::vector<PortInterval> intervalsIn(const QByteArray &text)
{
    std::vector<PortInterval> result;
    for (const QByteArray &part : text.trimmed().split(',')) {
        if (const auto interval = intervalIn(part.split('-')))
            result.push_back(*interval);
    }
    return result;
}

bool isOn(const QByteArray &text) { return numberIn(text, 1, 1).has_value(); }

} // namespace

rules::Settings settingsFrom(const std::function<QByteArray(const QString &path)> &read)
{
    rules::Settings settings;
    const auto ipv4 = [&read](const char *name) { return read(QStringLiteral("net/ipv4/") + QLatin1StringView(name)); };
    settings.ephemeral = intervalIn(ipv4("ip_local_port_range").simplified().split(' ')).value_or(settings.ephemeral);
    settings.reserved = intervalsIn(ipv4("ip_local_reserved_ports"));
    const int privileged = int(settings.privilegedBelow);
    settings.privilegedBelow = quint32(numberIn(ipv4("ip_unprivileged_port_start"), 0, portCount).value_or(privileged));
    settings.maximumBacklog =
        numberIn(read(QStringLiteral("net/core/somaxconn")), 0, 1 << 30).value_or(settings.maximumBacklog);
    settings.v6Only = isOn(read(QStringLiteral("net/ipv6/bindv6only")));
    settings.nonlocalBindV4 = isOn(ipv4("ip_nonlocal_bind"));
    settings.nonlocalBindV6 = isOn(read(QStringLiteral("net/ipv6/ip_nonlocal_bind")));
    settings.autobindReuse = isOn(ipv4("ip_autobind_reuse"));
    const int reuse = numberIn(ipv4("tcp_tw_reuse"), 0, 2).value_or(int(settings.timeWaitReuse));
    settings.timeWaitReuse = rules::Settings::TimeWaitReuse(reuse);
    return settings;
}

rules::Program programFrom(const QByteArray &status)
{
    constexpr int netBindService = 10; // linux/capability.h
    constexpr int netRaw = 13;
    rules::Program program;
    quint64 capabilities = 0;
    for (const QByteArray &line : status.split('\n')) {
        if (line.startsWith("CapEff:"))
            capabilities = line.mid(7).trimmed().toULongLong(nullptr, 16);
        if (line.startsWith("Uid:")) // real, effective, saved, file system
            program.user = line.mid(4).simplified().split(' ').value(1).toUInt();
    }
    program.mayBindPrivileged = (capabilities >> netBindService & 1) != 0;
    program.mayUseRaw = (capabilities >> netRaw & 1) != 0;
    return program;
}

namespace
{

std::optional<Address> addressOf(QHostAddress address)
{
    address.setScopeId(QString());
    return Address::parse(address.toString());
}

// A route to 0.0.0.0/0, in the hexadecimal of /proc/net/route.
bool hasDefaultRouteV4()
{
    const QByteArrayList lines = readFile(QStringLiteral("/proc/net/route")).split('\n');
    return std::any_of(lines.begin(), lines.end(), [](const QByteArray &line) {
        const QByteArrayList fields = line.simplified().split(' ');
        return fields.value(1) == "00000000" && fields.value(7) == "00000000";
    });
}

// A route to ::/0 that leads somewhere: the kernel keeps one on lo that refuses.
bool hasDefaultRouteV6()
{
    const QByteArrayList lines = readFile(QStringLiteral("/proc/net/ipv6_route")).split('\n');
    return std::any_of(lines.begin(), lines.end(), [](const QByteArray &line) {
        const QByteArrayList fields = line.simplified().split(' ');
        return fields.value(0) == QByteArray(32, '0') && fields.value(1) == "00" && fields.value(9) != "lo";
    });
}

// The loopback first, because its id is fixed.
QList<QNetworkInterface> interfacesOfThisComputer()
{
    QList<QNetworkInterface> list = QNetworkInterface::allInterfaces();
    std::stable_partition(list.begin(), list.end(), [](const QNetworkInterface &one) {
        return one.flags().testFlag(QNetworkInterface::IsLoopBack);
    });
    return list;
}

} // namespace

Surroundings Surroundings::freshHost() { return {rules::State(), {QStringLiteral("lo")}, true}; }

Surroundings Surroundings::thisComputer()
{
    rules::Host host;
    std::vector<QString> names;
    for (const QNetworkInterface &one : interfacesOfThisComputer()) {
        const auto id = InterfaceId(quint16(names.size()));
        names.push_back(one.name());
        for (const QNetworkAddressEntry &entry : one.addressEntries()) {
            if (const std::optional<Address> address = addressOf(entry.ip()))
                host.addresses.push_back({*address, quint8(std::max(entry.prefixLength(), 0)), id});
        }
    }
    host.interfaceCount = quint16(std::max<std::size_t>(names.size(), 1));
    host.defaultRouteV4 = hasDefaultRouteV4();
    host.defaultRouteV6 = hasDefaultRouteV6();
    host.defaultProgram = programFrom(readFile(QStringLiteral("/proc/self/status")));
    host.settings = settingsFrom([](const QString &path) { return readFile(QStringLiteral("/proc/sys/") + path); });
    return {rules::State(std::move(host)), std::move(names), false};
}

} // namespace quay
