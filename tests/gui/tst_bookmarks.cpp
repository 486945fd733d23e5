// SPDX-License-Identifier: MIT
#include "reference/bookmarks.h"
#include "support.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace quay;

class TestBookmarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewUserHasNone();
    void marksAndNotesSurviveARestart();
    void withoutBookmarkAndNoteNothingIsKept();
    void nothingHalfWrittenIsLeftBehind();
    void damagedFilesAreSetAsideWhole_data();
    void damagedFilesAreSetAsideWhole();
    void afterDamageOneCanGoOn();
    void anotherWindowsChangeIsTakenUp();
    void changesOfTwoWindowsBothStay();
    void writesThatFailAreSaid();
    void whatCannotBeReadIsNotOverwritten();
    void withoutAPathNothingIsKept();
};

void TestBookmarks::aNewUserHasNone()
{
    const Home home;
    const Bookmarks bookmarks(home.path(u"marks.json"_s));
    QVERIFY(bookmarks.bookmarked().none());
    QVERIFY(bookmarks.setAside().isEmpty());
    QCOMPARE(bookmarks.note(Port(443)), QString());
    QVERIFY(!QFile::exists(home.path(u"marks.json"_s))); // looking changes nothing
}

void TestBookmarks::marksAndNotesSurviveARestart()
{
    const Home home;
    const QString path = home.path(u"folder/that/is/not/there/marks.json"_s);
    const QString note = u"ask Zoë:\n\"who\" \\ 漢字 <b>"_s;
    {
        Bookmarks bookmarks(path);
        const QSignalSpy changes(&bookmarks, &Bookmarks::changed);
        bookmarks.setBookmarked(Port(0), true);
        bookmarks.setBookmarked(Port(65535), true);
        bookmarks.setNote(Port(443), note);
        QVERIFY(changes.size() >= 3);
    }
    const Bookmarks again(path);
    QVERIFY(again.isBookmarked(Port(0)));
    QVERIFY(again.isBookmarked(Port(65535)));
    QVERIFY(!again.isBookmarked(Port(443)));
    QCOMPARE(again.note(Port(443)), note);
    QCOMPARE(again.bookmarked().count(), std::size_t(2));
}

void TestBookmarks::withoutBookmarkAndNoteNothingIsKept()
{
    const Home home;
    Bookmarks bookmarks(home.path(u"marks.json"_s));
    bookmarks.setBookmarked(Port(80), true);
    bookmarks.setNote(Port(80), u"web"_s);
    bookmarks.setBookmarked(Port(80), false);
    QCOMPARE(bookmarks.note(Port(80)), u"web"_s);
    bookmarks.setNote(Port(80), QString());
    QFile file(home.path(u"marks.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll())[u"ports"].toArray().size(), 0);
}

void TestBookmarks::nothingHalfWrittenIsLeftBehind()
{
    const Home home;
    Bookmarks bookmarks(home.path(u"marks/marks.json"_s));
    for (int port = 0; port < 20; ++port)
        bookmarks.setBookmarked(Port(port), true);
    QCOMPARE(QDir(home.path(u"marks"_s)).entryList(QDir::Files | QDir::Hidden), QStringList{u"marks.json"_s});
}

void TestBookmarks::damagedFilesAreSetAsideWhole_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("these are my notes");
    QTest::newRow("cut off") << QByteArray(R"({"version":1,"ports":[{"port":80,"bookmarked":tr)");
    QTest::newRow("another form") << QByteArray("[1, 2, 3]");
    QTest::newRow("without ports") << QByteArray(R"({"version":1})");
    QTest::newRow("a port that does not exist") << QByteArray(R"({"version":1,"ports":[{"port":65536}]})");
    QTest::newRow("a negative port") << QByteArray(R"({"version":1,"ports":[{"port":-1}]})");
    QTest::newRow("a port that is no number") << QByteArray(R"({"version":1,"ports":[{"port":"80"}]})");
    QTest::newRow("bytes") << QByteArray("\x00\xff\xfe\x80", 4);
}

void TestBookmarks::damagedFilesAreSetAsideWhole()
{
    QFETCH(QByteArray, content);
    const Home home;
    const QString path = home.write(u"marks.json"_s, content);
    const Bookmarks bookmarks(path);
    QVERIFY(!QFile::exists(path));
    QFile aside(bookmarks.setAside());
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), content);
}

void TestBookmarks::afterDamageOneCanGoOn()
{
    const Home home;
    const QString path = home.write(u"marks.json"_s, "damaged");
    Bookmarks bookmarks(path);
    bookmarks.setBookmarked(Port(22), true);
    QVERIFY(Bookmarks(path).isBookmarked(Port(22)));
    QVERIFY(QFile::exists(bookmarks.setAside()));
}

void TestBookmarks::anotherWindowsChangeIsTakenUp()
{
    const Home home;
    Bookmarks here(home.path(u"marks.json"_s));
    Bookmarks there(home.path(u"marks.json"_s));
    here.setBookmarked(Port(443), true); // makes the file, which no one could watch before
    const QSignalSpy changes(&there, &Bookmarks::changed);
    QTRY_VERIFY(there.isBookmarked(Port(443)));
    QVERIFY(!changes.isEmpty());
    there.setNote(Port(80), u"from there"_s);
    QTRY_COMPARE(here.note(Port(80)), u"from there"_s);
    here.setNote(Port(80), u"and back"_s);
    QTRY_COMPARE(there.note(Port(80)), u"and back"_s);
}

void TestBookmarks::changesOfTwoWindowsBothStay()
{
    const Home home;
    const QString path = home.path(u"marks.json"_s);
    Bookmarks here(path);
    Bookmarks there(path);
    here.setBookmarked(Port(1), true);
    there.setBookmarked(Port(2), true); // before it has heard of the other's
    const Bookmarks later(path);
    QVERIFY(later.isBookmarked(Port(1)));
    QVERIFY(later.isBookmarked(Port(2)));
}

// A file where a folder should be refuses everybody, root too.
void TestBookmarks::writesThatFailAreSaid()
{
    const Home home;
    home.write(u"file"_s, "a file, no folder");
    Bookmarks bookmarks(home.path(u"file/marks.json"_s));
    const QSignalSpy failures(&bookmarks, &Bookmarks::saveFailed);
    bookmarks.setBookmarked(Port(443), true);
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures[0][0].toString(), home.path(u"file/marks.json"_s));
    QVERIFY(!failures[0][1].toString().isEmpty());
    QVERIFY(bookmarks.isBookmarked(Port(443))); // it lasts until the window closes
}

// A folder in the file's place: it is there, and cannot be read.
void TestBookmarks::whatCannotBeReadIsNotOverwritten()
{
    const Home home;
    const QString path = home.path(u"marks.json"_s);
    QVERIFY(QDir().mkpath(path));
    Bookmarks bookmarks(path);
    const QSignalSpy failures(&bookmarks, &Bookmarks::saveFailed);
    bookmarks.setBookmarked(Port(443), true);
    QCOMPARE(failures.size(), 1);
    QVERIFY(QFileInfo(path).isDir());
}

void TestBookmarks::withoutAPathNothingIsKept()
{
    Bookmarks bookmarks(QString{});
    const QSignalSpy failures(&bookmarks, &Bookmarks::saveFailed);
    bookmarks.setBookmarked(Port(443), true);
    QVERIFY(bookmarks.isBookmarked(Port(443)));
    QCOMPARE(failures.size(), 0);
}

QTEST_GUILESS_MAIN(TestBookmarks)
#include "tst_bookmarks.moc"
