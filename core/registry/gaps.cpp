// SPDX-License-Identifier: MIT
#include "registry/gaps.h"

#include <bitset>

namespace quay::registry
{

namespace
{

Row gap(int first, int last, Transport transport)
{
    Row row;
    row.ports = {Port(first), Port(last)};
    row.transport = transport;
    row.status = first >= number(firstDynamicPort) ? Status::Dynamic : Status::Unassigned;
    row.origin = Origin::Gap;
    return row;
}

std::bitset<portCount> covered(const std::vector<Row> &rows, Transport transport)
{
    // How many rows begin at a number, less those that ended before it.
    std::vector<int> change(portCount + 1);
    for (const Row &row : rows) {
        if (row.transport != transport || row.origin != Origin::Iana)
            continue;
        ++change[std::size_t{number(row.ports.first)}];
        --change[std::size_t{number(row.ports.last)} + 1];
    }
    std::bitset<portCount> result;
    int rowsHere = 0;
    for (std::size_t port = 0; port < result.size(); ++port) {
        rowsHere += change[port];
        result.set(port, rowsHere > 0);
    }
    return result;
}

} // namespace

std::vector<Row> gapsBetween(const std::vector<Row> &rows)
{
    std::vector<Row> gaps;
    for (const Transport transport : allTransports) {
        const std::bitset<portCount> taken = covered(rows, transport);
        int start = -1;
        for (int port = 0; port <= portCount; ++port) {
            const bool free = port < portCount && !taken[static_cast<std::size_t>(port)];
            // A gap lies in one range, so that it can be found by it.
            const bool border = port == number(firstUserPort) || port == number(firstDynamicPort);
            if (start >= 0 && (!free || border)) {
                gaps.push_back(gap(start, port - 1, transport));
                start = -1;
            }
            if (free && start < 0)
                start = port;
        }
    }
    return gaps;
}

} // namespace quay::registry
