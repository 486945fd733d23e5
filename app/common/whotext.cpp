// SPDX-License-Identifier: MIT
#include "common/whotext.h"

#include "common/programfit.h"
#include "common/registrytext.h"
#include "common/sockettext.h"
#include "system/users.h"

#include <QLocale>

namespace quay
{

using namespace system;

namespace
{

constexpr std::size_t mostNamed = 5;

QString transportText(Transport transport) { return QString(transportName(transport)).toUpper(); }

// "TCP, UDP and SCTP"; the C locale knows no "and".
QString listed(const QStringList &parts)
{
    const QLocale locale;
    return (locale.language() == QLocale::C ? QLocale(QLocale::English) : locale).createSeparatedList(parts);
}

// Names that mean the same on the same transports: "http", "www", "www-http" of port 80.
struct Service {
    QStringList names;
    QString description;
    QStringList transports;
};

void add(std::vector<Service> &services, const Service &service)
{
    const auto sameName = [&service](const Service &known) { return known.names == service.names; };
    const auto known = std::find_if(services.begin(), services.end(), sameName);
    if (known == services.end())
        services.push_back(service);
    else if (!known->transports.contains(service.transports.front()))
        known->transports += service.transports;
}

std::vector<Service> joined(const std::vector<Service> &services)
{
    std::vector<Service> result;
    for (const Service &service : services) {
        const auto alike = std::find_if(result.begin(), result.end(), [&service](const Service &known) {
            return known.transports == service.transports && known.description == service.description;
        });
        if (alike == result.end())
            result.push_back(service);
        else
            alike->names += service.names;
    }
    return result;
}

} // namespace

QStringList WhoText::answer() const
{
    if (m_answer.port == Port{} && m_answer.isFree())
        return {tr("Nobody can have port 0: a program that binds to it is given a free port by the system.")};
    if (m_answer.isFree())
        return {tr("Port %1 is free: no socket of this computer has it, neither on TCP nor on UDP.").arg(port())};
    QStringList sentences;
    for (const TransportUse &use : m_answer.transports) {
        if (use.use != PortUse::Free)
            sentences += sentence(use);
    }
    for (const TransportUse &use : m_answer.transports) {
        if (use.use == PortUse::Free)
            sentences += tr("%1 port %2 is free.").arg(transportText(use.transport), port());
    }
    return sentences;
}

QString WhoText::sentence(const TransportUse &use) const
{
    const QString transport = transportText(use.transport);
    switch (use.use) {
    case PortUse::Held:
        return held(use, transport);
    case PortUse::Hidden:
        return hidden(use, transport);
    case PortUse::NoProcess:
        return tr("%1 port %2 (%3) is held by the kernel itself, or by a process outside of what can be seen here, "
                  "such as beyond this container.")
            .arg(transport, port(), addresses(use));
    case PortUse::Waiting:
        return waiting(use, transport);
    case PortUse::Free:
        break;
    }
    return tr("%1 port %2 is free.").arg(transport, port());
}

QString WhoText::held(const TransportUse &use, const QString &transport) const
{
    QStringList processes;
    for (std::size_t i = 0; i < std::min(use.holders.size(), mostNamed); ++i)
        processes += SocketText::process(*use.holders[i]);
    const int more = static_cast<int>(use.holders.size() - static_cast<std::size_t>(processes.size()));
    if (more > 0)
        processes += tr("%n more", "processes", more);
    const SocketRecord &first = m_snapshot.sockets[use.sockets.front()];
    if (first.isListening() || first.state == State::Bound)
        return tr("%1 port %2 (%3) is held by %4.").arg(transport, port(), addresses(use), listed(processes));
    if (use.sockets.size() == 1)
        return tr("%1 port %2 is the near end of a connection to %3, held by %4.")
            .arg(transport, port(), SocketText::peerEnd(first), listed(processes));
    return tr("%1 port %2 is the near end of %n connection(s), held by %3.", nullptr,
              static_cast<int>(use.sockets.size()))
        .arg(transport, port(), listed(processes));
}

QString WhoText::hidden(const TransportUse &use, const QString &transport) const
{
    const SocketRecord &first = m_snapshot.sockets[use.sockets.front()];
    const QString user = SocketText::user(first.uid, UserNames().nameOf(first.uid));
    return tr("%1 port %2 (%3) is held by a process that cannot be seen without more privileges; the socket belongs to "
              "user %4. Try: sudo quay who %2")
        .arg(transport, port(), addresses(use), user);
}

QString WhoText::waiting(const TransportUse &use, const QString &transport) const
{
    const int connections = static_cast<int>(use.sockets.size());
    if (!use.milliseconds)
        return tr("No process holds %1 port %2 any more, but the kernel is still closing %n connection(s) of it.",
                  nullptr, connections)
            .arg(transport, port());
    constexpr quint32 second = 1000;
    const QString seconds = QString::number((*use.milliseconds + second - 1) / second);
    return tr("No process holds %1 port %2, but %n ended connection(s) of it wait in TIME_WAIT, for another %3 s.",
              nullptr, connections)
        .arg(transport, port(), seconds);
}

QString WhoText::addresses(const TransportUse &use) const
{
    QStringList names;
    const int wanted = use.sockets.empty() ? 0 : m_snapshot.sockets[use.sockets.front()].hasPeer() ? 1 : 0;
    for (const quint32 index : use.sockets) {
        const SocketRecord &socket = m_snapshot.sockets[index];
        if (wanted == 0 && socket.hasPeer())
            continue; // connections of a listener that is named already
        QString name = socket.local.address.toString();
        if (socket.local.address.isAny() && socket.family() == Family::V4)
            name = tr("all IPv4 addresses");
        else if (socket.local.address.isAny())
            name = socket.isV6Only.value_or(false) ? tr("all IPv6 addresses") : tr("all addresses");
        if (!names.contains(name))
            names += name;
    }
    return listed(names);
}

QStringList WhoText::remarks(const Machine &machine) const
{
    QStringList sentences;
    if (m_answer.port == Port{})
        return sentences; // nobody binds it as such
    const QString range = RegistryText::ports(machine.ephemeral);
    if (m_answer.isReserved)
        sentences +=
            tr("It is reserved by ip_local_reserved_ports: the kernel gives it only to a program that asks for "
               "it by number.");
    else if (m_answer.isEphemeral)
        sentences += tr("It lies in this computer's ephemeral range, %1, from which the kernel takes the near ends of "
                        "outgoing connections: any of them may get it.")
                         .arg(range);
    if (m_answer.needsPrivilege && machine.mayBindPrivileged)
        sentences +=
            tr("Binding it needs a privilege, as for all ports below %1; you have it.").arg(machine.unprivilegedStart);
    else if (m_answer.needsPrivilege)
        sentences += tr("Binding it needs a privilege (CAP_NET_BIND_SERVICE), as for all ports below %1; you do not "
                        "have it.")
                         .arg(machine.unprivilegedStart);
    return sentences;
}

QString WhoText::registration(const registry::Registry &registry) const
{
    const QString official = services(registry, registry::Origin::Iana);
    if (!official.isEmpty())
        return tr("IANA has registered it for %1.").arg(official);
    const QString common = services(registry, registry::Origin::Quayside);
    if (!common.isEmpty())
        return tr("IANA has not registered it; it is commonly used for %1.").arg(common);
    const std::vector<quint32> rows = registry.rowsOf(m_answer.port);
    const bool isReserved = std::any_of(rows.begin(), rows.end(), [&registry](quint32 row) {
        return registry.at(row).status() == registry::Status::Reserved;
    });
    return isReserved ? tr("IANA keeps it reserved.") : tr("IANA has not registered it.");
}

// "http, www and www-http on TCP and UDP: World Wide Web HTTP"; empty: none.
QString WhoText::services(const registry::Registry &registry, registry::Origin origin) const
{
    std::vector<Service> found;
    for (const quint32 row : registry.rowsOf(m_answer.port)) {
        const registry::Entry entry = registry.at(row);
        const QString name = entry.text(registry::Field::Name);
        const bool isInForce = origin != registry::Origin::Iana || entry.status() == registry::Status::Assigned;
        if (entry.origin() != origin || !isInForce || name.isEmpty())
            continue;
        add(found, {{name}, RegistryText::description(entry), {transportText(entry.transport())}});
    }
    QStringList texts;
    for (const Service &service : joined(found)) {
        const QString text =
            tr("%1 on %2", "services, transports").arg(listed(service.names), listed(service.transports));
        const bool saysMore = service.description.compare(service.names.front(), Qt::CaseInsensitive) != 0;
        texts += saysMore && !service.description.isEmpty()
                     ? tr("%1 (%2)", "service, description").arg(text, service.description)
                     : text;
    }
    return texts.join(QStringLiteral("; "));
}

QStringList WhoText::fits(const Machine &machine, const registry::Registry &registry) const
{
    ProgramFit fit(registry);
    QStringList sentences;
    for (const TransportUse &use : m_answer.transports) {
        for (const quint32 index : use.sockets) {
            const QString sentence = fit.sentence(m_snapshot.sockets[index], machine.ephemeral);
            if (!sentence.isEmpty() && !sentences.contains(sentence))
                sentences += sentence;
        }
    }
    return sentences;
}

QString WhoText::command() const { return QStringLiteral("ss -tuanp 'sport = :%1'").arg(port()); }

} // namespace quay
