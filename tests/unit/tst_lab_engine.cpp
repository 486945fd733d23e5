// SPDX-License-Identifier: MIT
#include "lab/engine.h"

#include <QSignalSpy>
#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

using namespace quay;
using namespace quay::lab;

// Programs that don't keep to the protocol, in the place of agents.
class EngineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void programThatBreaksTheProtocolIsEnded_data();
    void programThatBreaksTheProtocolIsEnded();
    void programThatHangsBetweenStepsIsNoticed();
    void whatIsReceivedIsKeptInBounds();
    void missingProgramIsRefused();
    void wantOfDescriptorsIsToldAsSuch();
    void commandOfAHostThatIsNoAgentIsRefused_data();
    void commandOfAHostThatIsNoAgentIsRefused();
    void stopEndsWhoNeverAnswers();

private:
    static EngineSettings playedBy(const QString &shell);
    static std::optional<ProgramEnded> endingIn(const std::vector<Heard> &heard);
};

EngineSettings EngineTest::playedBy(const QString &shell)
{
    EngineSettings settings;
    settings.patience = 1;
    settings.agent = QStringLiteral("/bin/sh");
    settings.arguments = {QStringLiteral("-c"), shell};
    return settings;
}

std::optional<ProgramEnded> EngineTest::endingIn(const std::vector<Heard> &heard)
{
    for (const Heard &one : heard) {
        if (const auto *ended = std::get_if<ProgramEnded>(&one.what))
            return *ended;
    }
    return std::nullopt;
}

void EngineTest::programThatBreaksTheProtocolIsEnded_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<int>("how");
    const QString hello = QStringLiteral("echo '{\"quay\":1,\"pid\":1}'; ");
    const auto nonsense = int(ProgramEnded::How::Nonsense);
    QTest::newRow("nonsense") << hello + QStringLiteral("echo nonsense; exec sleep 100") << nonsense;
    QTest::newRow("endless line") << hello + QStringLiteral("exec tr '\\0' x < /dev/zero") << nonsense;
    QTest::newRow("half a line, then silence")
        << hello + QStringLiteral("printf '{\"synced\":'; exec 1>&-; exec sleep 100") << int(ProgramEnded::How::Silent);
    QTest::newRow("half a line, then its end")
        << hello + QStringLiteral("printf '{\"synced\":'") << int(ProgramEnded::How::Exited);
    QTest::newRow("ends with a status") << hello + QStringLiteral("exit 3") << int(ProgramEnded::How::Exited);
    QTest::newRow("crashes") << hello + QStringLiteral("kill -SEGV $$") << int(ProgramEnded::How::Signaled);
    QTest::newRow("hangs") << hello + QStringLiteral("exec sleep 100") << int(ProgramEnded::How::Silent);
    QTest::newRow("tells without end, and answers nothing")
        << hello + QStringLiteral("exec yes '{\"event\":\"peerclosed\",\"socket\":0}'")
        << int(ProgramEnded::How::Silent);
    QTest::newRow("says what is the engine's to say")
        << hello + QStringLiteral("echo '{\"event\":\"ended\",\"program\":0,\"how\":0,\"code\":0}'; exec sleep 100")
        << nonsense;
    QTest::newRow("another version") << QStringLiteral("echo '{\"quay\":2,\"pid\":1}'; exec sleep 100")
                                     << -1; // never one of the lab
}

void EngineTest::programThatBreaksTheProtocolIsEnded()
{
    QFETCH(QString, shell);
    QFETCH(int, how);
    Engine engine(playedBy(shell), nullptr);
    QSignalSpy performed(&engine, &Engine::performed);
    engine.perform({rules::ProgramId{0}, QStringLiteral("web"), rules::ownHost}, {{rules::Listen{}, {}}});
    QTRY_COMPARE_WITH_TIMEOUT(performed.size(), 1, 60000);
    QVERIFY(performed.front().front().value<std::vector<CallResult>>().empty());
    QVERIFY(!engine.isRunning(rules::ProgramId{0}));
    const std::optional<ProgramEnded> ended = endingIn(engine.takeHeard());
    QCOMPARE(ended ? int(ended->how) : -1, how);
}

void EngineTest::programThatHangsBetweenStepsIsNoticed()
{
    // Does what it is told once, and answers nothing more.
    Engine engine(playedBy(QStringLiteral("echo '{\"quay\":1,\"pid\":1}'; read interfaces; read call; "
                                          "echo '{\"done\":1,\"results\":[{}]}'; exec sleep 1000")),
                  nullptr);
    QSignalSpy performed(&engine, &Engine::performed);
    engine.perform({rules::ProgramId{0}, QStringLiteral("web"), rules::ownHost}, {{rules::Listen{}, {}}});
    QTRY_COMPARE_WITH_TIMEOUT(performed.size(), 1, 60000);
    QCOMPARE(performed.front().front().value<std::vector<CallResult>>().size(), std::size_t(1));
    QVERIFY(engine.isRunning(rules::ProgramId{0}));
    QTRY_VERIFY_WITH_TIMEOUT(!engine.isRunning(rules::ProgramId{0}), 60000);
    const std::optional<ProgramEnded> ended = endingIn(engine.takeHeard());
    QVERIFY(ended && ended->how == ProgramEnded::How::Silent);
}

