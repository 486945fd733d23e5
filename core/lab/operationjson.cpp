// SPDX-License-Identifier: MIT
#include "lab/operationjson.h"

#include "lab/jsonmembers.h"

#include <array>

namespace quay::lab
{

namespace
{

using namespace rules;

constexpr std::array callNames{"socket",     "flag", "device",    "range",      "tune",    "bind",      "listen",
                               "connect",    "send", "accept",    "disconnect", "member",  "inherit",   "end",
                               "endprogram", "wait", "ephemeral", "privileged", "address", "interfaces"};
static_assert(callNames.size() == std::variant_size_v<Operation>);

// The members of each operation, in one place for both directions.
template <typename Visitor, typename Op>
void members(Visitor &v, Op &op)
{
    using T = std::remove_const_t<Op>;
    if constexpr (requires { op.socket; })
        v.member("socket", op.socket);
    if constexpr (requires { op.program; })
        v.member("program", op.program);
    if constexpr (std::is_same_v<T, CreateSocket>) {
        v.member("family", op.family);
        v.member("transport", op.transport);
    } else if constexpr (std::is_same_v<T, SetFlag>) {
        v.member("flag", op.flag);
        v.member("on", op.on);
    } else if constexpr (std::is_same_v<T, SetDevice>) {
        v.member("device", op.device);
    } else if constexpr (std::is_same_v<T, SetPortRange>) {
        v.member("low", op.low);
        v.member("high", op.high);
    } else if constexpr (std::is_same_v<T, SetTuning>) {
        v.member("tuning", op.tuning);
        v.member("value", op.value);
    } else if constexpr (std::is_same_v<T, Bind>) {
        v.member("local", op.local);
        v.member("scope", op.scope);
        v.member("portOf", op.portOf);
    } else if constexpr (std::is_same_v<T, Listen>) {
        v.member("backlog", op.backlog);
    } else if constexpr (std::is_same_v<T, Connect>) {
        v.member("peer", op.peer);
        v.member("scope", op.scope);
        v.member("portOf", op.portOf);
    } else if constexpr (std::is_same_v<T, Send>) {
        v.member("to", op.to);
        v.member("size", op.size);
        v.member("count", op.count);
        v.member("portOf", op.portOf);
        v.member("scope", op.scope);
    } else if constexpr (std::is_same_v<T, SetAccepting>) {
        v.member("accepting", op.accepting);
    } else if constexpr (std::is_same_v<T, SetMembership>) {
        v.member("group", op.group);
        v.member("device", op.device);
        v.member("member", op.member);
    } else if constexpr (std::is_same_v<T, Inherit>) {
        v.member("of", op.of);
    } else if constexpr (std::is_same_v<T, End>) {
        v.member("ending", op.ending);
    } else if constexpr (std::is_same_v<T, EndProgram>) {
        v.member("killed", op.killed);
    } else if constexpr (std::is_same_v<T, Wait>) {
        v.member("milliseconds", op.milliseconds);
    } else if constexpr (std::is_same_v<T, SetEphemeralRange>) {
        v.member("first", op.range.first);
        v.member("last", op.range.last);
    } else if constexpr (std::is_same_v<T, SetPrivilegedBelow>) {
        v.member("start", op.start);
    } else if constexpr (std::is_same_v<T, AddAddress>) {
        v.member("address", op.address);
        v.member("prefix", op.prefixLength);
        v.member("interface", op.interface);
    } else if constexpr (std::is_same_v<T, AddInterfacePair>) {
        v.member("first", op.first);
        v.member("second", op.second);
        v.member("otherHost", op.otherHost);
    }
}

template <std::size_t... Index>
std::optional<Operation> make(std::size_t wanted, std::index_sequence<Index...>)
{
    std::optional<Operation> operation;
    (void)((wanted == Index ? (operation.emplace(std::in_place_index<Index>), true) : false) || ...);
    return operation;
}

// The numbers of enumerations are foreign bytes, too.
bool isInRange(const Operation &operation)
{
    return std::visit(
        [](const auto &op) {
            using T = std::decay_t<decltype(op)>;
            if constexpr (std::is_same_v<T, CreateSocket>)
                return op.family <= Family::V6 && op.transport <= Transport::Udp;
            else if constexpr (std::is_same_v<T, SetFlag>)
                return op.flag <= Flag::NoDelay;
            else if constexpr (std::is_same_v<T, SetTuning>)
                return op.tuning <= Tuning::TimeToLive;
            else if constexpr (std::is_same_v<T, End>)
                return op.ending <= Ending::Reset;
            else
                return true;
        },
        operation);
}

} // namespace

QJsonObject toJson(const Operation &operation)
{
    QJsonObject object;
    object.insert(QLatin1StringView("call"), QLatin1StringView(callNames[operation.index()]));
    JsonWriter writer(object);
    std::visit([&writer](const auto &op) { members(writer, op); }, operation);
    return object;
}

void appendJson(QByteArray &text, const Operation &operation, const QByteArray &payload, const Neighbour &neighbour)
{
    JsonTextWriter writer(text);
    writer.member("call", QString(QLatin1StringView(callNames[operation.index()])));
    std::visit([&writer](const auto &op) { members(writer, op); }, operation);
    writer.member("payload", payload, QByteArray());
    writer.member("pid", neighbour.pid, qint64(0));
    writer.member("name", neighbour.interface, QString());
    writer.close();
}

std::optional<Operation> operationFromJson(const QJsonObject &object)
{
    const QString name = object.value(QLatin1StringView("call")).toString();
    for (std::size_t i = 0; i < callNames.size(); ++i) {
        if (name != QLatin1StringView(callNames[i]))
            continue;
        std::optional<Operation> operation = make(i, std::make_index_sequence<std::variant_size_v<Operation>>());
        JsonReader reader(object);
        std::visit([&reader](auto &op) { members(reader, op); }, *operation);
        return reader.isGood() && isInRange(*operation) ? operation : std::nullopt;
    }
    return std::nullopt;
}

std::optional<SocketId> subject(const Operation &operation)
{
    return std::visit(
        [](const auto &op) -> std::optional<SocketId> {
            if constexpr (requires { op.socket; })
                return op.socket;
            else
                return std::nullopt;
        },
        operation);
}

Operation withSubject(Operation operation, SocketId socket)
{
    std::visit(
        [socket](auto &op) {
            if constexpr (requires { op.socket; })
                op.socket = socket;
        },
        operation);
    return operation;
}

} // namespace quay::lab
