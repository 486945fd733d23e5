// SPDX-License-Identifier: MIT
// Ways out of a failure, and other systems.
#include "rules/resolve.h"
#include "rules/systems.h"
#include "rulescene.h"

#include <QTest>

#include <algorithm>

using namespace quay;
using namespace quay::rules;

class TestRulesResolve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offers_data();
    void offers();
    void offersNothingForWhatWorks();
    void findsTheNearestPort();
    void windowsFollowsMicrosoftsTable_data();
    void windowsFollowsMicrosoftsTable();
    void bsdDiffersFromLinux();
    void whoHasThePortFromOutsideMayBeEnded();
    void nobodyCanEndTimeWait();
};

Q_DECLARE_METATYPE(Remedy)

void TestRulesResolve::offers_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("failing");
    QTest::addColumn<Remedy>("remedy");
    QTest::addColumn<bool>("offered");
    const QString plain = QStringLiteral("h: bind tcp *:5000 as a");
    const QString bind = QStringLiteral("bind tcp 127.0.0.1:5000");
    QTest::newRow("another port") << plain << bind << Remedy::OtherPort << true;
    QTest::newRow("any port") << plain << bind << Remedy::AnyPort << true;
    QTest::newRow("the other transport") << plain << bind << Remedy::OtherTransport << true;
    QTest::newRow("close it") << plain << bind << Remedy::CloseSocket << true;
    QTest::newRow("end the holder") << plain << bind << Remedy::EndProgram << true;
    QTest::newRow("an option on both") << plain << bind << Remedy::FlagOnBoth << true;
    QTest::newRow("an option here is not enough") << plain << bind << Remedy::FlagHere << false;
    QTest::newRow("no other address beside a wildcard") << plain << bind << Remedy::OtherAddress << false;
    QTest::newRow("no waiting") << plain << bind << Remedy::WaitForTimeWait << false;
    QTest::newRow("another address") << "bind tcp 127.0.0.1:5000" << bind << Remedy::OtherAddress << true;
    QTest::newRow("an option here") << "bind tcp *:5000 reuseaddr" << bind << Remedy::FlagHere << true;
    QTest::newRow("an option there") << "bind tcp *:5000 as a"
                                     << "bind tcp 127.0.0.1:5000 reuseaddr" << Remedy::FlagThere << true;
    QTest::newRow("V6ONLY") << "bind tcp *:5000"
                            << "bind tcp [::]:5000" << Remedy::FlagHere << true;
    QTest::newRow("wait for TIME_WAIT")
        << "bind tcp *:5000 as a; listen a; connect tcp 127.0.0.1:5000 as c; close a#1; close c; close a"
        << "bind tcp *:5000" << Remedy::WaitForTimeWait << true;
    QTest::newRow("freebind") << "range 40000 40001"
                              << "bind tcp 9.9.9.9:5000" << Remedy::FlagHere << true;
    QTest::newRow("lower start") << "range 40000 40001"
                                 << "o: bind tcp *:80" << Remedy::LowerPrivileged << true;
    QTest::newRow("as root") << "range 40000 40001"
                             << "o: bind tcp *:80" << Remedy::AsPrivileged << true;
    QTest::newRow("same user") << "bind tcp *:5000 reuseport"
                               << "o: bind tcp *:5000 reuseport" << Remedy::SameUser << true;
    QTest::newRow("wider range") << "range 40000 40000; bind tcp *:0"
                                 << "bind tcp *:0" << Remedy::WidenRange << true;
    QTest::newRow("second listen") << "bind tcp *:5000 reuseaddr as a; bind tcp *:5000 reuseaddr as b; listen a"
                                   << "listen b" << Remedy::FlagOnBoth << true;
    QTest::newRow("listen there") << "range 40000 40001"
                                  << "connect tcp 127.0.0.1:5000" << Remedy::ListenThere << true;
    QTest::newRow("accept again") << "bind tcp *:5000 as a; listen a 0; pause a; connect tcp 127.0.0.1:5000"
                                  << "connect tcp 127.0.0.1:5000" << Remedy::ResumeAccepting << true;
    QTest::newRow("a fresh socket") << "bind tcp *:5000 as a"
                                    << "bind a *:5001" << Remedy::FreshSocket << true;
}

void TestRulesResolve::offers()
{
    QFETCH(QString, before);
    QFETCH(QString, failing);
    QFETCH(Remedy, remedy);
    QFETCH(bool, offered);
    Host host = Host::isolated();
    host.programs = {{ProgramId(u'o'), 1000, false, false}};
    Scene scene(host);
    scene.runAll(before);
    const Operation operation = scene.prepare(failing);
    const std::vector<Resolution> found = resolutions(scene.state(), operation);
    QCOMPARE(std::any_of(found.begin(), found.end(), [&](const Resolution &r) { return r.remedy == remedy; }), offered);
}

void TestRulesResolve::offersNothingForWhatWorks()
{
    Scene scene;
    QVERIFY(resolutions(scene.state(), scene.prepare(QStringLiteral("bind tcp *:5000"))).empty());
}

