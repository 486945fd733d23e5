# SPDX-License-Identifier: MIT
"""The rules of resources/registry/merge.py, and what the shipped tables promise their reader.

    python3 -m unittest discover -s tests/registry
"""

import pathlib
import sys
import tempfile
import unittest

REGISTRY = pathlib.Path(__file__).resolve().parents[2] / "resources" / "registry"
sys.path.insert(0, str(REGISTRY))
sys.dont_write_bytecode = True

import corrections  # noqa: E402
import merge  # noqa: E402
import records  # noqa: E402
import sources  # noqa: E402

COLUMNS = ("Service Name,Port Number,Transport Protocol,Description,Assignee,Contact,"
           "Registration Date,Modification Date,Reference,Service Code,Known Unauthorized Uses,"
           "Assignment Notes\n")
CORRECTION_COLUMNS = "verb\tport\ttransport\tname\tfield\tvalue\tsource\n"


def merged(newer, older, facts=""):
    """The rows that come of an index.json, lines of IANA's CSV, and lines of corrections."""
    rows, _ = merge.merge(sources.newer_slots(newer), sources.older_records(COLUMNS + older),
                          corrections.corrections(CORRECTION_COLUMNS + facts))
    return rows


def shown(rows):
    return [(row.port, row.transport, row.name, row.status) for row in rows]


class Names(unittest.TestCase):
    def test_an_unchanged_name_keeps_its_details_of_2014(self):
        [row] = merged({"13/tcp": ["daytime", "Daytime"]},
                       "daytime,13,tcp,Daytime,[Jon_Postel],[Jon_Postel],,,[RFC867],,,\n")
        self.assertEqual((row.references, row.assignee), ("RFC867", "Jon Postel"))

    def test_the_newer_description_replaces_the_older(self):
        [row] = merged({"7547/tcp": ["cwmp", "Broadband Forum CWMP"]},
                       "cwmp,7547,tcp,DSL Forum CWMP,,,2006-01,,,,,\n")
        self.assertEqual((row.description, row.registered), ("Broadband Forum CWMP", "2006-01"))

    def test_aliases_stand_while_the_last_of_them_does(self):
        rows = merged({"80/tcp": ["www-http", "HTTP"]},
                      "http,80,tcp,HTTP,,,,,,,,\nwww,80,tcp,HTTP,,,,,,,,\nwww-http,80,tcp,HTTP,,,,,,,,\n")
        self.assertEqual([row.name for row in rows], ["http", "www", "www-http"])

    def test_all_aliases_go_when_the_last_of_them_went(self):
        [row] = merged({"2640/tcp": ["ami-control", "Control"]},
                       "sai-sentlm,2640,tcp,Licences,,,,,,,,\nsai_sentlm,2640,tcp,Licences,,,,,,,,\n")
        self.assertEqual((row.name, row.formerly), ("ami-control", "sai-sentlm sai_sentlm"))

    def test_another_name_with_the_same_description_is_a_rename(self):
        [row] = merged({"2459/tcp": ["xrpl", "Community"]},
                       "community,2459,tcp,Community,[David_Schwartz],,2000-01,,,,,\n")
        self.assertEqual((row.name, row.formerly, row.registered), ("xrpl", "community", "2000-01"))

    def test_another_name_with_another_description_starts_anew(self):
        [row] = merged({"2114/tcp": ["ariascribe", "Music"]},
                       "newheights,2114,tcp,NEWHEIGHTS,[Johnny_Vaughan],,2000-01,,,,,\n")
        self.assertEqual((row.formerly, row.assignee, row.registered), ("newheights", "", ""))

    def test_a_kept_name_stands_beside_the_newer_one(self):
        rows = merged({"631/tcp": ["ipps", "over HTTPS"]}, "ipp,631,tcp,IPP,,,,,,,,\n",
                      "keep\t631\ttcp\tipp\t\t\tIANA 2018-07-06\n")
        self.assertEqual([(row.name, row.formerly) for row in rows], [("ipp", ""), ("ipps", "")])

    def test_a_name_only_the_newer_source_has_is_new(self):
        self.assertEqual(shown(merged({"6379/tcp": ["redis", "store"]}, "")),
                         [("6379", "tcp", "redis", "assigned")])

    def test_an_old_name_with_spaces_stays_one_word(self):
        [row] = merged({"3679/tcp": ["newton-dock", "Newton Dock"]},
                       "Escale (Newton Dock),3679,tcp,Newton Dock,,,,,,,,\n")
        self.assertEqual(row.formerly, "Escale_(Newton_Dock)")


