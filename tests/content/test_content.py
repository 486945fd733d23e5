#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the articles and the hand-written registry tables to their form.

The program reads these files without asking twice, so their shape is checked here, and the facts that
appear in several places (two languages, an article and a table) must not contradict one another.
Every check is a function that returns a list of complaints; the last test class feeds each of them
something broken, so that a check that has stopped looking is noticed.

Run: python3 tests/content/test_content.py
"""

import ipaddress
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "resources" / "articles"
USES = ROOT / "resources" / "registry" / "uses.tsv"
ENCRYPTION = ROOT / "resources" / "registry" / "encryption.tsv"

PORTS = (20, 21, 22, 23, 25, 53, 67, 68, 80, 110, 119, 123, 143, 194, 443)
REQUIRED = ("port", "title", "transports", "encrypted", "rfc", "try")
OPTIONAL = ("replaced-by",)
SHARED = ("port", "transports", "encrypted", "replaced-by", "rfc", "try")
HEADINGS = {
    "en": ["What it does", "Transports", "Encryption", "What a session looks like", "Good to know", "References"],
    "de": ["Was es tut", "Transporte", "Verschlüsselung", "Wie eine Sitzung aussieht", "Gut zu wissen", "Quellen"],
}
# RFCs a reader might be tempted to cite although a later one has replaced them.
OBSOLETE = {783, 793, 821, 822, 977, 1305, 1725, 1730, 2060, 2246, 2616, 2818, 2821, 2822, 3501,
            4346, 4409, 5246, 7230, 7231, 7540, 8446}
DOCUMENTATION = [ipaddress.ip_network(n) for n in
                 ("192.0.2.0/24", "127.0.0.0/8", "169.254.0.0/16", "0.0.0.0/32", "255.255.255.255/32")]
DOCUMENTATION_V6 = ipaddress.ip_network("2001:db8::/32")
TRANSPORTS = {"tcp", "udp", "sctp", "dccp"}
TRY = re.compile(r"(listen tcp|bind tcp|bind udp) (127\.0\.0\.1|\[::1\]):(\d+)( reuseaddr)?")
USES_COLUMNS = ["port", "transport", "name", "description_en", "description_de", "source"]
ENCRYPTION_COLUMNS = ["port", "transport", "service_en", "service_de", "encrypted", "replacement_port",
                      "replacement_en", "replacement_de", "note_en", "note_de"]
# An article knows three answers, the table four: what two sides may agree on is "partly" to a reader of the article.
ARTICLE_ANSWER = {"no": "no", "yes": "yes", "optional": "partly", "partly": "partly"}


def split_article(text):
    """Front matter as a dict and the Markdown below it; raises ValueError where there is none."""
    match = re.match(r"---\n(.*?)\n---\n(.*)\Z", text, re.S)
    if not match:
        raise ValueError("no front matter")
    fields = {}
    for line in match[1].split("\n"):
        key, colon, value = line.partition(": ")
        if not colon or not value.strip() or key in fields:
            raise ValueError(f"front matter line {line!r}")
        fields[key] = value
    return fields, match[2]


def sections(body):
    """The h2 sections as a list of (heading, text), ignoring what looks like a heading inside a code block."""
    found, fenced = [], False
    for line in body.split("\n"):
        if line.startswith("```"):
            fenced = not fenced
        if line.startswith("## ") and not fenced:
            found.append((line[3:], []))
        elif found:
            found[-1][1].append(line)
    return [(heading, "\n".join(lines)) for heading, lines in found]


def prose(body):
    return re.sub(r"^```\n.*?^```\n", "", body, flags=re.S | re.M)


def front_matter_problems(fields, number):
    problems = [f"{key} is missing" for key in REQUIRED if key not in fields]
    problems += [f"{key} is unknown" for key in fields if key not in REQUIRED + OPTIONAL]
    if problems:
        return problems
    if fields["port"] != str(number):
        problems.append(f"port {fields['port']} in the file for {number}")
    transports = fields["transports"].split(" ")
    if not set(transports) <= TRANSPORTS or len(set(transports)) != len(transports):
        problems.append(f"transports {fields['transports']!r}")
    if fields["encrypted"] not in ("yes", "no", "partly"):
        problems.append(f"encrypted {fields['encrypted']!r}")
    if "replaced-by" in fields and not re.fullmatch(r"\d{1,5} [a-z][a-z0-9-]*", fields["replaced-by"]):
        problems.append(f"replaced-by {fields['replaced-by']!r}")
    for rfc in fields["rfc"].split(" "):
        if not re.fullmatch(r"RFC[1-9]\d{0,4}", rfc):
            problems.append(f"rfc {rfc!r}")
        elif int(rfc[3:]) in OBSOLETE:
            problems.append(f"{rfc} has been replaced by a later one")
    return problems + try_problems(fields["try"], transports)


def try_problems(line, transports):
    match = TRY.fullmatch(line)
    if not match:
        return [f"try {line!r} is no listen or bind on loopback"]
    problems = []
    if match[1].split()[1] not in transports:
        problems.append(f"try {line!r} uses a transport the service does not")
    if not 1024 <= int(match[3]) <= 65535:
        problems.append(f"try {line!r} needs an unprivileged port")
    return problems


def body_problems(fields, body, language):
    found = sections(body)
    if [heading for heading, _ in found] != HEADINGS[language]:
        return [f"headings {[heading for heading, _ in found]}"]
    problems = [f"{heading} is empty" for heading, text in found if not text.strip()]
    if not re.search(r"^```\n.+?^```$", found[3][1], re.S | re.M):
        problems.append("the session has no code block")
    words = len(prose(body).split())
    if not 200 <= words <= 400:
        problems.append(f"{words} words outside the code block")
    if any(len(line) > 78 for block in re.findall(r"```\n(.*?)```", body, re.S) for line in block.split("\n")):
        problems.append("a line of the session is longer than 78 columns")
    if re.search(r"[ \t]$", body, re.M):
        problems.append("space at the end of a line")
    cited = [f"RFC{n}" for n in re.findall(r"^- RFC (\d+): \S", found[5][1], re.M)]
    if cited != fields["rfc"].split(" "):
        problems.append(f"references {cited} differ from the front matter")
    return problems + address_problems(body)


def address_problems(text):
    """Only names and addresses that are set aside for documentation, or have a meaning of their own, may occur."""
    problems = []
    for word in re.findall(r"(?<![\d.])\d+\.\d+\.\d+\.\d+(?![\d.])", text):
        if not any(ipaddress.ip_address(word) in network for network in DOCUMENTATION):
            problems.append(f"address {word}")
    for word in re.findall(r"(?<![\w:])(?:[0-9a-f]{1,4}:){1,7}:?[0-9a-f:]*", text):
        if "::" in word and ipaddress.ip_address(word) not in DOCUMENTATION_V6:
            problems.append(f"address {word}")
    for name in re.findall(r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|de|io|edu|info)\b", text):
        if not re.search(r"(^|\.)example\.(com|net|org)$", name):
            problems.append(f"name {name}")
    return problems


def language_problems(english, german):
    return [f"{key}: {english.get(key)!r} and {german.get(key)!r}"
            for key in SHARED if english.get(key) != german.get(key)]


def read_table(text):
    """Columns and rows of a TSV file with # comments at its head."""
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return lines[0].split("\t"), [line.split("\t") for line in lines[1:]]


