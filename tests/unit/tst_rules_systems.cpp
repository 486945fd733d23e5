// SPDX-License-Identifier: MIT
// A bind(2) of the model as other systems would judge it.
#include "rules/plainbind.h"
#include "rulescene.h"

#include <QTest>

using namespace quay;
using namespace quay::rules;

class TestRulesSystems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoReusersOfOnePort_data();
    void twoReusersOfOnePort();
    void doesNotMeetItself();
    void transportsAreApart();
    void saysNothingWhereOthersHaveNoRule_data();
    void saysNothingWhereOthersHaveNoRule();
    void linuxJudgesAsTheModel_data();
    void linuxJudgesAsTheModel();
    void connectionsStayOutOfTheWayOfReusers();
    void hiddenOptionsLeaveADoubtOnlyWhereTheyDecide();
    void loopbackHasOneAddressElsewhere();
};

// What `line` ends with, as any system sees it; everything in `before` has been done.
static std::optional<PlainBind> asked(Scene &scene, const QString &before, const QString &line)
{
    if (!before.isEmpty())
        scene.runAll(before);
    const Operation operation = scene.prepare(line);
    return plainBind(scene.state(), std::get<Bind>(operation));
}

static BindVerdict verdict(System system, const std::optional<PlainBind> &bind)
{
    return mayBind(system, bind->existing, bind->newcomer);
}

Q_DECLARE_METATYPE(BindError)

void TestRulesSystems::twoReusersOfOnePort_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<BindError>("onLinux");
    QTest::newRow("bound") << "bind tcp *:5000 reuseaddr as a" << BindError::None;
    QTest::newRow("listening") << "bind tcp *:5000 reuseaddr as a; listen a" << BindError::AddressInUse;
}

void TestRulesSystems::twoReusersOfOnePort()
{
    QFETCH(QString, before);
    QFETCH(BindError, onLinux);
    Scene scene;
    const auto bind = asked(scene, before, QStringLiteral("bind tcp *:5000 reuseaddr as b"));
    QVERIFY(bind && bind->existing.size() == 1 && bind->existing.front().reuseAddress);
    QCOMPARE(bind->existing.front().listening, onLinux != BindError::None);
    QVERIFY(verdict(System::Linux, bind).error == onLinux);
    const BindVerdict onWindows = verdict(System::Windows, bind);
    QVERIFY(onWindows.error == BindError::None && onWindows.undefinedDelivery);
    QVERIFY(verdict(System::MacOs, bind).error == BindError::AddressInUse);
    QVERIFY(verdict(System::FreeBsd, bind).error == BindError::AddressInUse);
}

void TestRulesSystems::doesNotMeetItself()
{
    Scene scene;
    const Operation operation = scene.prepare(QStringLiteral("bind tcp *:5000 as a"));
    QVERIFY(apply(scene.state(), operation).outcome == Outcome::Ok);
    const auto bind = plainBind(scene.state(), std::get<Bind>(operation));
    QVERIFY(bind && bind->existing.empty());
    QCOMPARE(bind->newcomer.local.port, Port{5000});
}

void TestRulesSystems::transportsAreApart()
{
    Scene scene;
    const auto bind = asked(scene, QStringLiteral("bind udp *:5000"), QStringLiteral("bind tcp *:5000"));
    QVERIFY(bind && bind->existing.empty());
}

void TestRulesSystems::saysNothingWhereOthersHaveNoRule_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("line");
    QTest::newRow("any port") << ""
                              << "bind tcp *:0";
    QTest::newRow("a group") << ""
                             << "bind udp 224.1.1.1:5000";
    QTest::newRow("a broadcast address") << ""
                                         << "bind udp 127.255.255.255:5000";
    QTest::newRow("an interface") << ""
                                  << "bind tcp *:5000 device=0";
    QTest::newRow("another's interface") << "bind tcp *:5000 device=0"
                                         << "bind tcp *:5000";
    QTest::newRow("a foreign address") << ""
                                       << "bind tcp 9.9.9.9:5000 freebind";
}

