// SPDX-License-Identifier: MIT
// Fetching a registry, from an HTTPS server of the test's own on loopback.
#include "registry/download.h"
#include "registry/reading.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace quay::registry;
using Problem = RegistryDownload::Problem;

namespace
{

// Answers each request by its path; a path without an answer is left waiting.
class Server final : public QObject
{
public:
    using Answer = std::function<void(QSslSocket &)>;

    explicit Server(const QSslConfiguration &configuration)
    {
        m_server.setSslConfiguration(configuration);
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &Server::accept);
        m_server.listen(QHostAddress::LocalHost);
    }

    void answer(const QString &path, const Answer &answer) { m_answers.insert(path, answer); }
    // A whole response with this status line and body.
    void answer(const QString &path, const QByteArray &status, const QByteArray &body, const QByteArray &headers = {})
    {
        answer(path, [=](QSslSocket &socket) {
            socket.write("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
                         headers + "\r\n" + body);
        });
    }
    [[nodiscard]] QUrl url(const QString &path) const
    {
        return QUrl(QStringLiteral("https://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path));
    }
    [[nodiscard]] int requests() const { return m_requests; }

private:
    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, this,
                    [this, socket] { read(*qobject_cast<QSslSocket *>(socket)); });
    }

    void read(QSslSocket &socket)
    {
        const QByteArray request = socket.peek(65536);
        if (!request.contains("\r\n\r\n"))
            return;
        socket.readAll();
        ++m_requests;
        const QString path = QString::fromLatin1(request.split(' ').value(1));
        if (const auto found = m_answers.constFind(path); found != m_answers.constEnd())
            (*found)(socket);
    }

    QSslServer m_server;
    QHash<QString, Answer> m_answers;
    int m_requests = 0;
};

// The end of one download, for comparison.
struct Outcome {
    explicit Outcome(RegistryDownload &download)
        : succeeded(&download, &RegistryDownload::succeeded), failed(&download, &RegistryDownload::failed)
    {
    }
    [[nodiscard]] qsizetype count() const { return succeeded.count() + failed.count(); }
    [[nodiscard]] Problem problem() const { return failed.value(0).value(0).value<Problem>(); }
    [[nodiscard]] QString detail() const { return failed.value(0).value(1).toString(); }

    QSignalSpy succeeded;
    QSignalSpy failed;
};

} // namespace

class TestRegistryDownload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void fetchesAFileWithProgress();
    void followsARedirectThatStaysEncrypted();
    void refusesWhatFails_data();
    void refusesWhatFails();
    void refusesWhatIsNotHttps_data();
    void refusesWhatIsNotHttps();
    void refusesACertificateNobodyVouchesFor();
    void refusesABodyLargerThanTheLimit_data();
    void refusesABodyLargerThanTheLimit();
    void refusesAConnectionCutInTheMiddle_data();
    void refusesAConnectionCutInTheMiddle();
    void refusesWhenNobodyListens();
    void canBeCancelled();
    void aSecondStartCancelsTheFirst();
    void canBeDestroyedWhileRunning();
    void theDefaultAddressIsHttps();

private:
    QTemporaryDir m_folder;
    QSslConfiguration m_serverSide;
    QSslConfiguration m_clientSide;
    std::unique_ptr<Server> m_server;
    std::unique_ptr<RegistryDownload> m_download;
};

void TestRegistryDownload::initTestCase()
{
    QVERIFY2(QSslSocket::supportsSsl(), "Qt has no TLS library here");
    const QString key = m_folder.filePath(QStringLiteral("key.pem"));
    const QString certificate = m_folder.filePath(QStringLiteral("certificate.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"),
                   QStringLiteral("-subj"), QStringLiteral("/CN=Quayside test"), QStringLiteral("-addext"),
                   QStringLiteral("subjectAltName=IP:127.0.0.1"), QStringLiteral("-keyout"), key,
                   QStringLiteral("-out"), certificate});
    QVERIFY2(openssl.waitForFinished() && openssl.exitCode() == 0, "needs the openssl command");
    QFile keyFile(key);
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    const auto certificates = QSslCertificate::fromPath(certificate);
    QCOMPARE(certificates.size(), 1);
    m_serverSide = QSslConfiguration::defaultConfiguration();
    m_serverSide.setLocalCertificate(certificates.front());
    m_serverSide.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
    m_clientSide = QSslConfiguration::defaultConfiguration();
    m_clientSide.setCaCertificates(certificates);
}

