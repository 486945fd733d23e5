// SPDX-License-Identifier: MIT
#include "common/socketjson.h"

#include "base/decimal.h"
#include "common/jsonline.h"
#include "common/sockettext.h"

namespace quay
{

using namespace system;

namespace
{

constexpr std::string_view null = "null";

// Writes an object member by member.
class Members final
{
public:
    explicit Members(std::string &text) : m_text(text) { m_text += '{'; }

    // A value already written.
    void add(std::string_view name, std::string_view value)
    {
        begin(name);
        m_text += value;
    }
    // A text that needs no escapes.
    void addWord(std::string_view name, std::string_view word)
    {
        begin(name);
        m_text.append(1, '"').append(word).append(1, '"');
    }
    template <typename Integer>
    void add(std::string_view name, std::optional<Integer> value)
    {
        begin(name);
        if (value)
            appendDecimal(m_text, *value);
        else
            m_text += null;
    }
    std::string &begin(std::string_view name)
    {
        m_text.append(m_text.back() == '{' ? "\"" : ",\"").append(name).append("\":");
        return m_text;
    }
    void end() { m_text += '}'; }

private:
    std::string &m_text;
};

std::string_view view(QLatin1StringView word) { return {word.data(), static_cast<std::size_t>(word.size())}; }

template <typename Integer>
std::optional<Integer> onlyIf(bool isThere, Integer value)
{
    return isThere ? std::optional(value) : std::nullopt;
}

} // namespace

QByteArray jsonText(const QString &text) { return text.isEmpty() ? QByteArray("null") : JsonLine::value(text); }

std::string_view SocketJson::name(const Process *process)
{
    return process ? m_names.of(process, [&] { return jsonText(process->name).toStdString(); }) : null;
}

std::string_view SocketJson::user(quint32 uid)
{
    return m_userTexts.of(uid, [&] { return jsonText(m_users.nameOf(uid)).toStdString(); });
}

std::string_view SocketJson::service(const SocketRecord &socket)
{
    return m_serviceTexts.of(ServiceNames::keyOf(socket, m_ends),
                             [&] { return jsonText(m_services.nameOf(socket, m_ends)).toStdString(); });
}

void SocketJson::appendLocal(std::string &text, const SocketRecord &socket)
{
    Members members(text);
    if (socket.interfaceIndex == 0) {
        socket.local.address.appendTo(members.begin("address") += '"');
        text += '"';
    } else {
        members.add("address", jsonText(SocketText::localAddress(socket, m_machine)).toStdString());
    }
    members.add("port", onlyIf(socket.protocol != Protocol::Raw, number(socket.local.port)));
    members.end();
}

void SocketJson::appendPeer(std::string &text, const SocketRecord &socket)
{
    Members members(text);
    if (socket.hasPeer()) {
        socket.peer.address.appendTo(members.begin("address") += '"');
        text += '"';
    } else {
        members.add("address", null);
    }
    members.add("port", onlyIf(socket.hasPeer() && socket.protocol != Protocol::Raw, number(socket.peer.port)));
    members.end();
}

void SocketJson::append(std::string &text, const SocketRecord &socket)
{
    const Process *const process = socket.processes().empty() ? nullptr : socket.processes().front().get();
    const bool hasUser = socket.inode != 0; // of what is left without a program the kernel says 0, whoever it was
    Members members(text);
    members.addWord("protocol", view(protocolName(socket.protocol)));
    members.addWord("family", socket.family() == Family::V4 ? "ipv4" : "ipv6");
    appendLocal(members.begin("local"), socket);
    appendPeer(members.begin("peer"), socket);
    if (socket.state == State::Unknown)
        members.add("state", null);
    else
        members.addWord("state", view(stateName(socket.state)));
    members.add("pid", onlyIf(process != nullptr, process ? number(process->pid) : 0));
    members.add("process", name(process));
    members.add("uid", onlyIf(hasUser, socket.uid));
    members.add("user", hasUser ? user(socket.uid) : null);
    members.add("inode", onlyIf(hasUser, socket.inode));
    members.add("rx_queue", std::optional(socket.receiveQueue));
    members.add("tx_queue", socket.sendQueue);
    members.add("service", service(socket));
    members.end();
}

QByteArray SocketJson::object(const SocketRecord &socket)
{
    std::string text;
    append(text, socket);
    return QByteArray::fromStdString(text);
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
