// SPDX-License-Identifier: MIT
#include "common/ruletext.h"

namespace quay
{

using namespace rules;

// One sentence a rule. Blanks: see RuleText::reason(). `listens`: the other socket does.
const char *RuleText::pattern(Rule rule, bool listens)
{
    switch (rule) {
    case Rule::Done:
        return QT_TR_NOOP("There is nothing to decide.");
    case Rule::NotAnOpenSocket:
        return QT_TR_NOOP("{me} is not open any more.");
    case Rule::AlreadyBound:
        return QT_TR_NOOP("{me} has a port already, and a socket is bound once.");
    case Rule::AddressNotOfThisHost:
        return QT_TR_NOOP("{address} is no address of this host.");
    case Rule::PrivilegedPort:
        return QT_TR_NOOP("Port {port} is below {privileged}, and {program} lacks the privilege for such ports.");
    case Rule::WrongAddressFamily:
        return QT_TR_NOOP("{here} and {me} are of different families: IPv4 and IPv6.");
    case Rule::MulticastForTcp:
        return QT_TR_NOOP("TCP connects two ends: an IPv6 TCP socket can't be bound to a group.");
    case Rule::LinkLocalNeedsScope:
        return QT_TR_NOOP("{address} means something on one link only: the interface must be named, after %.");
    case Rule::MappedOnV6Only:
        return QT_TR_NOOP("{address} is IPv4 in the form of IPv6, and {me} is limited to IPv6 (IPV6_V6ONLY).");
    case Rule::LoopbackOtherDevice:
        return QT_TR_NOOP("::1 belongs to lo, and {me} is bound to another interface.");
    case Rule::OnlyAddressKept:
        return QT_TR_NOOP("Only the address is kept; connect() will choose the port (IP_BIND_ADDRESS_NO_PORT).");
    case Rule::PortFree:
        return QT_TR_NOOP("No other socket has port {port}.");
    case Rule::NoOverlap:
        return QT_TR_NOOP("Port {port} is taken on other addresses only, which do not overlap {address}.");
    case Rule::OtherDevices:
        return QT_TR_NOOP("{who} has the port on another interface (SO_BINDTODEVICE).");
    case Rule::SharedByReuseAddress:
        return QT_TR_NOOP("{who} has the port too, and both have SO_REUSEADDR.");
    case Rule::SharedByReusePort:
        return QT_TR_NOOP("{who} has the port too; both have SO_REUSEPORT and the same owner.");
    case Rule::TimeWaitReusePort:
        return QT_TR_NOOP("{who} only waits out TIME_WAIT, and both have SO_REUSEPORT.");
    case Rule::RememberedReusePort:
        return QT_TR_NOOP("The port remembers that its SO_REUSEPORT sockets stand for {here}, and asks no further.");
    case Rule::FirstClashPermits:
        return QT_TR_NOOP("{who} is the first socket met that overlaps, and it shares; the kernel looks no further.");
    case Rule::InUseListening:
        return QT_TR_NOOP("{who} already listens on {where}.");
    case Rule::InUseNoReuse:
        return listens ? QT_TR_NOOP("{who} already listens on {where}, and neither socket has an option for sharing.")
                       : QT_TR_NOOP("{who} already has {where}, and neither socket has an option for sharing.");
    case Rule::InUseNotReuseHere:
        return listens
                   ? QT_TR_NOOP("{who} already listens on {where} and would share it, but {me} has not set the option.")
                   : QT_TR_NOOP("{who} already has {where} and would share it, but {me} has not set the option.");
    case Rule::InUseNotReuseThere:
        return listens ? QT_TR_NOOP("{who} already listens on {where} and has not set the option for sharing it.")
                       : QT_TR_NOOP("{who} already has {where} and has not set the option for sharing it.");
    case Rule::InUseDifferentOptions:
        return listens ? QT_TR_NOOP("{who} already listens on {where}; one has SO_REUSEADDR, the other SO_REUSEPORT, "
                                    "and these do not go together.")
                       : QT_TR_NOOP("{who} already has {where}; one has SO_REUSEADDR, the other SO_REUSEPORT, and "
                                    "these do not go together.");
    case Rule::InUseOtherOwner:
        return listens
                   ? QT_TR_NOOP(
                         "{who} already listens on {where}; both have SO_REUSEPORT, but different users made them.")
                   : QT_TR_NOOP("{who} already has {where}; both have SO_REUSEPORT, but different users made them.");
    case Rule::InUseTimeWait:
        return QT_TR_NOOP("{who} has ended, but waits out TIME_WAIT on {where}.");
    case Rule::InUseHiddenAddress:
        return QT_TR_NOOP(
            "{who} is an IPv6 connection, which also holds the hidden IPv4 address 127.0.0.6; 0.0.0.0 covers that.");
    case Rule::PortChosen:
        return QT_TR_NOOP("The system chooses a port of its ephemeral range.");
    case Rule::NoPortLeft:
        return QT_TR_NOOP("Every port of the ephemeral range is taken.");
    case Rule::NoTupleLeft:
        return QT_TR_NOOP("Every port of the ephemeral range is taken, or would repeat a connection that there is.");
    case Rule::ListenNotSupported:
        return QT_TR_NOOP("UDP has no connections, so there is nothing to listen for.");
    case Rule::ListenOnConnected:
        return QT_TR_NOOP("{me} is connected already, and only an unconnected socket can listen.");
    case Rule::BacklogChanged:
        return QT_TR_NOOP("{me} listened already; only its backlog is new.");
    case Rule::Listens:
        return QT_TR_NOOP("{me} listens from now on.");
    case Rule::AlreadyConnected:
        return QT_TR_NOOP("{me} is connected already, or listens.");
    case Rule::AlreadyConnecting:
        return QT_TR_NOOP("{me} is still connecting.");
    case Rule::V6OnlyToV4:
        return QT_TR_NOOP("{here} is IPv4, and {me} is limited to IPv6 (IPV6_V6ONLY).");
    case Rule::MappedToV6:
        return QT_TR_NOOP("{me} is bound to an IPv4 address in the form of IPv6, and {here} is IPv6.");
    case Rule::NotForTcp:
        return QT_TR_NOOP("TCP connects two ends: {address} is an address of many.");
    case Rule::NoRoute:
        return QT_TR_NOOP("No route leads to {address}.");
    case Rule::UnfitSource:
        return QT_TR_NOOP("{me} is bound to an address from which nothing can go to {address}.");
    case Rule::BroadcastNotAllowed:
        return QT_TR_NOOP("{address} is a broadcast address, and {me} has not set SO_BROADCAST.");
    case Rule::TupleInUse:
        return QT_TR_NOOP("A connection with the same four numbers (both addresses, both ports) exists already.");
    case Rule::ConnectsToItself:
        return QT_TR_NOOP("{me} is bound to the very end it connects to: it connects to itself.");
    case Rule::EndsWithItself:
        return QT_TR_NOOP("{me} would connect to itself, but it has been shut down before: the end comes at once.");
    case Rule::NobodyListens:
        return QT_TR_NOOP("Nobody listens on {here}: the answer is a reset.");
    case Rule::StuckInV4:
        return QT_TR_NOOP("{me} was refused at an IPv4 address before, and since then hears no answer over IPv6.");
    case Rule::OtherInterface:
        return QT_TR_NOOP("{me} is tied to an interface (SO_BINDTODEVICE) behind which nobody answers for {address}.");
    case Rule::AcceptQueueFull:
        return QT_TR_NOOP("The accept queue of {who} is full: the request is dropped, and sent again later.");
    case Rule::Connected:
        return QT_TR_NOOP("{receivers} accepts the connection.");
    case Rule::PeerRemembered:
        return QT_TR_NOOP("UDP sends nothing to connect: {me} notes {here} as its peer.");
    case Rule::PeerForgotten:
        return QT_TR_NOOP("{me} has no peer any more.");
    case Rule::NotConnected:
        return QT_TR_NOOP("{me} is not connected.");
    case Rule::NoDestination:
        return QT_TR_NOOP("{me} has no peer, and the message names no destination.");
    case Rule::DestinationPortZero:
        return QT_TR_NOOP("Port 0 is no destination.");
    case Rule::PeerClosed:
        return QT_TR_NOOP("The connection of {me} is over.");
    case Rule::PeerReset:
        return QT_TR_NOOP("The other side has reset the connection of {me}, which is told once.");
    case Rule::EarlierIcmp:
        return QT_TR_NOOP("An earlier datagram of {me} found nobody; that is told once, and this one is not sent.");
    case Rule::MessageTooLong:
        return QT_TR_NOOP("The message does not fit into one datagram.");
    case Rule::TupleMatch:
        return QT_TR_NOOP("{receivers} is connected with exactly these two ends.");
    case Rule::ExactBeatsWildcard:
        return QT_TR_NOOP("{receivers} is bound to exactly {address}, which goes before a wildcard.");
    case Rule::HighestScore:
        return QT_TR_NOOP("{receivers} fits best of all candidates.");
    case Rule::FirstMetWins:
        return QT_TR_NOOP("{receivers} fits as well as others and is met first: the latest bound.");
    case Rule::OnlyCandidate:
        return QT_TR_NOOP("{receivers} is the only socket that takes it.");
    case Rule::GroupHash:
        return QT_TR_NOOP("A hash chooses one of the SO_REUSEPORT group: {receivers}.");
    case Rule::EverybodyJoined:
        return QT_TR_NOOP("Every matching socket gets a copy: {receivers}.");
    case Rule::GroupNotJoined:
        return QT_TR_NOOP("No socket of the host has joined the group {address} there.");
    case Rule::NobodyThere:
        return QT_TR_NOOP("No socket takes it on {here}; the answer is ICMP port unreachable.");
    case Rule::WaitsForAccept:
        return QT_TR_NOOP("It waits in the connection's buffer until the program accepts the connection.");
    case Rule::Discarded:
        return QT_TR_NOOP("The other side has closed and discards it; the answer is a reset.");
    case Rule::NothingToSend:
        return QT_TR_NOOP("There is nothing to send: TCP makes no segment of no bytes.");
    case Rule::DescriptorInherited:
        return QT_TR_NOOP("{me} is a further descriptor of {who}: one socket, one port, two programs.");
    case Rule::FirstToAccept:
        return QT_TR_NOOP("Several programs have this listener: who calls accept() first gets the connection, one of "
                          "{receivers}.");
    case Rule::FirstToRead:
        return QT_TR_NOOP("Several programs have this socket: who reads first gets it, one of {receivers}.");
    case Rule::HeldByOthers:
        return QT_TR_NOOP("{who} is the same socket: it stays as it is until its last descriptor is closed.");
    case Rule::V6OnlyAfterBind:
        return QT_TR_NOOP("{me} has its port already; IPV6_V6ONLY is set before that.");
    case Rule::OptionUnknown:
        return QT_TR_NOOP("{me} is of a family or transport that does not have this option.");
    case Rule::NotPermitted:
        return QT_TR_NOOP("{program} lacks the privilege for this.");
    case Rule::NoSuchDevice:
        return QT_TR_NOOP("The host has no interface of this name.");
    case Rule::RangeReversed:
        return QT_TR_NOOP("The range's first port is above its last.");
    case Rule::AlreadyJoined:
        return QT_TR_NOOP("{me} is a member of the group already.");
    case Rule::NotMember:
        return QT_TR_NOOP("{me} is no member of the group.");
    case Rule::NotAGroup:
        return QT_TR_NOOP("{address} is no multicast group.");
    case Rule::NotOpenForSending:
        return QT_TR_NOOP("{me} is not connected.");
    case Rule::Closed:
        return QT_TR_NOOP("Nothing stays behind.");
    case Rule::LeavesTimeWait:
        return QT_TR_NOOP("The side that closes first keeps the connection's four numbers for 60 seconds (TIME_WAIT).");
    case Rule::ResetsPeer:
        return QT_TR_NOOP("The other side is told by a reset.");
    case Rule::Accepted:
        return QT_TR_NOOP("Accepted from the queue: {sessions}.");
    case Rule::FlagsOfOthersUnknown:
        return QT_TR_NOOP("{who} has the port, and no one can see from outside whether it would share it. If so: "
                          "{ifso}; if not: {otherwise}.");
    case Rule::ChanceOfPort:
        return QT_TR_NOOP(
            "It depends on the port that the system chose before. If it is the same: {ifso}; if not: {otherwise}.");
    case Rule::ChanceOfHash:
        return QT_TR_NOOP("It depends on the member of the SO_REUSEPORT group that the hash chose before.");
    case Rule::ChanceOfAccept:
        return QT_TR_NOOP("It depends on which of the programs accepted the connection before.");
    case Rule::ChanceOfRead:
        return QT_TR_NOOP("An earlier datagram of {me} found nobody. It depends on which of the programs read from the "
                          "socket since whether it is told here. If so: {ifso}; if not: {otherwise}.");
    case Rule::ChanceOfStart:
        return QT_TR_NOOP("It depends on where in the nearly full range the system begins to look for a port.");
    case Rule::RaceWithTimer:
        return QT_TR_NOOP("It depends on whether a timer is faster.");
    case Rule::HostNotKnown:
        return QT_TR_NOOP(
            "Nothing is known beforehand of that host: which other sockets, addresses and settings it has.");
    case Rule::OtherHostDecides:
        return QT_TR_NOOP("It leaves this host; what becomes of it is decided elsewhere.");
    case Rule::OutsideTheModel:
        return QT_TR_NOOP("The rules do not cover this case.");
    }
    Q_UNREACHABLE();
}

} // namespace quay
