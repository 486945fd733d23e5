// SPDX-License-Identifier: MIT
#include "support.h"
#include "window/searchfield.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QSignalSpy>
#include <QTest>

using namespace quay;

class TestSearchField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void returnAsksForTheBestAnswer();
    void downGoesToTheAnswers();
    void escapeEmptiesIt();
    void everyKeystrokeIsAQuery();
    void completesTheLastWord_data();
    void completesTheLastWord();
    void offersNothingForPlainWords_data();
    void offersNothingForPlainWords();
    void theHelpIsAtHand();

private:
    std::unique_ptr<SearchField> m_field;
};

void TestSearchField::init()
{
    m_field = std::make_unique<SearchField>();
    m_field->show();
    m_field->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_field.get()));
    m_field->setFocus();
}

void TestSearchField::returnAsksForTheBestAnswer()
{
    const QSignalSpy asked(m_field.get(), &SearchField::bestAnswerRequested);
    QTest::keyClicks(m_field.get(), u"443"_s);
    QCOMPARE(asked.size(), 0);
    QTest::keyClick(m_field.get(), Qt::Key_Return);
    QTest::keyClick(m_field.get(), Qt::Key_Enter);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(m_field->text(), u"443"_s);
}

void TestSearchField::downGoesToTheAnswers()
{
    const QSignalSpy asked(m_field.get(), &SearchField::answersRequested);
    QTest::keyClicks(m_field.get(), u"ssh"_s);
    QTest::keyClick(m_field.get(), Qt::Key_Down);
    QCOMPARE(asked.size(), 1);
}

void TestSearchField::escapeEmptiesIt()
{
    QTest::keyClicks(m_field.get(), u"ssh"_s);
    QTest::keyClick(m_field.get(), Qt::Key_Escape);
    QCOMPARE(m_field->text(), QString());
}

void TestSearchField::everyKeystrokeIsAQuery()
{
    const QSignalSpy changes(m_field.get(), &QLineEdit::textChanged);
    QTest::keyClicks(m_field.get(), u"44"_s);
    QTest::keyClick(m_field.get(), Qt::Key_Backspace);
    QCOMPARE(changes.size(), 3);
}

void TestSearchField::completesTheLastWord_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("completed");
    QTest::newRow("alone") << u"is:not"_s << u"is:notable"_s;
    QTest::newRow("after other words") << u"mail range:sy"_s << u"mail range:system"_s;
    QTest::newRow("in any case") << u"RANGE:U"_s << u"range:user"_s;
    QTest::newRow("after a quoted phrase") << u"\"file transfer\" is:ass"_s << u"\"file transfer\" is:assigned"_s;
}

void TestSearchField::completesTheLastWord()
{
    QFETCH(QString, typed);
    const QSignalSpy best(m_field.get(), &SearchField::bestAnswerRequested);
    QTest::keyClicks(m_field.get(), typed);
    QAbstractItemView *popup = m_field->completer()->popup();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QTRY_VERIFY(!popup->isVisible());
    QTEST(m_field->text(), "completed");
    QCOMPARE(best.size(), 0); // the first Return takes the word; the next one goes
    QTest::keyClick(m_field.get(), Qt::Key_Return);
    QCOMPARE(best.size(), 1);
}

void TestSearchField::offersNothingForPlainWords_data()
{
    QTest::addColumn<QString>("typed");
    for (const auto &typed : {u"s"_s, u"ssh"_s, u"443"_s, u"tcp"_s, u"is:assigned"_s, u"is:assigned "_s, u"mail t"_s})
        QTest::addRow("%s", qPrintable(typed)) << typed;
}

void TestSearchField::offersNothingForPlainWords()
{
    QFETCH(QString, typed);
    QTest::keyClicks(m_field.get(), typed);
    QCOMPARE(m_field->completer()->completionCount(), 0);
    QVERIFY(!m_field->completer()->popup()->isVisible());
}

void TestSearchField::theHelpIsAtHand()
{
    const QSignalSpy asked(m_field.get(), &SearchField::helpRequested);
    for (QAction *action : m_field->actions()) {
        if (action->text() == u"How to search")
            action->trigger();
    }
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(TestSearchField)
#include "tst_searchfield.moc"
