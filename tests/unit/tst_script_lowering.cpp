// SPDX-License-Identifier: MIT
#include "script/lowering.h"
#include "script/parser.h"

#include <QTest>

using namespace quay;
using namespace quay::script;

namespace
{

// The calls of the last line, in words.
QString describe(const rules::Operation &operation)
{
    struct Words {
        QString operator()(const rules::CreateSocket &op) const
        {
            return QStringLiteral("socket %1 of %2 %3 %4")
                .arg(int(op.socket))
                .arg(int(op.program))
                .arg(op.family == Family::V4 ? 4 : 6)
                .arg(transportName(op.transport));
        }
        QString operator()(const rules::SetFlag &op) const
        {
            return QStringLiteral("flag %1 %2 %3").arg(int(op.socket)).arg(int(op.flag)).arg(int(op.on));
        }
        QString operator()(const rules::SetDevice &op) const
        {
            return QStringLiteral("device %1 %2").arg(int(op.socket)).arg(int(op.device));
        }
        QString operator()(const rules::SetPortRange &op) const
        {
            return QStringLiteral("range %1 %2 %3").arg(int(op.socket)).arg(op.low).arg(op.high);
        }
        QString operator()(const rules::SetTuning &op) const
        {
            return QStringLiteral("tuning %1 %2 %3").arg(int(op.socket)).arg(int(op.tuning)).arg(op.value);
        }
        QString operator()(const rules::Bind &op) const
        {
            return QStringLiteral("bind %1 %2%3%4")
                .arg(int(op.socket))
                .arg(op.local.toString(), of(op.portOf), in(op.scope));
        }
        QString operator()(const rules::Listen &op) const
        {
            return QStringLiteral("listen %1 %2").arg(int(op.socket)).arg(op.backlog);
        }
        QString operator()(const rules::Connect &op) const
        {
            return QStringLiteral("connect %1 %2%3%4")
                .arg(int(op.socket))
                .arg(op.peer.toString(), of(op.portOf), in(op.scope));
        }
        QString operator()(const rules::Send &op) const
        {
            return QStringLiteral("send %1 %2 %3 %4%5")
                .arg(int(op.socket))
                .arg(op.size)
                .arg(op.count)
                .arg(op.to ? op.to->toString() : QStringLiteral("peer"), of(op.portOf));
        }
        QString operator()(const rules::SetAccepting &op) const
        {
            return QStringLiteral("accepting %1 %2").arg(int(op.socket)).arg(int(op.accepting));
        }
        QString operator()(const rules::Disconnect &op) const
        {
            return QStringLiteral("disconnect %1").arg(int(op.socket));
        }
        QString operator()(const rules::SetMembership &op) const
        {
            return QStringLiteral("group %1 %2 %3%4")
                .arg(int(op.socket))
                .arg(op.group.toString())
                .arg(int(op.member))
                .arg(in(op.device));
        }
        QString operator()(const rules::Inherit &op) const
        {
            return QStringLiteral("inherit %1 of %2 by %3").arg(int(op.socket)).arg(int(op.of)).arg(int(op.program));
        }
        QString operator()(const rules::End &op) const
        {
            return QStringLiteral("end %1 %2").arg(int(op.socket)).arg(int(op.ending));
        }
        QString operator()(const rules::EndProgram &op) const
        {
            return QStringLiteral("program %1 %2").arg(int(op.program)).arg(int(op.killed));
        }
        QString operator()(const rules::Wait &op) const { return QStringLiteral("wait %1").arg(op.milliseconds); }
        QString operator()(const rules::SetEphemeralRange &op) const
        {
            return QStringLiteral("ephemeral %1 %2").arg(number(op.range.first)).arg(number(op.range.last));
        }
        QString operator()(const rules::SetPrivilegedBelow &op) const
        {
            return QStringLiteral("privileged %1").arg(op.start);
        }
        QString operator()(const rules::AddAddress &op) const
        {
            return QStringLiteral("address %1/%2 %3")
                .arg(op.address.toString())
                .arg(op.prefixLength)
                .arg(int(op.interface));
        }
        QString operator()(const rules::AddInterfacePair &op) const
        {
            return QStringLiteral("pair %1 %2").arg(int(op.first)).arg(int(op.second));
        }
        static QString of(std::optional<rules::SocketId> socket)
        {
            return socket ? QStringLiteral(" port of %1").arg(int(*socket)) : QString();
        }
        static QString in(std::optional<rules::InterfaceId> id)
        {
            return id ? QStringLiteral(" in %1").arg(int(*id)) : QString();
        }
    };
    return std::visit(Words(), operation);
}

std::optional<Port> service(QStringView name, Transport transport)
{
    if (name != u"domain")
        return std::nullopt;
    return transport == Transport::Tcp ? Port{53} : Port{5353};
}

// Listener 0 has accepted two sessions.
std::optional<rules::SocketId> session(rules::SocketId listener, quint32 ordinal)
{
    return int(listener) == 0 && ordinal <= 2 ? std::optional(rules::SocketId(100 + ordinal)) : std::nullopt;
}

} // namespace

class TestScriptLowering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTheCallsInTheirOrder_data();
    void makesTheCallsInTheirOrder();
    void aSessionThatIsntThereCantBeLowered();
    void aProgramKeepsItsIdWhenItStartsAgain();
};

