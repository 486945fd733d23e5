// SPDX-License-Identifier: MIT
// What is known of programs' ports: the shipped facts, and what is no such list.
#include "registry/shipped.h"

#include <QTest>

using namespace quay;
using namespace quay::registry;

class TestUsualPorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsExpectedFromUnusual();
    void ofOthersNothingIsKnown();
    void theShippedFactsHold();
    void whatIsNoListIsRefused_data();
    void whatIsNoListIsRefused();
};

static const QByteArray head = "# a remark\nprogram\tusual\talso\tsource\n";

void TestUsualPorts::tellsExpectedFromUnusual()
{
    const auto known = UsualPorts::read(head + "httpd web\ttcp/80 udp/443\ttcp/8000-8999\tits manual\n");
    QVERIFY(known.has_value());
    for (const QString &name : {QStringLiteral("httpd"), QStringLiteral("web")}) {
        QVERIFY(known->fit(name, Transport::Tcp, Port{80}) == Fit::Expected);
        QVERIFY(known->fit(name, Transport::Udp, Port{80}) == Fit::Unusual);
        QVERIFY(known->fit(name, Transport::Tcp, Port{7999}) == Fit::Unusual);
        QVERIFY(known->fit(name, Transport::Tcp, Port{8000}) == Fit::Unknown);
        QVERIFY(known->fit(name, Transport::Tcp, Port{8999}) == Fit::Unknown);
        QVERIFY(known->fit(name, Transport::Tcp, Port{9000}) == Fit::Unusual);
        QCOMPARE(known->usual(name).size(), 2U);
    }
}

void TestUsualPorts::ofOthersNothingIsKnown()
{
    const UsualPorts known = shippedUsualPorts();
    for (const char *name : {"java", "python3", "", "SSHD", "sshd "})
        QVERIFY(known.fit(QString::fromLatin1(name), Transport::Tcp, Port{22}) == Fit::Unknown);
    QVERIFY(UsualPorts().fit(QStringLiteral("sshd"), Transport::Tcp, Port{22}) == Fit::Unknown);
}

void TestUsualPorts::theShippedFactsHold()
{
    const UsualPorts known = shippedUsualPorts();
    QVERIFY(known.programs().size() > 50);
    for (const QString &program : known.programs()) {
        QVERIFY2(!known.usual(program).empty(), qPrintable(program));
        for (const UsualPorts::Ports &usual : known.usual(program)) {
            QVERIFY2(known.fit(program, usual.transport, usual.interval.first) == Fit::Expected, qPrintable(program));
            QVERIFY2(known.fit(program, usual.transport, usual.interval.last) == Fit::Expected, qPrintable(program));
        }
    }
    QVERIFY(known.fit(QStringLiteral("postgres"), Transport::Tcp, Port{5432}) == Fit::Expected);
    QVERIFY(known.fit(QStringLiteral("systemd-resolve"), Transport::Udp, Port{53}) == Fit::Expected);
    QVERIFY(known.fit(QStringLiteral("nginx"), Transport::Tcp, Port{8080}) == Fit::Unknown);
    QVERIFY(known.fit(QStringLiteral("nginx"), Transport::Tcp, Port{22}) == Fit::Unusual);
}

void TestUsualPorts::whatIsNoListIsRefused_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<int>("problem");
    const auto row = [](const char *name, const QByteArray &text, ReadProblem problem) {
        QTest::newRow(name) << text << int(problem);
    };
    row("a column missing", "sshd\ttcp/22\tman", ReadProblem::WrongColumnCount);
    row("no transport", "sshd\t22\t\tman", ReadProblem::UnknownTransport);
    row("another transport", "sshd\ticmp/22\t\tman", ReadProblem::UnknownTransport);
    row("no number", "sshd\ttcp/ssh\t\tman", ReadProblem::PortNotANumber);
    row("too large", "sshd\t\ttcp/70000\tman", ReadProblem::PortOutOfRange);
    row("backwards", "sshd\ttcp/23-22\t\tman", ReadProblem::RangeBackwards);
    row("no kernel has such a name", "sixteen-letters-\ttcp/22\t\tman", ReadProblem::FieldTooLong);
    row("no name", "\ttcp/22\t\tman", ReadProblem::FieldTooLong);
}

void TestUsualPorts::whatIsNoListIsRefused()
{
    QFETCH(QByteArray, row);
    QFETCH(int, problem);
    const auto known = UsualPorts::read(head + row + '\n');
    QVERIFY(!known.has_value());
    QCOMPARE(int(known.error().problem), problem);
    QCOMPARE(known.error().line, 3);
}

QTEST_APPLESS_MAIN(TestUsualPorts)
#include "tst_usualports.moc"