void TestRegistryDownload::init()
{
    m_server = std::make_unique<Server>(m_serverSide);
    m_download = std::make_unique<RegistryDownload>();
    m_download->setSslConfiguration(m_clientSide);
}

void TestRegistryDownload::cleanup()
{
    m_download.reset();
    m_server.reset();
}

void TestRegistryDownload::fetchesAFileWithProgress()
{
    const QByteArray body(300000, 'x');
    m_server->answer(QStringLiteral("/ports.xml"), "200 OK", body);
    Outcome outcome(*m_download);
    QSignalSpy progress(m_download.get(), &RegistryDownload::progressed);
    QVERIFY(!m_download->isRunning());
    m_download->start(m_server->url(QStringLiteral("/ports.xml")));
    QVERIFY(m_download->isRunning());
    QTRY_COMPARE(outcome.count(), 1);
    QCOMPARE(outcome.succeeded.count(), 1);
    QCOMPARE(outcome.succeeded.front().front().toByteArray(), body);
    QVERIFY(!m_download->isRunning());
    QVERIFY(!progress.isEmpty());
    qint64 before = 0;
    for (const auto &step : progress) {
        QVERIFY(step.at(0).toLongLong() >= before);
        QCOMPARE(step.at(1).toLongLong(), body.size());
        before = step.at(0).toLongLong();
    }
    QCOMPARE(before, body.size());
}

void TestRegistryDownload::followsARedirectThatStaysEncrypted()
{
    const QByteArray target = m_server->url(QStringLiteral("/new.xml")).toEncoded();
    m_server->answer(QStringLiteral("/old.xml"), "301 Moved Permanently", "moved", "Location: " + target + "\r\n");
    m_server->answer(QStringLiteral("/new.xml"), "200 OK", "content");
    Outcome outcome(*m_download);
    m_download->start(m_server->url(QStringLiteral("/old.xml")));
    QTRY_COMPARE(outcome.count(), 1);
    QCOMPARE(outcome.succeeded.value(0).value(0).toByteArray(), QByteArray("content"));
}

void TestRegistryDownload::refusesWhatFails_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<Problem>("problem");
    QTest::addColumn<QString>("detail"); // empty: any
    QTest::newRow("404") << QByteArray("404 Not Found") << QByteArray() << Problem::HttpStatus << "404";
    QTest::newRow("503") << QByteArray("503 Service Unavailable") << QByteArray() << Problem::HttpStatus << "503";
    QTest::newRow("password") << QByteArray("401 Unauthorized") << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n")
                              << Problem::HttpStatus << "401";
    QTest::newRow("redirect to http") << QByteArray("302 Found") << QByteArray("Location: http://127.0.0.1:9/x\r\n")
                                      << Problem::InsecureRedirect << "";
    QTest::newRow("redirect to a file") << QByteArray("302 Found") << QByteArray("Location: file:///etc/passwd\r\n")
                                        << Problem::Network << "";
    QTest::newRow("redirect in a circle")
        << QByteArray("302 Found") << QByteArray("Location: /ports.xml\r\n") << Problem::Network << "";
}

void TestRegistryDownload::refusesWhatFails()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, headers);
    QFETCH(Problem, problem);
    QFETCH(QString, detail);
    m_server->answer(QStringLiteral("/ports.xml"), status, "a page about it", headers);
    Outcome outcome(*m_download);
    m_download->start(m_server->url(QStringLiteral("/ports.xml")));
    QTRY_COMPARE(outcome.count(), 1);
    QCOMPARE(outcome.failed.count(), 1);
    QCOMPARE(outcome.problem(), problem);
    QVERIFY(!outcome.detail().isEmpty());
    if (!detail.isEmpty())
        QCOMPARE(outcome.detail(), detail);
    QVERIFY(!m_download->isRunning());
}

