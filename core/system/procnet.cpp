// SPDX-License-Identifier: MIT
#include "system/procnet.h"

#include <QHash>

#include <charconv>
#include <cstring>

namespace quay::system
{

namespace
{

// The numbers of one line, one after the other; each may be preceded by blanks and must end at a separator.
class Line final
{
public:
    explicit Line(QByteArrayView text) : m_at(text.data()), m_end(text.data() + text.size()) {}

    template <typename T>
    [[nodiscard]] T number(int base)
    {
        skipBlanks();
        T value{};
        const auto [rest, error] = std::from_chars(m_at, m_end, value, base);
        m_isGood = m_isGood && error == std::errc{};
        m_at = rest;
        return value;
    }
    void expect(char c)
    {
        m_isGood = m_isGood && m_at != m_end && *m_at == c;
        m_at += m_at != m_end ? 1 : 0;
    }
    // Exactly eight hexadecimal digits, as the kernel prints 32 bits.
    [[nodiscard]] quint32 word()
    {
        skipBlanks();
        quint32 value = 0;
        const char *const end = m_end - m_at < 8 ? m_end : m_at + 8;
        const auto [rest, error] = std::from_chars(m_at, end, value, 16);
        m_isGood = m_isGood && error == std::errc{} && rest - m_at == 8;
        m_at = rest;
        return value;
    }
    [[nodiscard]] bool isGood() const { return m_isGood; }

private:
    void skipBlanks()
    {
        while (m_at != m_end && *m_at == ' ')
            ++m_at;
    }

    const char *m_at;
    const char *m_end;
    bool m_isGood = true;
};

// "0100007F:1F90": the address as 32-bit words in the machine's own byte order, the port as a number.
Endpoint readEndpoint(Line &line, Family family)
{
    std::array<quint8, 16> bytes{};
    const std::size_t words = family == Family::V4 ? 1 : 4;
    for (std::size_t i = 0; i < words; ++i) {
        const quint32 word = line.word();
        std::memcpy(bytes.data() + i * sizeof word, &word, sizeof word);
    }
    line.expect(':');
    const Port port{line.number<quint16>(16)};
    const Address address =
        family == Family::V4 ? Address::v4(bytes[0], bytes[1], bytes[2], bytes[3]) : Address::v6(bytes);
    return {address, port};
}

Timer readTimer(Line &line)
{
    constexpr std::array kinds{TimerKind::None, TimerKind::Retransmit, TimerKind::KeepAlive, TimerKind::TimeWait,
                               TimerKind::ZeroWindowProbe};
    constexpr quint64 millisecondsPerTick = 10; // USER_HZ, 100 a second
    const auto kind = line.number<quint32>(16);
    line.expect(':');
    const auto ticks = line.number<quint32>(16);
    Timer timer;
    timer.retransmits = static_cast<quint8>(line.number<quint32>(16));
    if (kind == 0 || kind >= kinds.size())
        return timer;
    timer.kind = kinds[kind];
    timer.milliseconds = static_cast<quint32>(std::min<quint64>(ticks * millisecondsPerTick, 0x7fffffff));
    return timer;
}

std::optional<SocketRecord> readLine(QByteArrayView text, Protocol protocol, Family family)
{
    Line line(text);
    SocketRecord socket;
    (void)line.number<quint32>(10); // the row's place in a hash table
    line.expect(':');
    socket.protocol = protocol;
    socket.local = readEndpoint(line, family);
    socket.peer = readEndpoint(line, family);
    socket.state = stateOf(line.number<quint8>(16), protocol);
    socket.sendQueue = line.word();
    line.expect(':');
    socket.receiveQueue = line.word();
    socket.timer = readTimer(line);
    socket.uid = line.number<quint32>(10);
    (void)line.number<quint64>(10); // probes without an answer
    socket.inode = line.number<quint32>(10);
    if (!line.isGood())
        return std::nullopt;
    if (socket.state == State::Listen)
        socket.sendQueue.reset(); // here 0, whatever the backlog
    if (protocol == Protocol::Raw) {
        socket.ipProtocol = static_cast<quint8>(number(socket.local.port));
        socket.local.port = socket.peer.port = Port{};
    }
    return socket;
}

// The same for the same socket each time, different for different ones: what they are, and their inode; equal ones
// (none have been seen) are counted.
quint64 computedId(const SocketRecord &socket, std::size_t occurrence)
{
    const auto address = [](const Address &a, std::size_t seed) {
        return qHashBits(a.bytes().data(), a.bytes().size(), seed);
    };
    const std::array<quint64, 7> parts{static_cast<quint64>(socket.protocol),
                                       static_cast<quint64>(socket.family()),
                                       socket.inode,
                                       quint64{number(socket.local.port)} << 24 |
                                           quint64{number(socket.peer.port)} << 8 | socket.ipProtocol,
                                       address(socket.local.address, 1),
                                       address(socket.peer.address, 2),
                                       occurrence};
    return qHashBits(parts.data(), sizeof parts, 3);
}

} // namespace

NetTable parseNetTable(QByteArrayView text, Protocol protocol, Family family)
{
    NetTable table;
    QHash<quint64, std::size_t> seen;
    qsizetype at = text.indexOf('\n') + 1; // after the head
    while (at > 0 && at < text.size()) {
        const qsizetype end = text.indexOf('\n', at);
        const QByteArrayView line = text.sliced(at, (end < 0 ? text.size() : end) - at);
        at = end < 0 ? text.size() : end + 1;
        auto socket = readLine(line, protocol, family);
        if (!socket) {
            table.isDamaged = table.isDamaged || !line.trimmed().isEmpty();
            continue;
        }
        socket->id = SocketId{computedId(*socket, seen[computedId(*socket, 0)]++)};
        table.sockets.push_back(std::move(*socket));
    }
    return table;
}

} // namespace quay::system
