// SPDX-License-Identifier: MIT
// Who wants nothing to move is asked once, by the desktop or in the menu; and of a stream one sees few messages move.
#include "lab/labpage.h"
#include "lab/scene/stage.h"
#include "look/lessmotion.h"
#include "support.h"

#include <QStyle>
#include <QStyleFactory>
#include <QTest>

using namespace quay;

class TestMotion final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(), qputenv("XDG_CONFIG_HOME", m_home->path({}).toUtf8()); }
    void followsTheDesktop_data();
    void followsTheDesktop();
    void theMenuDecidesAndIsRemembered();
    void aStreamIsCountedOnFewMessages();
    void otherMessagesAreSeenForThemselves();

private:
    std::unique_ptr<Home> m_home;
};

void TestMotion::followsTheDesktop_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isWanted");
    const QString kde = u"kdeglobals"_s;
    const QString gtk = u"gtk-3.0/settings.ini"_s;
    QTest::newRow("no word of it") << kde << QByteArray("[KDE]\n") << false;
    QTest::newRow("KDE, none") << kde << QByteArray("[KDE]\nAnimationDurationFactor=0\n") << true;
    QTest::newRow("KDE, quick ones") << kde << QByteArray("[KDE]\nAnimationDurationFactor=0.5\n") << false;
    QTest::newRow("GTK, none") << gtk << QByteArray("[Settings]\ngtk-enable-animations=false\n") << true;
    QTest::newRow("GTK, none, as a number") << gtk << QByteArray("[Settings]\ngtk-enable-animations=0\n") << true;
    QTest::newRow("GTK, all") << gtk << QByteArray("[Settings]\ngtk-enable-animations=1\n") << false;
}

void TestMotion::followsTheDesktop()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(bool, isWanted);
    QDir().mkpath(QFileInfo(m_home->path(file)).path());
    QVERIFY(!m_home->write(file, content).isEmpty());
    const std::unique_ptr<QStyle> style(QStyleFactory::create(u"fusion"_s));
    QCOMPARE(isLessMotionWanted(*style), isWanted);
    MainWindow window(m_home->places());
    QCOMPARE(window.lab()->stage()->isMotionReduced(), isWanted);
}

void TestMotion::theMenuDecidesAndIsRemembered()
{
    {
        MainWindow window(m_home->places());
        window.speak(QLocale::English);
        QVERIFY(!window.lab()->stage()->isMotionReduced());
        menuAction(window, u"Less motion"_s)->trigger();
        QVERIFY(window.lab()->stage()->isMotionReduced());
    }
    MainWindow again(m_home->places());
    again.speak(QLocale::English);
    QVERIFY(again.lab()->stage()->isMotionReduced());
    QVERIFY(menuAction(again, u"Less motion"_s)->isChecked());
    menuAction(again, u"Less motion"_s)->trigger();
    QVERIFY(!again.lab()->stage()->isMotionReduced());
}

namespace
{

scene::Movement fromOutside(const QString &label)
{
    scene::Movement movement;
    movement.label = label;
    movement.from = {Address::loopback(Family::V4), Port(50000)};
    movement.to = {Address::loopback(Family::V4), Port(8080)};
    return movement;
}

void add(std::vector<scene::Movement> &underWay, const scene::Movement &movement)
{
    if (scene::Movement *other = scene::companion(underWay, movement))
        other->count += movement.count;
    else
        underWay.push_back(movement);
}

} // namespace

void TestMotion::aStreamIsCountedOnFewMessages()
{
    std::vector<scene::Movement> underWay;
    for (int millisecond = 0; millisecond < 1000; ++millisecond) {
        for (scene::Movement &movement : underWay)
            ++movement.age;
        add(underWay, fromOutside(u"one more"_s));
    }
    QVERIFY(underWay.size() >= 3 && underWay.size() <= 10);
    quint64 all = 0;
    for (const scene::Movement &movement : underWay)
        all += movement.count;
    QCOMPARE(all, 1000U); // none is left out
}

void TestMotion::otherMessagesAreSeenForThemselves()
{
    std::vector<scene::Movement> underWay{fromOutside(u"hello"_s)};
    QVERIFY(!scene::companion(underWay, fromOutside(u"world"_s)));
    scene::Movement elsewhere = fromOutside(u"hello"_s);
    elsewhere.to.port = Port(8081);
    QVERIFY(!scene::companion(underWay, elsewhere));
    QVERIFY(scene::companion(underWay, fromOutside(u"hello"_s)));
    underWay.front().age = 400; // well ahead
    QVERIFY(!scene::companion(underWay, fromOutside(u"hello"_s)));
}

QTEST_MAIN(TestMotion)
#include "tst_motion.moc"
