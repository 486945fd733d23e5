// SPDX-License-Identifier: MIT
#include "look/darkstyle.h"
#include "look/icons.h"
#include "look/meaning.h"
#include "look/metrics.h"
#include "look/theme.h"
#include "look/wraplayout.h"
#include "support.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QPushButton>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleOptionButton>
#include <QTest>

using namespace quay;

Q_DECLARE_METATYPE(quay::Meaning)

class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void contrastIsThatOfWcag_data();
    void contrastIsThatOfWcag();
    void everyMeaningIsLegible_data();
    void everyMeaningIsLegible();
    void textIsLegibleOnItsGround_data();
    void textIsLegibleOnItsGround();
    void emphasisIsLegible_data();
    void emphasisIsLegible();
    void anEmptyCheckBoxLooksEmptyInTheDark();
    void knowsDarkFromLight();
    void themesAreReadAndWrittenTheSame();
    void aThemeChangesThePaletteAtOnce();
    void textScalesWithinBounds();
    void iconsTakeTheColourOfTheText();
    void everyIconIsThere();
    void rowsWrapAtTheWidth();
    void rowsBeginAtTheRightWhereOneReadsFromThere();
    void theUnitFollowsTheFont();
};

void TestLook::cleanup()
{
    QApplication::setPalette(QPalette());
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
}

void TestLook::contrastIsThatOfWcag_data()
{
    QTest::addColumn<QColor>("a");
    QTest::addColumn<QColor>("b");
    QTest::addColumn<double>("ratio");
    QTest::newRow("black on white") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
    QTest::newRow("white on black") << QColor(Qt::white) << QColor(Qt::black) << 21.0;
    QTest::newRow("the same") << QColor(0x12, 0x34, 0x56) << QColor(0x12, 0x34, 0x56) << 1.0;
    // The grey that just passes AA on white, a well-known pair.
    QTest::newRow("#767676 on white") << QColor(0x76, 0x76, 0x76) << QColor(Qt::white) << 4.54;
    QTest::newRow("pure red on white") << QColor(Qt::red) << QColor(Qt::white) << 4.0;
}

void TestLook::contrastIsThatOfWcag()
{
    QFETCH(QColor, a);
    QFETCH(QColor, b);
    QFETCH(double, ratio);
    QVERIFY(std::abs(contrast(a, b) - ratio) < 0.005);
}

namespace
{

const std::array themes{std::pair("light", &lightPalette), std::pair("dark", &darkPalette)};

} // namespace

void TestLook::everyMeaningIsLegible_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addColumn<Meaning>("meaning");
    for (const auto &[name, palette] : themes) {
        for (int meaning = 0; meaning <= int(Meaning::Match); ++meaning)
            QTest::addRow("%s %d", name, meaning) << palette() << Meaning(meaning);
    }
}

void TestLook::everyMeaningIsLegible()
{
    QFETCH(QPalette, palette);
    QFETCH(Meaning, meaning);
    const QColor shade = colour(meaning, palette);
    if (meaning == Meaning::Match) {
        QVERIFY(contrast(shade, palette.color(QPalette::Text)) >= 4.5);
        return;
    }
    for (const auto ground : {QPalette::Base, QPalette::AlternateBase, QPalette::Window})
        QVERIFY2(contrast(shade, palette.color(ground)) >= 4.5,
                 qPrintable(u"%1 on role %2"_s.arg(shade.name()).arg(ground)));
}

void TestLook::textIsLegibleOnItsGround_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const auto &theme : themes) {
        const QPalette palette = theme.second();
        const auto add = [&](const char *what, const QColor &text, QPalette::ColorRole ground) {
            QTest::addRow("%s: %s", theme.first, what) << text << palette.color(ground);
        };
        add("text", palette.color(QPalette::Text), QPalette::Base);
        add("labels", palette.color(QPalette::WindowText), QPalette::Window);
        add("buttons", palette.color(QPalette::ButtonText), QPalette::Button);
        add("selected", palette.color(QPalette::HighlightedText), QPalette::Highlight);
        add("links", palette.color(QPalette::Link), QPalette::Base);
        add("links on the window", palette.color(QPalette::Link), QPalette::Window);
        add("visited links", palette.color(QPalette::LinkVisited), QPalette::Base);
        add("tool tips", palette.color(QPalette::ToolTipText), QPalette::ToolTipBase);
        add("placeholders", palette.color(QPalette::PlaceholderText), QPalette::Base);
        add("quiet text", faintText(palette), QPalette::Base);
        add("quiet text on the window", faintText(palette), QPalette::Window);
    }
}

void TestLook::textIsLegibleOnItsGround()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(QString::number(contrast(text, ground))));
}

void TestLook::emphasisIsLegible_data()
{
    QTest::addColumn<QPalette>("palette");
    for (const auto &[name, make] : themes)
        QTest::newRow(name) << make();
    QTest::newRow("Fusion's own") << QStyleFactory::create(u"Fusion"_s)->standardPalette();
    QPalette yellow;
    yellow.setColor(QPalette::Highlight, QColor(0xb0, 0xa0, 0x30));
    yellow.setColor(QPalette::HighlightedText, Qt::black);
    QTest::newRow("dark on a light highlight") << yellow;
}

void TestLook::emphasisIsLegible()
{
    QFETCH(QPalette, palette);
    QVERIFY(contrast(emphasis(palette), palette.color(QPalette::HighlightedText)) >= 4.5);
}