void TestRegistryDownload::refusesWhatIsNotHttps_data()
{
    QTest::addColumn<QUrl>("address");
    QTest::newRow("http") << QUrl(QStringLiteral("http://127.0.0.1:9/ports.xml"));
    QTest::newRow("file") << QUrl(QStringLiteral("file:///etc/passwd"));
    QTest::newRow("data") << QUrl(QStringLiteral("data:text/plain,x"));
    QTest::newRow("no host") << QUrl(QStringLiteral("https:///ports.xml"));
    QTest::newRow("no scheme") << QUrl(QStringLiteral("www.iana.org/ports.xml"));
    QTest::newRow("nothing") << QUrl();
}

void TestRegistryDownload::refusesWhatIsNotHttps()
{
    QFETCH(QUrl, address);
    Outcome outcome(*m_download);
    m_download->start(address);
    QTRY_COMPARE(outcome.count(), 1);
    QCOMPARE(outcome.failed.count(), 1);
    QCOMPARE(outcome.problem(), Problem::NotHttps);
    QCOMPARE(outcome.detail(), address.toDisplayString());
    QVERIFY(!m_download->isRunning());
}

void TestRegistryDownload::refusesACertificateNobodyVouchesFor()
{
    m_server->answer(QStringLiteral("/ports.xml"), "200 OK", "content");
    RegistryDownload download; // trusts what the system trusts
    Outcome outcome(download);
    download.start(m_server->url(QStringLiteral("/ports.xml")));
    QTRY_COMPARE(outcome.count(), 1);
    QCOMPARE(outcome.failed.count(), 1);
    QCOMPARE(outcome.problem(), Problem::Network);
    QCOMPARE(m_server->requests(), 0);
}

void TestRegistryDownload::refusesABodyLargerThanTheLimit_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("chunk"); // sent over and over
    const QByteArray megabyte(1 << 20, ' ');
    QTest::newRow("said beforehand") << QByteArray("Content-Length: 1000000000\r\n") << megabyte;
    QTest::newRow("in pieces") << QByteArray("Transfer-Encoding: chunked\r\n") << "100000\r\n" + megabyte + "\r\n";
    QTest::newRow("until it closes") << QByteArray("Connection: close\r\n") << megabyte;
    // 64 MiB of blanks in 64 KiB; without qCompress's four bytes of length it is what RFC 9110 calls deflate.
    const QByteArray packed = qCompress(QByteArray(1 << 26, ' '), 9).sliced(4);
    QTest::newRow("packed") << "Content-Encoding: deflate\r\nContent-Length: " + QByteArray::number(packed.size()) +
                                   "\r\n"
                            << packed;
}

void TestRegistryDownload::refusesABodyLargerThanTheLimit()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, chunk);
    qint64 sent = 0;
    m_server->answer(QStringLiteral("/ports.xml"), [&](QSslSocket &socket) {
        socket.write("HTTP/1.1 200 OK\r\n" + headers + "\r\n");
        const auto more = [&socket, &chunk, &sent] {
            if (socket.bytesToWrite() + socket.encryptedBytesToWrite() > 0)
                return;
            socket.write(chunk);
            sent += chunk.size();
        };
        connect(&socket, &QSslSocket::encryptedBytesWritten, this, more);
        more();
    });
    Outcome outcome(*m_download);
    qint64 most = 0;
    const QObject whileMostLives;
    connect(m_download.get(), &RegistryDownload::progressed, &whileMostLives,
            [&most](qint64 received) { most = std::max(most, received); });
    m_download->start(m_server->url(QStringLiteral("/ports.xml")));
    QTRY_COMPARE_WITH_TIMEOUT(outcome.count(), 1, 60000);
    QCOMPARE(outcome.failed.count(), 1);
    // Qt itself refuses what unpacks to far more than was sent.
    QCOMPARE(outcome.problem(), headers.contains("deflate") ? Problem::Network : Problem::TooLarge);
    QVERIFY2(most <= largestFile + (qint64{4} << 20), qPrintable(QString::number(most)));
    QVERIFY2(sent <= largestFile + (qint64{16} << 20), qPrintable(QString::number(sent)));
}

