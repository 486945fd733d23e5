// SPDX-License-Identifier: MIT
#include "reference/portmap.h"
#include "support.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace quay;

Q_DECLARE_METATYPE(quay::PortInterval)

class TestPortMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aClickGoesToThePortUnderIt();
    void neighboursOnTheScreenAreNeighboursInNumber();
    void draggingTakesTheRangeInEitherDirection();
    void draggingOutOfTheMapEndsAtItsEdge();
    void aClickLeavesTheRangeThatWasAskedFor();
    void onlyTheLeftButtonChooses();
    void arrowsMoveByPortsAndRows_data();
    void arrowsMoveByPortsAndRows();
    void shiftTakesARangeAndReturnAsksForIt();
    void returnAfterMovingOnGoesToThePort();
    void theWheelZoomsAroundThePointer();
    void zoomEndsAtTheWholeMap();
    void zoomedInThePortStaysInSight();
    void hoveringTells();
    void saysWhatAPortIs_data();
    void saysWhatAPortIs();
    void tellsAssistantsWhereItStands();
    void paintsTheRangeApartFromTheRest();
    void namesTheRangesBesideTheMap();

private:
    // The port that a click at the place chooses.
    Port clicked(QPoint at);

    std::unique_ptr<PortMap> m_map;
};

void TestPortMap::init()
{
    m_map = std::make_unique<PortMap>();
    m_map->resize(800, 600);
    m_map->setRegistry(shipped());
    m_map->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_map.get()));
}

Port TestPortMap::clicked(QPoint at)
{
    const QSignalSpy spy(m_map.get(), &PortMap::portChosen);
    QTest::mouseClick(m_map->viewport(), Qt::LeftButton, {}, at);
    return spy.isEmpty() ? Port(0) : spy.front().front().value<Port>();
}

void TestPortMap::aClickGoesToThePortUnderIt()
{
    const Port port = clicked({300, 300});
    QVERIFY(port != Port(0));
    QCOMPARE(m_map->current(), port);
    // Outside the map there is no port.
    const QSignalSpy spy(m_map.get(), &PortMap::portChosen);
    QTest::mouseClick(m_map->viewport(), Qt::LeftButton, {}, {1, 1});
    QCOMPARE(spy.size(), 0);
    QCOMPARE(m_map->current(), port);
}

void TestPortMap::neighboursOnTheScreenAreNeighboursInNumber()
{
    const int at = number(clicked({300, 300}));
    int right = at;
    for (int x = 301; right == at; ++x)
        right = number(clicked({x, 300}));
    QCOMPARE(right, at + 1);
    int below = at;
    for (int y = 301; below == at; ++y)
        below = number(clicked({300, y}));
    QCOMPARE(below, at + 256);
}

void TestPortMap::draggingTakesTheRangeInEitherDirection()
{
    const QPoint from(200, 150);
    const QPoint to(420, 260);
    const PortInterval expected{clicked(from), clicked(to)};
    const QSignalSpy chosen(m_map.get(), &PortMap::portChosen);
    const QSignalSpy ranges(m_map.get(), &PortMap::rangeChosen);
    for (const auto &[press, release] : {std::pair(from, to), std::pair(to, from)}) {
        QTest::mousePress(m_map->viewport(), Qt::LeftButton, {}, press);
        QTest::mouseMove(m_map->viewport(), {300, 200});
        QTest::mouseMove(m_map->viewport(), release);
        QTest::mouseRelease(m_map->viewport(), Qt::LeftButton, {}, release);
        QCOMPARE(ranges.back().front().value<PortInterval>(), expected);
    }
    QCOMPARE(ranges.size(), 2);
    QCOMPARE(chosen.size(), 0);
}

void TestPortMap::draggingOutOfTheMapEndsAtItsEdge()
{
    const Port from = clicked({300, 300});
    const QSignalSpy ranges(m_map.get(), &PortMap::rangeChosen);
    QTest::mousePress(m_map->viewport(), Qt::LeftButton, {}, {300, 300});
    QTest::mouseRelease(m_map->viewport(), Qt::LeftButton, {}, {5000, 5000});
    QCOMPARE(ranges.size(), 1);
    QCOMPARE(ranges[0][0].value<PortInterval>(), (PortInterval{from, Port(65535)}));
}

