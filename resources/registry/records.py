# SPDX-License-Identifier: MIT
"""One row of the registry, and how rows are ordered and written.

A record is text throughout: the files are tables of text, and nothing here calculates with a
field except the first port, which decides the order.
"""

from __future__ import annotations

import dataclasses
import pathlib
import re
from typing import Iterable

TRANSPORTS = ("tcp", "udp", "sctp", "dccp")
STATUSES = ("assigned", "reserved", "unassigned")

REGISTRY_COLUMNS = (
    "port", "transport", "name", "status", "description", "references", "assignee",
    "registered", "modified", "formerly", "service_code", "unauthorized", "note",
)
PORTLESS_COLUMNS = (
    "name", "transport", "description", "references", "assignee",
    "registered", "modified", "service_code", "note",
)


@dataclasses.dataclass
class Record:
    """A row; `port` is "N", "LO-HI", or empty for a name that carries no port.

    An empty `transport` is IANA's own: for a few records it names none.
    """

    port: str = ""
    transport: str = ""
    name: str = ""
    status: str = "assigned"
    description: str = ""
    references: str = ""
    assignee: str = ""
    registered: str = ""
    modified: str = ""
    formerly: str = ""
    service_code: str = ""
    unauthorized: str = ""
    note: str = ""

    def first(self) -> int:
        return int(self.port.partition("-")[0])

    def last(self) -> int:
        return int(self.port.rpartition("-")[2])


def transport_rank(transport: str) -> int:
    """The order of the file; a record without transport comes after those with one."""
    return TRANSPORTS.index(transport) if transport else len(TRANSPORTS)


def in_order(records: Iterable[Record]) -> list[Record]:
    """Sorted by port and transport. Sorting is stable: names of one port keep their rank."""
    return sorted(records, key=lambda r: (r.first(), transport_rank(r.transport)))


def one_line(text: str) -> str:
    """A field of a tab-separated line: no tab, no newline, no control character."""
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()


def write_table(path: pathlib.Path, head: Iterable[str], columns: tuple[str, ...],
                records: Iterable[Record]) -> None:
    """Comment lines, the line of column names, then the records; always UTF-8 with LF."""
    lines = [f"# {line}".rstrip() for line in head]
    lines.append("\t".join(columns))
    for record in records:
        lines.append("\t".join(one_line(getattr(record, column)) for column in columns))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
