// SPDX-License-Identifier: MIT
#include "lab/scenes.h"

#include <QFile>

namespace quay
{

std::vector<ReadyScene> ReadyScenes::all()
{
    using Where = ReadyScene::Where;
    const auto scene = [](const char *name, const QString &title, const QString &text,
                          Where where = Where::OwnHostIfAllowed) {
        return ReadyScene{QString::fromLatin1(name), title, text, where};
    };
    return {
        scene("conflict", tr("Two programs want the same port"),
              tr("The second bind fails with EADDRINUSE; the next port is free.")),
        scene("transports", tr("One number on TCP and on UDP"),
              tr("TCP port 5300 and UDP port 5300 are two ports; each message finds its own.")),
        scene("addresses", tr("One number on two addresses"),
              tr("127.0.0.1:8080 and 127.0.0.2:8080 are two ports of two programs.")),
        scene("sessions", tr("Many sessions on one port"),
              tr("Three clients are connected to port 8080; the four numbers tell the sessions apart.")),
        scene("anyport", tr("Port 0: any free port"),
              tr("Who binds to port 0 lets the system choose one of its ephemeral range.")),
        scene("wildcard", tr("A wildcard and an exact address"),
              tr("Both sockets have UDP port 9000. A datagram goes to the one that fits best."), Where::OwnHost),
        scene("dualstack", tr("IPv6 and IPv4 on one socket"),
              tr("A socket on :: has the port for IPv4 too, unless it is limited to IPv6."), Where::OwnHost),
        scene("nobody", tr("Nobody there"),
              tr("What arrives where nobody listens is answered: TCP by a reset, UDP by an ICMP message.")),
        scene("connected", tr("A UDP socket with a peer"),
              tr("Two sockets share a port; the one that is connected gets what comes from its peer.")),
        scene("backlog", tr("The accept queue is full"),
              tr("A listener that does not accept lets a few wait; the next one gets no answer.")),
        scene("timewait", tr("TIME_WAIT holds a port"),
              tr("The side that closes first keeps the connection's numbers for 60 seconds. A new bind fails.")),
        scene("reuseaddr", tr("SO_REUSEADDR"),
              tr("With it a server starts again at once; beside a listener it helps nobody.")),
        scene("reuseport", tr("SO_REUSEPORT"),
              tr("Two listeners share a port, and a hash shares the connections out among them.")),
        scene("inherit", tr("Two programs, one listener"),
              tr("A program inherits the listener of another: it stays until the last descriptor is closed.")),
        scene("multicast", tr("One message for many"),
              tr("Every socket that joined the group gets a copy of the datagram."), Where::OwnHost),
        scene("privileged", tr("A privileged port"),
              tr("Port 80 is below 1024: without the privilege bind fails with EACCES. As root it succeeds."),
              Where::ThisComputer), // in a host of its own every program has the privilege
        scene("ephemeral", tr("The ephemeral ports are used up"),
              tr("In a host with four ephemeral ports, a client soon has none left to connect from."), Where::OwnHost),
    };
}

QString ReadyScenes::script(const QString &name)
{
    QFile file(QStringLiteral(":/scenes/%1.lab").arg(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace quay
