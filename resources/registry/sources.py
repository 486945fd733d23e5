# SPDX-License-Identifier: MIT
"""Reads the two sources of the registry and brings their fields into one form.

The newer source is an npm package made from IANA's CSV; it has one name per port and transport,
and no ranges. The older one is IANA's own CSV of 2014 with every field.
"""

from __future__ import annotations

import csv
import io
import json
import pathlib
import re
import tarfile
from typing import NamedTuple

from records import Record, one_line

Slot = tuple[int, str]  # a port number and a transport

# RFC 6335 made IANA give names such as "whois++" a well-formed twin; the CSV says so in the
# description, where it hides what the service does.
TWIN_REMARK = re.compile(r'\s*(IANA assigned this well-formed service name .*)', re.DOTALL)


class Named(NamedTuple):
    """What the newer source says of one port and transport; `name` may be empty."""

    name: str
    description: str


class Newer(NamedTuple):
    version: str
    slots: dict[Slot, Named]


def read_newer(path: pathlib.Path) -> Newer:
    """From the package's tarball as the npm registry serves it, or from its index.json."""
    if path.suffix == ".tgz":
        with tarfile.open(path) as archive:
            index = archive.extractfile("package/index.json").read()
            package = archive.extractfile("package/package.json").read()
    else:
        index = path.read_bytes()
        package = (path.parent / "package.json").read_bytes()
    return Newer(json.loads(package)["version"], newer_slots(json.loads(index)))


def newer_slots(index: dict[str, list[str]]) -> dict[Slot, Named]:
    slots = {}
    for key, (name, description) in index.items():
        port, _, transport = key.partition("/")
        slots[int(port), transport] = Named(one_line(name), one_line(description))
    return slots


def read_older(path: pathlib.Path) -> list[Record]:
    return older_records(path.read_text(encoding="utf-8"))


def older_records(text: str) -> list[Record]:
    return [older_record(row) for row in csv.DictReader(io.StringIO(text, newline=""))]


def older_record(row: dict[str, str]) -> Record:
    """One row of IANA's CSV. Its status is read from the description where there is no name."""
    row = {column: repaired(value or "") for column, value in row.items()}
    description, remark = split_remark(row["Description"])
    name = one_line(row["Service Name"])
    return Record(
        port=row["Port Number"].strip(), transport=row["Transport Protocol"].strip().lower(),
        name=name, status="assigned" if name else status_of(description),
        description=one_line(description), references=references(row["Reference"]),
        assignee=people(row["Assignee"] or row["Contact"]),
        registered=row["Registration Date"].strip(), modified=row["Modification Date"].strip(),
        service_code=row["Service Code"].strip(),
        unauthorized=plain_tags(one_line(row["Known Unauthorized Uses"])),
        note=plain_tags(one_line(row["Assignment Notes"] or remark)))


def repaired(text: str) -> str:
    """Undoes one accident of the 2014 file: UTF-8 once read as Mac Roman ("√´" for "ë")."""
    if text.isascii():
        return text
    try:
        return text.encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return text


def split_remark(description: str) -> tuple[str, str]:
    found = TWIN_REMARK.search(description)
    return (description[:found.start()], found[1]) if found else (description, "")


def status_of(description: str) -> str:
    """The status of a record without a name.

    IANA has many words for a port it took back ("De-registered", "Removed", "De-Commissioned
    Port"); "any private mail system" and the like keep a port from being assigned.
    """
    if not description.strip():
        return "unassigned"
    gone = r"\(?(unassigned|de-?register|removed|deprecated|de-?comm?iss)"
    return "unassigned" if re.match(gone, description.strip(), re.IGNORECASE) else "reserved"


def references(text: str) -> str:
    """"[RFC959][RFC9293]" as "RFC959 RFC9293"; footnote marks and people are no references."""
    tokens = []
    for token in re.findall(r"\[([^\]]*)\]", text):
        if token.isdigit() or token == "n/a" or "<" in token:
            continue
        tokens.append(one_line(token).replace(" ", "_"))
    return " ".join(tokens)


def people(text: str) -> str:
    """"[Jon_Postel][Mark_Crispin_2]" as "Jon Postel, Mark Crispin"; the number tells namesakes apart."""
    tags = re.findall(r"\[([^\]]*)\]", text)
    return ", ".join(person(tag) for tag in tags if tag != "None")


def person(tag: str) -> str:
    return one_line(re.sub(r"_\d$", "", tag).replace("_", " "))


def plain_tags(text: str) -> str:
    """People and RFCs inside a sentence, without IANA's brackets and underscores."""
    return re.sub(r"\s*\[([A-Z][A-Za-z]+(?:_\w+)+|RFC\d+)\]", lambda m: " " + person(m[1]), text)