class PortsTakenBack(unittest.TestCase):
    def test_reserved_now_and_named_then_is_de_assigned(self):
        [row] = merged({"2/tcp": ["", "Reserved"]},
                       "compressnet,2,tcp,Management Utility,[Bernie_Volz],,,,,,,\n")
        self.assertEqual((row.status, row.name, row.formerly, row.assignee),
                         ("reserved", "", "compressnet", ""))

    def test_missing_from_the_newer_source_is_de_assigned(self):
        [row] = merged({}, "balour,4324,tcp,Balour Game Server,,,,,,,,\n")
        self.assertEqual((row.status, row.name, row.formerly), ("unassigned", "", "balour"))

    def test_the_former_name_in_a_description_is_read(self):
        [row] = merged({"15/tcp": ["", "Unassigned [was netstat]"]}, "")
        self.assertEqual((row.status, row.description, row.formerly),
                         ("unassigned", "Unassigned", "netstat"))

    def test_a_mere_gap_has_no_row(self):
        self.assertEqual(merged({"4/tcp": ["", "Unassigned"]}, ",10-19,,Unassigned,,,,,,,,\n"), [])

    def test_a_gap_with_a_remark_has_one(self):
        [row] = merged({}, ",4144,,Unassigned,,,,,,,,in use all the same\n")
        self.assertEqual((row.status, row.note), ("unassigned", "in use all the same"))

    def test_a_private_use_is_reserved_without_a_name(self):
        rows = merged({"24/tcp": ["", "any private mail system"]}, "")
        self.assertEqual(shown(rows), [("24", "tcp", "", "reserved")])

    def test_many_words_mean_unassigned(self):
        for words in ("unassigned", "De-registered", "Removed", "Deprecated",
                      "Decomissioned Port", "De-Commissioned Port", "(unassigned) Possibly", ""):
            with self.subTest(words):
                self.assertEqual(sources.status_of(words), "unassigned")
        self.assertEqual(sources.status_of("Reserved"), "reserved")


class Ranges(unittest.TestCase):
    def test_a_range_is_kept_as_one_row(self):
        rows = merged({}, "x11,6000-6063,tcp,X,,,,,,,,\n")
        self.assertEqual(shown(rows), [("6000-6063", "tcp", "x11", "assigned")])

    def test_a_number_listed_singly_since_is_cut_out(self):
        rows = merged({"12/tcp": ["new", ""]}, "old,10-14,tcp,Old,,,,,,,,\n")
        self.assertEqual([(row.port, row.name) for row in rows],
                         [("10-11", "old"), ("12", "new"), ("13-14", "old")])

    def test_another_transport_cuts_nothing_out(self):
        rows = merged({"12/udp": ["new", ""]}, "old,10-14,tcp,Old,,,,,,,,\n")
        self.assertIn("10-14", [row.port for row in rows])

    def test_a_record_without_transport_stays_without(self):
        rows = merged({}, "boe-cms,6400,,Contact port,,,,,,,,\n")
        self.assertEqual(shown(rows), [("6400", "", "boe-cms", "assigned")])

    def test_a_remark_stays_with_the_part_it_speaks_of(self):
        rows = merged({"8803/tcp": ["new", ""]},
                      ",8801-8805,,Unassigned,,,,,,,Known UNAUTHORIZED USE: Port 8801,\n")
        self.assertEqual([row.port for row in rows], ["8801-8802", "8803"])


