// SPDX-License-Identifier: MIT
#include "common/ruletext.h"

namespace quay
{

using namespace rules;

// By which of the kernel's tables it was found is why it receives.
const char *RuleText::pattern(Stage stage)
{
    switch (stage) {
    case Stage::FourTuple:
        return QT_TR_NOOP("{who} is connected with exactly these two ends, and receives it.");
    case Stage::ExactAddress:
        return QT_TR_NOOP("{who} is bound to exactly this address and port, and receives it.");
    case Stage::Wildcard:
        return QT_TR_NOOP("{who} has the port on every address, and receives it.");
    case Stage::EveryMember:
        return QT_TR_NOOP("{who} receives it.");
    }
    Q_UNREACHABLE();
}

const char *RuleText::pattern(const Candidate &candidate)
{
    switch (candidate.fate) {
    case Fate::Wins:
        return pattern(candidate.stage);
    case Fate::InGroup:
        return QT_TR_NOOP("{who} is of the group within which a hash chooses.");
    case Fate::OtherFamily:
        return QT_TR_NOOP("{who} is of the other family.");
    case Fate::V6OnlyExcludes:
        return QT_TR_NOOP("{who} is limited to IPv6 (IPV6_V6ONLY), and this is IPv4.");
    case Fate::OtherAddress:
        return QT_TR_NOOP("{who} is bound to another address, {where}.");
    case Fate::OtherPeer:
        return QT_TR_NOOP("{who} is connected to somebody else, {peer}.");
    case Fate::OtherDevice:
        return QT_TR_NOOP("{who} is bound to another interface (SO_BINDTODEVICE).");
    case Fate::NotListening:
        return QT_TR_NOOP("{who} has the port, but does not listen.");
    case Fate::LowerScore:
        return QT_TR_NOOP("{who} matches, but another socket matches better.");
    case Fate::MetLater:
        return QT_TR_NOOP("{who} matches as well, but another socket is met before it.");
    case Fate::SearchEnded:
        return QT_TR_NOOP("{who} is not reached: a SO_REUSEPORT group met before it ends the search.");
    case Fate::TupleFirst:
        return QT_TR_NOOP("{who} is not asked: a socket with exactly these two ends goes first.");
    case Fate::StageNotReached:
        return QT_TR_NOOP("{who} is bound to a wildcard, and a socket on the exact address goes before it.");
    case Fate::NotJoined:
        return QT_TR_NOOP("{who} hears only the IPv4 groups that it has joined itself.");
    case Fate::OldPeerFilter:
        return QT_TR_NOOP("{who} still drops what does not come from its former peer.");
    case Fate::Reset:
        return QT_TR_NOOP("{who} is an old connection with the same ends; it is reset and steps aside.");
    case Fate::StepsAside:
        return QT_TR_NOOP("{who} waits out TIME_WAIT and lets a new connection pass.");
    }
    Q_UNREACHABLE();
}

const char *RuleText::pattern(const Resolution &resolution)
{
    switch (resolution.remedy) {
    case Remedy::OtherAddress:
        return QT_TR_NOOP("Use another address, {endpoint}.");
    case Remedy::OtherPort:
        return QT_TR_NOOP("Use another port, {endpoint}.");
    case Remedy::AnyPort:
        return QT_TR_NOOP("Use port 0: the system chooses a free one.");
    case Remedy::OtherTransport:
        return QT_TR_NOOP("Use the other transport: its ports are others.");
    case Remedy::FlagHere:
        return resolution.flagOn ? QT_TR_NOOP("Set {flag} on this socket.")
                                 : QT_TR_NOOP("Clear {flag} on this socket.");
    case Remedy::FlagOnBoth:
        return resolution.flagOn ? QT_TR_NOOP("Set {flag} on this socket and on {who}.")
                                 : QT_TR_NOOP("Clear {flag} on this socket and on {who}.");
    case Remedy::FlagThere:
        return resolution.flagOn ? QT_TR_NOOP("Set {flag} on {who}.") : QT_TR_NOOP("Clear {flag} on {who}.");
    case Remedy::DeviceHere:
        return QT_TR_NOOP("Bind this socket to the interface {device} (SO_BINDTODEVICE).");
    case Remedy::CloseSocket:
        return QT_TR_NOOP("Close {who}.");
    case Remedy::EndProgram:
        return QT_TR_NOOP("End the program {program}.");
    case Remedy::WaitForTimeWait:
        return QT_TR_NOOP("Wait {seconds} seconds, until TIME_WAIT has ended.");
    case Remedy::LowerPrivileged:
        return QT_TR_NOOP("Let everybody use ports from {value} on (ip_unprivileged_port_start).");
    case Remedy::AsPrivileged:
        return QT_TR_NOOP("Run the program with the privilege for low ports (CAP_NET_BIND_SERVICE).");
    case Remedy::SameUser:
        return QT_TR_NOOP("Run both programs as the same user.");
    case Remedy::FreshSocket:
        return QT_TR_NOOP("Use a new socket.");
    case Remedy::WithoutPort:
        return QT_TR_NOOP("Leave the local port out: connect() chooses one.");
    case Remedy::ListenThere:
        return QT_TR_NOOP("Let a program listen on {endpoint}.");
    case Remedy::ResumeAccepting:
        return QT_TR_NOOP("Let {who} accept its connections.");
    case Remedy::WidenRange:
        return QT_TR_NOOP("Widen the ephemeral range (ip_local_port_range).");
    }
    Q_UNREACHABLE();
}

// As strerror(3) has it, but in the user's language.
QString RuleText::meaning(Errno error)
{
    switch (error) {
    case Errno::None:
        return tr("No error");
    case Errno::EAcces:
        return tr("Permission denied");
    case Errno::EAddrInUse:
        return tr("Address already in use");
    case Errno::EAddrNotAvail:
        return tr("Cannot assign requested address");
    case Errno::EAfNoSupport:
        return tr("Address family not supported");
    case Errno::EAgain:
        return tr("Resource temporarily unavailable");
    case Errno::EAlready:
        return tr("Operation already in progress");
    case Errno::EBadF:
        return tr("Bad file descriptor");
    case Errno::EConnAborted:
        return tr("Connection aborted");
    case Errno::EConnRefused:
        return tr("Connection refused");
    case Errno::EConnReset:
        return tr("Connection reset by peer");
    case Errno::EDestAddrReq:
        return tr("Destination address required");
    case Errno::EInProgress:
        return tr("Operation now in progress");
    case Errno::EInval:
        return tr("Invalid argument");
    case Errno::EIsConn:
        return tr("Already connected");
    case Errno::EMsgSize:
        return tr("Message too long");
    case Errno::ENetUnreach:
        return tr("Network is unreachable");
    case Errno::ENoDev:
        return tr("No such device");
    case Errno::ENoProtoOpt:
        return tr("Protocol option not available");
    case Errno::ENotConn:
        return tr("Not connected");
    case Errno::EOpNotSupp:
        return tr("Operation not supported");
    case Errno::EPerm:
        return tr("Operation not permitted");
    case Errno::EPipe:
        return tr("Broken pipe");
    case Errno::EProto:
        return tr("Protocol error");
    case Errno::ETimedOut:
        return tr("Connection timed out");
    }
    Q_UNREACHABLE();
}

QString RuleText::stage(Stage stage)
{
    switch (stage) {
    case Stage::FourTuple:
        return tr("sockets connected with exactly these two ends");
    case Stage::ExactAddress:
        return tr("sockets on exactly this address");
    case Stage::Wildcard:
        return tr("sockets on a wildcard address");
    case Stage::EveryMember:
        return tr("every socket that hears the group");
    }
    Q_UNREACHABLE();
}

QString RuleText::told(Told told)
{
    switch (told) {
    case Told::Nothing:
        return tr("The sender is told nothing.");
    case Told::Rst:
        return tr("The sender is told by a TCP reset.");
    case Told::IcmpPortUnreachable:
        return tr("The sender is told by ICMP port unreachable, at its next call, if its socket is connected.");
    }
    Q_UNREACHABLE();
}

QString RuleText::missing(Missing missing)
{
    switch (missing) {
    case Missing::Nothing:
        return tr("Nothing is missing.");
    case Missing::ReuseAddressOf:
        return tr("whether that socket has set SO_REUSEADDR");
    case Missing::ReusePortOf:
        return tr("whether that socket has set SO_REUSEPORT");
    case Missing::OwnerOf:
        return tr("the user who made that socket");
    case Missing::ChosenPort:
        return tr("the port that the system chose");
    case Missing::HashChoice:
        return tr("the member of the group that the hash chose");
    case Missing::FirstAccept:
        return tr("which program accepted the connection");
    case Missing::FirstRead:
        return tr("which program read from the socket");
    case Missing::RandomStart:
        return tr("where the system begins to look for a port");
    case Missing::Cpu:
        return tr("the processor that handles the packet");
    case Missing::Timing:
        return tr("which of two events is first");
    case Missing::Network:
        return tr("what another computer does");
    case Missing::NotModelled:
        return tr("a rule for this combination");
    }
    Q_UNREACHABLE();
}

} // namespace quay
