// SPDX-License-Identifier: MIT
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace
{

struct Run {
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

Run quay(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(QUAY_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

Run predictJson(const QByteArray &script)
{
    return quay(
        {QStringLiteral("predict"), QStringLiteral("-"), QStringLiteral("--isolated"), QStringLiteral("--json")},
        script);
}

QList<QJsonObject> objects(const QByteArray &lines)
{
    QList<QJsonObject> result;
    for (const QByteArray &line : lines.trimmed().split('\n'))
        result.append(QJsonDocument::fromJson(line).object());
    return result;
}

const QByteArray twoWantOnePort = "# Two programs want the same port.\n"
                                  "web:    listen tcp 127.0.0.1:8080 as door\n"
                                  "rival:  listen tcp 127.0.0.1:8080           => fails EADDRINUSE\n"
                                  "rival:  listen tcp 127.0.0.2:8080           => ok\n"
                                  "alice:  connect tcp 127.0.0.1:8080 as a\n"
                                  "alice:  send a \"hello\"                      => door#1 receives \"hello\"\n"
                                  "web:    close door\n";

} // namespace

class TestCliPredict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsOneObjectAStep();
    void theMembersAreThoseOfTheContract();
    void printsATableWithReasons();
    void addsWhereOtherSystemsDiffer();
    void otherSystemsAreForTheTableOnly();
    void anExpectationThatFailsIsStatusOne();
    void mistakesAreStatusTwoOnStandardError_data();
    void mistakesAreStatusTwoOnStandardError();
    void hostStatementsNeedIsolation();
    void readsAFileAndKnowsServices();
    void numbersScriptsAndSteps();
    void wrongArgumentsAreStatusTwo();
    void namesTheProcessOutsideThatHasThePort();
};

void TestCliPredict::printsOneObjectAStep()
{
    const Run run = predictJson(twoWantOnePort);
    QCOMPARE(run.status, 0);
    QVERIFY(run.errors.isEmpty());
    const QList<QJsonObject> steps = objects(run.output);
    QCOMPARE(steps.size(), 6);
    const QJsonObject rival = steps[1];
    QCOMPARE(rival[u"script"].toInt(), 1);
    QCOMPARE(rival[u"step"].toInt(), 2);
    QCOMPARE(rival[u"line"].toInt(), 3);
    QCOMPARE(rival[u"program"].toString(), QStringLiteral("rival"));
    QCOMPARE(rival[u"command"].toString(), QStringLiteral("listen tcp 127.0.0.1:8080"));
    QCOMPARE(rival[u"expected"].toString(), QStringLiteral("fails EADDRINUSE"));
    QVERIFY(rival[u"met"].toBool());
    const QJsonObject predicted = rival[u"predicted"].toObject();
    QCOMPARE(predicted[u"outcome"].toString(), QStringLiteral("fails"));
    QCOMPARE(predicted[u"error"].toString(), QStringLiteral("EADDRINUSE"));
    QCOMPARE(predicted[u"with"].toArray(), QJsonArray{QStringLiteral("door")});
    QCOMPARE(predicted[u"at"].toString(), QStringLiteral("bind"));
    QVERIFY(predicted[u"port"].isNull());
    QCOMPARE(steps[0][u"predicted"][u"port"].toInt(), 8080);
    QCOMPARE(steps[3][u"predicted"][u"port"].toString(), QStringLiteral("ephemeral"));
    QCOMPARE(steps[3][u"predicted"][u"receivers"].toArray(), QJsonArray{QStringLiteral("door")});
    QCOMPARE(steps[4][u"predicted"][u"receivers"].toArray(), QJsonArray{QStringLiteral("door#1")});
}

void TestCliPredict::theMembersAreThoseOfTheContract()
{
    for (const QJsonObject &step : objects(predictJson(twoWantOnePort).output)) {
        const QStringList expected{QStringLiteral("actual"),    QStringLiteral("agrees"),  QStringLiteral("command"),
                                   QStringLiteral("expected"),  QStringLiteral("line"),    QStringLiteral("met"),
                                   QStringLiteral("predicted"), QStringLiteral("program"), QStringLiteral("script"),
                                   QStringLiteral("step")};
        QCOMPARE(step.keys(), expected);
        QVERIFY(step[u"actual"].isNull() && step[u"agrees"].isNull());
        const QJsonObject predicted = step[u"predicted"].toObject();
        for (const char *key : {"outcome", "error", "rule", "with", "port", "receivers"})
            QVERIFY2(predicted.contains(QLatin1StringView(key)), key);
        QVERIFY(!predicted[u"rule"].toString().isEmpty());
        QVERIFY(step[u"expected"].isNull() == step[u"met"].isNull());
    }
}

void TestCliPredict::printsATableWithReasons()
{
    const Run run =
        quay({QStringLiteral("predict"), QStringLiteral("-"), QStringLiteral("--isolated")}, twoWantOnePort);
    QCOMPARE(run.status, 0);
    QVERIFY2(run.output.contains("rival    listen tcp 127.0.0.1:8080          fails EADDRINUSE (bind)"),
             run.output.constData());
    QVERIFY2(run.output.contains("web's socket door already listens on 127.0.0.1:8080"), run.output.constData());
    QVERIFY(!run.output.contains('\x1b'));
}

void TestCliPredict::addsWhereOtherSystemsDiffer()
{
    const QByteArray script = "web:   listen tcp 127.0.0.1:8080 reuseaddr\n"
                              "rival: listen tcp 127.0.0.1:8080 reuseaddr\n"
                              "rival: bind tcp 127.0.0.2:8081\n"
                              "web:   listen tcp [::]:90\n"
                              "rival: listen tcp *:90\n";
    const QStringList arguments{QStringLiteral("predict"), QStringLiteral("-"), QStringLiteral("--isolated")};
    const Run plain = quay(arguments, script);
    QVERIFY(!plain.output.contains("Windows"));
    const Run run = quay(arguments + QStringList(QStringLiteral("--systems")), script);
    QCOMPARE(run.status, 0);
    QList<QByteArray> added = run.output.split('\n');
    added.removeIf([&plain](const QByteArray &line) { return plain.output.contains(line); });
    for (QByteArray &line : added)
        line = line.trimmed();
    QVERIFY2(added.size() >= 5, run.output.constData());
    QCOMPARE(added[0], QByteArray("Windows: succeeds, but it is undefined who receives."));
    QVERIFY(added[1].startsWith("macOS: fails, no such address"));
    QVERIFY(added[2].startsWith("FreeBSD: fails, no such address"));
    QCOMPARE(added[3], QByteArray("Windows: succeeds. IPV6_V6ONLY is on there by default."));
    QCOMPARE(added[4], QByteArray("FreeBSD: succeeds. IPV6_V6ONLY is on there by default."));
    QCOMPARE(run.output.count("documented, not verified here"), 3);
}

void TestCliPredict::otherSystemsAreForTheTableOnly()
{
    const Run run = quay({QStringLiteral("predict"), QStringLiteral("-"), QStringLiteral("--isolated"),
                          QStringLiteral("--json"), QStringLiteral("--systems")},
                         twoWantOnePort);
    QCOMPARE(run.status, 2);
    QVERIFY(run.output.isEmpty());
    QVERIFY(run.errors.contains("--json"));
}

void TestCliPredict::anExpectationThatFailsIsStatusOne()
{
    const Run run = predictJson("web: bind tcp *:80 => fails EADDRINUSE\n");
    QCOMPARE(run.status, 1);
    QVERIFY(objects(run.output).first()[u"met"] == QJsonValue(false));
}

void TestCliPredict::mistakesAreStatusTwoOnStandardError_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("place");
    const auto row = [](const char *name, const QByteArray &script, const char *place) {
        QTest::newRow(name) << script << QByteArray(place);
    };
    row("unknown command", "web: bnid tcp *:1", ":1:6: ");
    row("missing colon", "web bind tcp *:1", ":1:5: ");
    row("port too high", "\nweb: bind tcp *:65536", ":2:17: ");
    row("two sockets of one name", "a: bind tcp *:1 as x\nb: bind tcp *:2 as x", ":2:20: ");
    row("no address", "a: bind tcp here:1", ":1:13: ");
    row("NUL", QByteArray("a: exit\0", 8), ":1:8: ");
    row("no UTF-8", "a: exit \xff", ":1:9: ");
    row("two mebibytes", QByteArray(2 * 1024 * 1024, 'x'), ":1:1: ");
    row("a million statements", QByteArray("a: exit\n").repeated(1'000'000), ":131073:1: ");
    row("quotes left open", "a: bind udp *:1 as x\na: send x \"hello", ":2:11: ");
    row("unknown service", "a: bind udp *:no-such-service", ":1:15: ");
}

void TestCliPredict::mistakesAreStatusTwoOnStandardError()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, place);
    const Run run = predictJson(script);
    QCOMPARE(run.status, 2);
    QVERIFY(run.output.isEmpty());
    QVERIFY2(run.errors.startsWith("(standard input)" + place), run.errors.left(200).constData());
    QVERIFY(run.errors.split('\n').value(2).trimmed().startsWith('^'));
}

