// SPDX-License-Identifier: MIT
#include "common/socketjson.h"

#include "common/jsonline.h"
#include "common/sockettext.h"

namespace quay
{

using namespace system;

namespace
{

QByteArray endpoint(const QByteArray &address, const QByteArray &port)
{
    return "{\"address\":" + address + ",\"port\":" + port + '}';
}

QByteArray portText(Port port) { return QByteArray::number(number(port)); }

// Addresses need no escapes.
QByteArray addressText(const QString &address) { return '"' + address.toLatin1() + '"'; }

QByteArray stateText(const SocketRecord &socket)
{
    if (socket.state == State::Unknown)
        return "null";
    return '"' + QByteArray(stateName(socket.state).latin1()) + '"';
}

} // namespace

QByteArray jsonText(const QString &text)
{
    if (text.isEmpty())
        return "null";
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

const QByteArray &SocketJson::quoted(const QString &text)
{
    const auto known = m_quoted.constFind(text);
    return known != m_quoted.constEnd() ? *known : *m_quoted.insert(text, jsonText(text));
}

QByteArray SocketJson::object(const SocketRecord &socket)
{
    const bool hasPort = socket.protocol != Protocol::Raw;
    const Process *const process = socket.processes().empty() ? nullptr : socket.processes().front().get();
    const QByteArray local = socket.interfaceIndex == 0 ? addressText(socket.local.address.toString())
                                                        : quoted(SocketText::localAddress(socket, m_machine));
    const QByteArray peer = socket.hasPeer() ? addressText(socket.peer.address.toString()) : "null";
    QByteArray text;
    text.reserve(320);
    text += "{\"protocol\":\"" + QByteArray(protocolName(socket.protocol).latin1());
    text += socket.family() == Family::V4 ? "\",\"family\":\"ipv4\"" : "\",\"family\":\"ipv6\"";
    text += ",\"local\":" + endpoint(local, hasPort ? portText(socket.local.port) : "null");
    text += ",\"peer\":" + endpoint(peer, socket.hasPeer() && hasPort ? portText(socket.peer.port) : "null");
    text += ",\"state\":" + stateText(socket);
    text += ",\"pid\":" + (process ? QByteArray::number(number(process->pid)) : "null");
    text += ",\"process\":" + (process ? quoted(process->name) : "null");
    // Of what is left without a program the kernel says 0, whoever it was.
    text += ",\"uid\":" + (socket.inode != 0 ? QByteArray::number(socket.uid) : "null");
    text += ",\"user\":" + (socket.inode != 0 ? quoted(m_users.nameOf(socket.uid)) : "null");
    text += ",\"inode\":" + (socket.inode != 0 ? QByteArray::number(socket.inode) : "null");
    text += ",\"rx_queue\":" + QByteArray::number(socket.receiveQueue);
    text += ",\"tx_queue\":" + (socket.sendQueue ? QByteArray::number(*socket.sendQueue) : "null");
    text += ",\"service\":" + quoted(m_services.nameOf(socket, m_ends)) + '}';
    return text;
}

QByteArray SocketJson::object(const Process &process)
{
    JsonLine line;
    line.add("pid", number(process.pid));
    line.addRaw("process", jsonText(process.name));
    line.add("uid", qint64{process.uid});
    line.addRaw("user", jsonText(process.user));
    line.addRaw("since", jsonText(process.started.toString(Qt::ISODate)));
    line.add("command", QJsonArray::fromStringList(process.commandLine));
    line.addRaw("unit", jsonText(process.unit));
    line.addRaw("container", jsonText(process.container));
    return line.text();
}

} // namespace quay