void TestScriptLowering::makesTheCallsInTheirOrder_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("calls");
    const auto row = [](const char *line, const char *calls) {
        QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(calls);
    };
    // Sockets 0 door (web), 1 u (alice).
    row("web: bind tcp *:80", "socket 2 of 0 4 tcp, bind 2 0.0.0.0:80");
    row("new: bind udp [::1]:domain reuseaddr v6only as x",
        "socket 2 of 2 6 udp, flag 2 0 1, flag 2 2 1, bind 2 [::1]:5353");
    row("web: bind tcp *:80 dualstack device lo device v0 device nowhere range 1-2 rcvbuf 5 ttl 3",
        "socket 2 of 0 4 tcp, flag 2 2 0, device 2 0, device 2 1, device 2 65535, range 2 1 2, tuning 2 0 5, "
        "tuning 2 2 3, bind 2 0.0.0.0:80");
    row("web: bind door [fe80::1%v1]:80", "bind 0 [fe80::1]:80 in 2");
    row("web: listen tcp *:domain backlog 3", "socket 2 of 0 4 tcp, bind 2 0.0.0.0:53, listen 2 3");
    row("web: listen door", "listen 0 4096");
    row("web: connect tcp [::1]:1 from 127.0.0.1:2 noport", "socket 2 of 0 6 tcp, flag 2 5 1, bind 2 127.0.0.1:2, "
                                                            "connect 2 [::1]:1");
    row("alice: connect u 127.0.0.1:$door", "connect 1 127.0.0.1:0 port of 0");
    row("alice: connect u 127.0.0.1:$door#1", "connect 1 127.0.0.1:0 port of 101");
    row("alice: send u \"ab\\n\" to 127.0.0.1:$door times 7", "send 1 3 7 127.0.0.1:0 port of 0");
    row("web: send door#2 hex \"00 01\"", "send 102 2 1 peer");
    row("web: send door 1400 bytes", "send 0 1400 1 peer");
    row("web: set door dualstack off", "flag 0 2 1");
    row("web: set door reuseport off", "flag 0 1 0");
    row("web: pause door", "accepting 0 0");
    row("web: resume door", "accepting 0 1");
    row("alice: disconnect u", "disconnect 1");
    row("alice: join u 224.0.0.5%v0", "group 1 224.0.0.5 1 in 1");
    row("alice: leave u 224.0.0.5", "group 1 224.0.0.5 0");
    row("alice: inherit door as heir", "inherit 2 of 0 by 1");
    row("web: shutdown door", "end 0 0");
    row("web: close door", "end 0 1");
    row("web: reset door#1", "end 101 2");
    row("alice: exit", "program 1 0");
    row("alice: kill", "program 1 1");
    row("alice: wait 5 ms", "wait 5");
    row("host: ephemeral 1-2", "ephemeral 1 2");
    row("host: privileged 0", "privileged 0");
    row("host: address [fd00::1]/64 on v1", "address fd00::1/64 2");
    row("host: interfaces a b", "pair 3 4");
}

void TestScriptLowering::makesTheCallsInTheirOrder()
{
    QFETCH(QByteArray, line);
    const auto scripts =
        parse("host: interfaces v0 v1\nweb: listen tcp *:1 as door\nalice: bind udp *:2 as u\n" + line);
    QVERIFY(scripts);
    Names names;
    QStringList calls;
    for (const Step &step : scripts->front().steps) {
        const auto operations = lower(step.statement, names, {service, session});
        QVERIFY(operations);
        calls.clear();
        for (const rules::Operation &operation : *operations)
            calls.append(describe(operation));
    }
    QTEST(calls.join(QStringLiteral(", ")), "calls");
}

void TestScriptLowering::aSessionThatIsntThereCantBeLowered()
{
    const auto scripts = parse("web: listen tcp *:1 as door\nweb: close door#3\nweb: listen tcp *:nosuch");
    QVERIFY(scripts);
    const std::vector<Step> &steps = scripts->front().steps;
    Names names;
    QVERIFY(lower(steps[0].statement, names, {service, session}));
    QVERIFY(lower(steps[1].statement, names, {service, session}).error() == LoweringError::NoSuchSession);
    QVERIFY(lower(steps[1].statement, names, {}).error() == LoweringError::NoSuchSession);
    QVERIFY(lower(steps[2].statement, names, {service, session}).error() == LoweringError::UnknownService);
}

void TestScriptLowering::aProgramKeepsItsIdWhenItStartsAgain()
{
    Names names;
    const rules::ProgramId web = names.program(QStringLiteral("web"));
    QVERIFY(names.program(QStringLiteral("mail")) != web);
    QVERIFY(names.program(QStringLiteral("web")) == web);
    QCOMPARE(names.name(web), QStringLiteral("web"));
    QCOMPARE(names.name(names.interfaceId(rules::ownHost, QStringLiteral("lo"))), QStringLiteral("lo"));
    QVERIFY(names.name(names.interfaceId(rules::ownHost, QStringLiteral("nowhere"))).isEmpty());
}

QTEST_GUILESS_MAIN(TestScriptLowering)
#include "tst_script_lowering.moc"
