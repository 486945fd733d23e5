// SPDX-License-Identifier: MIT
#include "script/printer.h"

#include "base/overloaded.h"
#include "script/lexer.h"
#include "script/vocabulary.h"

#include <QStringList>

namespace quay::script
{

namespace
{

QString toString(std::string_view ascii) { return QString::fromLatin1(ascii.data(), qsizetype(ascii.size())); }

QString print(const PortName &port)
{
    return std::visit(Overloaded{[](Port p) { return QString::number(number(p)); },
                                 [](const ServiceName &service) { return service.name; },
                                 [](const PortOf &of) { return QString(u'$' + script::print(of.socket)); }},
                      port);
}

QString print(const AddressName &name)
{
    const QString scope = name.scope.isEmpty() ? QString() : QString(u'%' + name.scope);
    if (name.star)
        return u'*' + scope;
    const QString text = name.address.toString() + scope;
    return name.address.family() == Family::V6 ? QString(u'[' + text + u']') : text;
}

QString print(const NewSocket &socket)
{
    return socket.as.isEmpty() ? QString() : QString(QStringLiteral(" as ") + socket.as);
}

QString printOptions(const NewSocket &socket)
{
    QString text;
    for (const Option &option : socket.options)
        text += u' ' + script::print(option);
    return text;
}

QString printStart(QLatin1StringView command, Transport transport, const EndpointName &endpoint)
{
    return command + u' ' + transportName(transport) + u' ' + script::print(endpoint);
}

QString printBacklog(std::optional<int> backlog)
{
    return backlog ? QStringLiteral(" backlog %1").arg(*backlog) : QString();
}

QString print(const Payload &payload)
{
    const auto hex = [](const Hex &h) { return QStringLiteral("hex ") + quote(h.bytes.toHex(' ')); };
    return std::visit(Overloaded{[](const Text &text) { return quote(text.bytes); }, hex,
                                 [](Filler filler) { return QStringLiteral("%1 bytes").arg(filler.size); }},
                      payload);
}

QString printHost(const QString &host) { return host.isEmpty() ? QString() : QString(u'@' + host); }

// One function a command.
struct CommandPrinter {
    QString operator()(const BindNew &bind) const
    {
        return printStart(QLatin1StringView("bind"), bind.socket.transport, bind.local) + printOptions(bind.socket) +
               print(bind.socket);
    }
    QString operator()(const BindExisting &bind) const
    {
        return QStringLiteral("bind ") + script::print(bind.socket) + u' ' + script::print(bind.local);
    }
    QString operator()(const ListenNew &listen) const
    {
        return printStart(QLatin1StringView("listen"), listen.socket.transport, listen.local) +
               printOptions(listen.socket) + printBacklog(listen.backlog) + print(listen.socket);
    }
    QString operator()(const ListenExisting &listen) const
    {
        return QStringLiteral("listen ") + script::print(listen.socket) + printBacklog(listen.backlog);
    }
    QString operator()(const ConnectNew &connect) const
    {
        const QString from =
            connect.from ? QString(QStringLiteral(" from ") + script::print(*connect.from)) : QString();
        return printStart(QLatin1StringView("connect"), connect.socket.transport, connect.peer) + from +
               printOptions(connect.socket) + print(connect.socket);
    }
    QString operator()(const ConnectExisting &connect) const
    {
        return QStringLiteral("connect ") + script::print(connect.socket) + u' ' + script::print(connect.peer);
    }
    QString operator()(const SendMessage &send) const
    {
        QString text = QStringLiteral("send ") + script::print(send.socket) + u' ' + print(send.payload);
        if (send.to)
            text += QStringLiteral(" to ") + script::print(*send.to);
        if (send.times != 1)
            text += QStringLiteral(" times %1").arg(send.times);
        return text;
    }
    QString operator()(const SetOption &set) const
    {
        return QStringLiteral("set ") + script::print(set.socket) + u' ' + script::print(set.option) +
               (set.on ? QString() : QStringLiteral(" off"));
    }
    QString operator()(const Accepting &accepting) const
    {
        return (accepting.on ? QStringLiteral("resume ") : QStringLiteral("pause ")) + script::print(accepting.socket);
    }
    QString operator()(const Disconnect &disconnect) const
    {
        return QStringLiteral("disconnect ") + script::print(disconnect.socket);
    }
    QString operator()(const Membership &membership) const
    {
        return (membership.member ? QStringLiteral("join ") : QStringLiteral("leave ")) +
               script::print(membership.socket) + u' ' + print(membership.group);
    }
    QString operator()(const Inherit &inherit) const
    {
        return QStringLiteral("inherit ") + script::print(inherit.socket) + print(NewSocket{{}, {}, inherit.as});
    }
    QString operator()(const End &end) const
    {
        switch (end.ending) {
        case rules::Ending::Shutdown:
            return QStringLiteral("shutdown ") + script::print(end.socket);
        case rules::Ending::Close:
            return QStringLiteral("close ") + script::print(end.socket);
        case rules::Ending::Reset:
            return QStringLiteral("reset ") + script::print(end.socket);
        }
        Q_UNREACHABLE();
    }
    QString operator()(const EndProgram &end) const
    {
        return end.killed ? QStringLiteral("kill") : QStringLiteral("exit");
    }
    QString operator()(const Wait &wait) const { return QStringLiteral("wait %1 ms").arg(wait.milliseconds); }
    QString operator()(const HostEphemeral &host) const
    {
        return QStringLiteral("ephemeral %1-%2").arg(number(host.range.first)).arg(number(host.range.last));
    }
    QString operator()(const HostPrivileged &host) const { return QStringLiteral("privileged %1").arg(host.below); }
    QString operator()(const HostAddress &host) const
    {
        const AddressName address{host.address, QString(), false};
        return QStringLiteral("address %1/%2 on %3").arg(print(address)).arg(host.prefixLength).arg(host.device);
    }
    QString operator()(const HostInterfaces &host) const
    {
        return QStringLiteral("interfaces %1 %2").arg(host.first, host.second) + printHost(host.secondHost);
    }
};

void appendEscaped(QString &text, char c)
{
    switch (c) {
    case '"':
        text += QStringLiteral("\\\"");
        return;
    case '\\':
        text += QStringLiteral("\\\\");
        return;
    case '\n':
        text += QStringLiteral("\\n");
        return;
    case '\r':
        text += QStringLiteral("\\r");
        return;
    case '\t':
        text += QStringLiteral("\\t");
        return;
    default:
        text += QStringLiteral("\\x") + QString::fromLatin1(QByteArray(1, c).toHex());
    }
}

bool needsEscape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '"' || c == '\\'; }

} // namespace

