// SPDX-License-Identifier: MIT
#include "look/meaning.h"
#include "look/theme.h"
#include "reference/bookmarks.h"
#include "reference/detailpane.h"
#include "reference/portdescription.h"
#include "support.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolButton>

using namespace quay;

class TestDetailPane : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void rememberLink(const QUrl &link) { m_opened += link; }

private Q_SLOTS:
    void init();
    void cleanup();

    void saysWhatIsKnown_data();
    void saysWhatIsKnown();
    void leavesOutWhatTheRegistryLeavesOut();
    void noLabelStandsWithoutItsValue();
    void namesFromTheRegistryAreTextNotMarkup();
    void whatIsTheSameOnTwoTransportsIsSaidOnce();
    void aLongNoteIsShownWhollyWhenAsked();
    void anArticleStandsBeforeTheRegistry();
    void referencesAreLinks();
    void webLinksOpenInTheBrowser();
    void otherLinksDoNot();
    void neighboursLeadToTheirPort();
    void labScriptIsCopied();
    void leadsToTheOtherPages();
    void notesAreKeptAMomentAfterTyping();
    void notesAreKeptWhenAnotherPortIsShown();
    void notesAreKeptWhenAsked();
    void aNoteOnlyLookedAtIsNotWrittenBack();
    void theStarFollowsTheBookmark();
    void colouredTextIsLegible_data();
    void colouredTextIsLegible();
    void tabLeavesTheNote();

private:
    QString text() const { return m_browser->toPlainText(); }

    std::unique_ptr<Home> m_home;
    std::unique_ptr<Bookmarks> m_bookmarks;
    std::unique_ptr<DetailPane> m_pane;
    QTextBrowser *m_browser = nullptr;
    QPlainTextEdit *m_note = nullptr;
    QList<QUrl> m_opened;
};

void TestDetailPane::init()
{
    m_home = std::make_unique<Home>();
    m_bookmarks = std::make_unique<Bookmarks>(m_home->path(u"marks.json"_s));
    m_pane = std::make_unique<DetailPane>(m_bookmarks.get());
    m_pane->setLocale(QLocale(QLocale::English));
    m_pane->setRegistry(shipped());
    m_pane->resize(500, 700);
    m_pane->show();
    m_browser = m_pane->findChild<QTextBrowser *>();
    m_note = m_pane->findChild<QPlainTextEdit *>();
    m_opened.clear();
    QDesktopServices::setUrlHandler(u"https"_s, this, "rememberLink");
    QDesktopServices::setUrlHandler(u"http"_s, this, "rememberLink");
    QDesktopServices::setUrlHandler(u"file"_s, this, "rememberLink");
}

void TestDetailPane::cleanup()
{
    for (const QString &scheme : {u"https"_s, u"http"_s, u"file"_s})
        QDesktopServices::unsetUrlHandler(scheme);
    m_pane.reset();
    m_bookmarks.reset();
}

void TestDetailPane::saysWhatIsKnown_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("443") << 443 << QStringList{u"443"_s,   u"0x01BB"_s, u"00000001 10111011"_s,
                                               u"https"_s, u"TCP"_s,    u"RFC 9110"_s};
    QTest::newRow("the last") << 65535 << QStringList{u"0xFFFF"_s, u"never assigned"_s};
    QTest::newRow("0") << 0 << QStringList{u"0x0000"_s, u"Reserved"_s, u"RFC 6335"_s};
    QTest::newRow("a range of ports") << 6010 << QStringList{u"for all of 6000-6063"_s, u"x11"_s};
    QTest::newRow("a common use") << 27017 << QStringList{u"MongoDB"_s, u"not IANA's"_s, u"unassigned"_s};
    QTest::newRow("unencrypted") << 23 << QStringList{u"not encrypted"_s, u"on port 22"_s};
}

void TestDetailPane::saysWhatIsKnown()
{
    QFETCH(int, port);
    QFETCH(QStringList, said);
    m_pane->showPort(Port(port));
    for (const QString &part : said)
        QVERIFY2(text().contains(part), qPrintable(part + u" is not in:\n"_s + text()));
}

