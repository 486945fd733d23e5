// SPDX-License-Identifier: MIT
#include "reference/chips.h"
#include "registry/query.h"
#include "support.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace quay;

class TestChips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsGoInAtTheEndAndOutWholly_data();
    void wordsGoInAtTheEndAndOutWholly();
    void everyChipIsAWordOfTheQueryLanguage();
    void aClickPutsTheWordInAndTakesItOut();
    void whatIsTypedShowsInTheChips_data();
    void whatIsTypedShowsInTheChips();
    void everyChipTellsItsWord();
};

namespace
{

// The tool tip of a chip is its word.
QToolButton *chip(const Chips &chips, const QString &word)
{
    for (QToolButton *button : chips.findChildren<QToolButton *>()) {
        if (button->toolTip() == word)
            return button;
    }
    return nullptr;
}

} // namespace

void TestChips::wordsGoInAtTheEndAndOutWholly_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("without");
    QTest::newRow("empty") << u""_s << u"tcp"_s << u"tcp"_s << u""_s;
    QTest::newRow("after words") << u"mail server"_s << u"tcp"_s << u"mail server tcp"_s << u"mail server"_s;
    QTest::newRow("there already") << u"tcp mail"_s << u"tcp"_s << u"mail tcp"_s << u"mail"_s;
    QTest::newRow("twice, in any case") << u"TCP mail tcp"_s << u"tcp"_s << u"mail tcp"_s << u"mail"_s;
    QTest::newRow("quoted words stay whole")
        << u"\"file transfer\" udp"_s << u"udp"_s << u"\"file transfer\" udp"_s << u"\"file transfer\""_s;
    QTest::newRow("a quoted one is another") << u"\"tcp\""_s << u"tcp"_s << u"\"tcp\" tcp"_s << u"\"tcp\""_s;
    QTest::newRow("as part of a word it stays") << u"tcpmux"_s << u"tcp"_s << u"tcpmux tcp"_s << u"tcpmux"_s;
    QTest::newRow("excluded it stays") << u"-tcp"_s << u"tcp"_s << u"-tcp tcp"_s << u"-tcp"_s;
}

void TestChips::wordsGoInAtTheEndAndOutWholly()
{
    QFETCH(QString, query);
    QFETCH(QString, word);
    QTEST(withWord(query, word, true), "with");
    QTEST(withWord(query, word, false), "without");
}

void TestChips::everyChipIsAWordOfTheQueryLanguage()
{
    const Chips chips;
    const auto buttons = chips.findChildren<QToolButton *>();
    QVERIFY(buttons.size() >= 13);
    for (const QToolButton *button : buttons) {
        const registry::Query query = registry::Query::parse(button->toolTip());
        QVERIFY2(query.words.empty(), qPrintable(button->toolTip())); // no mere text
        QCOMPARE(query.problem, registry::Query::Problem::None);
        QVERIFY(!query.isEmpty());
    }
}

void TestChips::aClickPutsTheWordInAndTakesItOut()
{
    Chips chips;
    chips.showQuery(u"mail"_s);
    const QSignalSpy edits(&chips, &Chips::queryEdited);
    chip(chips, u"udp"_s)->click();
    chip(chips, u"is:assigned"_s)->click();
    chip(chips, u"udp"_s)->click();
    QCOMPARE(edits.size(), 3);
    QCOMPARE(edits[0][0].toString(), u"mail udp"_s);
    QCOMPARE(edits[1][0].toString(), u"mail udp is:assigned"_s);
    QCOMPARE(edits[2][0].toString(), u"mail is:assigned"_s);
}

void TestChips::whatIsTypedShowsInTheChips_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("on");
    QTest::newRow("nothing") << u""_s << QStringList();
    QTest::newRow("in any case") << u"UDP Is:Notable"_s << QStringList{u"udp"_s, u"is:notable"_s};
    QTest::newRow("among words") << u"mail tcp 25"_s << QStringList{u"tcp"_s};
    QTest::newRow("half a word") << u"is:assig"_s << QStringList();
    QTest::newRow("quoted") << u"\"tcp\""_s << QStringList();
}

void TestChips::whatIsTypedShowsInTheChips()
{
    QFETCH(QString, query);
    QFETCH(QStringList, on);
    Chips chips;
    chips.showQuery(u"tcp udp sctp is:common"_s); // what was on before goes off
    const QSignalSpy edits(&chips, &Chips::queryEdited);
    chips.showQuery(query);
    QStringList shown;
    for (const QToolButton *button : chips.findChildren<QToolButton *>()) {
        if (button->isChecked())
            shown += button->toolTip();
    }
    QCOMPARE(shown, on);
    QCOMPARE(edits.size(), 0); // showing is no edit
}

void TestChips::everyChipTellsItsWord()
{
    const Chips chips;
    for (const QToolButton *button : chips.findChildren<QToolButton *>()) {
        QVERIFY(!button->text().isEmpty());
        QVERIFY(button->accessibleDescription().contains(button->toolTip()));
        QVERIFY(button->focusPolicy() & Qt::TabFocus);
    }
}

QTEST_MAIN(TestChips)
#include "tst_chips.moc"
