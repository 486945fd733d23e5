// SPDX-License-Identifier: MIT
// Where everything stands on the stage, and where a message is when: without a window.
#include "lab/scene/layout.h"
#include "lab/scene/motion.h"

#include <QTest>

using namespace quay;
using namespace quay::scene;

namespace
{

constexpr Address here = Address::v4(127, 0, 0, 1);

Measure measure() { return {8, 16, QSizeF(1000, 560)}; }

Program program(int id) { return {rules::ProgramId(id), QStringLiteral("p%1").arg(id), 100 + id, false, {}, false}; }

SocketBox box(int id, int owner, Kind kind, int local, int peer = 0, Address address = here)
{
    SocketBox result;
    result.socket = rules::SocketId(id);
    result.program = rules::ProgramId(owner);
    result.shape = kind;
    result.local = Endpoint{address, Port(local)};
    if (peer != 0)
        result.peer = Endpoint{here, Port(peer)};
    return result;
}

// A listener of the first program and as many sessions with clients of the others.
Picture classroom(int clients, int sessions)
{
    Picture picture;
    picture.programs.push_back(program(0));
    picture.boxes.push_back(box(0, 0, Kind::Listening, 8080));
    for (int i = 0; i < clients; ++i)
        picture.programs.push_back(program(i + 1));
    for (int i = 0; i < sessions; ++i) {
        picture.boxes.push_back(box(1 + 2 * i, 0, Kind::Connected, 8080, 40000 + i));
        picture.boxes.push_back(box(2 + 2 * i, 1 + i % clients, Kind::Connected, 40000 + i, 8080));
    }
    return picture;
}

Movement message(const Picture &picture)
{
    Movement movement;
    movement.sender = picture.boxes[2].socket;
    movement.from = *picture.boxes[2].local;
    movement.to = *picture.boxes[2].peer;
    movement.receivers = {picture.boxes[1].socket};
    rules::Candidate candidate;
    candidate.socket = picture.boxes[1].socket;
    movement.candidates = {candidate};
    return movement;
}

} // namespace

class TestSceneLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingLiesOnAnother_data();
    void nothingLiesOnAnother();
    void everySocketIsSomewhere_data() { nothingLiesOnAnother_data(); }
    void everySocketIsSomewhere();
    void everyPortStandsOnItsWire_data() { nothingLiesOnAnother_data(); }
    void everyPortStandsOnItsWire();
    void standsCloserWhereRoomIsShort();
    void twelveProgramsNeedNoScrolling();
    void eachHostHasItsOwnAddresses();
    void anAddressLeadsToTheHostThatHasIt();
    void aCardCoversNothing();
    void withoutMotionAMessageRests();
    void anOpenedBundleShowsEachOfItsSockets();
    void socketsStandBelowTheirProgram();
    void aWildcardIsOnEveryAddress();
    void twoPortsHaveTwoPlaces();
    void sameNumberOnTwoTransportsHasTwoPlaces();
    void connectsBothEndsOfASession();
    void aMessageGoesFromItsSenderToItsReceiver();
    void anAnswerComesBackToTheSender();
    void everyPhaseComesToItsEnd();
    void anEmptyStageHasItsBands();
};

void TestSceneLayout::nothingLiesOnAnother_data()
{
    QTest::addColumn<int>("clients");
    QTest::addColumn<int>("sessions");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("twelve programs") << 11 << 30;
    QTest::newRow("two hundred sockets") << 5 << 100;
    QTest::newRow("a thousand sessions") << 3 << 1000;
}

void TestSceneLayout::nothingLiesOnAnother()
{
    QFETCH(int, clients);
    QFETCH(int, sessions);
    const Layout layout(classroom(clients, sessions), measure());
    std::vector<QRectF> rects;
    for (const PlacedProgram &placed : layout.programs())
        rects.push_back(placed.rect);
    for (const PlacedBox &placed : layout.boxes())
        rects.push_back(placed.rect);
    const QRectF all(QPointF(), layout.size());
    for (std::size_t i = 0; i < rects.size(); ++i) {
        QVERIFY(all.contains(rects[i]));
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!rects[i].intersects(rects[j]));
    }
}

void TestSceneLayout::everySocketIsSomewhere()
{
    QFETCH(int, clients);
    QFETCH(int, sessions);
    const Picture picture = classroom(clients, sessions);
    const Layout layout(picture, measure());
    for (const SocketBox &one : picture.boxes)
        QVERIFY(layout.boxOf(one.socket) != nullptr);
}

void TestSceneLayout::everyPortStandsOnItsWire()
{
    QFETCH(int, clients);
    QFETCH(int, sessions);
    const Layout layout(classroom(clients, sessions), measure());
    const qreal label = 7 * measure().letter; // ":40000"
    for (const Stop &one : layout.stops()) {
        const Wire &wire = layout.wires().front();
        QCOMPARE(one.at.y(), wire.y);
        QVERIFY(one.at.x() > wire.left && one.at.x() <= wire.right);
        for (const Stop &other : layout.stops()) {
            const bool isOther = one.end != other.end && one.label == other.label;
            const bool isRead = one.label != Stop::Label::Hidden;
            QVERIFY(!isOther || !isRead || std::abs(one.at.x() - other.at.x()) >= label);
        }
    }
}

