// SPDX-License-Identifier: MIT
// Programs that are none of the lab's: their connections and messages are seen on the page, with where they come from.
#include "boxes.h"
#include "labsupport.h"

#include <QLabel>
#include <QTcpSocket>
#include <QTest>
#include <QUdpSocket>

using namespace quay;

namespace
{

Endpoint portOf(const Lab &lab) { return lab.sockets().begin()->second.facts.local.value_or(Endpoint()); }

bool isLogged(const Lab &lab, const QStringList &words)
{
    for (int row = 0; row < lab.page.log()->rowCount(); ++row) {
        const QString what = lab.page.log()->index(row, LogModel::What).data().toString();
        if (std::all_of(words.begin(), words.end(), [&what](const QString &word) { return what.contains(word); }))
            return true;
    }
    return false;
}

QString sign(const Lab &lab)
{
    for (const QLabel *label : lab.page.findChildren<QLabel *>()) {
        if (label->text().startsWith(u"●") || label->text().startsWith(u"▲"))
            return label->text();
    }
    return {};
}

} // namespace

class TestLabVisitors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachClientIsASessionWithItsAddress();
    void aDatagramFromOutsideIsToldWithItsAddress();
    void asksBeforeItIsOpenToTheNetwork_data();
    void asksBeforeItIsOpenToTheNetwork();
};

void TestLabVisitors::eachClientIsASessionWithItsAddress()
{
    const Lab lab({}, Where::Loopback);
    lab.page.form()->setEnd({Address::loopback(Family::V4), Port(0)});
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.isStill() && number(portOf(lab).port) != 0);
    std::array<QTcpSocket, 2> clients;
    for (QTcpSocket &client : clients) {
        client.connectToHost(QHostAddress::LocalHost, number(portOf(lab).port));
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    }
    QTRY_COMPARE(lab.sockets().size(), std::size_t(3));
    for (const QTcpSocket &client : clients) {
        const Endpoint end{Address::loopback(Family::V4), Port(client.localPort())};
        const auto session = std::find_if(lab.sockets().begin(), lab.sockets().end(),
                                          [&end](const auto &entry) { return entry.second.facts.peer == end; });
        QVERIFY(session != lab.sockets().end());
        QVERIFY(session->second.opened.listener.has_value());
        QTRY_VERIFY(isLogged(lab, {session->second.opened.name, end.toString()}));
        QTRY_VERIFY(lab.page.stage()->placed().boxOf(session->first) != nullptr);
        QTRY_COMPARE(
            lab.page.tree()->findItems(u"↔ "_s + end.toString(), Qt::MatchExactly | Qt::MatchRecursive, 1).size(), 1);
    }
    clients.front().write("good day");
    QTRY_VERIFY(isLogged(lab, {u"good day"_s, u"127.0.0.1:%1"_s.arg(clients.front().localPort())}));
    clients.back().disconnectFromHost();
    QTRY_VERIFY(isLogged(lab, {u"door#2"_s, u"closed"_s}));
    QVERIFY(sign(lab).contains(u"Loopback only"_s));
}

void TestLabVisitors::aDatagramFromOutsideIsToldWithItsAddress()
{
    const Lab lab({}, Where::Loopback);
    lab.page.form()->setTransport(Transport::Udp);
    lab.page.form()->setEnd({Address::loopback(Family::V4), Port(0)});
    lab.page.form()->carryOut();
    QTRY_VERIFY(lab.isStill() && number(portOf(lab).port) != 0);
    QUdpSocket client;
    QVERIFY(client.bind(QHostAddress::LocalHost));
    client.writeDatagram("good day", QHostAddress::LocalHost, number(portOf(lab).port));
    QTRY_VERIFY(isLogged(lab, {u"good day"_s, u"127.0.0.1:%1"_s.arg(client.localPort())}));
}

void TestLabVisitors::asksBeforeItIsOpenToTheNetwork_data()
{
    QTest::addColumn<QMessageBox::StandardButton>("answer");
    QTest::newRow("no") << QMessageBox::No;
    QTest::newRow("yes") << QMessageBox::Yes;
}

void TestLabVisitors::asksBeforeItIsOpenToTheNetwork()
{
    QFETCH(QMessageBox::StandardButton, answer);
    const Lab lab({}, Where::Loopback);
    lab.page.form()->setEnd({Address::any(Family::V4), Port(0)});
    const Answerer answerer(answer);
    lab.page.form()->carryOut();
    QVERIFY(!answerer.asked().isEmpty());
    QTRY_VERIFY(lab.isStill());
    const bool isOpen = answer == QMessageBox::Yes;
    QTRY_COMPARE(lab.sockets().size(), std::size_t(isOpen ? 1 : 0));
    QTRY_VERIFY(sign(lab).contains(isOpen ? u"Open to the network"_s : u"Loopback only"_s));
}

QTEST_MAIN(TestLabVisitors)
#include "tst_labvisitors.moc"
