#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Programs that are not ours against the lab's: after every step ss shows what the state says; nc and curl talk to it."""

import base64
import os
import subprocess
import unittest

import test_lab_inherit
from labsupport import Stepping, in_host_of, sockets_of_ss, until


def scenarios(seed, count):
    text = subprocess.run([os.environ["SCENARIOS"], str(seed), str(count)], capture_output=True, text=True,
                          check=True).stdout
    for script in text.split("---\n"):
        yield [line for line in script.splitlines() if line and not line.startswith("#") and ": wait" not in line]


class AgainstSs(unittest.TestCase):
    def follow(self, statements):
        with Stepping("--isolated") as lab:
            for number, statement in enumerate(statements, 1):
                lab.do(statement)
                try:
                    lab.look()
                except AssertionError as difference:
                    self.fail("\n".join(statements[:number]) + f"\n{difference}")

    def test_after_every_step_of_random_scripts(self):
        steps = 0
        for statements in scenarios(1, 8):
            with self.subTest(script=statements[:1]):
                self.follow(statements)
            steps += len(statements)
        self.assertGreater(steps, 100)

    def test_what_is_left_of_many_connections(self):
        with Stepping("--isolated") as lab:
            lab.do("web: listen tcp 127.0.0.1:8080 reuseaddr as door")
            for number in range(1, 101):
                lab.do(f"alice: connect tcp 127.0.0.1:8080 as c{number}")
                lab.do(f"alice: close c{number}")
                if number % 3 != 0:
                    lab.do(f"web: close door#{number}")
            left = [state for _, state, _, _, holders in lab.look() if not holders]
            self.assertEqual((left.count("TIME-WAIT"), left.count("FIN-WAIT-2")), (67, 33))
            for number in range(3, 101, 3):
                lab.do(f"web: close door#{number}")
            left = [state for _, state, _, _, holders in lab.look() if not holders]
            self.assertEqual(left.count("TIME-WAIT"), 100)

    def test_a_connection_whose_ends_are_taken_over_is_gone(self):
        self.follow(["web: listen tcp 127.0.0.1:8080 as door",
                     "alice: connect tcp 127.0.0.1:8080 from 127.0.0.1:9000 reuseaddr as one", "alice: close one",
                     "web: close door#1",
                     "bob: connect tcp 127.0.0.1:8080 from 127.0.0.1:9000 reuseaddr as two => ok", "bob: wait 1 ms"])

    def test_after_every_step_with_sockets_of_several_programs(self):
        scripts = (test_lab_inherit.HANDOVER, test_lab_inherit.QUEUE, test_lab_inherit.CONNECTION,
                   test_lab_inherit.DATAGRAMS)
        for script in scripts:
            with self.subTest(script=script):
                self.follow(script.strip().splitlines())


class Clients(unittest.TestCase):
    """Each in the isolated host, beside the lab's programs."""

    def start(self, lab, *command):
        return subprocess.Popen(in_host_of(lab.host(), *command), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def received(self, lab, name):
        """All that the socket of this name has read."""
        ids = {line["socket"]: line["name"] for line in lab.lines() if line.get("event") == "opened"}
        return b"".join(base64.b64decode(line["sample"]) for line in lab.lines()
                        if line.get("event") == "received" and ids.get(line["socket"]) == name)

    def wait_for(self, lab, name, text):
        until(lambda: text in self.received(lab, name), f"{name} receives {text}")

    def finish(self, client):
        out, err = client.communicate(timeout=60)
        self.assertEqual(client.returncode, 0, err)
        return out

    def test_nc_talks_to_a_listener_and_hears_the_answer(self):
        with Stepping("--isolated") as lab:
            lab.do("web: listen tcp 127.0.0.1:8080 as door")
            client = self.start(lab, "nc", "127.0.0.1", "8080")
            client.stdin.write(b"hello from nc\n")
            client.stdin.flush()
            self.wait_for(lab, "door#1", b"hello from nc\n")
            lab.do("web: send door#1 \"hello from web\\n\"")
            web = frozenset({lab.pids()["web"]})
            shown = lab_sockets(lab)
            self.assertIn(("tcp", "LISTEN", "127.0.0.1:8080", web), shown)
            self.assertIn(("tcp", "ESTAB", "127.0.0.1:8080", web), shown)
            lab.do("web: close door#1")
            self.assertEqual(self.finish(client), b"hello from web\n")

    def test_nc_that_goes_leaves_a_session_half_closed(self):
        with Stepping("--isolated") as lab:
            lab.do("web: listen tcp [::1]:8080 as door")
            client = self.start(lab, "nc", "-N", "::1", "8080")
            client.stdin.write(b"bye")
            client.stdin.close()
            self.wait_for(lab, "door#1", b"bye")
            until(lambda: ("tcp", "CLOSE-WAIT", "[::1]:8080", frozenset({lab.pids()["web"]})) in lab_sockets(lab),
                  "the session is half closed")
            lab.do("web: close door#1")
            client.stdin = None
            self.assertEqual(self.finish(client), b"")

    def test_nc_sends_a_datagram_and_hears_the_answer(self):
        with Stepping("--isolated") as lab:
            lab.do("mail: bind udp 127.0.0.1:5300 as box")
            client = self.start(lab, "nc", "-u", "-p", "5301", "127.0.0.1", "5300")
            client.stdin.write(b"a datagram")
            client.stdin.flush()
            self.wait_for(lab, "box", b"a datagram")
            lab.do("mail: send box \"an answer\" to 127.0.0.1:5301")
            self.assertEqual(client.stdout.read(9), b"an answer")
            client.kill()
            client.communicate()

    def test_curl_gets_the_page_that_the_script_sends(self):
        with Stepping("--isolated") as lab:
            lab.do("web: listen tcp 127.0.0.1:8080 as door")
            client = self.start(lab, "curl", "-sS", "--noproxy", "*", "http://127.0.0.1:8080/harbour")
            self.wait_for(lab, "door#1", b"GET /harbour HTTP/1.1\r\n")
            lab.do("web: send door#1 \"HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nahoy\\n\"")
            self.assertEqual(self.finish(client), b"ahoy\n")

    def test_curl_is_served_by_the_heir_of_a_listener(self):
        with Stepping("--isolated") as lab:
            lab.do("web: listen tcp 127.0.0.1:8080 as door")
            lab.do("heir: inherit door as spare")
            lab.do("web: exit")
            client = self.start(lab, "curl", "-sS", "--noproxy", "*", "http://127.0.0.1:8080/")
            self.wait_for(lab, "spare#1", b"GET / HTTP/1.1\r\n")
            lab.do("heir: send spare#1 \"HTTP/1.1 204 No Content\\r\\n\\r\\n\"")
            self.assertEqual(self.finish(client), b"")

    def test_curl_is_refused_where_nobody_listens(self):
        with Stepping("--isolated") as lab:
            lab.do("web: bind tcp 127.0.0.1:8080 as door")
            client = self.start(lab, "curl", "-sS", "--noproxy", "*", "http://127.0.0.1:8080/")
            client.communicate(timeout=60)
            self.assertEqual(client.returncode, 7)  # curl(1): failed to connect


def lab_sockets(lab):
    """What ss shows of the lab's own sockets, the peers left out."""
    return {(s[0], s[1], s[2], s[4]) for s in sockets_of_ss(inside=lab.host())}


if __name__ == "__main__":
    unittest.main()