void TestSceneLayout::standsCloserWhereRoomIsShort()
{
    const Picture picture = classroom(3, 3);
    const Layout roomy(picture, {8, 16, QSizeF(1400, 900)});
    const Layout tight(picture, {8, 16, QSizeF(840, 400)});
    QVERIFY(roomy.fits());
    QVERIFY(tight.fits());
    QVERIFY(tight.boxes().front().rect.height() < roomy.boxes().front().rect.height());
}

void TestSceneLayout::aCardCoversNothing()
{
    const Picture picture = classroom(2, 2);
    const Layout layout(picture, {8, 16, QSizeF(1400, 900)});
    const QRectF sight(QPointF(), layout.size());
    const QSizeF size(260, 300);
    const auto top = layout.freeRoom(size, sight, true);
    QVERIFY(top && sight.contains(*top));
    for (const PlacedProgram &placed : layout.programs())
        QVERIFY(!placed.rect.intersects(*top));
    for (const PlacedBox &placed : layout.boxes())
        QVERIFY(!placed.rect.intersects(*top));
    for (const Stop &stop : layout.stops())
        QVERIFY(!top->contains(stop.at));
    const auto bottom = layout.freeRoom(size, sight, false, *top);
    QVERIFY(bottom && !bottom->intersects(*top));
    QVERIFY(bottom->top() > top->top());
    const Layout full(picture, {8, 16, QSizeF(560, 400)});
    QVERIFY(!full.freeRoom(size, QRectF(QPointF(), full.size()), true));
}

void TestSceneLayout::withoutMotionAMessageRests()
{
    const Picture picture = classroom(1, 1);
    const Layout layout(picture, measure());
    Movement movement = message(picture);
    std::vector<QPointF> places;
    for (; momentOf(movement).phase != Phase::Over; movement.age += 10) {
        const QPointF place = placesOf(movement, layout, true).front();
        if (places.empty() || places.back() != place)
            places.push_back(place);
    }
    QCOMPARE(places.size(), std::size_t(3)); // the sender's port, the receiver's port, the receiver
}

void TestSceneLayout::anOpenedBundleShowsEachOfItsSockets()
{
    const Picture picture = classroom(2, 100);
    const Layout closed(picture, measure());
    const PlacedBox *bundle = closed.boxOf(rules::SocketId(199));
    QVERIFY(bundle != nullptr);
    QCOMPARE(bundle->box.shape, Kind::Bundle);
    const std::set<rules::SocketId> members(bundle->box.members.begin(), bundle->box.members.end());
    const Layout opened(picture, measure(), members);
    for (const rules::SocketId member : members)
        QCOMPARE(opened.boxOf(member)->box.socket, member);
}

void TestSceneLayout::socketsStandBelowTheirProgram()
{
    const Layout layout(classroom(3, 9), measure());
    for (const PlacedBox &placed : layout.boxes()) {
        const QRectF owner = layout.programOf(placed.box.program)->rect;
        QVERIFY(placed.rect.left() >= owner.left() - 0.5);
        QVERIFY(placed.rect.right() <= owner.right() + 0.5);
        QVERIFY(layout.band(Band::Kernel).contains(placed.rect));
    }
}

void TestSceneLayout::twelveProgramsNeedNoScrolling()
{
    const Layout layout(classroom(11, 11), {8, 16, QSizeF(1400, 560)});
    QCOMPARE(layout.programs().size(), std::size_t(12));
    QVERIFY(layout.fits());
}

// 127.0.0.1:8080 of one host is another port than 127.0.0.1:8080 of the other.
void TestSceneLayout::eachHostHasItsOwnAddresses()
{
    Picture picture = classroom(1, 0);
    picture.boxes.push_back(box(1, 1, Kind::Listening, 8080));
    picture.programs[0].host = picture.boxes[0].host = QStringLiteral("blue");
    picture.programs[1].host = picture.boxes[1].host = QStringLiteral("red");
    const Layout layout(picture, measure());
    QCOMPARE(layout.wires().size(), std::size_t(2)); // and none of the lab's own host, which has no program
    QCOMPARE(layout.stops().size(), std::size_t(2));
    for (const Wire &wire : layout.wires()) {
        QCOMPARE(wire.address, here);
        QCOMPARE(layout.pointOf({here, Port(8080)}, Transport::Tcp, wire.host).y(), wire.y);
    }
    QVERIFY(layout.wires().front().y != layout.wires().back().y);
}

