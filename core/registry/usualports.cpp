// SPDX-License-Identifier: MIT
#include "registry/usualports.h"

#include <algorithm>

namespace quay::registry
{

namespace
{

using Ports = UsualPorts::Ports;

constexpr qsizetype columnCount = 4;
constexpr qsizetype longestName = 15; // TASK_COMM_LEN without its NUL

ReadError errorAt(ReadProblem problem, int line, const QByteArray &found)
{
    return {problem, line, QString::fromUtf8(found.left(80))};
}

// "tcp/80 udp/6000-6063"
Result<std::vector<Ports>, ReadError> readList(const QByteArray &cell, int line)
{
    std::vector<Ports> list;
    for (const QByteArray &one : cell.split(' ')) {
        if (one.isEmpty())
            continue;
        const qsizetype slash = one.indexOf('/');
        const auto transport = parseTransport(QString::fromLatin1(one.first(std::max<qsizetype>(slash, 0))));
        if (!transport)
            return failure(errorAt(ReadProblem::UnknownTransport, line, one));
        const auto interval = readPorts(QByteArrayView(one).sliced(slash + 1), line);
        if (!interval)
            return failure(ReadError(interval.error()));
        list.push_back({*transport, *interval});
    }
    return list;
}

bool isIn(const std::vector<Ports> &list, Transport transport, Port port)
{
    return std::any_of(list.begin(), list.end(), [transport, port](const Ports &one) {
        return one.transport == transport && one.interval.contains(port);
    });
}

} // namespace

Result<UsualPorts, ReadError> UsualPorts::read(QByteArrayView text)
{
    UsualPorts known;
    int line = 0;
    bool isHeadRead = false;
    for (const QByteArray &row : text.toByteArray().split('\n')) {
        ++line;
        if (row.isEmpty() || row.startsWith('#'))
            continue;
        if (!std::exchange(isHeadRead, true))
            continue;
        const QList<QByteArray> cells = row.split('\t');
        if (cells.size() != columnCount)
            return failure(errorAt(ReadProblem::WrongColumnCount, line, QByteArray::number(cells.size())));
        const auto usual = readList(cells[1], line);
        const auto also = readList(cells[2], line);
        if (!usual || !also)
            return failure(ReadError(usual ? also.error() : usual.error()));
        for (const QByteArray &name : cells[0].split(' ')) {
            if (name.isEmpty() || name.size() > longestName)
                return failure(errorAt(ReadProblem::FieldTooLong, line, name));
            known.m_programs.insert(QString::fromLatin1(name), {*usual, *also});
        }
    }
    return known;
}

Fit UsualPorts::fit(const QString &program, Transport transport, Port port) const
{
    const auto known = m_programs.constFind(program);
    if (known == m_programs.constEnd())
        return Fit::Unknown;
    if (isIn(known->usual, transport, port))
        return Fit::Expected;
    return isIn(known->also, transport, port) ? Fit::Unknown : Fit::Unusual;
}

std::vector<Ports> UsualPorts::usual(const QString &program) const { return m_programs.value(program).usual; }

} // namespace quay::registry
