// SPDX-License-Identifier: MIT
#include "common/surroundings.h"

#include <QHash>
#include <QTest>

using namespace quay;

class TestSurroundings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSettingsOfTheKernel();
    void keepsDefaultsWhereNothingCanBeRead();
    void readsUserAndCapabilities();
    void thisComputerHasALoopback();
};

void TestSurroundings::readsTheSettingsOfTheKernel()
{
    const QHash<QString, QByteArray> files{
        {QStringLiteral("net/ipv4/ip_local_port_range"), "40000\t40003\n"},
        {QStringLiteral("net/ipv4/ip_local_reserved_ports"), "8080,9000-9010\n"},
        {QStringLiteral("net/ipv4/ip_unprivileged_port_start"), "80\n"},
        {QStringLiteral("net/core/somaxconn"), "128\n"},
        {QStringLiteral("net/ipv6/bindv6only"), "1\n"},
        {QStringLiteral("net/ipv4/ip_nonlocal_bind"), "1\n"},
        {QStringLiteral("net/ipv4/tcp_tw_reuse"), "1\n"},
    };
    const rules::Settings settings = settingsFrom([&files](const QString &path) { return files.value(path); });
    QVERIFY((settings.ephemeral == PortInterval{Port{40000}, Port{40003}}));
    QVERIFY(
        (settings.reserved == std::vector{PortInterval{Port{8080}, Port{8080}}, PortInterval{Port{9000}, Port{9010}}}));
    QCOMPARE(settings.privilegedBelow, 80U);
    QCOMPARE(settings.maximumBacklog, 128);
    QVERIFY(settings.v6Only && settings.nonlocalBindV4 && !settings.nonlocalBindV6 && !settings.autobindReuse);
    QVERIFY(settings.timeWaitReuse == rules::Settings::TimeWaitReuse::Always);
}

void TestSurroundings::keepsDefaultsWhereNothingCanBeRead()
{
    const rules::Settings fresh;
    for (const char *content : {"", "\n", "nonsense", "-1", "99999999999", "9 1"}) {
        const rules::Settings settings = settingsFrom([content](const QString &) { return QByteArray(content); });
        QVERIFY(settings.ephemeral == fresh.ephemeral);
        QCOMPARE(settings.privilegedBelow, fresh.privilegedBelow);
        QVERIFY(settings.timeWaitReuse == fresh.timeWaitReuse);
        QVERIFY(settings.reserved.empty());
    }
}

void TestSurroundings::readsUserAndCapabilities()
{
    const rules::Program root = programFrom("Name:\tx\nUid:\t1000\t0\t0\t0\nCapEff:\t000001ffffffffff\n");
    QCOMPARE(root.user, 0U);
    QVERIFY(root.mayBindPrivileged && root.mayUseRaw);
    const rules::Program user = programFrom("Uid:\t1000\t1001\t0\t0\nCapEff:\t0000000000000400\n");
    QCOMPARE(user.user, 1001U);
    QVERIFY(user.mayBindPrivileged && !user.mayUseRaw);
    QVERIFY(!programFrom("").mayBindPrivileged);
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
