// SPDX-License-Identifier: MIT
// After a change of language nothing of the old one is left in sight.
#include "reference/detailpane.h"
#include "reference/portmap.h"
#include "reference/portmodel.h"
#include "reference/porttable.h"
#include "reference/referencepage.h"
#include "support.h"
#include "window/queryhelp.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>
#include <QTextDocument>
#include <QXmlStreamReader>

using namespace quay;

namespace
{

// A sentence of the sources and the same in German; numbers stand for whatever is put in their place.
struct Sentence {
    QRegularExpression english;
    QString source;
    QString german;
};

QString pattern(const QString &source)
{
    static const QRegularExpression place(u"%L?(\\d+|n)"_s);
    QString escaped;
    qsizetype at = 0;
    for (auto places = place.globalMatch(source); places.hasNext();) {
        const auto match = places.next();
        escaped += QRegularExpression::escape(source.sliced(at, match.capturedStart() - at)) + u".*"_s;
        at = match.capturedEnd();
    }
    return QRegularExpression::anchoredPattern(escaped + QRegularExpression::escape(source.sliced(at)));
}

// Those whose German differs and that are words, not only places for values.
std::vector<Sentence> readSentences()
{
    QFile file(QStringLiteral(TRANSLATIONS "/quayside_de.ts"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<Sentence> sentences;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement())
            continue;
        if (xml.name() == u"source") {
            source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const QString german = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            static const QRegularExpression word(u"[A-Za-z]{3}"_s);
            if (!german.isEmpty() && german != source && source.contains(word))
                sentences.push_back({QRegularExpression(pattern(source)), source, german});
        }
    }
    return sentences;
}

QString plain(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return QString(text).remove(u'&');
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

void collect(const QWidget *widget, QStringList &texts)
{
    texts << widget->windowTitle() << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
    for (const QAction *action : widget->actions())
        texts << action->text() << action->toolTip();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        texts << button->text();
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        texts << label->text();
    if (const auto *field = qobject_cast<const QLineEdit *>(widget))
        texts << field->placeholderText();
    if (const auto *note = qobject_cast<const QPlainTextEdit *>(widget))
        texts << note->placeholderText();
    if (const auto *browser = qobject_cast<const QTextBrowser *>(widget)) {
        texts << browser->toPlainText().split(u'\n');
        for (const QString &line : browser->toPlainText().split(u'\n'))
            texts << line.split(u'\u00b7');
    }
}

void collect(const PortModel &model, QStringList &texts)
{
    for (int column = 0; column < PortModel::ColumnCount; ++column) {
        texts << model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString();
        for (int row = 0; row < std::min(10, model.rowCount()); ++row)
            texts << model.index(row, column).data(Qt::AccessibleTextRole).toString();
    }
}

} // namespace

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noEnglishIsLeft_data();
    void noEnglishIsLeft();
    void theChoiceSurvivesARestart();
    void theWayBackLeavesNoGerman_data();
    void theWayBackLeavesNoGerman();
    void numbersStayAsTheyAre();

private:
    [[nodiscard]] static QStringList textsOf(const MainWindow &window);

    std::vector<Sentence> m_sentences;
};

void TestLanguage::initTestCase()
{
    m_sentences = readSentences();
    QVERIFY(m_sentences.size() > 150);
}

QStringList TestLanguage::textsOf(const MainWindow &window)
{
    QStringList texts;
    collect(&window, texts);
    for (const QWidget *widget : window.findChildren<QWidget *>())
        collect(widget, texts);
    for (const QAction *action : menuActions(window))
        texts << action->text();
    collect(*window.findChild<PortModel *>(), texts);
    texts << window.findChild<PortMap *>()->describe(Port(443)) << window.findChild<PortMap *>()->describe(Port(4));
    for (QString &text : texts)
        text = plain(text).trimmed();
    texts.removeDuplicates();
    texts.removeAll(QString());
    return texts;
}

void TestLanguage::noEnglishIsLeft_data()
{
    QTest::addColumn<QString>("query");
    for (const auto &query : {u"443"_s, u"23"_s, u"27017"_s, u"60000"_s, u"4"_s, u"65536"_s, u"-1"_s, u"zzqx"_s, u""_s})
        QTest::addRow("%s", qPrintable(query)) << query;
}

void TestLanguage::noEnglishIsLeft()
{
    QFETCH(QString, query);
    MainWindow window({});
    window.speak(QLocale::English);
    window.show();
    window.ask(query);
    menuAction(window, u"How to search"_s)->trigger(); // stays open meanwhile
    const auto isEnglish = [this](const QString &text) {
        return std::find_if(m_sentences.begin(), m_sentences.end(),
                            [&](const Sentence &one) { return one.english.match(text).hasMatch(); });
    };
    int seen = 0;
    for (const QString &text : textsOf(window))
        seen += isEnglish(text) != m_sentences.end();
    QVERIFY2(seen > 60, qPrintable(QString::number(seen))); // what English looks like is known
    window.speak(QLocale::German);
    QCoreApplication::processEvents(); // the widgets hear of it by an event
    for (const QString &text : textsOf(window)) {
        const auto one = isEnglish(text);
        QVERIFY2(one == m_sentences.end() || QRegularExpression(pattern(one->german)).match(text).hasMatch(),
                 qPrintable(text));
    }
}

void TestLanguage::theChoiceSurvivesARestart()
{
    const Home home;
    {
        MainWindow window(home.places());
        window.speak(QLocale::English);
        menuAction(window, u"Deutsch"_s)->trigger();
        QTRY_VERIFY(menuAction(window, u"Deutsch"_s)->isChecked());
        QTRY_COMPARE(window.locale().language(), QLocale::German);
    }
    const MainWindow again(home.places());
    QCOMPARE(again.locale().language(), QLocale::German);
    QVERIFY(menuAction(again, u"Deutsch"_s)->isChecked());
    QVERIFY(menuAction(again, u"English"_s)); // found in its own words
}

void TestLanguage::theWayBackLeavesNoGerman_data()
{
    QTest::addColumn<bool>("isMap");
    QTest::addRow("list") << false;
    QTest::addRow("map") << true;
}

void TestLanguage::theWayBackLeavesNoGerman()
{
    QFETCH(bool, isMap);
    MainWindow window({});
    window.speak(QLocale::English);
    window.show();
    window.reference()->showMap(true);
    window.reference()->showMap(isMap);
    window.ask(u"443"_s);
    const QStringList english = textsOf(window);
    window.speak(QLocale::German);
    QCoreApplication::processEvents();
    QVERIFY(textsOf(window) != english);
    window.speak(QLocale::English);
    QCoreApplication::processEvents();
    QCOMPARE(textsOf(window), english);
}

void TestLanguage::numbersStayAsTheyAre()
{
    MainWindow window({});
    window.speak(QLocale::German);
    window.show();
    window.ask(u"49152"_s);
    const QStringList texts = textsOf(window);
    for (const QString &text : texts)
        QVERIFY2(!text.contains(u"49.152"_s) && !text.contains(u"65.535"_s), qPrintable(text));
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