void TestRulesResolve::findsTheNearestPort()
{
    Scene scene;
    scene.runAll(QStringLiteral("bind tcp *:5000; bind tcp *:5001; bind tcp *:4999"));
    const std::vector<Resolution> found = resolutions(scene.state(), scene.prepare(QStringLiteral("bind tcp *:5000")));
    QVERIFY(!found.empty());
    QVERIFY(found.front().remedy == Remedy::OtherPort);
    QCOMPARE(number(found.front().endpoint->port), quint16(5002));
}

Q_DECLARE_METATYPE(BindError)

void TestRulesResolve::windowsFollowsMicrosoftsTable_data()
{
    QTest::addColumn<QString>("first"); // w or s, then d, r or e
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("sameUser");
    QTest::addColumn<BindError>("error");
    QTest::newRow("wildcard twice") << "wd"
                                    << "wd" << true << BindError::AddressInUse;
    QTest::newRow("wildcard, specific") << "wd"
                                        << "sd" << true << BindError::None;
    QTest::newRow("wildcard, specific, other user") << "wd"
                                                    << "sd" << false << BindError::AccessDenied;
    QTest::newRow("reuse on the second only") << "wd"
                                              << "wr" << true << BindError::AccessDenied;
    QTest::newRow("reuse on both") << "wr"
                                   << "wr" << true << BindError::None;
    QTest::newRow("exclusive first") << "we"
                                     << "sr" << true << BindError::AccessDenied;
    QTest::newRow("exclusive specific, then wildcard") << "se"
                                                       << "wd" << true << BindError::None;
    QTest::newRow("exclusive second") << "sd"
                                      << "we" << true << BindError::AddressInUse;
}

static PlainSocket plainSocket(const QString &code, quint32 user)
{
    PlainSocket socket;
    socket.local = {code.startsWith(u'w') ? Address::any(Family::V4) : Address::loopback(Family::V4), Port{5000}};
    socket.reuseAddress = code.endsWith(u'r');
    socket.exclusiveAddress = code.endsWith(u'e');
    socket.user = user;
    return socket;
}

void TestRulesResolve::windowsFollowsMicrosoftsTable()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(bool, sameUser);
    QFETCH(BindError, error);
    const std::array existing{plainSocket(first, 1)};
    const BindVerdict verdict = mayBind(System::Windows, existing, plainSocket(second, sameUser ? 1 : 2));
    QVERIFY(verdict.error == error);
    QVERIFY(verdict.trust == Trust::Documented);
}

void TestRulesResolve::bsdDiffersFromLinux()
{
    PlainSocket listener = plainSocket(QStringLiteral("wd"), 0);
    listener.listening = true;
    const std::array existing{listener};
    PlainSocket specific = plainSocket(QStringLiteral("sr"), 0);
    QVERIFY(mayBind(System::MacOs, existing, specific).error == BindError::None);
    const BindVerdict onLinux = mayBind(System::Linux, existing, specific);
    QVERIFY(onLinux.error == BindError::AddressInUse && onLinux.trust == Trust::Verified);
    PlainSocket low = plainSocket(QStringLiteral("wd"), 1000);
    low.local.port = Port{80};
    QVERIFY(mayBind(System::MacOs, {}, low).error == BindError::None);
    QVERIFY(mayBind(System::FreeBsd, {}, low).error == BindError::AccessDenied);
}

static std::vector<Resolution> waysPast(SocketState state, ProgramId program)
{
    State host;
    ForeignSocket holder;
    holder.local = {Address::loopback(Family::V4), Port{5000}};
    holder.state = state;
    const SocketId foreign = host.addForeign(holder);
    apply(host, CreateSocket{SocketId{0}, program, Family::V4, Transport::Tcp});
    const Bind bind{SocketId{0}, holder.local};
    if (predict(host, bind).with != std::vector{foreign})
        return {};
    return resolutions(host, bind);
}

// Programs outside have no ids: whatever the id of the program that asks, none of the lab's is meant.
void TestRulesResolve::whoHasThePortFromOutsideMayBeEnded()
{
    for (const ProgramId program : {ProgramId{0}, ProgramId{1}}) {
        const std::vector<Resolution> found = waysPast(SocketState::Listening, program);
        const auto isEnd = [](const Resolution &one) { return one.remedy == Remedy::EndProgram; };
        QCOMPARE(std::count_if(found.begin(), found.end(), isEnd), 1);
        const Resolution &end = *std::find_if(found.begin(), found.end(), isEnd);
        QVERIFY(!end.program.has_value());
        QCOMPARE(end.sockets.size(), 1U);
        QVERIFY(State::isForeign(end.sockets.front()));
    }
}

void TestRulesResolve::nobodyCanEndTimeWait()
{
    const std::vector<Resolution> found = waysPast(SocketState::TimeWait, ProgramId{1});
    QVERIFY(!found.empty());
    for (const Resolution &one : found)
        QVERIFY(one.remedy != Remedy::EndProgram && one.remedy != Remedy::CloseSocket);
}

QTEST_GUILESS_MAIN(TestRulesResolve)
#include "tst_rules_resolve.moc"
