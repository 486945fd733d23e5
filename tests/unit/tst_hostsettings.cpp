// SPDX-License-Identifier: MIT
#include "common/hostsettings.h"

#include <QTest>

using namespace quay;

namespace
{

HostSettings settingsOf(QByteArrayView text) { return HostSettings::of(text, QStringLiteral("hosts.conf")); }

} // namespace

class TestHostSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBothKinds();
    void keepsQuotedWordsTogether();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void keepsTheGoodLines();
    void refusesAFileOfAnySize();
};

void TestHostSettings::readsBothKinds()
{
    const HostSettings settings =
        settingsOf("# mine\n\nhost blue isolated # fresh\r\n  host\tpi via ssh pi quay agent");
    QVERIFY2(settings.mistakes().isEmpty(), qPrintable(settings.mistakes().join(u'\n')));
    QCOMPARE(settings.hosts().size(), 2U);
    QCOMPARE(settings.hosts()[0].name, QStringLiteral("blue"));
    QVERIFY(settings.hosts()[0].isIsolated());
    QCOMPARE(settings.hosts()[1].name, QStringLiteral("pi"));
    QCOMPARE(settings.hosts()[1].command, QStringLiteral("ssh pi quay agent").split(u' '));
}

void TestHostSettings::keepsQuotedWordsTogether()
{
    const HostSettings settings =
        settingsOf("host pi via \"/opt/my tools/run\" -x \"\" a\"b c\"d '#' 'it is' \"it's\" $HOME;#x");
    QCOMPARE(settings.hosts().size(), 1U);
    QCOMPARE(settings.hosts()[0].command,
             QStringLiteral("/opt/my tools/run|-x||ab cd|#|it is|it's|$HOME;#x").split(u'|'));
}

void TestHostSettings::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("part");
    QTest::newRow("no host") << QByteArray("blue isolated") << "host NAME isolated";
    QTest::newRow("nothing behind via") << QByteArray("host pi via") << "host NAME via COMMAND";
    QTest::newRow("an empty command") << QByteArray("host pi via \"\"") << "host NAME via COMMAND";
    QTest::newRow("too much") << QByteArray("host blue isolated now") << "host NAME isolated";
    QTest::newRow("a bad name") << QByteArray("host 2nd isolated") << "2nd";
    QTest::newRow("an address") << QByteArray("host 10.0.0.1 isolated") << "10.0.0.1";
    QTest::newRow("an open quote") << QByteArray("host pi via \"ssh pi") << "quote";
    QTest::newRow("no text") << QByteArray("host pi via \xff") << "UTF-8";
    QTest::newRow("an escape sequence") << QByteArray("host pi via \x1b[2J") << "control characters";
    QTest::newRow("twice") << QByteArray("host first isolated") << "line 1 declares";
}

void TestHostSettings::tellsWhatIsWrong()
{
    QFETCH(QByteArray, line);
    const HostSettings settings = settingsOf("host first isolated\n\n" + line + '\n');
    QCOMPARE(settings.mistakes().size(), 1);
    const QString sentence = settings.mistakes().front();
    QVERIFY2(sentence.startsWith(u"hosts.conf, line 3: "), qPrintable(sentence));
    QFETCH(QString, part);
    QVERIFY2(sentence.contains(part), qPrintable(sentence));
    QCOMPARE(settings.hosts().size(), 1U);
}

void TestHostSettings::keepsTheGoodLines()
{
    const HostSettings settings = settingsOf("host a isolated\nhots b isolated\nhost c isolated\n");
    QCOMPARE(settings.mistakes().size(), 1);
    QCOMPARE(settings.hosts().size(), 2U);
}

void TestHostSettings::refusesAFileOfAnySize()
{
    const HostSettings longFile = settingsOf("host a isolated\n" + QByteArray(1024 * 1024, '#'));
    QVERIFY(longFile.hosts().empty());
    QCOMPARE(longFile.mistakes().size(), 1);
    const HostSettings manyMistakes = settingsOf(QByteArray("x\n").repeated(1000));
    QVERIFY(manyMistakes.mistakes().size() <= 10);
}

QTEST_GUILESS_MAIN(TestHostSettings)
#include "tst_hostsettings.moc"
