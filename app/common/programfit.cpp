// SPDX-License-Identifier: MIT
#include "common/programfit.h"

#include "common/registrytext.h"
#include "common/sockettext.h"
#include "registry/shipped.h"

#include <algorithm>

namespace quay
{

using namespace system;
using registry::Fit;

namespace
{

QString transportText(Transport transport) { return QString(transportName(transport)).toUpper(); }

// The first holder that fits the port in this way; null: none does.
const Process *holderThatFits(const registry::UsualPorts &known, const SocketRecord &socket, Transport transport,
                              Fit fit)
{
    const Holders &holders = socket.processes();
    const auto found = std::find_if(holders.begin(), holders.end(), [&](const ProcessRef &holder) {
        return known.fit(holder->name, transport, socket.local.port) == fit;
    });
    return found == holders.end() ? nullptr : found->get();
}

} // namespace

ProgramFit::ProgramFit(const registry::Registry &registry)
    : m_known(registry::shippedUsualPorts()), m_services(registry)
{
}

Fit ProgramFit::of(const SocketRecord &socket, PortInterval ephemeral)
{
    const auto transport = transportOf(socket.protocol);
    if (!transport || !socket.isListening() || socket.processes().empty())
        return Fit::Unknown;
    if (holderThatFits(m_known, socket, *transport, Fit::Expected))
        return Fit::Expected;
    if (!holderThatFits(m_known, socket, *transport, Fit::Unusual) || ephemeral.contains(socket.local.port))
        return Fit::Unknown;
    return m_services.nameOf(socket.local.port, *transport).isEmpty() ? Fit::Unknown : Fit::Unusual;
}

QString ProgramFit::sentence(const SocketRecord &socket, PortInterval ephemeral)
{
    const Fit fit = of(socket, ephemeral);
    if (fit == Fit::Unknown)
        return {};
    const Transport transport = *transportOf(socket.protocol);
    const QString program = holderThatFits(m_known, socket, transport, fit)->name;
    const QString name = SocketText::printable(program);
    const QString port = transportText(transport) + u' ' + QString::number(number(socket.local.port));
    if (fit == Fit::Expected)
        return tr("As expected: %1 is one of the usual ports of %2.", "port, program").arg(port, name);
    return tr("Unusual: %1 is known for %2, and %3 usually has %4.", "port, service, program, ports")
        .arg(port, m_services.nameOf(socket.local.port, transport), name, portsOf(program));
}

// "TCP 80, TCP 443, UDP 443"
QString ProgramFit::portsOf(const QString &program) const
{
    QStringList texts;
    for (const registry::UsualPorts::Ports &one : m_known.usual(program))
        texts += transportText(one.transport) + u' ' + RegistryText::ports(one.interval);
    return texts.join(QStringLiteral(", "));
}

} // namespace quay
