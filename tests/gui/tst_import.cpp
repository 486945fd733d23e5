// SPDX-License-Identifier: MIT
// A newer registry comes in: by menu, by drag and drop, good, damaged, suspiciously small.
#include "boxes.h"
#include "reference/portmodel.h"
#include "reference/porttable.h"
#include "reference/referencepage.h"
#include "reference/updatedialog.h"
#include "support.h"

#include <QAbstractButton>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QStatusBar>

using namespace quay;

class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aGoodFileIsUsedAndKept();
    void theRegistryBeforeCanBePutBack();
    void badFilesAreSaidAndTheOldStays_data();
    void badFilesAreSaidAndTheOldStays();
    void aSmallFileIsAskedAbout_data();
    void aSmallFileIsAskedAbout();
    void oneFileCanBeDropped();
    void otherThingsCannotBeDropped_data();
    void otherThingsCannotBeDropped();
    void aDroppedFileThatIsNoneIsSaid();
    void whatCannotBeKeptIsSaidAndTheOldStays();
    void aDamagedRegistryOfTheUsersIsSaidAtTheStart();
    void theQueryStaysThroughAnImport();
    void anAddressWithoutHttpsIsRefused();

private:
    QString service(const QString &query) const;

    std::unique_ptr<Home> m_home;
    std::unique_ptr<MainWindow> m_window;
};

namespace
{

constexpr QByteArrayView head("Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,"
                              "Registration Date,Modification Date,Reference,Service Code,"
                              "Unauthorized Use Reported,Assignment Notes\n");

QByteArray line(const QByteArray &name, const QByteArray &port, const QByteArray &transport)
{
    return name + ',' + port + ',' + transport + ",Imported,,,,,,,,\n";
}

// IANA's CSV with everything of the shipped registry, and one service more.
QByteArray goodCsv()
{
    QByteArray csv = head.toByteArray();
    for (quint32 i = 0; i < shipped()->size(); ++i) {
        const registry::Entry entry = shipped()->at(i);
        if (entry.origin() == registry::Origin::Iana && entry.status() == registry::Status::Assigned &&
            entry.ports().count() == 1)
            csv +=
                line(entry.utf8(registry::Field::Name).toByteArray(), QByteArray::number(number(entry.ports().first)),
                     QByteArray(transportName(entry.transport()).data()));
    }
    return csv + line("quaysidetest", "48999", "tcp");
}

QByteArray smallCsv() { return head.toByteArray() + line("quaysidetest", "48999", "tcp"); }

} // namespace

void TestImport::init()
{
    m_home = std::make_unique<Home>();
    m_window = std::make_unique<MainWindow>(m_home->places());
    m_window->speak(QLocale::English);
    m_window->show();
}

void TestImport::cleanup() { m_window.reset(); }

// The name that the best answer has; empty if there is none.
QString TestImport::service(const QString &query) const
{
    m_window->ask(query);
    const auto *model = m_window->findChild<PortModel *>();
    return model->rowCount() > 0 ? model->text(0, PortModel::Service) : QString();
}

void TestImport::aGoodFileIsUsedAndKept()
{
    QCOMPARE(service(u"port:48999 tcp"_s), QString());
    m_window->openRegistryFile(m_home->write(u"iana.csv"_s, goodCsv()));
    QTRY_COMPARE(service(u"port:48999 tcp"_s), u"quaysidetest"_s);
    QVERIFY(!m_window->statusBar()->currentMessage().isEmpty());
    QVERIFY2(m_window->statusBar()->currentMessage().contains(u"1 of them is new"_s),
             qPrintable(m_window->statusBar()->currentMessage()));
    QCOMPARE(service(u"port:6379 tcp"_s), u"redis"_s);
    m_window = std::make_unique<MainWindow>(m_home->places());
    QCOMPARE(service(u"port:48999 tcp"_s), u"quaysidetest"_s);
}

void TestImport::theRegistryBeforeCanBePutBack()
{
    m_window->openRegistryFile(m_home->write(u"iana.csv"_s, goodCsv()));
    QTRY_COMPARE(service(u"port:48999 tcp"_s), u"quaysidetest"_s);
    menuAction(*m_window, u"Go back to the registry before"_s)->trigger();
    QVERIFY(m_window->statusBar()->currentMessage().contains(shipped()->date().toString(Qt::ISODate)));
    QCOMPARE(service(u"port:48999 tcp"_s), QString());
    m_window = std::make_unique<MainWindow>(m_home->places());
    QCOMPARE(service(u"port:48999 tcp"_s), QString());
}

void TestImport::badFilesAreSaidAndTheOldStays_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    const QByteArray good = smallCsv();
    QTest::newRow("empty") << QByteArray() << u"neither"_s;
    QTest::newRow("something else") << QByteArray("Dear Sir or Madam,\n") << u"Service Name"_s;
    QTest::newRow("a port that does not exist") << good + line("a", "70000", "tcp") << u"line 3"_s;
    QTest::newRow("a range backwards") << good + line("a", "90-80", "tcp") << u"90-80"_s;
    QTest::newRow("columns missing") << good + "a,80,tcp\n" << u"line 3"_s;
    QTest::newRow("cut off in a quote") << good + "a,80,tcp,\"begun" << u"line 3"_s;
    QTest::newRow("not UTF-8") << good + line("a", "80", "tcp").replace("Imported", "\xe4\xf6") << u"UTF-8"_s;
}