def port_range(text):
    """(low, high) of "80" or "80-90", or None."""
    match = re.fullmatch(r"(0|[1-9]\d{0,4})(?:-([1-9]\d{0,4}))?", text)
    if not match:
        return None
    low, high = int(match[1]), int(match[2] or match[1])
    single = match[2] is None
    return (low, high) if high <= 65535 and (single or low < high) else None


def form_problems(columns, rows, expected, may_be_empty=()):
    if columns != expected:
        return [f"columns {columns}"]
    problems = []
    for row in rows:
        if len(row) != len(expected):
            problems.append(f"{len(row)} cells: {row}")
            continue
        problems += [f"{name} of {row[0]} {row[2]!r} is empty or has space around it"
                     for name, cell in zip(expected, row)
                     if cell != cell.strip() or not cell and name not in may_be_empty]
        if port_range(row[0]) is None:
            problems.append(f"port {row[0]!r}")
        if row[1] not in ("tcp", "udp", "tcp udp"):
            problems.append(f"transport {row[1]!r} of {row[0]}")
    return problems


def uses_problems(columns, rows):
    problems = form_problems(columns, rows, USES_COLUMNS)
    if problems:
        return problems
    if len(rows) < 150:
        problems.append(f"only {len(rows)} rows")
    keys = [port_range(row[0]) for row in rows]
    problems += [f"{rows[i + 1][0]} {rows[i + 1][2]} stands too late"
                 for i in range(len(rows) - 1) if keys[i + 1] < keys[i]]
    seen = set()
    for port, transport, name, *texts, _ in rows:
        for one in transport.split(" "):
            if (port, one, name.lower()) in seen:
                problems.append(f"{port}/{one} {name} occurs twice")
            seen.add((port, one, name.lower()))
        problems += [f"{port} {name}: {len(text)} characters" for text in texts if len(text) > 90]
    return problems