void TestCliPredict::hostStatementsNeedIsolation()
{
    const QByteArray script = "host: ephemeral 40000-40001\n";
    QCOMPARE(predictJson(script).status, 0);
    const Run run = quay({QStringLiteral("predict"), QStringLiteral("-")}, script);
    QCOMPARE(run.status, 2);
    QVERIFY(run.errors.contains("--isolated"));
}

void TestCliPredict::readsAFileAndKnowsServices()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a script.lab"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("web: listen tcp 127.0.0.1:http => ok\r\n");
    file.close();
    const Run run = quay({QStringLiteral("predict"), path, QStringLiteral("--json"), QStringLiteral("--isolated")});
    QCOMPARE(run.status, 0);
    QCOMPARE(objects(run.output).first()[u"predicted"][u"port"].toInt(), 80);
}

void TestCliPredict::numbersScriptsAndSteps()
{
    const QList<QJsonObject> steps = objects(predictJson("a: exit\n---\na: exit\na: exit\n").output);
    QCOMPARE(steps.size(), 3);
    QCOMPARE(steps[2][u"script"].toInt(), 2);
    QCOMPARE(steps[2][u"step"].toInt(), 2);
    QCOMPARE(steps[2][u"line"].toInt(), 4);
}

void TestCliPredict::wrongArgumentsAreStatusTwo()
{
    QCOMPARE(quay({QStringLiteral("predict")}).status, 2);
    QCOMPARE(quay({QStringLiteral("predict"), QStringLiteral("a"), QStringLiteral("b")}).status, 2);
    QCOMPARE(quay({QStringLiteral("predict"), QStringLiteral("/no/such/file")}).status, 2);
    QCOMPARE(quay({QStringLiteral("predict"), QStringLiteral("/")}).status, 2);
    QCOMPARE(quay({QStringLiteral("predict"), QStringLiteral("--jsn"), QStringLiteral("-")}).status, 2);
    QCOMPARE(quay({QStringLiteral("predict"), QStringLiteral("--help")}).status, 0);
}

void TestCliPredict::namesTheProcessOutsideThatHasThePort()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const where = reinterpret_cast<sockaddr *>(&address);
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    QVERIFY(::bind(listener, where, size) == 0 && ::listen(listener, 1) == 0);
    QVERIFY(::getsockname(listener, where, &size) == 0);
    const QByteArray end = "127.0.0.1:" + QByteArray::number(ntohs(address.sin_port));
    const QByteArray script = "web: listen tcp " + end + " => fails EADDRINUSE\n";
    const QStringList arguments{QStringLiteral("predict"), QStringLiteral("-")};
    const Run run = quay(arguments, script);
    const Run json = quay(arguments + QStringList(QStringLiteral("--json")), script);
    ::close(listener);
    const QByteArray pid = QByteArray::number(::getpid());
    QCOMPARE(run.status, 0);
    QVERIFY2(run.output.contains("tst_cli_predict (pid " + pid + ")'s socket already listens on " + end),
             run.output.constData());
    QCOMPARE(objects(json.output).first()[u"predicted"][u"with"].toArray(),
             QJsonArray{QString::fromLatin1("tst_cli_predict[" + pid + ']')});
}

QTEST_GUILESS_MAIN(TestCliPredict)
#include "tst_cli_predict.moc"