void TestDetailPane::leavesOutWhatTheRegistryLeavesOut()
{
    registry::Row bare = makeRow(7777, Transport::Tcp, "bare", "");
    registry::Row full = makeRow(7778, Transport::Tcp, "full", "");
    for (const auto &[field, value] : std::initializer_list<std::pair<registry::Field, QByteArray>>{
             {registry::Field::Assignee, "Ada"},
             {registry::Field::Registered, "2001-02-03"},
             {registry::Field::Modified, "2004-05"},
             {registry::Field::Formerly, "older"},
             {registry::Field::ServiceCode, "4711"},
             {registry::Field::Unauthorized, "Used without leave."},
             {registry::Field::Note, "A note of IANA's."}})
        full.field(field) = value;
    m_pane->setRegistry(makeRegistry({bare, full}));
    const QStringList labels{u"assigned to"_s, u"registered"_s, u"changed"_s, u"formerly"_s, u"service code"_s};
    m_pane->showPort(Port(7778));
    const QString whole = text().section(u"In IANA's registry"_s, 1);
    for (const QString &label : labels + QStringList{u"Ada"_s, u"Used without leave."_s, u"A note of IANA's."_s})
        QVERIFY2(whole.contains(label), qPrintable(label));
    m_pane->showPort(Port(7777));
    const QString little = text().section(u"In IANA's registry"_s, 1);
    for (const QString &label : labels)
        QVERIFY2(!little.contains(label), qPrintable(label));
    QVERIFY(!text().contains(u"Commonly used"_s));
    QVERIFY(!text().contains(u"Encryption"_s));
}

void TestDetailPane::noLabelStandsWithoutItsValue()
{
    const PortDescription description(*shipped(), QLocale::English, lightPalette(), u"Mono"_s);
    // A part that is empty, or a separator at an end or doubled.
    const QRegularExpression empty(
        u"(^|\n) *·|· *(\n|$)|· *·|\\( *\\)|\\b(assigned to|registered|changed|formerly|code) *(\n|·|$)"_s);
    QTextDocument document;
    for (int port = 0; port < portCount; port += port < 1024 ? 1 : 37) {
        document.setHtml(description.html(Port(port)));
        const QString text = document.toPlainText();
        const auto match = empty.match(text);
        QVERIFY2(!match.hasMatch(), qPrintable(u"%1: %2"_s.arg(port).arg(text)));
    }
}

void TestDetailPane::namesFromTheRegistryAreTextNotMarkup()
{
    registry::Row row = makeRow(7777, Transport::Tcp, "a&lt;b", "<img src='x'> & <b>bold</b>");
    row.field(registry::Field::Assignee) = "<script>x</script>";
    row.field(registry::Field::Note) = "1 < 2";
    row.field(registry::Field::References) = "<i>R</i> javascript:alert(1)";
    m_pane->setRegistry(makeRegistry({row}));
    m_pane->showPort(Port(7777));
    for (const QString &part :
         {u"a&lt;b"_s, u"<img src='x'> & <b>bold</b>"_s, u"<script>x</script>"_s, u"1 < 2"_s, u"<i>R</i>"_s})
        QVERIFY2(text().contains(part), qPrintable(part));
    QVERIFY(!m_browser->toHtml().contains(u"href=\"javascript"_s));
}

void TestDetailPane::whatIsTheSameOnTwoTransportsIsSaidOnce()
{
    m_pane->setRegistry(makeRegistry({makeRow(7777, Transport::Tcp, "same", "Said once"),
                                      makeRow(7777, Transport::Udp, "same", "Said once"),
                                      makeRow(7777, Transport::Sctp, "same", "Something else")}));
    m_pane->showPort(Port(7777));
    QCOMPARE(text().count(u"Said once"_s), 1);
    QVERIFY(text().contains(QRegularExpression(u"TCP, UDP\\s+same"_s)));
    QVERIFY(text().contains(QRegularExpression(u"\nSCTP\\s+same"_s)));
}