void TestPortMap::aClickLeavesTheRangeThatWasAskedFor()
{
    m_map->setRange(PortInterval{Port(6000), Port(7000)});
    m_map->setCurrent(clicked({300, 300}));
    const QImage before = m_map->grab().toImage();
    QTest::mousePress(m_map->viewport(), Qt::LeftButton, {}, {300, 300});
    QTest::mouseMove(m_map->viewport(), {300, 300});
    QTest::mouseRelease(m_map->viewport(), Qt::LeftButton, {}, {300, 300});
    QVERIFY(m_map->grab().toImage() == before);
}

void TestPortMap::onlyTheLeftButtonChooses()
{
    const QSignalSpy chosen(m_map.get(), &PortMap::portChosen);
    QTest::mouseClick(m_map->viewport(), Qt::RightButton, {}, {300, 300});
    QTest::mouseClick(m_map->viewport(), Qt::MiddleButton, {}, {300, 300});
    QCOMPARE(chosen.size(), 0);
}

void TestPortMap::arrowsMoveByPortsAndRows_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("to");
    QTest::newRow("right") << 443 << Qt::Key_Right << 444;
    QTest::newRow("left") << 443 << Qt::Key_Left << 442;
    QTest::newRow("down a row") << 443 << Qt::Key_Down << 699;
    QTest::newRow("up a row") << 443 << Qt::Key_Up << 187;
    QTest::newRow("over a row's end") << 255 << Qt::Key_Right << 256;
    QTest::newRow("to the first") << 443 << Qt::Key_Home << 0;
    QTest::newRow("to the last") << 443 << Qt::Key_End << 65535;
    QTest::newRow("not below the first") << 0 << Qt::Key_Left << 0;
    QTest::newRow("not above the first row") << 3 << Qt::Key_Up << 0;
    QTest::newRow("not beyond the last") << 65535 << Qt::Key_Right << 65535;
    QTest::newRow("not below the last row") << 65400 << Qt::Key_Down << 65535;
}

void TestPortMap::arrowsMoveByPortsAndRows()
{
    QFETCH(int, from);
    QFETCH(Qt::Key, key);
    QFETCH(int, to);
    m_map->setCurrent(Port(from));
    const QSignalSpy chosen(m_map.get(), &PortMap::portChosen);
    QTest::keyClick(m_map.get(), key);
    QCOMPARE(m_map->current(), Port(to));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<Port>(), Port(to));
}

