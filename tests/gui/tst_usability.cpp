// SPDX-License-Identifier: MIT
// The window for everybody: by keyboard, by ear, on small screens, in large type, in every language.
#include "computer/computerpage.h"
#include "computer/socketmodel.h"
#include "fakesockets.h"
#include "lab/labpage.h"
#include "look/metrics.h"
#include "reference/chips.h"
#include "reference/portmap.h"
#include "reference/porttable.h"
#include "reference/referencepage.h"
#include "reference/updatedialog.h"
#include "support.h"
#include "window/queryhelp.h"
#include "window/searchfield.h"

#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTest>
#include <QToolButton>

#include <cstdlib>
#include <functional>

using namespace quay;

class TestUsability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }

    void theKeyboardReachesEverything();
    void everythingThatTakesFocusHasAName_data();
    void everythingThatTakesFocusHasAName();
    void aScreenReaderFindsTheSearchField();
    void shortcutsAndMnemonicsAreUnique();
    void fitsSmallScreens_data();
    void fitsSmallScreens();
    void largerTextMakesRoomForItself();
    void everyTextFollowsItsSize();
    void aSearchWithoutAnAnswerKeepsTheFocus();
    void thePageOfTheComputerTakesPart();

private:
    template <typename T>
    [[nodiscard]] T *part() const
    {
        return m_window->findChild<T *>();
    }

    std::unique_ptr<MainWindow> m_window;
};

void TestUsability::init()
{
    m_window = std::make_unique<MainWindow>(Places{});
    m_window->speak(QLocale::English);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

namespace
{

// Of buttons that exclude each other Tab reaches the one that is on; the arrows go to the others.
bool isReachedByArrows(const QWidget *widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button && button->group() && button->group()->exclusive() && !button->isChecked();
}

bool takesFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
           !widget->focusProxy();
}

} // namespace

void TestUsability::theKeyboardReachesEverything()
{
    m_window->ask(u"443"_s);
    part<SearchField>()->setFocus();
    QSet<QWidget *> reached;
    int steps = 0;
    // Around once; in a text with links Tab goes from link to link first.
    do {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached += QApplication::focusWidget();
    } while (!part<SearchField>()->hasFocus() && ++steps < 300);
    QVERIFY(part<SearchField>()->hasFocus());
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (takesFocus(widget) && !isReachedByArrows(widget))
            QVERIFY2(reached.contains(widget), widget->metaObject()->className());
    }
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(part<SearchField>()->hasFocus());
    QCOMPARE(part<SearchField>()->selectedText(), u"443"_s);
    part<PortTable>()->setFocus();
    QTest::keyClick(part<PortTable>(), Qt::Key_F, Qt::ControlModifier); // by habit
    QVERIFY(part<SearchField>()->hasFocus());
}

void TestUsability::everythingThatTakesFocusHasAName_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("isMap");
    QTest::newRow("table") << u"443"_s << false;
    QTest::newRow("nothing found") << u"zzqx"_s << false;
    QTest::newRow("map") << u""_s << true;
}

void TestUsability::everythingThatTakesFocusHasAName()
{
    QFETCH(QString, query);
    QFETCH(bool, isMap);
    m_window->reference()->showMap(isMap);
    m_window->ask(query);
    QueryHelp help;
    help.show();
    UpdateDialog update(QUrl(u"https://example.org/"_s));
    update.show();
    int count = 0;
    for (QWidget *top :
         {static_cast<QWidget *>(m_window.get()), static_cast<QWidget *>(&help), static_cast<QWidget *>(&update)}) {
        for (QWidget *widget : top->findChildren<QWidget *>()) {
            if (!takesFocus(widget))
                continue;
            ++count;
            const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(interface && !interface->text(QAccessible::Name).trimmed().isEmpty(),
                     qPrintable(u"%1 in %2"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                                  QString::fromLatin1(widget->parent()->metaObject()->className()))));
        }
    }
    QVERIFY(count > 20);
}

// What is no child of anything can't be found by walking the tree.
void TestUsability::aScreenReaderFindsTheSearchField()
{
    const std::function<bool(const QAccessibleInterface *)> holds = [&](const QAccessibleInterface *one) {
        if (!one)
            return false;
        if (one->object() == part<SearchField>())
            return true;
        for (int i = 0; i < one->childCount(); ++i) {
            if (holds(one->child(i)))
                return true;
        }
        return false;
    };
    for (const QString &page : {u"reference"_s, u"lab"_s, u"computer"_s}) {
        m_window->showPage(page);
        QVERIFY2(holds(QAccessible::queryAccessibleInterface(m_window.get())), qPrintable(page));
    }
}

void TestUsability::shortcutsAndMnemonicsAreUnique()
{
    for (const QLocale::Language language : languages()) {
        m_window->speak(language);
        QSet<QKeySequence> shortcuts;
        for (const QAction *action : menuActions(*m_window)) {
            for (const QKeySequence &keys : action->shortcuts()) {
                QVERIFY2(!shortcuts.contains(keys), qPrintable(keys.toString() + action->text()));
                shortcuts += keys;
            }
        }
        QVERIFY(shortcuts.size() >= 9);
        QList<QList<QAction *>> levels{m_window->menuBar()->actions()};
        for (const QAction *action : menuActions(*m_window)) {
            if (action->menu())
                levels += action->menu()->actions();
        }
        for (const QList<QAction *> &level : levels) {
            QSet<QString> mnemonics;
            for (const QAction *action : level) {
                const QString keys = QKeySequence::mnemonic(action->text()).toString();
                QVERIFY2(keys.isEmpty() || !mnemonics.contains(keys), qPrintable(action->text()));
                mnemonics += keys;
            }
        }
    }
}