void TestDetailPane::aLongNoteIsShownWhollyWhenAsked()
{
    registry::Row row = makeRow(7777, Transport::Tcp, "wordy", "Says much");
    row.field(registry::Field::Note) = QByteArray("many words ").repeated(50) + "and the end";
    m_pane->setRegistry(makeRegistry({row}));
    m_pane->showPort(Port(7777));
    QVERIFY(text().contains(u"many words"_s) && !text().contains(u"and the end"_s));
    QVERIFY(m_browser->toHtml().contains(u"href=\"notes:\""_s));
    Q_EMIT m_browser->anchorClicked(QUrl(u"notes:"_s));
    QVERIFY(text().contains(u"and the end"_s));
}

void TestDetailPane::anArticleStandsBeforeTheRegistry()
{
    m_pane->showPort(Port(80));
    QVERIFY(text().indexOf(u"What it does"_s) > 0);
    QVERIFY(text().indexOf(u"What it does"_s) < text().indexOf(u"In IANA's registry"_s));
    QCOMPARE(text().count(u"\nEncryption\n"_s), 1);
    QVERIFY(text().indexOf(u"HTTP is not encrypted."_s) < text().indexOf(u"What it does"_s));
}

void TestDetailPane::referencesAreLinks()
{
    m_pane->showPort(Port(22));
    QVERIFY(m_browser->toHtml().contains(u"href=\"https://www.rfc-editor.org/rfc/rfc4251\""_s));
}

void TestDetailPane::webLinksOpenInTheBrowser()
{
    m_pane->showPort(Port(22));
    Q_EMIT m_browser->anchorClicked(QUrl(u"https://www.rfc-editor.org/rfc/rfc4251"_s));
    QCOMPARE(m_opened, QList<QUrl>{QUrl(u"https://www.rfc-editor.org/rfc/rfc4251"_s)});
    QVERIFY(text().contains(u"ssh"_s)); // and the pane stays where it was
}

void TestDetailPane::otherLinksDoNot()
{
    m_pane->showPort(Port(22));
    Q_EMIT m_browser->anchorClicked(QUrl(u"file:///etc/passwd"_s));
    Q_EMIT m_browser->anchorClicked(QUrl(u"port:70000"_s));
    QCOMPARE(m_opened.size(), 0);
}

void TestDetailPane::neighboursLeadToTheirPort()
{
    m_pane->showPort(Port(443));
    const QSignalSpy requests(m_pane.get(), &DetailPane::portRequested);
    QVERIFY(m_browser->toHtml().contains(u"href=\"port:442\""_s));
    Q_EMIT m_browser->anchorClicked(QUrl(u"port:442"_s));
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0][0].value<Port>(), Port(442));
}

void TestDetailPane::labScriptIsCopied()
{
    m_pane->showPort(Port(443));
    static const QRegularExpression link(u"href=\"(copy:[^\"]*)\""_s);
    const auto match = link.match(m_browser->toHtml());
    QVERIFY(match.hasMatch());
    QApplication::clipboard()->clear();
    Q_EMIT m_browser->anchorClicked(QUrl(match.captured(1)));
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(!copied.isEmpty());
    QVERIFY2(text().contains(copied), qPrintable(copied));    // as it is read there
    QCOMPARE(copied, u"server: listen tcp 127.0.0.1:8443"_s); // a whole line, which a script can take
}

void TestDetailPane::leadsToTheOtherPages()
{
    QSignalSpy tried(m_pane.get(), &DetailPane::labRequested);
    QSignalSpy asked(m_pane.get(), &DetailPane::whoRequested);
    const auto follow = [this](const QString &link) {
        QVERIFY2(m_browser->toHtml().contains(u"href=\"%1\""_s.arg(link)), qPrintable(link));
        Q_EMIT m_browser->anchorClicked(QUrl(link));
    };
    m_pane->showPort(Port(123));
    follow(u"lab:udp/1123"_s); // the article's
    follow(u"who:123"_s);
    QCOMPARE(tried.last(), (QVariantList{QVariant::fromValue(Transport::Udp), QVariant::fromValue(Port(1123))}));
    QCOMPARE(asked.last(), QVariantList{QVariant::fromValue(Port(123))});
    m_pane->showPort(Port(5432));
    follow(u"lab:tcp/5432"_s);
    QCOMPARE(tried.last(), (QVariantList{QVariant::fromValue(Transport::Tcp), QVariant::fromValue(Port(5432))}));
    m_pane->showPort(Port(41641)); // by custom, on UDP only
    follow(u"lab:udp/41641"_s);
}