void TestPortMap::shiftTakesARangeAndReturnAsksForIt()
{
    m_map->setCurrent(Port(1000));
    const QSignalSpy chosen(m_map.get(), &PortMap::portChosen);
    const QSignalSpy ranges(m_map.get(), &PortMap::rangeChosen);
    QTest::keyClick(m_map.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_map.get(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(chosen.size() + ranges.size(), 0);
    QTest::keyClick(m_map.get(), Qt::Key_Return);
    QCOMPARE(ranges.size(), 1);
    QCOMPARE(ranges[0][0].value<PortInterval>(), (PortInterval{Port(1000), Port(1255)}));
}

void TestPortMap::returnAfterMovingOnGoesToThePort()
{
    m_map->setCurrent(Port(1000));
    QTest::keyClick(m_map.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_map.get(), Qt::Key_Right);
    const QSignalSpy chosen(m_map.get(), &PortMap::portChosen);
    const QSignalSpy ranges(m_map.get(), &PortMap::rangeChosen);
    QTest::keyClick(m_map.get(), Qt::Key_Return);
    QCOMPARE(ranges.size(), 0);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<Port>(), Port(1257));
}

namespace
{

void turnWheel(QWidget *viewport, QPoint at, int steps)
{
    QWheelEvent event(at, viewport->mapToGlobal(at), {}, {0, 120 * steps}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(viewport, &event);
}

} // namespace

void TestPortMap::theWheelZoomsAroundThePointer()
{
    const QPoint at(350, 350);
    const Port port = clicked(at);
    turnWheel(m_map->viewport(), at, 1);
    QCOMPARE(clicked(at), port);
    turnWheel(m_map->viewport(), at, 1);
    QCOMPARE(clicked(at), port);
    // Each port is now four times as wide.
    QCOMPARE(clicked(at + QPoint(3, 0)), port);
}

void TestPortMap::zoomEndsAtTheWholeMap()
{
    const QImage whole = m_map->grab().toImage();
    QTest::keyClick(m_map.get(), Qt::Key_Minus);
    QVERIFY(m_map->grab().toImage() == whole);
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(m_map.get(), Qt::Key_Plus);
    const int furthest = m_map->verticalScrollBar()->maximum();
    QVERIFY(furthest > 600);
    QTest::keyClick(m_map.get(), Qt::Key_Plus);
    QCOMPARE(m_map->verticalScrollBar()->maximum(), furthest);
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(m_map.get(), Qt::Key_Minus);
    QCOMPARE(m_map->verticalScrollBar()->maximum(), 0);
    QVERIFY(m_map->grab().toImage() == whole);
}

void TestPortMap::zoomedInThePortStaysInSight()
{
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_map.get(), Qt::Key_Plus);
    for (const int port : {0, 255, 33000, 65280, 65535}) {
        m_map->setCurrent(Port(port));
        // A click in the middle of the view is near it, within what the edges of the map allow.
        const QImage marked = m_map->grab().toImage();
        m_map->setRange(PortInterval{Port(port), Port(port)});
        QVERIFY(m_map->grab().toImage() != marked); // its own cell is seen among the dimmed ones
        m_map->setRange(std::nullopt);
    }
}

void TestPortMap::hoveringTells()
{
    const QPoint at(300, 300);
    const Port port = clicked(at);
    QHelpEvent event(QEvent::ToolTip, at, m_map->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(m_map->viewport(), &event);
    QCOMPARE(QToolTip::text(), m_map->describe(port));
    QVERIFY(QToolTip::text().contains(QString::number(number(port))));
}

void TestPortMap::saysWhatAPortIs_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("alike on both") << 22 << u"Port 22, System range: ssh (TCP), ssh (UDP), ssh (SCTP)"_s;
    QTest::newRow("unassigned") << 4 << u"Port 4, System range: unassigned"_s;
    QTest::newRow("reserved") << 0 << u"Port 0, System range: Reserved (TCP), Reserved (UDP)"_s;
}

void TestPortMap::saysWhatAPortIs()
{
    QFETCH(int, port);
    QFETCH(QString, sentence);
    QCOMPARE(m_map->describe(Port(port)), sentence);
    m_map->setRegistry(makeRegistry({}));
    QCOMPARE(m_map->describe(Port(60003)), u"Port 60003, Dynamic range: never assigned"_s);
}

void TestPortMap::tellsAssistantsWhereItStands()
{
    m_map->setCurrent(Port(22));
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_map.get());
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name), u"Port map"_s);
    QCOMPARE(interface->text(QAccessible::Description), m_map->describe(Port(22)));
    QVERIFY(interface->state().focusable);
    QTest::keyClick(m_map.get(), Qt::Key_Right);
    QCOMPARE(interface->text(QAccessible::Description), m_map->describe(Port(23)));
}

void TestPortMap::paintsTheRangeApartFromTheRest()
{
    m_map->setCurrent(Port(65535));
    const QImage plain = m_map->grab().toImage();
    m_map->setRange(PortInterval{Port(0), Port(65535)});
    const QImage all = m_map->grab().toImage();
    m_map->setRange(PortInterval{Port(0), Port(255)});
    const QImage some = m_map->grab().toImage();
    const auto differing = [](const QImage &a, const QImage &b) {
        int count = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x)
                count += a.pixel(x, y) != b.pixel(x, y);
        }
        return count;
    };
    // All ports chosen: no more than a line around them. A row of them: nearly everything else is dimmed.
    QVERIFY(differing(plain, all) < 4 * 2 * 600);
    QVERIFY(differing(plain, some) > 256 * 255 / 2);
}

// The words stand in the room at the right of the map, which is empty otherwise.
void TestPortMap::namesTheRangesBesideTheMap()
{
    const QImage picture = m_map->viewport()->grab().toImage();
    const QRgb ground = m_map->palette().color(QPalette::Base).rgb();
    const auto inkIn = [&](int top, int bottom) {
        int ink = 0;
        for (int y = top; y < bottom; ++y) {
            for (int x = 660; x < 760; ++x)
                ink += picture.valid(x, y) && picture.pixel(x, y) != ground;
        }
        return ink;
    };
    QVERIFY(inkIn(0, 50) > 40); // System and User, at the top
    QCOMPARE(inkIn(60, 420), 0);
    QVERIFY(inkIn(430, 520) > 20); // Dynamic, the last quarter
}

QTEST_MAIN(TestPortMap)
#include "tst_portmap.moc"