def encryption_problems(columns, rows):
    problems = form_problems(columns, rows, ENCRYPTION_COLUMNS, ("replacement_port", "replacement_en", "replacement_de"))
    if problems:
        return problems
    if len(rows) < 60:
        problems.append(f"only {len(rows)} rows")
    keys = [(port_range(row[0]), row[1]) for row in rows]
    problems += [f"{key} is out of order or occurs twice" for last, key in zip(keys, keys[1:]) if key <= last]
    seen = set()
    for port, transport, service, _, encrypted, new_port, new_service, new_german, *notes in rows:
        for one in transport.split(" "):
            if (port, one) in seen:
                problems.append(f"{port}/{one} occurs twice")
            seen.add((port, one))
        if encrypted not in ARTICLE_ANSWER:
            problems.append(f"{port} {service}: encrypted {encrypted!r}")
        if encrypted == "yes" and new_port:
            problems.append(f"{port} {service} is encrypted and has a replacement")
        if len({bool(new_port), bool(new_service), bool(new_german)}) > 1:
            problems.append(f"{port} {service}: half a replacement")
        if new_port and (port_range(new_port) is None or new_port == port):
            problems.append(f"{port} {service}: replacement port {new_port!r}")
        problems += [f"{port} {service}: {len(note)} characters" for note in notes if len(note) > 140]
    return problems


def agreement_problems(fields, rows):
    """An article and the rows of encryption.tsv for its port must say the same."""
    mine = [row for row in rows if row[0] == fields["port"] and set(row[1].split(" ")) & set(fields["transports"].split(" "))]
    if not mine:
        return [f"encryption.tsv has no row for {fields['port']}"]
    problems = []
    for row in mine:
        if ARTICLE_ANSWER.get(row[4]) != fields["encrypted"]:
            problems.append(f"{row[0]}: encrypted {fields['encrypted']} in the article, {row[4]} in the table")
        if row[5] != fields.get("replaced-by", "").split(" ")[0]:
            problems.append(f"{row[0]}: replaced by {fields.get('replaced-by')!r} in the article, {row[5]!r} in the table")
    return problems


def read(path):
    return path.read_text(encoding="utf-8")


def article(language, number):
    return split_article(read(ARTICLES / language / f"{number}.md"))


class Articles(unittest.TestCase):
    def hold(self, check):
        """Runs check(language, number, fields, body) on every article; it returns the complaints."""
        for language in HEADINGS:
            for number in PORTS:
                with self.subTest(language=language, port=number):
                    self.assertEqual(check(language, number, *article(language, number)), [])

    def test_there_is_one_for_each_port_and_no_other(self):
        for language in HEADINGS:
            names = {path.name for path in (ARTICLES / language).iterdir()}
            self.assertEqual(names, {f"{number}.md" for number in PORTS}, language)

    def test_front_matter_is_complete_and_valid(self):
        self.hold(lambda language, number, fields, body: front_matter_problems(fields, number))

    def test_body_has_its_sections_session_and_references(self):
        self.hold(lambda language, number, fields, body: body_problems(fields, body, language))

    def test_they_agree_with_the_encryption_table(self):
        rows = read_table(read(ENCRYPTION))[1]
        self.hold(lambda language, number, fields, body: agreement_problems(fields, rows))

    def test_both_languages_state_the_same_facts(self):
        for number in PORTS:
            with self.subTest(port=number):
                english, german = article("en", number), article("de", number)
                self.assertEqual(language_problems(english[0], german[0]), [])
                self.assertNotEqual(prose(english[1]), prose(german[1]))


class Tables(unittest.TestCase):
    def test_uses_are_complete_sorted_and_unique(self):
        self.assertEqual(uses_problems(*read_table(read(USES))), [])

    def test_encryption_is_valid(self):
        self.assertEqual(encryption_problems(*read_table(read(ENCRYPTION))), [])

    def test_encrypted_replacements_that_are_listed_are_encrypted(self):
        rows = read_table(read(ENCRYPTION))[1]
        answer = {row[0]: row[4] for row in rows}
        for row in rows:
            if "TLS" in row[6] or "SSH" in row[6] or "HTTPS" in row[6]:
                self.assertEqual(answer.get(row[5], "yes"), "yes", row)