QString quote(QByteArrayView bytes)
{
    QString text(u'"');
    std::string_view rest(bytes.data() == nullptr ? "" : bytes.data(), std::size_t(bytes.size()));
    while (!rest.empty()) {
        const auto valid = static_cast<std::size_t>(validUtf8Prefix(rest));
        std::size_t plain = 0;
        while (plain < valid && !needsEscape(rest[plain]))
            ++plain;
        text += QString::fromUtf8(rest.data(), qsizetype(plain));
        rest.remove_prefix(plain);
        if (!rest.empty()) {
            appendEscaped(text, rest.front());
            rest.remove_prefix(1);
        }
    }
    return text + u'"';
}

QString print(const SocketName &socket)
{
    return socket.session == 0 ? socket.name : QString(socket.name + u'#' + QString::number(socket.session));
}

QString print(const EndpointName &endpoint) { return print(endpoint.address) + u':' + print(endpoint.port); }

QString print(const Option &option)
{
    const auto range = [](LocalRange r) {
        return QStringLiteral("range %1-%2").arg(number(r.low)).arg(number(r.high));
    };
    const auto tuned = [](Tuned t) { return QStringLiteral("%1 %2").arg(toString(tuningWord(t.tuning))).arg(t.value); };
    return std::visit(Overloaded{[](Switch s) { return toString(switchWord(s)); },
                                 [](const Device &device) { return QStringLiteral("device ") + device.name; }, range,
                                 tuned},
                      option);
}

QString print(const Command &command) { return std::visit(CommandPrinter(), command); }

QString print(const Expectation &expectation)
{
    const auto fails = [](const ExpectFailure &failure) {
        return QStringLiteral("fails ") + toString(errorName(failure.error).value_or("?"));
    };
    const auto receipts = [](const ExpectReceipts &expected) {
        QStringList parts;
        for (const Receipt &receipt : expected.receipts)
            parts.append(print(receipt.socket) + QStringLiteral(" receives ") + quote(receipt.bytes));
        return parts.join(QStringLiteral(" and "));
    };
    return std::visit(Overloaded{[](ExpectOk) { return QStringLiteral("ok"); }, fails, receipts,
                                 [](ExpectNobody) { return QStringLiteral("nobody receives"); }},
                      expectation);
}

QString print(const Statement &statement)
{
    const QString line =
        statement.program + printHost(statement.host) + QStringLiteral(": ") + print(statement.command);
    return statement.expectation ? QString(line + QStringLiteral(" => ") + print(*statement.expectation)) : line;
}

QString print(const Script &script)
{
    QString text;
    for (const Step &step : script.steps)
        text += print(step.statement) + u'\n';
    return text;
}

QString print(std::span<const Script> scripts)
{
    QString text;
    for (const Script &script : scripts) {
        if (&script != &scripts.front())
            text += QStringLiteral("---\n");
        text += print(script);
    }
    return text;
}

} // namespace quay::script
