# SPDX-License-Identifier: MIT
"""Facts that neither source can tell, each with where it comes from: corrections.tsv.

Three verbs:
  keep   the 2014 name still stands beside the newer one; without this it would be a rename
  first  of several names of a port, the one people know
  set    a field of a row

A correction that matches no row is an error: the sources have moved on and it must be looked at.
"""

from __future__ import annotations

import dataclasses
import pathlib
from typing import NamedTuple

from records import Record
from sources import Slot

NO_TRANSPORT = "-"


class Correction(NamedTuple):
    verb: str
    port: str
    transport: str
    name: str
    field: str
    value: str
    source: str


def read_corrections(path: pathlib.Path) -> list[Correction]:
    return corrections(path.read_text(encoding="utf-8"))


def corrections(text: str) -> list[Correction]:
    """"tcp,udp" in the transport's column stands for two corrections."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = []
    for line in lines[1:]:
        verb, port, transports, *rest = line.split("\t")
        for transport in transports.split(","):
            found.append(checked(Correction(
                verb, port, "" if transport == NO_TRANSPORT else transport, *rest)))
    return found


def checked(correction: Correction) -> Correction:
    if correction.verb not in ("keep", "first", "set"):
        raise ValueError(f"unknown verb: {correction}")
    if not correction.source:
        raise ValueError(f"a correction says where it comes from: {correction}")
    fields = [field.name for field in dataclasses.fields(Record)]
    if (correction.verb == "set") != (correction.field in fields):
        raise ValueError(f"no such field: {correction}")
    return correction


def kept_names(all_corrections: list[Correction]) -> dict[Slot, set[str]]:
    kept: dict[Slot, set[str]] = {}
    for correction in all_corrections:
        if correction.verb == "keep":
            slot = (int(correction.port), correction.transport)
            kept.setdefault(slot, set()).add(correction.name)
    return kept


def apply(all_corrections: list[Correction], records: list[Record]) -> list[Record]:
    for correction in all_corrections:
        if correction.verb == "set":
            setattr(record_of(correction, records), correction.field, correction.value)
        elif correction.verb == "first":
            records = with_first(record_of(correction, records), records)
        else:
            record_of(correction, records)  # only that it is there
    return records


def record_of(correction: Correction, records: list[Record]) -> Record:
    wanted = (correction.port, correction.transport, correction.name)
    for record in records:
        if (record.port, record.transport, record.name) == wanted:
            return record
    raise ValueError(f"nothing to correct: {correction}")


def with_first(chosen: Record, records: list[Record]) -> list[Record]:
    """`chosen` moved before the other names of its port; the rest keep their places."""
    others = [record for record in records if record is not chosen]
    place = next(i for i, record in enumerate(others)
                 if (record.port, record.transport) == (chosen.port, chosen.transport))
    return others[:place] + [chosen] + others[place:]
