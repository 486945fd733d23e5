// SPDX-License-Identifier: MIT
#include "computer/socketdelegate.h"

#include "computer/socketmodel.h"
#include "look/meaning.h"

namespace quay
{

using Columns = SocketColumns;

namespace
{

QColor stateInk(system::State state, const QPalette &palette)
{
    switch (state) {
    case system::State::Listen:
    case system::State::Unconnected:
        return colour(Meaning::Listening, palette);
    case system::State::Established:
        return colour(Meaning::Connected, palette);
    default:
        return colour(Meaning::Waiting, palette);
    }
}

QColor protocolInk(system::Protocol protocol, const QPalette &palette)
{
    switch (protocol) {
    case system::Protocol::Tcp:
        return colour(Meaning::Tcp, palette);
    case system::Protocol::Udp:
        return colour(Meaning::Udp, palette);
    case system::Protocol::Sctp:
    case system::Protocol::Dccp:
    case system::Protocol::Raw:
        return colour(Meaning::OtherTransport, palette);
    }
    Q_UNREACHABLE();
}

} // namespace

SocketDelegate::SocketDelegate(const SocketModel *model, QObject *parent) : LeanDelegate(parent), m_model(model) {}

QString SocketDelegate::text(int row, int column) const { return m_model->text(row, column); }

QColor SocketDelegate::ink(const QPalette &palette, int row, int column) const
{
    const ListedSocket &socket = m_model->at(row);
    if (column == Columns::Mark)
        return colour(socket.phase == Phase::Begun ? Meaning::New : Meaning::Gone, palette);
    if (socket.phase == Phase::Ended)
        return faintText(palette);
    if (column == Columns::Protocol)
        return protocolInk(socket.record.protocol, palette);
    if (column == Columns::State)
        return stateInk(socket.record.state, palette);
    const bool isUnnamed = column == Columns::Program && socket.record.holding != system::Holding::Processes;
    const bool isZero = (column == Columns::ReceiveQueue && socket.record.receiveQueue == 0) ||
                        (column == Columns::SendQueue && socket.record.sendQueue.value_or(0) == 0);
    return isUnnamed || isZero ? faintText(palette) : palette.color(QPalette::Text);
}

QColor SocketDelegate::ground(const QPalette &palette, int row) const
{
    const Phase phase = m_model->at(row).phase;
    if (phase == Phase::Steady)
        return {};
    return tint(phase == Phase::Begun ? Meaning::New : Meaning::Gone, palette);
}

bool SocketDelegate::isFixed(int column) const
{
    switch (column) {
    case Columns::LocalPort:
    case Columns::Pid:
    case Columns::LocalAddress:
    case Columns::Peer:
    case Columns::ReceiveQueue:
    case Columns::SendQueue:
    case Columns::Command:
        return true;
    default:
        return false;
    }
}

LeanDelegate::Align SocketDelegate::align(int column) const
{
    return SocketColumns::isNumber(static_cast<Columns::Column>(column)) ? Align::Right : Align::Left;
}

const QStringList &SocketDelegate::marked(int) const
{
    m_words = m_model->query().shownWords();
    return m_words;
}

} // namespace quay
