// SPDX-License-Identifier: MIT
#include "look/theme.h"
#include "reference/mapgeometry.h"
#include "reference/mappicture.h"
#include "support.h"

#include <QTest>

#include <set>

using namespace quay;

class TestMapGeometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPortIsFoundInItsOwnRectangle_data();
    void everyPortIsFoundInItsOwnRectangle();
    void everyPixelBelongsToOnePort_data();
    void everyPixelBelongsToOnePort();
    void outsideIsNoPortAndTheNearestIsOnTheEdge();
    void regionsCoverTheirPortsAndNothingElse_data();
    void regionsCoverTheirPortsAndNothingElse();
    void cellsSayWhatTheRegistrySays_data();
    void cellsSayWhatTheRegistrySays();
    void thePictureHasTheColourOfEachCell_data();
    void thePictureHasTheColourOfEachCell();
    void rangesHaveGroundsOfTheirOwn_data();
    void rangesHaveGroundsOfTheirOwn();
    void assignmentsStandOutFromTheirGround_data();
    void assignmentsStandOutFromTheirGround();
};

void TestMapGeometry::everyPortIsFoundInItsOwnRectangle_data()
{
    QTest::addColumn<int>("extent");
    QTest::addColumn<QPoint>("origin");
    for (const int extent : {256, 257, 300, 511, 512, 513, 700, 1000, 2160, 4096, 65536})
        QTest::addRow("%d at the corner", extent) << extent << QPoint(0, 0);
    QTest::newRow("moved") << 612 << QPoint(40, 17);
    QTest::newRow("scrolled") << 8192 << QPoint(-3000, -4001);
}

void TestMapGeometry::everyPortIsFoundInItsOwnRectangle()
{
    QFETCH(int, extent);
    QFETCH(QPoint, origin);
    const MapGeometry geometry{extent, origin};
    for (int n = 0; n < portCount; ++n) {
        const QRect rect = geometry.rectOf(Port(n));
        QVERIFY(rect.isValid());
        QVERIFY(geometry.whole().contains(rect));
        for (const QPoint corner : {rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()})
            QCOMPARE(geometry.portAt(corner), std::optional(Port(n)));
    }
}

void TestMapGeometry::everyPixelBelongsToOnePort_data()
{
    QTest::addColumn<int>("extent");
    for (const int extent : {256, 300, 777})
        QTest::addRow("%d", extent) << extent;
}

void TestMapGeometry::everyPixelBelongsToOnePort()
{
    QFETCH(int, extent);
    const MapGeometry geometry{extent, {5, 9}};
    const QRect whole = geometry.whole();
    for (int y = whole.top(); y <= whole.bottom(); ++y) {
        for (int x = whole.left(); x <= whole.right(); ++x) {
            const auto port = geometry.portAt({x, y});
            QVERIFY(port);
            QVERIFY(geometry.rectOf(*port).contains(x, y));
        }
    }
}

void TestMapGeometry::outsideIsNoPortAndTheNearestIsOnTheEdge()
{
    const MapGeometry geometry{512, {10, 20}};
    QVERIFY(!geometry.portAt({9, 20}));
    QVERIFY(!geometry.portAt({10, 19}));
    QVERIFY(!geometry.portAt({10 + 512, 20}));
    QVERIFY(!geometry.portAt({10, 20 + 512}));
    QCOMPARE(geometry.nearestPort({-1000, -1000}), Port(0));
    QCOMPARE(geometry.nearestPort({5000, -1000}), Port(255));
    QCOMPARE(geometry.nearestPort({-1000, 5000}), Port(65280));
    QCOMPARE(geometry.nearestPort({5000, 5000}), Port(65535));
}

void TestMapGeometry::regionsCoverTheirPortsAndNothingElse_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("one port") << 443 << 443;
    QTest::newRow("within a row") << 80 << 90;
    QTest::newRow("a whole row") << 256 << 511;
    QTest::newRow("over a row's end") << 255 << 256;
    QTest::newRow("two parts of rows") << 300 << 520;
    QTest::newRow("parts and whole rows") << 6000 << 7063;
    QTest::newRow("first columns to last") << 1024 << 49151;
    QTest::newRow("everything") << 0 << 65535;
}

