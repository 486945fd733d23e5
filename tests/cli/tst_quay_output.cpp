// SPDX-License-Identifier: MIT
// Where quay writes to: a pipe gets plain fields, a terminal columns and colours, a full disk is said.
#include "quayprocess.h"

#include <QTest>

#include <array>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace
{

// A terminal of the test's own; what a program writes to it can be read.
class Terminal final
{
public:
    explicit Terminal(unsigned short columns) : m_near(posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC))
    {
        grantpt(m_near);
        unlockpt(m_near);
        m_far = open(ptsname(m_near), O_RDWR | O_NOCTTY | O_CLOEXEC);
        const winsize size{24, columns, 0, 0};
        ioctl(m_near, TIOCSWINSZ, &size);
    }
    ~Terminal()
    {
        close(m_far);
        close(m_near);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    [[nodiscard]] QString path() const { return QString::fromLocal8Bit(ptsname(m_near)); }
    // Everything written so far. The kernel hands it over in its own time, so a mark is sent after it.
    [[nodiscard]] QByteArray read() const
    {
        constexpr char mark = '\0';
        QByteArray text;
        pollfd readable{m_near, POLLIN, 0};
        bool isWhole = write(m_far, &mark, 1) != 1;
        while (!isWhole && poll(&readable, 1, 5000) == 1) {
            std::array<char, 4096> piece{};
            const auto size = ::read(m_near, piece.data(), piece.size());
            text.append(piece.data(), std::max<qsizetype>(size, 0));
            isWhole = size <= 0 || text.endsWith(mark);
        }
        return text.replace(mark, QByteArray()).replace("\r\n", "\n");
    }

private:
    int m_near;
    int m_far;
};

} // namespace

class TestQuayOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPipeGetsPlainFields();
    void aTerminalGetsAlignedColumnsAndColours();
    void coloursCanBeRefused_data();
    void coloursCanBeRefused();
    void longLinesAreCutAtTheEdgeOfTheTerminal();
    void aFullDiskIsSaid();
    void noOutputAtAllIsSaid();

private:
    Quay m_quay;
};

void TestQuayOutput::aPipeGetsPlainFields()
{
    m_quay.set(QStringLiteral("TERM"), QStringLiteral("xterm-256color"));
    const auto outcome = m_quay.run({QStringLiteral("lookup"), QStringLiteral("17"), QStringLiteral("tcp")});
    QCOMPARE(outcome.exit, 0);
    QCOMPARE(outcome.out, QByteArray("17\ttcp\tqotd\tAssigned\tQuote of the Day\n"));
}

void TestQuayOutput::aTerminalGetsAlignedColumnsAndColours()
{
    Quay quay;
    quay.set(QStringLiteral("TERM"), QStringLiteral("xterm-256color"));
    const Terminal terminal(100);
    const auto outcome = quay.runInto(terminal.path(), {QStringLiteral("lookup"), QStringLiteral("80")});
    QCOMPARE(outcome.exit, 0);
    const QByteArray text = terminal.read();
    QVERIFY(text.contains("\033["));
    QVERIFY(text.contains("\033[0m"));
    const QList<QByteArray> lines = text.split('\n');
    const qsizetype column = lines.at(1).indexOf("http");
    QVERIFY(column > 0);
    for (int line = 2; line <= 3; ++line)
        QCOMPARE(lines.at(line).indexOf("www"), column);
    QVERIFY(!text.contains('\t'));
}

void TestQuayOutput::coloursCanBeRefused_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("hasColours");
    QTest::newRow("NO_COLOR") << "NO_COLOR"
                              << "1" << false;
    QTest::newRow("NO_COLOR=0") << "NO_COLOR"
                                << "0" << false;
    QTest::newRow("NO_COLOR, empty") << "NO_COLOR"
                                     << "" << true; // https://no-color.org: "not an empty string"
    QTest::newRow("TERM=dumb") << "TERM"
                               << "dumb" << false;
}

void TestQuayOutput::coloursCanBeRefused()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QFETCH(bool, hasColours);
    Quay quay;
    quay.set(QStringLiteral("TERM"), QStringLiteral("xterm"));
    quay.set(variable, value);
    const Terminal terminal(100);
    QCOMPARE(quay.runInto(terminal.path(), {QStringLiteral("lookup"), QStringLiteral("80")}).exit, 0);
    const QByteArray text = terminal.read();
    QVERIFY(text.contains("http"));
    QCOMPARE(text.contains('\033'), hasColours);
}

void TestQuayOutput::longLinesAreCutAtTheEdgeOfTheTerminal()
{
    Quay quay;
    quay.set(QStringLiteral("NO_COLOR"), QStringLiteral("1"));
    const Terminal terminal(70);
    QCOMPARE(quay.runInto(terminal.path(), {QStringLiteral("lookup"), QStringLiteral("name:http")}).exit, 0);
    for (const QByteArray &line : terminal.read().split('\n'))
        QVERIFY2(QString::fromUtf8(line).size() <= 70, line.constData());
}

void TestQuayOutput::aFullDiskIsSaid()
{
    const auto outcome = m_quay.runInto(QStringLiteral("/dev/full"), {QStringLiteral("lookup"), QStringLiteral("443")});
    QCOMPARE(outcome.exit, 3);
    QVERIFY(!outcome.error.isEmpty());
}

// Its number must not have gone to something that the program has opened itself.
void TestQuayOutput::noOutputAtAllIsSaid()
{
    const auto outcome = m_quay.runWithout(STDOUT_FILENO, {QStringLiteral("sockets"), QStringLiteral("--json")});
    QCOMPARE(outcome.exit, 3);
    QCOMPARE(outcome.error, QByteArray("Bad file descriptor\n"));
}

QTEST_GUILESS_MAIN(TestQuayOutput)
#include "tst_quay_output.moc"