void TestImport::badFilesAreSaidAndTheOldStays()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    m_window->openRegistryFile(m_home->write(u"bad %1 100%.csv"_s, content));
    const QString text = closedBox(*m_window);
    QVERIFY2(text.contains(said), qPrintable(text));
    QVERIFY2(text.contains(u"bad %1 100%.csv"_s), qPrintable(text));
    QCOMPARE(service(u"port:443 tcp"_s), u"https"_s);
    QVERIFY(!QFile::exists(m_home->path(u"data/registry.tsv"_s)));
}

void TestImport::aSmallFileIsAskedAbout_data()
{
    QTest::addColumn<QMessageBox::StandardButton>("answer");
    QTest::addColumn<bool>("isUsed");
    QTest::newRow("yes") << QMessageBox::Yes << true;
    QTest::newRow("no") << QMessageBox::No << false;
}

void TestImport::aSmallFileIsAskedAbout()
{
    QFETCH(QMessageBox::StandardButton, answer);
    QFETCH(bool, isUsed);
    const Answerer answerer(answer);
    m_window->openRegistryFile(m_home->write(u"small.csv"_s, smallCsv()));
    QTRY_VERIFY(!answerer.asked().isEmpty());
    QVERIFY2(answerer.asked().contains(u"far fewer"_s), qPrintable(answerer.asked()));
    QTRY_COMPARE(service(u"port:48999 tcp"_s), isUsed ? u"quaysidetest"_s : QString());
    QCOMPARE(service(u"port:443 tcp"_s), isUsed ? QString() : u"https"_s);
    QCOMPARE(QFile::exists(m_home->path(u"data/registry.tsv"_s)), isUsed);
}

namespace
{

// Whether the window took it.
bool drop(QWidget &window, const QMimeData &data)
{
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
    return event.isAccepted();
}

} // namespace

void TestImport::oneFileCanBeDropped()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_home->write(u"iana.csv"_s, goodCsv()))});
    QVERIFY(drop(*m_window, data));
    QTRY_COMPARE(service(u"port:48999 tcp"_s), u"quaysidetest"_s);
}

void TestImport::otherThingsCannotBeDropped_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::newRow("text") << QList<QUrl>();
    QTest::newRow("two files") << QList<QUrl>{QUrl(u"file:///a"_s), QUrl(u"file:///b"_s)};
    QTest::newRow("an address") << QList<QUrl>{QUrl(u"https://example.org/a.csv"_s)};
}

void TestImport::otherThingsCannotBeDropped()
{
    QFETCH(QList<QUrl>, urls);
    QMimeData data;
    data.setText(u"text"_s);
    if (!urls.isEmpty())
        data.setUrls(urls);
    QVERIFY(!drop(*m_window, data));
}

void TestImport::aDroppedFileThatIsNoneIsSaid()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_home->path(u"gone.csv"_s))});
    QVERIFY(drop(*m_window, data));
    QVERIFY(closedBox(*m_window).contains(u"gone.csv"_s));
    QCOMPARE(service(u"port:443 tcp"_s), u"https"_s);
}

// A file where the folder should be refuses everybody, root too.
void TestImport::whatCannotBeKeptIsSaidAndTheOldStays()
{
    m_home->write(u"data"_s, "a file, no folder");
    m_window->openRegistryFile(m_home->write(u"iana.csv"_s, goodCsv()));
    QVERIFY(closedBox(*m_window).contains(u"could not be kept"_s));
    QCOMPARE(service(u"port:48999 tcp"_s), QString());
}

void TestImport::aDamagedRegistryOfTheUsersIsSaidAtTheStart()
{
    QDir().mkpath(m_home->path(u"data"_s));
    m_home->write(u"data/registry.tsv"_s, "damaged");
    m_window = std::make_unique<MainWindow>(m_home->places());
    m_window->show();
    QVERIFY(!closedBox(*m_window).isEmpty());
    QCOMPARE(service(u"port:443 tcp"_s), u"https"_s);
    QVERIFY(QFile::exists(m_home->path(u"data/registry.tsv"_s)));
}

void TestImport::theQueryStaysThroughAnImport()
{
    m_window->ask(u"quaysidetest"_s);
    const auto *model = m_window->findChild<PortModel *>();
    QCOMPARE(model->rowCount(), 0);
    m_window->openRegistryFile(m_home->write(u"iana.csv"_s, goodCsv()));
    QTRY_COMPARE(model->rowCount(), 1);
    QVERIFY(m_window->findChild<PortTable *>()->isVisible());
}

void TestImport::anAddressWithoutHttpsIsRefused()
{
    UpdateDialog dialog(QUrl(u"http://127.0.0.1/registry.xml"_s));
    dialog.show();
    const QSignalSpy fetched(&dialog, &UpdateDialog::fetched);
    for (QAbstractButton *button : dialog.findChildren<QAbstractButton *>()) {
        if (button->text() == u"Fetch")
            button->click();
    }
    const auto isSaid = [&] {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [](const QLabel *label) { return label->text().contains(u"https://"_s); });
    };
    QTRY_VERIFY(isSaid());
    QCOMPARE(fetched.size(), 0);
    QVERIFY(dialog.isVisible());
    QVERIFY(dialog.findChild<QLineEdit *>()->isEnabled()); // to be corrected
}

QTEST_MAIN(TestImport)
#include "tst_import.moc"
