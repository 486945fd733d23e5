// SPDX-License-Identifier: MIT
// Other programs of this computer: the lab counts with what they have, before it begins and while it goes on.
#include "fakesockets.h"
#include "labsupport.h"

#include <QTest>

#include <memory>

using namespace quay;

class TestLabOthers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoeverTookThePortMeanwhileIsNamed();
    void othersAreCountedWithAsTheyComeAndGo();
    void theLabsOwnSocketsAreNobodyElses();
    void aRecordingKeepsWhatItBeganWith();
};

// Nothing has been done yet: coming back to the page, one finds it knows what was started elsewhere.
void TestLabOthers::whoeverTookThePortMeanwhileIsNamed()
{
    bool isTaken = false;
    LabSession::Ways ways = labWays(Where::OwnHost);
    ways.read = [&isTaken](bool) {
        Surroundings here = Surroundings::freshHost();
        rules::ForeignSocket holder;
        holder.local = {Address::loopback(Family::V4), Port{8080}};
        holder.state = rules::SocketState::Listening;
        if (isTaken)
            here.owners.emplace(here.state.addForeign(holder), u"java[4711]"_s);
        return here;
    };
    LabPage page(ways, shipped(), {});
    page.show();
    QCOMPARE(page.form()->box()->verdict().kind, Verdict::Kind::Good);
    page.hide();
    isTaken = true;
    const auto lookAgain = [&page] {
        page.hide();
        page.show(); // no look follows upon another at once
        return page.form()->box()->verdict().kind == Verdict::Kind::Bad;
    };
    QTRY_VERIFY(lookAgain());
    const Verdict &verdict = page.form()->box()->verdict();
    QVERIFY2(verdict.sentence.startsWith(u"java (pid 4711)'s socket already listens on 127.0.0.1:8080"_s),
             qPrintable(verdict.sentence));
    const auto end = std::find_if(verdict.ways.begin(), verdict.ways.end(),
                                  [](const WayOut &way) { return way.remedy == rules::Remedy::EndProgram; });
    QVERIFY(end != verdict.ways.end());
    QCOMPARE(end->sentence, u"End java (pid 4711)."_s);
    QVERIFY(!end->then); // not from the lab
}

// In the middle of the work: a server is started outside of the lab, and ends.
void TestLabOthers::othersAreCountedWithAsTheyComeAndGo()
{
    Lab lab;
    lab.page.form()->setEnd({Address::loopback(Family::V4), Port(8081)});
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.isStill() && lab.sockets().size() == 1);
    lab.page.form()->setEnd({Address::loopback(Family::V4), Port(8080)});
    const VerdictBox *box = lab.page.form()->box();
    QTRY_COMPARE(box->verdict().kind, Verdict::Kind::Good);
    lab.page.seeOthers(*makeSnapshot({makeSocket(1, 8080, makeProcess(4711, u"java"_s))}), {});
    QTRY_COMPARE(box->verdict().kind, Verdict::Kind::Bad);
    QVERIFY2(box->verdict().sentence.startsWith(u"java (pid 4711)'s socket already listens on 127.0.0.1:8080"_s),
             qPrintable(box->verdict().sentence));
    QCOMPARE(lab.sockets().size(), 1U); // the lab goes on
    lab.page.seeOthers(*makeSnapshot({}), {});
    QTRY_COMPARE(box->verdict().kind, Verdict::Kind::Good);
    const auto old = std::make_shared<system::Snapshot>(*makeSnapshot({makeSocket(1, 8080)}));
    old->taken = old->taken.addSecs(-60); // from before the socket of the lab
    lab.page.seeOthers(*old, {});
    QVERIFY(lab.page.isUpToDate());
    QCOMPARE(box->verdict().kind, Verdict::Kind::Good);
}

void TestLabOthers::theLabsOwnSocketsAreNobodyElses()
{
    Lab lab;
    lab.page.form()->carryOut(); // listens on 8080
    QTRY_VERIFY(lab.isStill() && lab.sockets().size() == 1);
    const auto &programs = lab.page.session()->lab().programs();
    const int pid = int(programs.begin()->second.started.pid);
    const rules::State &state = lab.page.session()->model().state();
    const std::size_t others = state.sockets(rules::State::Foreign).size();
    lab.page.seeOthers(*makeSnapshot({makeSocket(1, 8080, makeProcess(pid, u"quay"_s))}), {});
    QCOMPARE(state.sockets(rules::State::Foreign).size(), others);
    QVERIFY(lab.page.session()->carryOut(u"alice: connect tcp 127.0.0.1:8080 as a"_s) == std::nullopt);
    QTRY_VERIFY(lab.isStill() && lab.sockets().size() == 3);
    // What is left of a connection of the lab belongs to no process.
    const rules::Socket *client = state.find(lab.sockets().rbegin()->first);
    QVERIFY(client);
    system::SocketRecord remains = makeSocket(2, 0, {}, system::State::TimeWait);
    remains.holding = system::Holding::Kernel;
    remains.local = client->local;
    remains.peer = client->peer;
    lab.page.seeOthers(*makeSnapshot({remains}), {});
    QCOMPARE(state.sockets(rules::State::Foreign).size(), others);
}

void TestLabOthers::aRecordingKeepsWhatItBeganWith()
{
    const QTemporaryDir folder;
    Lab lab;
    lab.page.record(folder.filePath(u"lab.recording"_s));
    QTRY_VERIFY(lab.page.session()->isRecording() && lab.isStill());
    const rules::State &state = lab.page.session()->model().state();
    const std::size_t others = state.sockets(rules::State::Foreign).size();
    lab.page.seeOthers(*makeSnapshot({makeSocket(1, 8080, makeProcess(4711, u"java"_s))}), {});
    QCOMPARE(state.sockets(rules::State::Foreign).size(), others);
}

QTEST_MAIN(TestLabOthers)
#include "tst_labothers.moc"