void TestDetailPane::notesAreKeptAMomentAfterTyping()
{
    m_pane->showPort(Port(443));
    QTest::keyClicks(m_note, u"mine"_s);
    QCOMPARE(m_bookmarks->note(Port(443)), QString()); // not at every letter
    QTRY_COMPARE(Bookmarks(m_home->path(u"marks.json"_s)).note(Port(443)), u"mine"_s);
    QCOMPARE(m_note->toPlainText(), u"mine"_s);
}

void TestDetailPane::notesAreKeptWhenAnotherPortIsShown()
{
    m_pane->showPort(Port(443));
    QTest::keyClicks(m_note, u"mine"_s);
    m_pane->showPort(Port(80));
    QCOMPARE(m_bookmarks->note(Port(443)), u"mine"_s);
    QCOMPARE(m_bookmarks->note(Port(80)), QString());
    QCOMPARE(m_note->toPlainText(), QString());
    m_pane->showPort(Port(443));
    QCOMPARE(m_note->toPlainText(), u"mine"_s);
}

void TestDetailPane::notesAreKeptWhenAsked()
{
    m_pane->showPort(Port(443));
    QTest::keyClicks(m_note, u"mine"_s);
    m_pane->keepNote();
    QCOMPARE(m_bookmarks->note(Port(443)), u"mine"_s);
}

// A second window's note must not be lost to what this window still shows.
void TestDetailPane::aNoteOnlyLookedAtIsNotWrittenBack()
{
    m_bookmarks->setNote(Port(443), u"old"_s);
    m_pane->showPort(Port(443));
    QCOMPARE(m_note->toPlainText(), u"old"_s);
    m_pane->activateWindow();
    m_note->setFocus();
    QTRY_VERIFY(m_note->hasFocus());
    Bookmarks there(m_home->path(u"marks.json"_s));
    there.setNote(Port(443), u"newer"_s);
    QTRY_COMPARE(m_bookmarks->note(Port(443)), u"newer"_s);
    m_pane->keepNote();
    QCOMPARE(m_bookmarks->note(Port(443)), u"newer"_s);
    QCOMPARE(m_note->toPlainText(), u"newer"_s);
}

void TestDetailPane::theStarFollowsTheBookmark()
{
    auto *star = m_pane->findChild<QToolButton *>();
    QVERIFY(!star->isEnabled()); // no port yet
    m_pane->showPort(Port(443));
    star->click();
    QVERIFY(m_bookmarks->isBookmarked(Port(443)));
    QCOMPARE(star->text(), u"Bookmarked"_s);
    m_bookmarks->setBookmarked(Port(443), false);
    QVERIFY(!star->isChecked());
    QCOMPARE(star->text(), u"Bookmark"_s);
}

void TestDetailPane::colouredTextIsLegible_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void TestDetailPane::colouredTextIsLegible()
{
    QFETCH(QPalette, palette);
    const PortDescription description(*shipped(), QLocale::English, palette, u"Mono"_s);
    static const QRegularExpression shade(u"color:(#[0-9a-f]{6})"_s);
    int seen = 0;
    for (const int port : {0, 4, 22, 23, 443, 6010, 27017, 36412, 60000}) {
        auto matches = shade.globalMatch(description.html(Port(port)));
        for (; matches.hasNext(); ++seen) {
            const QColor colour(matches.next().captured(1));
            QVERIFY2(contrast(colour, palette.color(QPalette::Base)) >= 4.5, qPrintable(colour.name()));
        }
    }
    QVERIFY(seen > 30);
}

void TestDetailPane::tabLeavesTheNote()
{
    m_pane->showPort(Port(443));
    m_pane->activateWindow();
    m_note->setFocus();
    QTRY_VERIFY(m_note->hasFocus());
    QTest::keyClick(m_note, Qt::Key_Tab);
    QVERIFY(!m_note->hasFocus());
    QCOMPARE(m_note->toPlainText(), QString());
}

QTEST_MAIN(TestDetailPane)
#include "tst_detailpane.moc"
