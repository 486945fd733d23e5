#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Programs on several hosts: isolated ones, joined by a pair of interfaces, and those a command reaches."""

import json
import os
import pathlib
import shlex
import signal
import subprocess
import tempfile
import unittest

from labsupport import QUAY, Running, is_alive, run, until, wrong

JOINED = """
host@blue: interfaces v0 v1@red                            => ok
host@blue: address 10.0.0.1/24 on v0                       => ok
host@red:  address 10.0.0.2/24 on v1                       => ok
"""
# An address is part of a port's identity: 10.0.0.1:80 and 10.0.0.2:80 are two.
ACROSS = JOINED + """
web@blue:  listen tcp 10.0.0.1:80 as door                  => ok
mail@red:  listen tcp 10.0.0.2:80 as post                  => ok
alice@red: connect tcp 10.0.0.1:80 as a                    => ok
alice:     send a "to blue"                                => door#1 receives "to blue"
web:       send door#1 "back"                              => a receives "back"
bob@blue:  connect tcp 10.0.0.2:80 as b                    => ok
bob:       send b "to red"                                 => post#1 receives "to red"
alice:     connect tcp 10.0.0.1:81                         => fails ECONNREFUSED
alice:     connect tcp 127.0.0.1:80                        => fails ECONNREFUSED
dns@blue:  bind udp 10.0.0.1:53 as dns
ask@red:   bind udp *:0 as q
ask:       send q "name" to 10.0.0.1:53                    => dns receives "name"
dns:       send dns "answer" to 10.0.0.2:$q                => q receives "answer"
ask:       send q "name" to 10.0.0.1:54                    => nobody receives
ask:       connect udp 10.0.0.1:54 as c
ask:       send c "x"                                      => nobody receives
ask:       send c "x"                                      => fails ECONNREFUSED
web:       pause door
eve@red:   connect tcp 10.0.0.1:80 as e
eve:       send e "waits"                                  => nobody receives
web:       resume door                                     => door#2 receives "waits"
alice:     close a
web:       send door#1 "too late"                          => ok
web:       send door#1 "too late"                          => fails EPIPE
eve:       kill
web:       close door#2
ears@blue: bind udp *:99 broadcast as here
ears2@red: bind udp *:99 as there
ears:      send here "all" to 10.0.0.255:99                => here receives "all" and there receives "all"
"""


