// SPDX-License-Identifier: MIT
#include "system/linuxsource.h"

#include "system/procnet.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <future>

namespace quay::system
{

namespace
{

struct ProcTable {
    Protocol protocol;
    Family family;
    const char *file;
};
// Those whose form parseNetTable() reads.
constexpr std::array procTables{
    ProcTable{Protocol::Tcp, Family::V4, "net/tcp"}, ProcTable{Protocol::Tcp, Family::V6, "net/tcp6"},
    ProcTable{Protocol::Udp, Family::V4, "net/udp"}, ProcTable{Protocol::Udp, Family::V6, "net/udp6"},
    ProcTable{Protocol::Raw, Family::V4, "net/raw"}, ProcTable{Protocol::Raw, Family::V6, "net/raw6"},
};

void append(std::vector<SocketRecord> &all, std::vector<SocketRecord> some)
{
    if (all.size() < some.size())
        all.swap(some); // the order means nothing; the larger one stays where it is
    all.insert(all.end(), std::move_iterator(some.begin()), std::move_iterator(some.end()));
}

// Where sockets stand whose id comes again further on, rising. A hash table with open addressing: this is done for each
// snapshot, and tens of thousands of nodes would be a good part of its cost.
std::vector<std::size_t> repeatedPlaces(const std::vector<SocketRecord> &sockets)
{
    std::vector<quint32> slots(std::bit_ceil(sockets.size() * 2 + 1), 0); // place + 1; 0: free
    std::vector<std::size_t> repeated;
    for (std::size_t place = 0; place < sockets.size(); ++place) {
        constexpr quint64 spread = 0x9e3779b97f4a7c15; // 2^64 / the golden ratio
        const auto id = static_cast<quint64>(sockets[place].id);
        std::size_t slot = static_cast<std::size_t>((id * spread) >> 32) & (slots.size() - 1);
        while (slots[slot] != 0 && sockets[slots[slot] - 1].id != sockets[place].id)
            slot = (slot + 1) & (slots.size() - 1);
        if (slots[slot] != 0)
            repeated.push_back(slots[slot] - 1);
        slots[slot] = static_cast<quint32>(place + 1);
    }
    std::sort(repeated.begin(), repeated.end());
    return repeated;
}

// A table that changes while it is dumped may show a socket twice; once is right, and the later one is newer.
void dropRepeated(std::vector<SocketRecord> &sockets)
{
    const std::vector<std::size_t> repeated = repeatedPlaces(sockets);
    std::for_each(repeated.rbegin(), repeated.rend(), [&sockets](std::size_t place) {
        sockets.erase(sockets.begin() + static_cast<std::ptrdiff_t>(place));
    });
}

// "net/protocols" (proc(5)): whether a protocol has sockets now.
bool isInUse(const QByteArray &protocols, Protocol protocol)
{
    const QByteArray name = QByteArray(protocolName(protocol).latin1()).toUpper();
    for (const QByteArray &line : protocols.split('\n')) {
        if (!line.startsWith(name))
            continue;
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() > 2 && (words[0] == name || words[0] == name + "v6") && words[2] != "0")
            return true;
    }
    return false;
}

} // namespace

LinuxSource::LinuxSource(ProcFolder proc, Tables tables) : m_proc(std::move(proc)), m_tables(tables), m_owners(m_proc)
{
}

// As DiagSocket::list().
int LinuxSource::listTcp(DiagSocket &diag)
{
    auto resting = m_resting.sockets(m_proc);
    if (const int error = diag.listTcp(DiagSocket::TcpPart::Listeners); error != 0)
        return error;
    if (resting) {
        diag.add(*std::move(resting));
        return 0;
    }
    const std::size_t listeners = diag.sockets().size();
    const int error = diag.listTcp(DiagSocket::TcpPart::Others);
    if (error == 0)
        m_resting.keep(std::span(diag.sockets()).subspan(listeners));
    return error;
}

void LinuxSource::listFromNetlink(Listing &listing, DiagSocket &diag, Protocol protocol)
{
    const auto note = [&listing](int error) {
        listing.lastError = error != 0 ? error : listing.lastError;
        listing.tables += error == 0 ? 1 : 0;
        return error == 0;
    };
    if (protocol == Protocol::Tcp && note(listTcp(diag)))
        return;
    for (const Family family : {Family::V4, Family::V6})
        note(diag.list(protocol, family));
}