void TestSceneLayout::anAddressLeadsToTheHostThatHasIt()
{
    const Address blue = Address::v4(10, 0, 0, 1);
    const Address red = Address::v4(10, 0, 0, 2);
    Picture picture = classroom(1, 1);
    for (SocketBox &one : picture.boxes) {
        const bool isServer = one.program == picture.programs[0].id;
        one.host = isServer ? QStringLiteral("blue") : QStringLiteral("red");
        one.local->address = isServer ? blue : red;
        if (one.peer)
            one.peer->address = isServer ? red : blue;
    }
    picture.programs[0].host = QStringLiteral("blue");
    picture.programs[1].host = QStringLiteral("red");
    const Layout layout(picture, measure());
    QCOMPARE(layout.wires().size(), std::size_t(2));
    QCOMPARE(layout.connections().size(), std::size_t(1));
    for (const Stop &stop : layout.stops())
        QVERIFY(stop.program); // nobody is outside
    QCOMPARE(layout.pointOf({blue, Port(8080)}, Transport::Tcp, QStringLiteral("red")),
             layout.pointOf({blue, Port(8080)}, Transport::Tcp, QStringLiteral("blue")));
}

void TestSceneLayout::aWildcardIsOnEveryAddress()
{
    Picture picture = classroom(1, 1);
    picture.boxes.push_back(box(90, 1, Kind::Bound, 9000, 0, Address::any(Family::V4)));
    picture.boxes.push_back(box(91, 1, Kind::Bound, 9001, 0, Address::v4(127, 0, 0, 2)));
    const Layout layout(picture, measure());
    int places = 0;
    for (const Stop &stop : layout.stops())
        places += stop.end.port == Port(9000) && stop.isWildcard ? 1 : 0;
    QCOMPARE(places, 2); // 127.0.0.1 and 127.0.0.2, not ::1
}

void TestSceneLayout::twoPortsHaveTwoPlaces()
{
    const Layout layout(classroom(4, 12), measure());
    for (const Stop &one : layout.stops()) {
        for (const Stop &other : layout.stops())
            QVERIFY(one.end == other.end || one.at != other.at);
    }
}

void TestSceneLayout::sameNumberOnTwoTransportsHasTwoPlaces()
{
    Picture picture;
    picture.programs = {program(0), program(1)};
    picture.boxes = {box(0, 0, Kind::Listening, 5300), box(1, 1, Kind::Bound, 5300)};
    picture.boxes[1].transport = Transport::Udp;
    const Layout layout(picture, measure());
    QVERIFY(layout.pointOf({here, Port(5300)}, Transport::Tcp) != layout.pointOf({here, Port(5300)}, Transport::Udp));
}

void TestSceneLayout::connectsBothEndsOfASession()
{
    const Layout layout(classroom(2, 3), measure());
    QCOMPARE(layout.connections().size(), std::size_t(3));
}

void TestSceneLayout::aMessageGoesFromItsSenderToItsReceiver()
{
    const Picture picture = classroom(1, 1);
    const Layout layout(picture, measure());
    Movement movement = message(picture);
    const QRectF sender = layout.boxOf(*movement.sender)->rect;
    const QRectF receiver = layout.boxOf(movement.receivers.front())->rect;
    QCOMPARE(placesOf(movement, layout, false).front(), QPointF(sender.center().x(), sender.bottom()));
    movement.age = duration(movement, Phase::Down) + duration(movement, Phase::Along);
    QCOMPARE(momentOf(movement).phase, Phase::Match);
    QCOMPARE(placesOf(movement, layout, false).front(), layout.pointOf(movement.to, Transport::Tcp));
    movement.age += duration(movement, Phase::Match);
    QCOMPARE(momentOf(movement).phase, Phase::Up);
    QCOMPARE(placesOf(movement, layout, true).front(), QPointF(receiver.center().x(), receiver.bottom()));
}

void TestSceneLayout::anAnswerComesBackToTheSender()
{
    const Picture picture = classroom(1, 1);
    const Layout layout(picture, measure());
    Movement movement = message(picture);
    movement.receivers.clear();
    movement.answer = QStringLiteral("RST");
    const QRectF sender = layout.boxOf(*movement.sender)->rect;
    movement.age =
        duration(movement, Phase::Down) + duration(movement, Phase::Along) + duration(movement, Phase::Match);
    QCOMPARE(momentOf(movement).phase, Phase::Back);
    QCOMPARE(placesOf(movement, layout, true).front(), QPointF(sender.center().x(), sender.bottom()));
}

void TestSceneLayout::everyPhaseComesToItsEnd()
{
    Movement movement = message(classroom(1, 1));
    std::vector<Phase> seen;
    while (momentOf(movement).phase != Phase::Over) {
        seen.push_back(momentOf(movement).phase);
        movement.age = nextPhase(movement);
    }
    QCOMPARE(seen, (std::vector{Phase::Down, Phase::Along, Phase::Match, Phase::Up}));
}

void TestSceneLayout::anEmptyStageHasItsBands()
{
    const Layout layout(Picture{}, measure());
    QVERIFY(layout.boxes().empty());
    QCOMPARE(layout.size().toSize(), QSize(1000, 560));
    QVERIFY(!layout.wires().empty());
}

QTEST_GUILESS_MAIN(TestSceneLayout)
#include "tst_scenelayout.moc"