class Hosts(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        before = os.environ.get("XDG_CONFIG_HOME")
        os.environ["XDG_CONFIG_HOME"] = self.folder.name
        self.addCleanup(lambda: os.environ.pop("XDG_CONFIG_HOME") if before is None
                        else os.environ.__setitem__("XDG_CONFIG_HOME", before))
        self.declare("host blue isolated", "host red isolated")

    def declare(self, *lines):
        file = pathlib.Path(self.folder.name) / "quayside" / "hosts.conf"
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(lines))

    def test_each_host_has_every_port(self):
        steps, status, errors = run("a@blue: listen tcp *:80 => ok\nb@red: listen tcp *:80 => ok\n"
                                    "c@blue: listen tcp *:80 => fails EADDRINUSE\nd: listen tcp *:80 => ok\n", "--isolated")
        self.assertEqual((wrong(steps), status, errors), ([], 0, ""))
        self.assertEqual([step.get("host") for step in steps], ["blue", "red", "blue", None])
        self.assertEqual([step["program"] for step in steps], ["a", "b", "c", "d"])

    def test_a_pair_joins_two_hosts(self):
        for options in ([], ["--isolated"]):
            steps, status, errors = run(ACROSS, *options)
            self.assertEqual((wrong(steps), status, errors), ([], 0, ""))
            self.assertNotIn("unknown", [step["predicted"]["outcome"] for step in steps])

    def test_a_pair_joins_the_own_host_to_another(self):
        steps, status, errors = run("host: interfaces v0 v1@red\nhost: address [fd00::1]/64 on v0\n"
                                    "host@red: address [fd00::2]/64 on v1\nweb@red: listen tcp [fd00::2]:80 as door\n"
                                    "me: connect tcp [fd00::2]:http as a => ok\n"
                                    "me: send a \"six\" => door#1 receives \"six\"\n", "--isolated")
        self.assertEqual((wrong(steps), status, errors), ([], 0, ""))

    def test_each_side_decides_by_its_own_rules(self):
        pair = ("host@blue: interfaces c0 c1@red\nhost@blue: address 10.1.0.1/24 on c0\n"
                "host@red: address 10.1.0.2/24 on c1\n")
        twice = "x: send b \"x\" to {0}\nx: send b \"x\" to {0}{1}\n"
        for script in (
                # the two ends are in use
                "w@blue: listen tcp 10.1.0.1:80\nx@red: connect tcp 10.1.0.1:80 from 10.1.0.2:5000 as a\n"
                "x: bind tcp 10.1.0.255:5000 as b\nx: connect b 10.1.0.1:80 => fails EADDRNOTAVAIL\n",
                "host@red: ephemeral 40000-40001\nw@blue: listen tcp 10.1.0.1:80\nx@red: connect tcp 10.1.0.1:80\n"
                "x: connect tcp 10.1.0.1:80\nx: connect tcp 10.1.0.1:80 => fails EADDRNOTAVAIL\n",
                # the listener's interface is the one that the SYN comes in by
                "x@red: listen tcp 10.1.0.2:5000 device c1\nw@blue: connect tcp 10.1.0.2:5000 => ok\n",
                # whom ICMP is told
                "x@red: connect udp 10.1.0.1:0 as b\n" + twice.format("10.1.0.1:5", " => fails ECONNREFUSED"),
                "x@red: connect udp [::1]:5002 as b\n" + twice.format("[::ffff:10.1.0.1]:5002", " => ok"),
                "x@blue: connect udp 10.1.0.2:5 from 255.255.255.255:5 as b\nx: send b \"x\"\nx: send b \"x\" => ok\n"):
            steps, status, errors = run(pair + script, "--isolated")
            self.assertEqual((wrong(steps), status, errors), ([], 0, ""), script)

    def test_a_recording_needs_no_hosts(self):
        with Running(ACROSS) as lab:
            steps, status, _ = lab.finish()
            self.assertEqual(status, 0)
            self.declare()
            again = subprocess.run([QUAY, "replay", str(lab.record), "--json"], capture_output=True, check=False)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual([json.loads(line) for line in again.stdout.splitlines()], steps)

    def test_a_command_reaches_a_host(self):
        self.declare(f"host pi via {shlex.quote(QUAY)} agent --isolated")
        steps, status, errors = run("web@pi: listen tcp 127.0.0.1:80 as door => ok\n"
                                    "web: connect tcp 127.0.0.1:80 as a => ok\nweb: send a \"hi\" => door#1 receives \"hi\"\n"
                                    "web: listen tcp 127.0.0.1:80 => fails EADDRINUSE\nweb: close a\nweb: exit\n")
        self.assertEqual((wrong(steps), status, errors), ([], 0, ""))
        self.assertEqual([step["predicted"]["outcome"] for step in steps[:2]], ["unknown", "unknown"])
        self.assertEqual(steps[3]["predicted"]["error"], "EADDRINUSE")

    def test_a_command_may_lead_to_this_computer(self):
        self.declare(f"host near via {shlex.quote(QUAY)} agent")
        steps, _, errors = run("web@near: listen tcp 127.0.0.1:0 as door\nme: connect tcp 127.0.0.1:$door as a => ok\n"
                               "me: send a \"hi\" => door#1 receives \"hi\"\n"
                               "web: send door#1 \"back\" => a receives \"back\"\nother: listen tcp 127.0.0.1:$door\n")
        self.assertEqual((wrong(steps), errors), ([], ""))
        self.assertEqual(steps[4]["actual"]["error"], "EADDRINUSE")

    def test_what_is_wrong_with_a_command_is_told(self):
        cases = {"/nonexistent/ssh pi": "no such command", "true": "has ended", "echo hello": "quay agent",
                 "sh -c 'read line; exit 0'": "has ended"}
        for command, part in cases.items():
            self.declare("host pi via " + command.replace("'", '"'))
            _, status, errors = run("web@pi: bind udp *:0\n")
            self.assertEqual(status, 3, command)
            self.assertIn("pi via " + command.split()[0], errors)
            self.assertIn(part, errors)

    def test_a_host_of_nobody_names_the_settings(self):
        self.declare("host blue isolatd")
        _, status, errors = run("web@blue: bind udp *:0\n")
        self.assertEqual(status, 2)
        self.assertIn("hosts.conf, line 1", errors)
        self.assertIn("host blue isolated", errors)

    def test_a_program_that_dies_elsewhere_is_followed(self):
        self.declare("host blue isolated", "host red isolated")
        script = JOINED + ("web@blue: listen tcp 10.0.0.1:80 as door\nme@red: connect tcp 10.0.0.1:80 as a\n"
                           "me: wait 3000 ms\nme: send a \"x\"\nme: send a \"y\"\nweb: bind udp *:7 => ok\n")
        with Running(script) as lab:
            lab.reach("wait 3000 ms")
            os.kill(lab.pids()["web"], signal.SIGKILL)
            steps, status, _ = lab.finish()
        self.assertEqual((wrong(steps), status), ([], 0))
        self.assertEqual(steps[-2]["actual"]["error"], "EPIPE")

    def test_nothing_outlives_the_engine(self):
        self.declare("host blue isolated", "host red isolated", f"host pi via {shlex.quote(QUAY)} agent")
        script = JOINED + "a@blue: bind udp *:1\nb@red: bind udp *:1\nc@pi: bind udp 127.0.0.1:0\nc: wait 60000 ms\n"
        with Running(script) as lab:
            lab.reach("wait 60000 ms")
            pids = children_of(lab.process.pid)
            self.assertGreaterEqual(len(pids), 5)
            lab.process.kill()
            lab.process.wait()
            until(lambda: not any(is_alive(pid) for pid in pids), "every program ends")


def children_of(pid):
    return [int(child) for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


if __name__ == "__main__":
    unittest.main()