void LinuxSource::listFromProc(Listing &listing, Protocol protocol, const QByteArray &inUse) const
{
    bool isRead = false;
    for (const ProcTable &table : procTables) {
        if (table.protocol != protocol)
            continue;
        const auto text = m_proc.read(table.file);
        if (!text) {
            listing.lastError = text.error();
            continue;
        }
        isRead = true;
        ++listing.tables;
        append(listing.snapshot.sockets, parseNetTable(*text, protocol, table.family).sockets);
    }
    if (isRead && protocol == Protocol::Tcp)
        listing.snapshot.origin = Snapshot::Origin::ProcNet;
    if (!isRead && isInUse(inUse, protocol))
        listing.snapshot.untold.push_back(protocol);
}

// For one or several protocols. `inUse`: "net/protocols", empty where it can't be read.
LinuxSource::Listing LinuxSource::listOf(std::span<const Protocol> protocols, const QByteArray &inUse)
{
    constexpr std::size_t usuallyEnough = 16384; // memory that is not written to costs nothing
    Listing listing;
    // A new one each time: it may be another network namespace by now.
    auto diag = m_tables == Tables::NetlinkFirst ? DiagSocket::open() : failure(int{EPROTONOSUPPORT});
    if (diag)
        diag->reserve(m_lastCount ? *m_lastCount + *m_lastCount / 8 : usuallyEnough);
    for (const Protocol protocol : protocols) {
        // Each question about a protocol that is not there makes the kernel look for a module.
        const bool isEverywhere = protocol == Protocol::Tcp || protocol == Protocol::Udp;
        if (!isEverywhere && !inUse.isEmpty() && !isInUse(inUse, protocol))
            continue;
        const int tables = listing.tables;
        if (diag)
            listFromNetlink(listing, *diag, protocol);
        if (listing.tables == tables)
            listFromProc(listing, protocol, inUse);
    }
    if (diag)
        append(listing.snapshot.sockets, diag->takeSockets());
    return listing;
}

void LinuxSource::Listing::add(Listing other)
{
    append(snapshot.sockets, std::move(other.snapshot.sockets));
    snapshot.untold.insert(snapshot.untold.end(), other.snapshot.untold.begin(), other.snapshot.untold.end());
    snapshot.origin = std::max(snapshot.origin, other.snapshot.origin);
    lastError = lastError != 0 ? lastError : other.lastError;
    tables += other.tables;
}

// The kernel's walk through a table takes its time, and mostly TCP's is as long as all others together: two threads,
// unless there is little to list.
LinuxSource::Listing LinuxSource::list()
{
    constexpr std::size_t worthAThread = 1000;
    constexpr std::span protocols(allProtocols);
    static_assert(allProtocols.front() == Protocol::Tcp); // only its thread uses what rests
    const QByteArray inUse = m_proc.read("net/protocols").value_or(QByteArray());
    Listing listing;
    if (m_lastCount && *m_lastCount < worthAThread) {
        listing = listOf(protocols, inUse);
    } else {
        auto first =
            std::async(std::launch::async | std::launch::deferred, [&] { return listOf(protocols.first(1), inUse); });
        listing = listOf(protocols.subspan(1), inUse);
        listing.add(first.get());
    }
    listing.snapshot.taken = QDateTime::currentDateTimeUtc();
    m_lastCount = listing.snapshot.sockets.size();
    return listing;
}

Result<Snapshot, SourceError> LinuxSource::take()
{
    Listing listing = list();
    if (listing.tables == 0)
        return failure(SourceError{SourceProblem::Refused, listing.lastError});
    Snapshot snapshot = std::move(listing.snapshot);
    dropRepeated(snapshot.sockets);
    snapshot.sockets = m_owners.resolve(std::move(snapshot.sockets));
    snapshot.isAnyHidden = m_owners.isAnyHidden();
    snapshot.isAnyUnresolved = m_owners.isAnyUnresolved();
    return snapshot;
}

std::unique_ptr<SocketSource> systemSockets() { return std::make_unique<LinuxSource>(); }

Result<Snapshot, SourceError> snapshotOfNow()
{
    const auto source = systemSockets();
    auto snapshot = source->take();
    return snapshot && snapshot->isAnyUnresolved ? source->take() : std::move(snapshot);
}

} // namespace quay::system
