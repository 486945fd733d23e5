// SPDX-License-Identifier: MIT
#include "common/surroundings.h"
#include "rules/predict.h"

#include <QHash>
#include <QTest>

using namespace quay;

class TestSurroundings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSettingsOfTheKernel();
    void keepsDefaultsWhereNothingCanBeRead();
    void knowsTheKernelsVersion_data();
    void knowsTheKernelsVersion();
    void tellsDefaultRoutes();
    void aSocketOfAnotherProgramIsInTheWay();
    void leavesOutWhatHasNoPortForTheRules();
    void thisComputerHasALoopback();
};

void TestSurroundings::readsTheSettingsOfTheKernel()
{
    system::Machine machine;
    machine.ephemeral = {Port{40000}, Port{40003}};
    machine.unprivilegedStart = 80;
    machine.reserved = {{Port{8080}, Port{8080}}};
    machine.uid = 1001;
    const QHash<QByteArray, QByteArray> files{
        {"sys/net/core/somaxconn", "128\n"},
        {"sys/net/ipv6/bindv6only", "1\n"},
        {"sys/net/ipv4/ip_nonlocal_bind", "1\n"},
        {"sys/net/ipv4/tcp_tw_reuse", "1\n"},
        {"self/status", "Name:\tx\nCapEff:\t0000000000002000\n"},
    };
    const rules::Host host = hostOf(machine, [&files](const char *path) { return files.value(path); });
    const rules::Settings &settings = host.settings;
    QVERIFY(settings.ephemeral == machine.ephemeral && settings.reserved == machine.reserved);
    QCOMPARE(settings.privilegedBelow, 80U);
    QCOMPARE(settings.maximumBacklog, 128);
    QVERIFY(settings.v6Only && settings.nonlocalBindV4 && !settings.nonlocalBindV6 && !settings.autobindReuse);
    QVERIFY(settings.timeWaitReuse == rules::Settings::TimeWaitReuse::Always);
    QCOMPARE(host.defaultProgram.user, 1001U);
    QVERIFY(!host.defaultProgram.mayBindPrivileged && host.defaultProgram.mayUseRaw);
}

void TestSurroundings::keepsDefaultsWhereNothingCanBeRead()
{
    const rules::Settings fresh;
    for (const char *content : {"", "\n", "nonsense", "-1", "99999999999", "9 1"}) {
        const rules::Host host = hostOf({}, [content](const char *) { return QByteArray(content); });
        QCOMPARE(host.settings.maximumBacklog, fresh.maximumBacklog);
        QVERIFY(host.settings.timeWaitReuse == fresh.timeWaitReuse);
        QVERIFY(!host.settings.v6Only && !host.defaultRouteV4 && !host.defaultRouteV6);
        QVERIFY(!host.defaultProgram.mayUseRaw);
    }
}

void TestSurroundings::knowsTheKernelsVersion_data()
{
    QTest::addColumn<QByteArray>("release");
    QTest::addColumn<bool>("portsReturn");
    QTest::newRow("Debian 12") << QByteArray("6.1.0-18-amd64\n") << false;
    QTest::newRow("5.10") << QByteArray("5.10.0\n") << false;
    QTest::newRow("the last without") << QByteArray("6.17.12-zen1\n") << false;
    QTest::newRow("the first with") << QByteArray("6.18-rc1\n") << true;
    QTest::newRow("later") << QByteArray("7.0.1\n") << true;
    QTest::newRow("not to be read") << QByteArray() << true;
}

void TestSurroundings::knowsTheKernelsVersion()
{
    QFETCH(QByteArray, release);
    QFETCH(bool, portsReturn);
    const rules::Host host = hostOf({}, [&release](const char *path) {
        return QByteArrayView(path) == "sys/kernel/osrelease" ? release : QByteArray();
    });
    QCOMPARE(host.settings.portsReturnToConnect, portsReturn);
}

void TestSurroundings::tellsDefaultRoutes()
{
    const QByteArray v4 = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\n"
                          "eth0\t00000000\t0100A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0\n";
    const QByteArray zeros(32, '0');
    const QByteArray v6 = zeros + " 00 " + zeros + " 00 " + zeros + " ffffffff 00000001 00000000 00200200 ";
    const auto hostWith = [](const QByteArray &route, const QByteArray &route6) {
        return hostOf({}, [&](const char *path) {
            return path == QByteArrayView("net/route") ? route : path == QByteArrayView("net/ipv6_route") ? route6 : "";
        });
    };
    QVERIFY(hostWith(v4, v6 + "eth0\n").defaultRouteV4);
    QVERIFY(hostWith(v4, v6 + "eth0\n").defaultRouteV6);
    QVERIFY(!hostWith("", v6 + "      lo\n").defaultRouteV6);
}

void TestSurroundings::aSocketOfAnotherProgramIsInTheWay()
{
    Surroundings here = Surroundings::freshHost();
    system::SocketRecord record;
    record.local = {Address::any(Family::V4), Port{8080}};
    record.state = system::State::Listen;
    system::Process process;
    process.pid = system::Pid{4711};
    process.name = QStringLiteral("ngi\x1bnx");
    record.holding = system::Holding::Processes;
    record.holders =
        std::make_shared<const system::Holders>(system::Holders{std::make_shared<const system::Process>(process)});
    QVERIFY(here.add(record, {}));
    const rules::Operation create =
        rules::CreateSocket{rules::SocketId{0}, rules::ProgramId{0}, Family::V4, Transport::Tcp};
    rules::apply(here.state, create);
    const rules::Prediction prediction =
        rules::predict(here.state, rules::Bind{rules::SocketId{0}, {Address::loopback(Family::V4), Port{8080}}});
    QVERIFY(prediction.outcome == rules::Outcome::Fails);
    QCOMPARE(prediction.with.size(), 1U);
    QCOMPARE(here.nameOf(prediction.with.front()), QStringLiteral("ngi\ufffdnx[4711]"));
}

void TestSurroundings::leavesOutWhatHasNoPortForTheRules()
{
    Surroundings here = Surroundings::freshHost();
    system::SocketRecord record;
    record.local = {Address::any(Family::V4), Port{8080}};
    record.state = system::State::SynReceived;
    QVERIFY(!here.add(record, {}));
    record.state = system::State::Listen;
    record.protocol = system::Protocol::Sctp;
    QVERIFY(!here.add(record, {}));
    record.protocol = system::Protocol::Udp;
    record.state = system::State::Unconnected;
    record.local.port = Port{};
    QVERIFY(!here.add(record, {}));
    record.local.port = Port{53};
    QVERIFY(here.add(record, {}));
    QVERIFY(here.owners.empty());
}

void TestSurroundings::thisComputerHasALoopback()
{
    const Surroundings here = Surroundings::thisComputer();
    QVERIFY(!here.isolated);
    QVERIFY(!here.interfaces.empty());
    QVERIFY(here.state.host().isLocal(Address::loopback(Family::V4)));
}

QTEST_GUILESS_MAIN(TestSurroundings)
#include "tst_surroundings.moc"