void TestUsability::fitsSmallScreens_data()
{
    QTest::addColumn<QSize>("room");
    QTest::newRow("1024 x 640") << QSize(1024, 640);
    QTest::newRow("1280 x 720 at factor 1.5") << QSize(853, 480);
}

void TestUsability::fitsSmallScreens()
{
    QFETCH(QSize, room);
    for (const QLocale::Language language : languages()) {
        m_window->speak(language);
        for (const bool isMap : {false, true}) {
            m_window->reference()->showMap(isMap);
            m_window->resize(room);
            QCOMPARE(m_window->size(), room); // no part demands more
        }
    }
}

void TestUsability::largerTextMakesRoomForItself()
{
    m_window->ask(u"443"_s);
    for (int i = 0; i < 10; ++i)
        menuAction(*m_window, u"Larger text"_s)->trigger();
    m_window->resize(1280, 720);
    QCOMPARE(m_window->size(), QSize(1280, 720));
    const QFontMetrics metrics(m_window->font());
    QVERIFY(part<PortTable>()->rowHeight(0) >= metrics.height());
    QVERIFY(part<SearchField>()->height() >= metrics.height());
    for (const QToolButton *chip : part<Chips>()->findChildren<QToolButton *>()) {
        QVERIFY2(chip->width() >= chip->minimumSizeHint().width(), qPrintable(chip->text()));
        QVERIFY(m_window->rect().contains(QRect(chip->mapTo(m_window.get(), QPoint()), chip->size())));
    }
    menuAction(*m_window, u"Normal text"_s)->trigger();
}

// In the last row of a classroom: also what is written in bold or in a fixed font, and back again.
void TestUsability::everyTextFollowsItsSize()
{
    m_window->showPage(u"lab"_s);
    const double normal = m_window->font().pointSizeF();
    for (const double size : {normal * 2, normal}) {
        QFont font = m_window->font();
        font.setPointSizeF(size);
        m_window->setFont(font);
        for (const QWidget *widget : m_window->lab()->findChildren<QWidget *>()) {
            const bool isText = qobject_cast<const QLabel *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
                                qobject_cast<const QAbstractButton *>(widget) ||
                                qobject_cast<const QAbstractScrollArea *>(widget);
            const double its = widget->font().pointSizeF();
            const QString parent = QString::fromLatin1(widget->parentWidget()->metaObject()->className());
            if (isText && widget->isVisible())
                QVERIFY2(
                    std::abs(its - size) < size / 3,
                    qPrintable(
                        u"%1 in %2: %3"_s.arg(QLatin1StringView(widget->metaObject()->className()), parent).arg(its)));
        }
        const auto *tree = m_window->lab()->findChild<QSplitter *>();
        QVERIFY(tree->widget(0)->minimumWidth() >= 40 * QFontMetrics(font).averageCharWidth());
    }
}

// A table that is hidden and has been given the focus takes it as soon as it is shown: in the middle of a word.
void TestUsability::aSearchWithoutAnAnswerKeepsTheFocus()
{
    auto *field = part<SearchField>();
    field->setFocus();
    QTest::keyClicks(field, u"qqqq"_s);
    QTest::keyClick(field, Qt::Key_Return);
    field->selectAll();
    for (const QChar letter : u"mail"_s)
        QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    QCOMPARE(field->text(), u"mail"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(part<PortTable>()->hasFocus());
}

void TestUsability::thePageOfTheComputerTakesPart()
{
    auto computer = std::make_shared<FakeComputer>();
    computer->set({makeSocket(1, 8080, makeProcess(4711, u"java"_s)), makeSocket(2, 22)});
    m_window->useSockets(std::make_unique<FakeSource>(computer));
    m_window->showPage(u"computer"_s);
    QTRY_COMPARE(m_window->computer()->findChild<SocketModel *>()->rowCount(), 2);
    m_window->computer()->askWho(Port{8080});
    // Each page has its own field to find something in, from wherever one is.
    part<SearchField>()->setFocus();
    QTest::keyClick(part<SearchField>(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_window->computer()->isAncestorOf(QApplication::focusWidget()));
    m_window->showPage(u"reference"_s);
    part<PortTable>()->setFocus();
    QTest::keyClick(part<PortTable>(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(part<SearchField>()->hasFocus());
    m_window->showPage(u"computer"_s);
    int count = 0;
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (!takesFocus(widget))
            continue;
        ++count;
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(interface && !interface->text(QAccessible::Name).trimmed().isEmpty(),
                 widget->metaObject()->className());
    }
    QVERIFY(count > 15);
    for (const QSize &room : {QSize(1024, 640), QSize(853, 480)}) {
        m_window->resize(room);
        QCOMPARE(m_window->size(), room); // no part demands more
    }
}

QTEST_MAIN(TestUsability)
#include "tst_usability.moc"