class Fields(unittest.TestCase):
    def test_references_are_words_without_footnotes(self):
        self.assertEqual(sources.references("[1][RFC4727][RFC6335]"), "RFC4727 RFC6335")
        self.assertEqual(sources.references("[ISO/IEC 13818-6]"), "ISO/IEC_13818-6")
        self.assertEqual(sources.references("[n/a][Somebody <s&example.com>]"), "")

    def test_people_are_names_without_iana_s_numbers(self):
        self.assertEqual(sources.people("[Jon_Postel][Mark_Crispin_2]"), "Jon Postel, Mark Crispin")
        self.assertEqual(sources.people("[None]"), "")

    def test_text_misread_as_mac_roman_is_repaired(self):
        self.assertEqual(sources.repaired("Ari√´n"), "Ariën")
        self.assertEqual(sources.repaired("FORTÉ"), "FORTÉ")

    def test_the_remark_on_a_well_formed_twin_is_a_note(self):
        [row] = sources.older_records(
            COLUMNS + 'cl-1,172,tcp,"CL/1\nIANA assigned this well-formed service name '
            'as a replacement for ""cl/1"".",,,,,,,,\n')
        self.assertEqual(row.description, "CL/1")
        self.assertTrue(row.note.startswith("IANA assigned this well-formed"))

    def test_a_field_is_one_line(self):
        self.assertEqual(records.one_line(" a\tb\r\n  c\x00 "), "a b c")


class Corrections(unittest.TestCase):
    OLDER = "shilp,2049,tcp,,,,,,,,,\nnfs,2049,tcp,NFS,,,,,,,,\n"
    NEWER = {"2049/tcp": ["nfs", "NFS"]}

    def test_the_known_name_comes_first(self):
        rows = merged(self.NEWER, self.OLDER, "first\t2049\ttcp\tnfs\t\t\tusage\n")
        self.assertEqual([row.name for row in rows], ["nfs", "shilp"])

    def test_a_field_is_set(self):
        rows = merged(self.NEWER, self.OLDER, "set\t2049\ttcp\tnfs\treferences\tRFC1\tRFC 1\n")
        self.assertEqual([row.references for row in rows], ["", "RFC1"])

    def test_one_that_matches_nothing_is_an_error(self):
        with self.assertRaises(ValueError):
            merged(self.NEWER, self.OLDER, "set\t2049\tudp\tnfs\tnote\tx\tRFC 1\n")

    def test_one_without_a_source_is_an_error(self):
        with self.assertRaises(ValueError):
            merged(self.NEWER, self.OLDER, "first\t2049\ttcp\tnfs\t\t\t\n")

    def test_one_with_an_unknown_field_is_an_error(self):
        with self.assertRaises(ValueError):
            merged(self.NEWER, self.OLDER, "set\t2049\ttcp\tnfs\tcolour\tx\tRFC 1\n")