// A step may take a minute in which nobody fetches what was heard.
void EngineTest::whatIsReceivedIsKeptInBounds()
{
    constexpr int messages = 500;
    constexpr int size = 60000;
    constexpr qsizetype bound = 17 * 1024 * 1024;
    EngineSettings settings =
        playedBy(QStringLiteral("echo '{\"quay\":1,\"pid\":1}'; read interfaces; read call; "
                                "text=$(head -c %1 /dev/zero | base64 -w 0); i=0; while [ $i -lt %2 ]; do i=$((i+1)); "
                                "echo '{\"event\":\"received\",\"socket\":0,\"messages\":1,\"bytes\":%1,"
                                "\"sample\":\"'$text'\"}'; done; echo '{\"done\":1,\"results\":[{}]}'; exec sleep 1000")
                     .arg(size)
                     .arg(messages));
    settings.patience = 60;
    Engine engine(settings, nullptr);
    QSignalSpy performed(&engine, &Engine::performed);
    engine.perform({rules::ProgramId{0}, QStringLiteral("web"), rules::ownHost}, {{rules::Listen{}, {}}});
    QTRY_COMPARE_WITH_TIMEOUT(performed.size(), 1, 60000);
    quint64 bytes = 0;
    qsizetype kept = 0;
    for (const Heard &one : engine.takeHeard()) {
        if (const auto *received = std::get_if<Received>(&one.what)) {
            bytes += received->bytes;
            kept += received->sample.size();
        }
    }
    QCOMPARE(bytes, quint64(messages) * size);
    QVERIFY(kept > size && kept < bound);
}

void EngineTest::missingProgramIsRefused()
{
    EngineSettings settings;
    settings.agent = QStringLiteral("/nonexistent/quay");
    Engine engine(settings, nullptr);
    QSignalSpy refused(&engine, &Engine::refused);
    QSignalSpy performed(&engine, &Engine::performed);
    engine.perform({rules::ProgramId{0}, QStringLiteral("web"), rules::ownHost}, {{rules::Listen{}, {}}});
    QTRY_COMPARE_WITH_TIMEOUT(performed.size(), 1, 60000);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.front().front().value<Refusal>(), Refusal::AgentMissing);
}

void EngineTest::wantOfDescriptorsIsToldAsSuch()
{
    Engine engine(playedBy(QStringLiteral("exec sleep 100")), nullptr);
    QSignalSpy refused(&engine, &Engine::refused);
    QSignalSpy performed(&engine, &Engine::performed);
    rlimit usual{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &usual), 0);
    const UniqueFd next(::dup(STDIN_FILENO));
    rlimit tight = usual;
    tight.rlim_cur = rlim_t(next.get()) + 3;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &tight), 0);
    engine.perform({rules::ProgramId{0}, QStringLiteral("web"), rules::ownHost}, {{rules::Listen{}, {}}});
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &usual), 0);
    QTRY_COMPARE_WITH_TIMEOUT(performed.size(), 1, 60000);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.front().front().value<Refusal>(), Refusal::NoDescriptors);
}

void EngineTest::commandOfAHostThatIsNoAgentIsRefused_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<Refusal>("refusal");
    QTest::newRow("there is none") << QStringLiteral("/nonexistent/ssh pi") << Refusal::HostCommandMissing;
    QTest::newRow("ends at once") << QStringLiteral("/bin/true") << Refusal::HostCommandEnded;
    QTest::newRow("nonsense") << QStringLiteral("/bin/echo hello") << Refusal::HostNonsense;
    QTest::newRow("waits") << QStringLiteral("/bin/sleep 100") << Refusal::HostSilent;
}

// With the command as the settings have it, so that its user knows which line is meant.
void EngineTest::commandOfAHostThatIsNoAgentIsRefused()
{
    QFETCH(QString, command);
    EngineSettings settings = playedBy(QStringLiteral("exit 1"));
    settings.hosts = {{QStringLiteral("pi"), command.split(u' ')}};
    Engine engine(settings, nullptr);
    QSignalSpy refused(&engine, &Engine::refused);
    QSignalSpy performed(&engine, &Engine::performed);
    engine.perform({rules::ProgramId{0}, QStringLiteral("web"), rules::HostId{1}}, {{rules::Listen{}, {}}});
    QTRY_COMPARE_WITH_TIMEOUT(performed.size(), 1, 60000);
    QCOMPARE(refused.size(), 1);
    QTEST(refused.front().front().value<Refusal>(), "refusal");
    QCOMPARE(refused.front().at(1).toString(), QString(QStringLiteral("pi via ") + command));
}

void EngineTest::stopEndsWhoNeverAnswers()
{
    Engine engine(playedBy(QStringLiteral("exec sleep 100")), nullptr);
    engine.perform({rules::ProgramId{0}, QStringLiteral("web"), rules::ownHost}, {{rules::Listen{}, {}}});
    QSignalSpy stopped(&engine, &Engine::stopped);
    engine.stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 60000);
    QVERIFY(!engine.isRunning(rules::ProgramId{0}));
}

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_lab_engine.moc"