void TestLook::anEmptyCheckBoxLooksEmptyInTheDark()
{
    DarkStyle style;
    QCheckBox box;
    box.setStyle(&style);
    box.setPalette(darkPalette());
    box.resize(box.sizeHint());
    const auto ground = [&box, &style] {
        QStyleOptionButton option;
        option.initFrom(&box);
        const QRect indicator = style.subElementRect(QStyle::SE_CheckBoxIndicator, &option, &box);
        return box.grab().toImage().pixelColor(indicator.left() + 3, indicator.bottom() - 2);
    };
    QVERIFY(ground().lightness() <= darkPalette().color(QPalette::Window).lightness());
    box.setChecked(true);
    QCOMPARE(ground(), darkPalette().color(QPalette::Highlight));
    box.setEnabled(false);
    QVERIFY(ground() != darkPalette().color(QPalette::Highlight));
}

void TestLook::knowsDarkFromLight()
{
    QVERIFY(isDark(darkPalette()));
    QVERIFY(!isDark(lightPalette()));
}

void TestLook::themesAreReadAndWrittenTheSame()
{
    for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark})
        QCOMPARE(parseTheme(themeName(theme)), theme);
    QCOMPARE(parseTheme(u""_s), Theme::System);
    QCOMPARE(parseTheme(u"nonsense"_s), Theme::System);
}

void TestLook::aThemeChangesThePaletteAtOnce()
{
    Appearance appearance;
    QWidget widget;
    const QColor native = widget.palette().color(QPalette::Base);
    appearance.setTheme(Theme::Dark);
    QTRY_COMPARE(widget.palette().color(QPalette::Base), darkPalette().color(QPalette::Base));
    appearance.setTheme(Theme::Light);
    QTRY_COMPARE(widget.palette().color(QPalette::Text), lightPalette().color(QPalette::Text));
    appearance.setTheme(Theme::System);
    QTRY_COMPARE(widget.palette().color(QPalette::Base), native);
}

void TestLook::textScalesWithinBounds()
{
    Appearance appearance;
    const qreal size = QApplication::font().pointSizeF();
    appearance.setTextFactor(1.5);
    QCOMPARE(QApplication::font().pointSizeF(), size * 1.5);
    appearance.setTextFactor(100);
    QCOMPARE(appearance.textFactor(), 2.5);
    appearance.setTextFactor(0);
    QCOMPARE(appearance.textFactor(), 0.75);
    appearance.setTextFactor(1);
    QCOMPARE(QApplication::font().pointSizeF(), size);
}

namespace
{

bool hasPixel(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).rgb() == colour.rgb())
                return true;
        }
    }
    return false;
}

} // namespace

void TestLook::iconsTakeTheColourOfTheText()
{
    const QIcon search = icon(u"search"_s); // made before the theme changes
    for (const auto &[name, palette] : themes) {
        QApplication::setPalette(palette());
        const QImage drawn = search.pixmap(64, 64).toImage();
        QVERIFY2(hasPixel(drawn, palette().color(QPalette::WindowText)), name);
    }
}

void TestLook::everyIconIsThere()
{
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    QVERIFY(files.size() >= 8);
    for (const QString &file : files) {
        const QImage drawn = icon(file.chopped(4)).pixmap(16, 16).toImage();
        int inked = 0;
        for (int y = 0; y < drawn.height(); ++y) {
            for (int x = 0; x < drawn.width(); ++x)
                inked += drawn.pixelColor(x, y).alpha() > 100;
        }
        QVERIFY2(inked > 12, qPrintable(file));
    }
}

namespace
{

QWidget *rowOfButtons(QWidget &parent, int count)
{
    auto *layout = new WrapLayout(&parent, 4);
    for (int i = 0; i < count; ++i) {
        auto *button = new QPushButton(u"Button %1"_s.arg(i), &parent);
        button->setFixedSize(100, 20);
        layout->addWidget(button);
    }
    return &parent;
}

} // namespace

void TestLook::rowsWrapAtTheWidth()
{
    QWidget parent;
    rowOfButtons(parent, 6)->layout()->setContentsMargins({});
    QCOMPARE(parent.layout()->heightForWidth(6 * 104), 20);
    QCOMPARE(parent.layout()->heightForWidth(3 * 104), 44);
    QCOMPARE(parent.layout()->heightForWidth(50), 6 * 20 + 5 * 4); // one a row, where not even one fits
    QCOMPARE(parent.layout()->minimumSize(), QSize(100, 20));
}

void TestLook::rowsBeginAtTheRightWhereOneReadsFromThere()
{
    QWidget parent;
    rowOfButtons(parent, 2)->layout()->setContentsMargins({});
    parent.setLayoutDirection(Qt::RightToLeft);
    parent.layout()->setGeometry(QRect(0, 0, 300, 20));
    const auto buttons = parent.findChildren<QPushButton *>();
    QCOMPARE(buttons[0]->geometry(), QRect(200, 0, 100, 20));
    QCOMPARE(buttons[1]->geometry(), QRect(96, 0, 100, 20));
}

void TestLook::theUnitFollowsTheFont()
{
    QWidget widget;
    const int before = unit(&widget);
    QFont font = widget.font();
    font.setPointSizeF(font.pointSizeF() * 3);
    widget.setFont(font);
    QVERIFY(unit(&widget) >= before * 5 / 2);
}

QTEST_MAIN(TestLook)
#include "tst_look.moc"