void TestRulesSystems::saysNothingWhereOthersHaveNoRule()
{
    QFETCH(QString, before);
    QFETCH(QString, line);
    Scene scene;
    QVERIFY(!asked(scene, before, line));
}

void TestRulesSystems::linuxJudgesAsTheModel_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const QStringList addresses{QStringLiteral("*:5000"), QStringLiteral("127.0.0.1:5000"), QStringLiteral("[::]:5000"),
                                QStringLiteral("[::1]:5000")};
    for (const char *transport : {"tcp", "udp"}) {
        for (const char *option : {"", " reuseaddr", " reuseport"}) {
            for (const QString &first : addresses) {
                for (const QString &second : addresses) {
                    const QString pattern = QStringLiteral("bind %1 %2%3");
                    const auto line = [&](const QString &address) {
                        return pattern.arg(QLatin1StringView(transport), address, QLatin1StringView(option));
                    };
                    QTest::addRow("%s, %s", qPrintable(line(first)), qPrintable(second)) << line(first) << line(second);
                }
            }
        }
    }
}

void TestRulesSystems::linuxJudgesAsTheModel()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    Scene scene;
    scene.run(first);
    const Operation operation = scene.prepare(second);
    const auto bind = plainBind(scene.state(), std::get<Bind>(operation));
    QVERIFY(bind);
    const bool isFree = predict(scene.state(), operation).outcome == Outcome::Ok;
    QCOMPARE(verdict(System::Linux, bind).error == BindError::None, isFree);
}

void TestRulesSystems::connectionsStayOutOfTheWayOfReusers()
{
    const QString before =
        QStringLiteral("bind tcp 127.0.0.1:5000 as a; listen a; connect tcp 127.0.0.1:5000; close a");
    for (const bool reuses : {false, true}) {
        Scene scene;
        const QString line = QStringLiteral("bind tcp 127.0.0.1:5000");
        const auto bind = asked(scene, before, reuses ? line + QStringLiteral(" reuseaddr") : line);
        QVERIFY(bind && bind->existing.size() == 1 && bind->existing.front().connected);
        const BindError expected = reuses ? BindError::None : BindError::AddressInUse;
        QVERIFY(verdict(System::FreeBsd, bind).error == expected);
        QVERIFY(verdict(System::MacOs, bind).error == expected);
        QVERIFY(verdict(System::Windows, bind).doubt == BindDoubt::Connection);
    }
}

void TestRulesSystems::hiddenOptionsLeaveADoubtOnlyWhereTheyDecide()
{
    Scene scene;
    ForeignSocket holder;
    holder.local = {Address::loopback(Family::V4), Port{5000}};
    holder.state = SocketState::Listening;
    scene.state().addForeign(holder);
    const auto plain = asked(scene, {}, QStringLiteral("bind tcp 127.0.0.1:5000"));
    QVERIFY(plain && plain->existing.size() == 1 && plain->existing.front().optionsHidden);
    const BindVerdict certain = verdict(System::Windows, plain);
    QVERIFY(certain.doubt == BindDoubt::None && certain.error == BindError::AddressInUse);
    const auto reusing = asked(scene, {}, QStringLiteral("bind tcp 127.0.0.1:5000 reuseaddr"));
    QVERIFY(verdict(System::Windows, reusing).doubt == BindDoubt::HiddenOptions);
}

void TestRulesSystems::loopbackHasOneAddressElsewhere()
{
    Scene scene;
    const auto bind = asked(scene, {}, QStringLiteral("bind tcp 127.0.0.2:5000"));
    QVERIFY(verdict(System::MacOs, bind).error == BindError::AddressNotAvailable);
    QVERIFY(verdict(System::FreeBsd, bind).error == BindError::AddressNotAvailable);
    QVERIFY(verdict(System::Windows, bind).error == BindError::None);
    QVERIFY(verdict(System::Linux, bind).error == BindError::None);
}

QTEST_GUILESS_MAIN(TestRulesSystems)
#include "tst_rules_systems.moc"