class Writing(unittest.TestCase):
    def test_the_table_is_lines_of_tabs_under_comments(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "table.tsv"
            records.write_table(path, ["head"], ("port", "name"),
                                [records.Record(port="7", name="e\tcho")])
            self.assertEqual(path.read_bytes(), b"# head\nport\tname\n7\te cho\n")


def table(name):
    """The comment lines and the rows, as dictionaries, of a shipped table."""
    lines = (REGISTRY / name).read_text(encoding="utf-8").split("\n")
    comments = [line for line in lines if line.startswith("#")]
    columns, *rows = [line.split("\t") for line in lines[len(comments):-1]]
    return comments, tuple(columns), [dict(zip(columns, row, strict=True)) for row in rows]


class Shipped(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.comments, cls.columns, cls.rows = table("registry.tsv")
        cls.records = [records.Record(**row) for row in cls.rows]

    def names(self, port, transport):
        """Every name of a port, with ranges and records for any transport expanded."""
        return [r.name for r in self.records if r.status == "assigned"
                and r.transport in (transport, "") and r.first() <= port <= r.last()]

    def status(self, port, transport):
        return {r.status for r in self.records
                if r.transport in (transport, "") and r.first() <= port <= r.last()}

    def test_columns_are_those_promised(self):
        self.assertEqual(self.columns, records.REGISTRY_COLUMNS)

    def test_head_tells_licence_and_count(self):
        head = "\n".join(self.comments)
        named = sum(r.status == "assigned" for r in self.records)
        self.assertIn("SPDX-License-Identifier: CC0-1.0", head)
        self.assertIn(f"{named} assignments, {len(self.records)} rows", head)

    def test_rows_are_sorted(self):
        self.assertEqual(self.records, records.in_order(self.records))

    def test_no_row_is_there_twice(self):
        keys = [(r.port, r.transport, r.name) for r in self.records]
        self.assertEqual(len(keys), len(set(keys)))

    def test_ports_are_numbers_and_ranges_rise(self):
        for record in self.records:
            self.assertRegex(record.port, r"^(0|[1-9]\d*)(-[1-9]\d*)?$")
            self.assertTrue(0 <= record.first() <= record.last() <= 65535, record)

    def test_ranges_of_one_transport_do_not_overlap_other_ports(self):
        for transport in records.TRANSPORTS:
            spans = sorted({(r.first(), r.last()) for r in self.records
                            if r.transport in (transport, "")})
            for (_, end), (start, _) in zip(spans, spans[1:]):
                self.assertLess(end, start)

    def test_transport_and_status_are_of_the_lists(self):
        self.assertLessEqual({r.transport for r in self.records}, {*records.TRANSPORTS, ""})
        self.assertEqual({r.status for r in self.records}, set(records.STATUSES))

    def test_exactly_the_assigned_have_a_name(self):
        for record in self.records:
            self.assertEqual(bool(record.name), record.status == "assigned", record)
            self.assertNotIn(" ", record.name)

    def test_unassigned_rows_say_something(self):
        for record in self.records:
            self.assertTrue(merge.worth_a_row(record), record)

    def test_fields_are_trimmed_and_dates_are_dates(self):
        for record, row in zip(self.records, self.rows):
            self.assertEqual([records.one_line(value) for value in row.values()], [*row.values()])
            self.assertRegex(record.registered, r"^(\d{4}-\d\d(-\d\d)?)?$")
            self.assertRegex(record.modified, r"^(\d{4}-\d\d(-\d\d)?)?$")

    def test_port_80_is_known_as_http(self):
        self.assertEqual(self.names(80, "tcp"), ["http", "www", "www-http"])
        self.assertEqual(self.names(80, "sctp"), ["http"])

    def test_well_known_ports_have_their_names(self):
        known = {20: "ftp-data", 21: "ftp", 22: "ssh", 23: "telnet", 25: "smtp", 53: "domain",
                 67: "bootps", 68: "bootpc", 69: "tftp", 79: "finger", 110: "pop3", 119: "nntp",
                 123: "ntp", 143: "imap", 161: "snmp", 179: "bgp", 194: "irc", 389: "ldap",
                 443: "https", 445: "microsoft-ds", 465: "submissions", 587: "submission",
                 631: "ipp", 853: "domain-s", 993: "imaps", 995: "pop3s", 1883: "mqtt",
                 2049: "nfs", 3306: "mysql", 3389: "ms-wbt-server", 5060: "sip",
                 5432: "postgresql", 5672: "amqp", 6379: "redis", 8080: "http-alt",
                 27017: "mongodb", 32400: "plex", 6667: "ircu", 3323: "active-net"}
        for port, name in known.items():
            with self.subTest(port):
                self.assertEqual(self.names(port, "tcp")[0], name)

    def test_a_range_covers_every_number_in_it(self):
        for port in (6000, 6031, 6063):
            self.assertEqual(self.names(port, "tcp"), ["x11"])
            self.assertEqual(self.names(port, "udp"), ["x11"])
        self.assertEqual(self.names(6064, "tcp"), ["ndl-ahp-svc"])

    def test_ports_taken_back_say_what_they_were(self):
        former = {(r.port, r.transport): r.formerly for r in self.records}
        self.assertEqual(former["2", "tcp"], "compressnet")
        self.assertEqual(former["15", "tcp"], "netstat")
        self.assertEqual(self.status(143, "udp"), {"reserved"})

    def test_the_ends_are_reserved(self):
        self.assertEqual(self.status(0, "tcp"), {"reserved"})
        self.assertEqual(self.status(49151, "udp"), {"reserved"})
        self.assertEqual([r for r in self.records if r.first() > 49151], [])

    def test_names_without_a_port_are_apart(self):
        _, columns, rows = table("portless.tsv")
        self.assertEqual(columns, records.PORTLESS_COLUMNS)
        self.assertTrue(all(row["name"] for row in rows))
        self.assertIn("airplay", [row["name"] for row in rows])

    def test_shipped_corrections_are_well_formed(self):
        facts = corrections.read_corrections(REGISTRY / "corrections.tsv")
        self.assertEqual({fact.verb for fact in facts}, {"keep", "first", "set"})


if __name__ == "__main__":
    unittest.main()
