// SPDX-License-Identifier: MIT
#include "lab/eventjson.h"

#include "lab/jsonmembers.h"
#include "lab/operationjson.h"

#include <array>

namespace quay::lab
{

namespace
{

constexpr std::array names{"started",   "ended", "opened",   "facts",      "closed",  "gone",   "called",
                           "connected", "sent",  "received", "peerclosed", "trouble", "leftout"};
static_assert(names.size() == std::variant_size_v<Happening>);

} // namespace

// One function for both directions: `e` is const when it is written.
template <typename Visitor, OneOf<ProgramStarted, ProgramEnded, SocketOpened, SocketFacts, OptionValue, SocketClosed,
                                  SocketGone, CallMade, Connected, Sent, Received, PeerClosed, Trouble, LeftOut>
                                E>
void members(Visitor &v, E &e)
{
    using T = std::remove_const_t<E>;
    if constexpr (requires { e.socket; })
        v.member("socket", e.socket);
    if constexpr (requires { e.program; })
        v.member("program", e.program);
    if constexpr (std::is_same_v<T, ProgramStarted>) {
        v.member("name", e.name);
        v.member("host", e.host, QString());
        v.member("pid", e.pid);
    } else if constexpr (std::is_same_v<T, ProgramEnded>) {
        v.member("how", e.how);
        v.member("code", e.code);
        v.member("asked", e.asked, false);
    } else if constexpr (std::is_same_v<T, SocketOpened>) {
        v.member("name", e.name, QString());
        v.member("family", e.family);
        v.member("transport", e.transport);
        v.member("descriptor", e.descriptor);
        v.member("inode", e.inode);
        v.member("listener", e.listener);
        v.member("ordinal", e.ordinal, 0U);
        v.member("peer", e.peer);
        v.member("inherits", e.inherits);
    } else if constexpr (std::is_same_v<T, OptionValue>) {
        v.member("name", e.name);
        v.member("value", e.value);
    } else if constexpr (std::is_same_v<T, SocketFacts>) {
        v.member("local", e.local);
        v.member("peer", e.peer);
        v.member("tcp", e.tcp, TcpState::None);
        v.member("listening", e.listening, false);
        v.member("rxqueue", e.receiveQueue, 0U);
        v.member("txqueue", e.sendQueue, 0U);
        v.member("received", e.received, quint64{0});
        v.member("sent", e.sent, quint64{0});
        v.member("datagrams", e.datagrams, quint64{0});
        v.member("dropped", e.dropped, quint64{0});
        v.member("options", e.options, std::vector<OptionValue>());
    } else if constexpr (std::is_same_v<T, SocketClosed>) {
        v.member("reset", e.reset, false);
    } else if constexpr (std::is_same_v<T, CallMade>) {
        v.member("error", e.error, 0);
        v.member("port", e.port);
        v.member("pending", e.pending, false);
    } else if constexpr (std::is_same_v<T, Connected>) {
        v.member("session", e.session);
    } else if constexpr (std::is_same_v<T, Sent>) {
        v.member("to", e.to);
        v.member("messages", e.messages);
        v.member("bytes", e.bytes);
        v.member("sample", e.sample, QByteArray());
    } else if constexpr (std::is_same_v<T, Received>) {
        v.member("from", e.from);
        v.member("sender", e.sender);
        v.member("messages", e.messages);
        v.member("bytes", e.bytes);
        v.member("sample", e.sample, QByteArray());
        v.member("alike", e.alike, true);
    } else if constexpr (std::is_same_v<T, Trouble>) {
        v.member("error", e.error);
    } else if constexpr (std::is_same_v<T, LeftOut>) {
        v.member("count", e.count);
    }
}

namespace
{

template <std::size_t... Index>
Happening make(std::size_t wanted, std::index_sequence<Index...>)
{
    Happening happening;
    (void)((wanted == Index ? (happening.emplace<Index>(), true) : false) || ...);
    return happening;
}

// The numbers of enumerations are foreign bytes, too.
bool isInRange(const Happening &happening)
{
    if (const auto *ended = std::get_if<ProgramEnded>(&happening))
        return ended->how <= ProgramEnded::How::Nonsense;
    if (const auto *opened = std::get_if<SocketOpened>(&happening))
        return opened->family <= Family::V6 && opened->transport <= Transport::Udp;
    if (const auto *facts = std::get_if<SocketFacts>(&happening))
        return facts->tcp <= TcpState::Closing;
    return true;
}

} // namespace

QJsonObject toJson(const Happening &happening)
{
    QJsonObject object;
    object.insert(QLatin1StringView("event"), QLatin1StringView(names[happening.index()]));
    JsonWriter writer(object);
    std::visit([&writer](const auto &e) { members(writer, e); }, happening);
    if (const auto *call = std::get_if<CallMade>(&happening))
        object.insert(QLatin1StringView("call"), toJson(call->call));
    return object;
}

void appendJson(QByteArray &text, const Happening &happening)
{
    JsonTextWriter writer(text);
    writer.member("event", QString(QLatin1StringView(names[happening.index()])));
    std::visit([&writer](const auto &e) { members(writer, e); }, happening);
    if (const auto *call = std::get_if<CallMade>(&happening)) {
        text += ",\"call\":";
        appendJson(text, call->call);
    }
    writer.close();
}

std::optional<Happening> happeningFromJson(const QJsonObject &object)
{
    const QString name = object.value(QLatin1StringView("event")).toString();
    const auto *const found =
        std::find_if(names.begin(), names.end(), [&name](const char *one) { return name == QLatin1StringView(one); });
    if (found == names.end())
        return std::nullopt;
    Happening happening =
        make(std::size_t(found - names.begin()), std::make_index_sequence<std::variant_size_v<Happening>>());
    JsonReader reader(object);
    std::visit([&reader](auto &e) { members(reader, e); }, happening);
    if (auto *call = std::get_if<CallMade>(&happening)) {
        const auto operation = operationFromJson(object.value(QLatin1StringView("call")).toObject());
        if (!operation)
            return std::nullopt;
        call->call = *operation;
    }
    return reader.isGood() && isInRange(happening) ? std::optional(std::move(happening)) : std::nullopt;
}

} // namespace quay::lab
