// SPDX-License-Identifier: MIT
// When a program is called expected or unusual at its port, and when nothing is said.
#include "common/programfit.h"
#include "registry/shipped.h"

#include <QTest>

using namespace quay;
using namespace quay::system;
using registry::Fit;

namespace
{

constexpr PortInterval ephemeral{Port{32768}, Port{60999}};

SocketRecord held(quint16 port, const QStringList &programs, State state = State::Listen,
                  Protocol protocol = Protocol::Tcp)
{
    SocketRecord record;
    record.protocol = protocol;
    record.local = {Address::any(Family::V4), Port{port}};
    record.state = state;
    Holders holders;
    for (const QString &program : programs) {
        Process process;
        process.pid = Pid{int(holders.size()) + 1};
        process.name = program;
        holders.push_back(std::make_shared<const Process>(process));
    }
    record.holding = holders.empty() ? Holding::Hidden : Holding::Processes;
    if (!holders.empty())
        record.holders = std::make_shared<const Holders>(std::move(holders));
    return record;
}

} // namespace

Q_DECLARE_METATYPE(SocketRecord)

class TestProgramFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void saysWhy();

private:
    registry::Registry m_registry = registry::shippedRegistry();
};

void TestProgramFit::judges_data()
{
    QTest::addColumn<SocketRecord>("socket");
    QTest::addColumn<int>("fit");
    const auto row = [](const char *name, const SocketRecord &socket, Fit fit) {
        QTest::newRow(name) << socket << int(fit);
    };
    const QString sshd = QStringLiteral("sshd");
    const QString systemd = QStringLiteral("systemd");
    row("at home", held(22, {sshd}), Fit::Expected);
    row("on another's port", held(80, {sshd}), Fit::Unusual);
    row("on a port that is known for nothing", held(4, {sshd}), Fit::Unknown);
    row("in the ephemeral range", held(33060, {sshd}), Fit::Unknown);
    row("at home in the ephemeral range", held(33060, {QStringLiteral("mysqld")}), Fit::Expected);
    row("a program that may be anything", held(22, {QStringLiteral("python3")}), Fit::Unknown);
    row("nobody that can be seen", held(22, {}), Fit::Unknown);
    row("a connection of its own", held(80, {sshd}, State::Established), Fit::Unknown);
    row("inherited from another", held(22, {systemd, sshd}), Fit::Expected);
    row("inherited from another, elsewhere", held(80, {systemd, sshd}), Fit::Unusual);
    row("one of two is at home", held(53, {sshd, QStringLiteral("dnsmasq")}), Fit::Expected);
    row("the other transport", held(22, {sshd}, State::Unconnected, Protocol::Udp), Fit::Unusual);
    row("a datagram socket at home", held(53, {QStringLiteral("named")}, State::Unconnected, Protocol::Udp),
        Fit::Expected);
    row("no transport with ports", held(0, {sshd}, State::Unconnected, Protocol::Raw), Fit::Unknown);
}

void TestProgramFit::judges()
{
    QFETCH(SocketRecord, socket);
    QFETCH(int, fit);
    ProgramFit judge(m_registry);
    QCOMPARE(int(judge.of(socket, ephemeral)), fit);
    QCOMPARE(judge.sentence(socket, ephemeral).isEmpty(), Fit(fit) == Fit::Unknown);
}

void TestProgramFit::saysWhy()
{
    ProgramFit judge(m_registry);
    QCOMPARE(judge.sentence(held(443, {QStringLiteral("nginx")}), ephemeral),
             QStringLiteral("As expected: TCP 443 is one of the usual ports of nginx."));
    QCOMPARE(judge.sentence(held(22, {QStringLiteral("nginx")}), ephemeral),
             QStringLiteral("Unusual: TCP 22 is known for ssh, and nginx usually has TCP 80, TCP 443, UDP 443."));
}

QTEST_APPLESS_MAIN(TestProgramFit)
#include "tst_programfit.moc"
