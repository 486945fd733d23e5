// SPDX-License-Identifier: MIT
#include "rules/scoring.h"

#include "rules/cover.h"

namespace quay::rules
{

namespace
{
Match refusal(Fate why) { return {false, {}, why}; }

// On the list of the address, but of no use for this packet?
std::optional<Fate> unfit(const Socket &socket, const Packet &packet, Stage stage)
{
    if (stage == Stage::ExactAddress) {
        if (!isBoundExactlyTo(socket, packet.to.address) && !isMetHidden(socket, packet))
            return Fate::OtherAddress;
    } else if (!isWildcardFor(socket, packet.family())) {
        const bool v6Only = packet.family() == Family::V4 && socket.family == Family::V6 && socket.v6Only;
        return v6Only ? Fate::V6OnlyExcludes : Fate::OtherFamily;
    }
    if (hasOtherDevice(socket, packet))
        return Fate::OtherDevice;
    return std::nullopt;
}

bool isConnected(const Socket &socket) { return socket.state == SocketState::Established; }

// The parts that come from the sender being the socket's peer.
void scorePeer(Score &score, const Socket &socket, const Packet &packet)
{
    const quint8 part = packet.family() == Family::V4 ? 4 : 1;
    if (isMetHidden(socket, packet)) {
        score.peerPort = socket.peer.port != Port{} ? part : 0;
        return;
    }
    const bool old = socket.oldPeerFilter && packet.family() == Family::V6;
    if (isConnected(socket) || old)
        score.peerAddress = part;
    if (isConnected(socket) && socket.peer.port != Port{})
        score.peerPort = part;
}

Match matchListener(const Socket &socket, const Packet &packet)
{
    if (socket.state != SocketState::Listening)
        return refusal(Fate::NotListening);
    Match result{true, {}, Fate::LowerScore};
    result.score.family = packet.family() == Family::V4 && socket.family == Family::V4 ? 2 : 1;
    result.score.device = socket.device ? 1 : 0;
    return result;
}

Match matchDatagram(const Socket &socket, const Packet &packet, bool sameCpu)
{
    if (hearsOnlyOthers(socket, packet))
        return refusal(isConnected(socket) ? Fate::OtherPeer : Fate::OldPeerFilter);
    Match result{true, {}, Fate::LowerScore};
    const bool v4 = packet.family() == Family::V4;
    if (v4)
        result.score.family = socket.family == Family::V4 ? 2 : 1;
    scorePeer(result.score, socket, packet);
    if (socket.device)
        result.score.device = v4 ? 4 : 1;
    result.score.cpu = sameCpu && socket.receivedConnected ? 1 : 0;
    return result;
}
} // namespace

bool hasOtherDevice(const Socket &socket, const Packet &packet)
{
    return socket.device && *socket.device != packet.arriving;
}

bool isMetHidden(const Socket &socket, const Packet &packet)
{
    return socket.hiddenV4 && packet.transport == Transport::Udp && packet.to.address == hiddenAddress;
}

bool hearsOnlyOthers(const Socket &socket, const Packet &packet)
{
    if (isMetHidden(socket, packet))
        return socket.peer.port != Port{} && socket.peer.port != packet.from.port;
    if (isConnected(socket)) {
        if (plain(socket.peer.address) != packet.from.address)
            return true;
        return socket.peer.port != Port{} && socket.peer.port != packet.from.port;
    }
    return socket.oldPeerFilter && packet.family() == Family::V6 && plain(socket.oldPeer) != packet.from.address;
}

bool isConnectedTo(const Socket &socket, const Packet &packet)
{
    if (!socket.connectedHash || !isConnected(socket) || hasOtherDevice(socket, packet))
        return false;
    const auto same = [](const Endpoint &mine, const Endpoint &theirs) {
        return mine.port == theirs.port && plain(mine.address) == theirs.address;
    };
    return same(socket.local, packet.to) && same(socket.peer, packet.from) && same(socket.hashLocal, packet.to) &&
           same(socket.hashPeer, packet.from);
}

Match match(const Socket &socket, const Packet &packet, Stage stage, bool sameCpu)
{
    if (const std::optional<Fate> why = unfit(socket, packet, stage))
        return refusal(*why);
    return packet.transport == Transport::Tcp ? matchListener(socket, packet) : matchDatagram(socket, packet, sameCpu);
}

} // namespace quay::rules
