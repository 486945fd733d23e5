// SPDX-License-Identifier: MIT
#include "rulescene.h"

namespace quay::rules
{

SocketId Scene::id(const QString &name) const
{
    const QStringList parts = name.split(u'#');
    const SocketId socket = m_names.value(parts.first(), Socket::none);
    return parts.size() < 2 ? socket : m_state.session(socket, parts.at(1).toUInt()).value_or(Socket::none);
}

QString Scene::nameOf(SocketId id) const
{
    const Socket *socket = m_state.find(id);
    if (socket != nullptr && State::isSession(id))
        return m_names.key(socket->listener) + u'#' + QString::number(socket->ordinal);
    return m_names.key(id);
}

Scene::Words Scene::split(const QString &line) const
{
    Words result;
    result.words = line.simplified().split(u' ');
    if (result.words.first().endsWith(u':')) {
        result.program = ProgramId(quint16(result.words.takeFirst().at(0).unicode()));
    }
    if (result.words.size() > 2 && result.words.at(result.words.size() - 2) == u"as") {
        result.name = result.words.takeLast();
        result.words.removeLast();
    }
    return result;
}

Endpoint Scene::endpoint(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString address = text.left(colon);
    address.remove(u'[').remove(u']');
    if (address == u"*")
        address = QStringLiteral("0.0.0.0");
    return {Address::parse(address).value_or(Address()), parsePort(text.mid(colon + 1)).value_or(Port{})};
}

std::optional<SocketId> Scene::portOf(const QString &text) const
{
    const QString port = text.mid(text.lastIndexOf(u':') + 1);
    return port.startsWith(u'$') ? std::optional(id(port.mid(1))) : std::nullopt;
}

SocketId Scene::create(const Words &words, Transport transport, const Endpoint &hint)
{
    const SocketId socket{m_next++};
    m_names.insert(words.name.isEmpty() ? QString::number(m_next) : words.name, socket);
    apply(m_state, CreateSocket{socket, words.program, hint.address.family(), transport});
    return socket;
}

void Scene::setOptions(SocketId socket, const QStringList &options)
{
    static const QMap<QString, std::pair<Flag, bool>> flags{
        {QStringLiteral("reuseaddr"), {Flag::ReuseAddress, true}},
        {QStringLiteral("reuseport"), {Flag::ReusePort, true}},
        {QStringLiteral("v6only"), {Flag::V6Only, true}},
        {QStringLiteral("dualstack"), {Flag::V6Only, false}},
        {QStringLiteral("broadcast"), {Flag::Broadcast, true}},
        {QStringLiteral("freebind"), {Flag::FreeBind, true}},
        {QStringLiteral("noport"), {Flag::BindAddressNoPort, true}}};
    for (const QString &option : options) {
        if (option.startsWith(u"device="))
            apply(m_state, SetDevice{socket, InterfaceId(option.mid(7).toUShort())});
        else if (option.startsWith(u"range="))
            apply(m_state, SetPortRange{socket, option.mid(6).section(u'-', 0, 0).toUShort(),
                                        option.mid(6).section(u'-', 1).toUShort()});
        else if (const auto flag = flags.constFind(option); flag != flags.constEnd())
            apply(m_state, SetFlag{socket, flag->first, flag->second});
    }
}

// "bind tcp ADDRESS:PORT options" or "bind NAME ADDRESS:PORT"
Operation Scene::buildBind(const Words &words)
{
    const QString where = words.words.at(2);
    const std::optional<Transport> transport = parseTransport(words.words.at(1));
    const Endpoint local = endpoint(where);
    const SocketId socket = transport ? create(words, *transport, local) : id(words.words.at(1));
    setOptions(socket, words.words.mid(3));
    return Bind{socket, local, std::nullopt, portOf(where)};
}

// "connect tcp ADDRESS:PORT options" or "connect NAME ADDRESS:PORT"
Operation Scene::buildConnect(const Words &words)
{
    const QString where = words.words.at(2);
    const std::optional<Transport> transport = parseTransport(words.words.at(1));
    const Endpoint peer = endpoint(where);
    const SocketId socket = transport ? create(words, *transport, peer) : id(words.words.at(1));
    setOptions(socket, words.words.mid(3));
    return Connect{socket, peer, std::nullopt, portOf(where)};
}

// "send NAME [N] [to ADDRESS:PORT]"; N messages
Operation Scene::buildSend(const Words &words)
{
    Send send{id(words.words.at(1)), std::nullopt, 1, 1, std::nullopt};
    for (qsizetype i = 2; i < words.words.size(); ++i) {
        if (words.words.at(i) != u"to") {
            send.count = words.words.at(i).toUInt();
            continue;
        }
        send.to = endpoint(words.words.at(i + 1));
        send.portOf = portOf(words.words.at(i + 1));
        break;
    }
    return send;
}

Operation Scene::build(const Words &words)
{
    const QString verb = words.words.first();
    const QString argument = words.words.value(1);
    const QString third = words.words.value(2);
    if (verb == u"bind")
        return buildBind(words);
    if (verb == u"connect")
        return buildConnect(words);
    if (verb == u"send")
        return buildSend(words);
    if (verb == u"listen")
        return Listen{id(argument), third.isEmpty() ? 4096 : third.toInt()};
    if (verb == u"pause" || verb == u"resume")
        return SetAccepting{id(argument), verb == u"resume"};
    if (verb == u"shutdown" || verb == u"close" || verb == u"reset")
        return End{id(argument),
                   verb == u"close" ? Ending::Close : (verb == u"reset" ? Ending::Reset : Ending::Shutdown)};
    if (verb == u"inherit") {
        const SocketId heir{m_next++};
        m_names.insert(words.name, heir);
        return Inherit{heir, words.program, id(argument)};
    }
    if (verb == u"disconnect")
        return Disconnect{id(argument)};
    if (verb == u"join" || verb == u"leave")
        return SetMembership{id(argument), endpoint(third + QStringLiteral(":0")).address, loopbackInterface,
                             verb == u"join"};
    if (verb == u"exit")
        return EndProgram{words.program, false};
    if (verb == u"wait")
        return Wait{argument.toUInt()};
    if (verb == u"range")
        return SetEphemeralRange{{Port(argument.toUShort()), Port(third.toUShort())}};
    if (verb == u"privileged")
        return SetPrivilegedBelow{argument.toUInt()};
    if (verb == u"pair")
        return AddInterfacePair{InterfaceId{1}, InterfaceId{2}};
    if (verb == u"address")
        return AddAddress{endpoint(argument + QStringLiteral(":0")).address, 24, InterfaceId(third.toUShort())};
    if (verb == u"socket")
        return CreateSocket{create(words, *parseTransport(argument), endpoint(third + QStringLiteral(":0"))),
                            words.program, endpoint(third + QStringLiteral(":0")).address.family(),
                            *parseTransport(argument)};
    if (verb == u"set" || verb == u"unset") {
        setOptions(id(argument), verb == u"set" ? words.words.mid(2) : QStringList());
        const Flag flag =
            third == u"reuseaddr" ? Flag::ReuseAddress : (third == u"v6only" ? Flag::V6Only : Flag::ReusePort);
        return SetFlag{id(argument), flag, verb == u"set"};
    }
    qFatal("no such verb: %s", qPrintable(verb));
}

Operation Scene::prepare(const QString &line) { return build(split(line)); }

Prediction Scene::run(const QString &line)
{
    const Operation operation = prepare(line.trimmed());
    return apply(m_state, operation);
}

Prediction Scene::runAll(const QString &lines)
{
    Prediction last;
    for (const QString &line : lines.split(u';', Qt::SkipEmptyParts))
        last = run(line);
    return last;
}

QString outcomeText(const Prediction &prediction)
{
    switch (prediction.outcome) {
    case Outcome::Ok:
        return QStringLiteral("ok");
    case Outcome::Fails:
        return QStringLiteral("fails ") + errnoName(prediction.error);
    case Outcome::Pending:
        return QStringLiteral("pending");
    case Outcome::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

} // namespace quay::rules