class TheChecksThemselves(unittest.TestCase):
    """Each check, given something broken, complains."""

    def setUp(self):
        self.fields, self.body = article("en", 23)

    def complains(self, problems):
        self.assertNotEqual(problems, [])

    def test_text_without_front_matter(self):
        for text in ("## What it does\n", "---\nport: 23\nport: 23\n---\n", "---\nport\n---\n"):
            self.assertRaises(ValueError, split_article, text)

    def test_each_missing_field(self):
        for key in REQUIRED:
            self.complains(front_matter_problems({k: v for k, v in self.fields.items() if k != key}, 23))

    def test_each_wrong_field(self):
        wrong = {"port": "24", "transports": "tcp tcp", "encrypted": "maybe", "replaced-by": "ssh", "rfc": "RFC793",
                 "try": "listen tcp 192.0.2.1:2323", "colour": "blue"}
        for key, value in wrong.items():
            with self.subTest(field=key):
                self.complains(front_matter_problems({**self.fields, key: value}, 23))

    def test_try_lines(self):
        for line in ("listen tcp 127.0.0.1:23", "listen tcp 127.0.0.1:70000", "bind udp 127.0.0.1:2323", "listen udp 127.0.0.1:2323",
                     "web: listen tcp 127.0.0.1:2323", "listen tcp *:2323"):
            with self.subTest(line=line):
                self.complains(try_problems(line, ["tcp"]))

    def test_broken_bodies(self):
        broken = {
            "heading": self.body.replace("## Transports", "## Transport"),
            "order": self.body.replace("## Transports", "## X").replace("## Encryption", "## Transports").replace("## X", "## Encryption"),
            "session": self.body.replace("```", ""),
            "length": self.body + "word " * 400,
            "reference": self.body.replace("- RFC 855", "- RFC 856"),
            "address": self.body.replace("gate.example.net", "198.18.0.1"),
            "address6": self.body.replace("gate.example.net", "fe80::1"),
            "name": self.body.replace("gate.example.net", "gate.test.net"),
        }
        for what, body in broken.items():
            with self.subTest(what=what):
                self.assertNotEqual(body, self.body)
                self.complains(body_problems(self.fields, body, "en"))
        self.complains(body_problems(self.fields, self.body, "de"))

    def test_languages_that_differ(self):
        for key in SHARED:
            self.complains(language_problems(self.fields, {**self.fields, key: "other"}))

    def test_article_against_table(self):
        row = ["23", "tcp", "Telnet", "Telnet", "no", "22", "SSH", "SSH", "a", "b"]
        self.assertEqual(agreement_problems(self.fields, [row]), [])
        self.complains(agreement_problems(self.fields, []))
        self.complains(agreement_problems(self.fields, [row[:4] + ["yes"] + row[5:]]))
        self.complains(agreement_problems(self.fields, [row[:5] + ["443"] + row[6:]]))

    def test_ports(self):
        self.assertEqual(port_range("6881-6889"), (6881, 6889))
        for text in ("", "65536", "-1", "080", "90-80", "80-80", "80-", "80-65536", "http"):
            self.assertIsNone(port_range(text), text)

    def test_broken_uses(self):
        columns, rows = read_table(read(USES))
        first = rows[0]
        broken = {
            "header": (columns[:-1], rows),
            "few": (columns, rows[:149]),
            "order": (columns, rows[::-1]),
            "twice": (columns, [first] + rows),
            "cells": (columns, [first[:-1]] + rows[1:]),
            "german": (columns, [first[:4] + [""] + first[5:]] + rows[1:]),
            "long": (columns, [first[:3] + ["x" * 91] + first[4:]] + rows[1:]),
            "port": (columns, [["70000"] + first[1:]] + rows[1:]),
            "transport": (columns, [first[:1] + ["tls"] + first[2:]] + rows[1:]),
        }
        for what, table in broken.items():
            with self.subTest(what=what):
                self.complains(uses_problems(*table))

    def test_broken_encryption(self):
        columns, rows = read_table(read(ENCRYPTION))
        at = next(i for i, row in enumerate(rows) if row[5])
        row = rows[at]
        broken = {
            "answer": row[:4] + ["maybe"] + row[5:],
            "half": row[:6] + [""] + row[7:],
            "half in German": row[:7] + [""] + row[8:],
            "replacement": row[:5] + ["66000"] + row[6:],
            "itself": row[:5] + [row[0]] + row[6:],
            "yes": row[:4] + ["yes"] + row[5:],
            "note": row[:9] + ["x" * 141],
            "english": row[:8] + ["", row[9]],
            "german service": row[:3] + [""] + row[4:],
        }
        for what, replaced in broken.items():
            with self.subTest(what=what):
                self.complains(encryption_problems(columns, rows[:at] + [replaced] + rows[at + 1:]))
        self.complains(encryption_problems(columns, rows[::-1]))
        self.complains(encryption_problems(columns, rows[:59]))
        self.complains(encryption_problems(columns, rows[:1] + rows))


if __name__ == "__main__":
    unittest.main()
