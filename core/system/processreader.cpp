// SPDX-License-Identifier: MIT
#include "system/processreader.h"

#include "system/proctext.h"

namespace quay::system
{

ProcessReader::ProcessReader(const ProcFolder &proc)
{
    const auto uptime = proc.read("uptime");
    if (const auto seconds = uptime ? uptimeOf(*uptime) : std::nullopt)
        m_boot = QDateTime::currentDateTimeUtc().addMSecs(-static_cast<qint64>(*seconds * 1000));
}

std::optional<Process> ProcessReader::read(const ProcessFolder &folder)
{
    constexpr qint64 millisecondsPerTick = 10; // USER_HZ, 100 a second
    const auto start = startTicksOf(folder);
    const auto name = folder.read("comm");
    const auto uid = folder.owner();
    if (!start || !name || !uid)
        return std::nullopt;
    Process process;
    process.pid = folder.pid();
    process.startTicks = *start;
    if (m_boot.isValid())
        process.started = m_boot.addMSecs(static_cast<qint64>(*start) * millisecondsPerTick);
    process.uid = *uid;
    process.user = m_users.nameOf(*uid);
    process.name = nameOf(*name);
    process.commandLine = commandLineOf(folder.read("cmdline").value_or(QByteArray()));
    const Cgroup cgroup = cgroupOf(folder.read("cgroup").value_or(QByteArray()));
    process.unit = cgroup.unit;
    process.container = cgroup.container;
    return process;
}

std::optional<quint64> startTicksOf(const ProcessFolder &folder)
{
    const auto stat = folder.read("stat");
    return stat ? startTicksOf(*stat) : std::nullopt;
}

} // namespace quay::system