void TestRegistryDownload::refusesAConnectionCutInTheMiddle_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("in the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it");
    QTest::newRow("in a piece") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100\r\nhalf");
    QTest::newRow("between pieces") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
}

void TestRegistryDownload::refusesAConnectionCutInTheMiddle()
{
    QFETCH(QByteArray, answer);
    m_server->answer(QStringLiteral("/ports.xml"), [&](QSslSocket &socket) {
        socket.write(answer);
        socket.disconnectFromHost();
    });
    Outcome outcome(*m_download);
    m_download->start(m_server->url(QStringLiteral("/ports.xml")));
    QTRY_COMPARE(outcome.count(), 1);
    QCOMPARE(outcome.failed.count(), 1);
    QCOMPARE(outcome.problem(), Problem::Network);
}

void TestRegistryDownload::refusesWhenNobodyListens()
{
    const QUrl address = m_server->url(QStringLiteral("/ports.xml"));
    m_server.reset();
    Outcome outcome(*m_download);
    m_download->start(address);
    QTRY_COMPARE(outcome.count(), 1);
    QCOMPARE(outcome.failed.count(), 1);
    QCOMPARE(outcome.problem(), Problem::Network);
}

void TestRegistryDownload::canBeCancelled()
{
    m_server->answer(QStringLiteral("/ports.xml"), [](QSslSocket &socket) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it");
    });
    Outcome outcome(*m_download);
    m_download->cancel(); // nothing to cancel
    QCOMPARE(outcome.count(), 0);
    m_download->start(m_server->url(QStringLiteral("/ports.xml")));
    QTRY_COMPARE(m_server->requests(), 1);
    m_download->cancel();
    QCOMPARE(outcome.count(), 1);
    QCOMPARE(outcome.problem(), Problem::Cancelled);
    QVERIFY(!m_download->isRunning());
    m_download->cancel();
    m_server->answer(QStringLiteral("/again.xml"), "200 OK", "content");
    m_download->start(m_server->url(QStringLiteral("/again.xml")));
    QTRY_COMPARE(outcome.succeeded.count(), 1);
    QCOMPARE(outcome.succeeded.front().front().toByteArray(), QByteArray("content"));
    QCOMPARE(outcome.failed.count(), 1);
}

void TestRegistryDownload::aSecondStartCancelsTheFirst()
{
    m_server->answer(QStringLiteral("/ports.xml"), "200 OK", "content");
    Outcome outcome(*m_download);
    m_download->start(m_server->url(QStringLiteral("/waits.xml")));
    m_download->start(m_server->url(QStringLiteral("/ports.xml")));
    QTRY_COMPARE(outcome.succeeded.count(), 1);
    QCOMPARE(outcome.failed.count(), 1);
    QCOMPARE(outcome.problem(), Problem::Cancelled);
}

void TestRegistryDownload::canBeDestroyedWhileRunning()
{
    m_download->start(m_server->url(QStringLiteral("/waits.xml")));
    QTRY_COMPARE(m_server->requests(), 1);
    m_download.reset();
    QCoreApplication::processEvents(); // what was still under way arrives at nobody
}

void TestRegistryDownload::theDefaultAddressIsHttps()
{
    const QUrl address = RegistryDownload::defaultAddress();
    QVERIFY(address.isValid());
    QCOMPARE(address.scheme(), QStringLiteral("https"));
    QCOMPARE(address.host(), QStringLiteral("www.iana.org"));
}

QTEST_GUILESS_MAIN(TestRegistryDownload)
#include "tst_registry_download.moc"
