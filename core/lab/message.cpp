// SPDX-License-Identifier: MIT
#include "lab/message.h"

#include "base/overloaded.h"
#include "lab/jsonmembers.h"
#include "lab/operationjson.h"

#include <QJsonDocument>

namespace quay::lab
{

template <typename Visitor, OneOf<Interfaces, Watch, Sync, Give, Greeting, CallResult, Done, Synced, Awaits> M>
void members(Visitor &v, M &m)
{
    using T = std::remove_const_t<M>;
    if constexpr (std::is_same_v<T, Interfaces>) {
        v.member("interfaces", m.names);
        v.member("sessions", m.sessions, 0U);
    } else if constexpr (std::is_same_v<T, Watch>) {
        v.member("watch", m.socket);
        v.member("local", m.local);
        v.member("peer", m.peer);
        v.member("device", m.device, 0);
    } else if constexpr (std::is_same_v<T, Sync>) {
        v.member("sync", m.number);
    } else if constexpr (std::is_same_v<T, Give>) {
        v.member("give", m.socket);
        v.member("address", m.address);
    } else if constexpr (std::is_same_v<T, Awaits>) {
        v.member("awaits", m.socket);
        v.member("address", m.address);
    } else if constexpr (std::is_same_v<T, Greeting>) {
        v.member("quay", m.version);
        v.member("pid", m.pid);
        v.member("error", m.error, 0);
    } else if constexpr (std::is_same_v<T, CallResult>) {
        v.member("error", m.error, 0);
        v.member("port", m.port);
        v.member("pending", m.pending, false);
        v.member("sent", m.sent, 0U);
        v.member("local", m.local);
        v.member("peer", m.peer);
        v.member("device", m.device, 0);
        v.member("remains", m.remains, TcpState::None);
    } else if constexpr (std::is_same_v<T, Done>) {
        v.member("done", m.number);
        v.member("results", m.results);
    } else if constexpr (std::is_same_v<T, Synced>) {
        v.member("synced", m.number);
    }
}

namespace
{

constexpr QLatin1StringView finish("finish");

template <typename T>
QByteArray lineOf(const T &message)
{
    QByteArray text;
    JsonTextWriter writer(text);
    members(writer, message);
    writer.close();
    return text + '\n';
}

QByteArray lineOf(const Do &command)
{
    QByteArray text = "{\"do\":" + QByteArray::number(command.number) + ",\"calls\":[";
    for (const Call &call : command.calls) {
        if (!text.endsWith('['))
            text += ',';
        appendJson(text, call.operation, call.payload, call.neighbour);
    }
    return text + "]}\n";
}

QByteArray lineOf(Finish) { return "{\"finish\":true}\n"; }

QByteArray lineOf(const Happening &happening)
{
    QByteArray text;
    appendJson(text, happening);
    return text + '\n';
}

template <typename T>
std::optional<T> read(const QJsonObject &object)
{
    T message;
    JsonReader reader(object);
    members(reader, message);
    return reader.isGood() ? std::optional(std::move(message)) : std::nullopt;
}

struct MoreOfCall {
    QByteArray payload;
    Neighbour neighbour;
};
template <typename Visitor>
void members(Visitor &v, MoreOfCall &m)
{
    v.member("payload", m.payload, QByteArray());
    v.member("pid", m.neighbour.pid, qint64(0));
    v.member("name", m.neighbour.interface, QString());
}
struct NumberMember {
    quint32 number = 0;
};
template <typename Visitor>
void members(Visitor &v, NumberMember &m)
{
    v.member("do", m.number);
}

std::optional<Command> readDo(const QJsonObject &object)
{
    const auto number = read<NumberMember>(object);
    if (!number || !object.value(QLatin1StringView("calls")).isArray())
        return std::nullopt;
    Do command{number->number, {}};
    const QJsonArray calls = object.value(QLatin1StringView("calls")).toArray();
    for (const auto &one : calls) {
        const QJsonObject call = one.toObject();
        const std::optional<rules::Operation> operation = operationFromJson(call);
        const auto more = read<MoreOfCall>(call);
        if (!operation || !more)
            return std::nullopt;
        command.calls.push_back({*operation, more->payload, more->neighbour});
    }
    return command;
}

std::optional<QJsonObject> objectIn(QByteArrayView line)
{
    if (line.size() > maxLineLength)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(line.toByteArray());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

bool has(const QJsonObject &object, const char *key) { return object.contains(QLatin1StringView(key)); }

} // namespace

QByteArray toLine(const Command &command)
{
    return std::visit([](const auto &c) { return lineOf(c); }, command);
}

QByteArray toLine(const Answer &answer)
{
    return std::visit([](const auto &a) { return lineOf(a); }, answer);
}

std::optional<Command> commandFromLine(QByteArrayView line)
{
    const std::optional<QJsonObject> object = objectIn(line);
    if (!object)
        return std::nullopt;
    if (has(*object, "do"))
        return readDo(*object);
    if (has(*object, "sync"))
        return read<Sync>(*object);
    if (has(*object, "interfaces"))
        return read<Interfaces>(*object);
    if (has(*object, "watch"))
        return read<Watch>(*object);
    if (has(*object, "give"))
        return read<Give>(*object);
    return object->contains(finish) ? std::optional<Command>(Finish{}) : std::nullopt;
}

std::optional<Answer> answerFromLine(QByteArrayView line)
{
    const std::optional<QJsonObject> object = objectIn(line);
    if (!object)
        return std::nullopt;
    if (has(*object, "event")) {
        std::optional<Happening> happening = happeningFromJson(*object);
        return happening ? std::optional<Answer>(std::move(*happening)) : std::nullopt;
    }
    if (has(*object, "done"))
        return read<Done>(*object);
    if (has(*object, "synced"))
        return read<Synced>(*object);
    if (has(*object, "awaits"))
        return read<Awaits>(*object);
    return has(*object, "quay") ? read<Greeting>(*object) : std::optional<Answer>();
}

} // namespace quay::lab