void TestMapGeometry::regionsCoverTheirPortsAndNothingElse()
{
    QFETCH(int, first);
    QFETCH(int, last);
    const MapGeometry geometry{301, {3, -7}};
    const QRegion region = geometry.regionOf({Port(first), Port(last)});
    for (int n = 0; n < portCount; ++n) {
        const bool isIn = first <= n && n <= last;
        QCOMPARE(region.contains(geometry.rectOf(Port(n)).center()), isIn);
    }
}

void TestMapGeometry::cellsSayWhatTheRegistrySays_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<MapCell>("cell");
    QTest::newRow("reserved on both") << 0 << MapCell::Reserved;
    QTest::newRow("HTTP") << 80 << MapCell::Both;
    QTest::newRow("within a range of ports") << 6010 << MapCell::Both;
    QTest::newRow("SCTP only") << 36412 << MapCell::OtherTransport;
    QTest::newRow("a common use is no assignment of IANA's") << 5173 << MapCell::Empty;
    QTest::newRow("dynamic") << 50000 << MapCell::Empty;
    QTest::newRow("the last") << 65535 << MapCell::Empty;
}

void TestMapGeometry::cellsSayWhatTheRegistrySays()
{
    QFETCH(int, port);
    QFETCH(MapCell, cell);
    const std::vector<MapCell> cells = mapCells(*shipped());
    QCOMPARE(cells.size(), std::size_t(portCount));
    QCOMPARE(cells[static_cast<std::size_t>(port)], cell);
    // TCP alone and UDP alone occur as well, or their colours would be for nothing.
    QVERIFY(std::count(cells.begin(), cells.end(), MapCell::Tcp) > 100);
    QVERIFY(std::count(cells.begin(), cells.end(), MapCell::Udp) > 100);
}

namespace
{

void addThemes()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

} // namespace

void TestMapGeometry::thePictureHasTheColourOfEachCell_data() { addThemes(); }

void TestMapGeometry::thePictureHasTheColourOfEachCell()
{
    QFETCH(QPalette, palette);
    const std::vector<MapCell> cells = mapCells(*shipped());
    const QImage picture = mapPicture(cells, palette);
    QCOMPARE(picture.size(), QSize(256, 256));
    for (int n = 0; n < portCount; ++n) {
        const MapCell cell = cells[static_cast<std::size_t>(n)];
        const QColor shown = picture.pixelColor(n % 256, n / 256);
        if (cell == MapCell::Empty)
            QCOMPARE(shown, groundOf(portRange(Port(n)), palette));
        else if (cell != MapCell::Reserved)
            QCOMPARE(shown, colour(*meaningOf(cell), palette));
        else
            QVERIFY(shown != groundOf(portRange(Port(n)), palette));
    }
}

void TestMapGeometry::rangesHaveGroundsOfTheirOwn_data() { addThemes(); }

void TestMapGeometry::rangesHaveGroundsOfTheirOwn()
{
    QFETCH(QPalette, palette);
    std::set<QRgb> grounds;
    for (const PortRange range : {PortRange::System, PortRange::User, PortRange::Dynamic})
        grounds.insert(groundOf(range, palette).rgb());
    QCOMPARE(grounds.size(), std::size_t(3));
}

void TestMapGeometry::assignmentsStandOutFromTheirGround_data() { addThemes(); }

// 3 to 1 is what WCAG 2.1 asks of parts of a picture (1.4.11).
void TestMapGeometry::assignmentsStandOutFromTheirGround()
{
    QFETCH(QPalette, palette);
    for (const Meaning meaning : {Meaning::Tcp, Meaning::Udp, Meaning::Both, Meaning::OtherTransport}) {
        for (const PortRange range : {PortRange::System, PortRange::User, PortRange::Dynamic})
            QVERIFY(contrast(colour(meaning, palette), groundOf(range, palette)) >= 3);
    }
}

QTEST_MAIN(TestMapGeometry)
#include "tst_mapgeometry.moc"
