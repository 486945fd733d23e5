#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every statement of the language, with real programs and sockets: predicted and actual agree."""

import pathlib
import tempfile
import unittest
import subprocess

from labsupport import QUAY, Running, run, sockets_of_ss, state_of, wrong

SCRIPT = """
web:   listen tcp [::1]:8080 backlog 5 as door            => ok
web:   bind tcp *:8081 as second
web:   listen second backlog 0
web:   pause second
bob:   connect tcp 127.0.0.1:8081 as b                    => ok
bob:   connect tcp 127.0.0.1:8081 as b2
bob:   send b "waits"                                     => nobody receives
web:   resume second
mail:  bind udp 127.0.0.1:5300 reuseaddr as box
mail:  bind box 127.0.0.1:5301                            => fails EINVAL
mail:  connect box 127.0.0.1:5300
mail:  send box "self"                                    => box receives "self"
mail:  disconnect box
peer:  connect udp 127.0.0.1:$box as q
peer:  send q hex "00 ff 10"                              => box receives "\\x00\\xff\\x10"
peer:  send q 1400 bytes times 3
peer:  send q ""
mail:  send box "back" to 127.0.0.1:$q                    => q receives "back"
mail:  send box "none" to 127.0.0.1:9                     => nobody receives
alice: connect tcp [::1]:8080 from [::1]:40001 as a
alice: send a "hi" times 3                                => door#1 receives "hihihi"
alice: send a 100000 bytes
web:   send door#1 "yo"                                   => a receives "yo"
web:   set door reuseport
web:   set door reuseport off
alice: shutdown a
web:   send door#1 "still"                                => a receives "still"
web:   close door#1
alice: close a
ears:  bind udp *:5353 reuseport as ears1
ears2: bind udp *:5353 reuseport as ears2
ears:  join ears1 224.0.0.251%lo
ears2: join ears2 224.0.0.251%lo
ears:  leave ears1 224.0.0.251%lo
g1:    listen tcp 127.0.0.1:7000 reuseport as g1
g2:    listen tcp 127.0.0.1:7000 reuseport as g2
c:     connect tcp 127.0.0.1:7000 as c1
c:     connect tcp 127.0.0.1:7000 as c2
c:     send c1 "x"
c:     send c2 "x"
u:     connect tcp 127.0.0.1:1                            => fails ECONNREFUSED
r:     connect tcp [::1]:8080 as r1
r:     reset r1
web:   send door#2 "gone"                                 => fails ECONNRESET
t:     bind tcp 127.0.0.1:0 rcvbuf 8192 sndbuf 8192 ttl 3 nodelay as t1
t:     bind udp 127.0.0.1:0 range 40100-40101 as t2
t:     bind tcp [::]:4444 dualstack as d
t:     bind tcp [::]:4445 v6only as d6
t:     bind tcp 10.9.9.9:5 freebind as fb
t:     bind tcp 10.9.9.9:5                                => fails EADDRNOTAVAIL
t:     bind tcp 127.0.0.1:0 noport as np
t:     connect np 127.0.0.1:8081
t:     wait 20 ms
t:     exit
c:     kill
c:     bind udp 127.0.0.1:0
web:   close door#9                                       => fails EBADF
web:   kill
host:  interfaces v0 v1
host:  address 10.0.0.1/24 on v0
host:  address [fd00::1]/64 on v1
host:  ephemeral 40000-40003
host:  privileged 80
h:     bind tcp 127.0.0.1:81                              => ok
h:     listen tcp 10.0.0.1:99 as hl
h2:    connect tcp 10.0.0.1:99 as hc
h2:    send hc "veth"                                     => hl#1 receives "veth"
h2:    bind udp 127.0.0.1:0
h2:    bind udp 127.0.0.1:0
h2:    bind udp 127.0.0.1:0
h2:    bind udp 127.0.0.1:0
h2:    bind udp 127.0.0.1:0                               => fails EADDRINUSE
h2:    bind tcp [fd00::1]:77                              => ok
"""

# What ss is asked about: listening, connected, half closed, closed, waiting in a backlog.
STANDING = """
web:   listen tcp 127.0.0.1:0 as door
web:   listen tcp [::1]:0 as door6
web:   bind udp [::]:0 as box
alice: connect tcp 127.0.0.1:$door as a
alice: connect tcp 127.0.0.1:$door as b
alice: connect tcp 127.0.0.1:$door as c
alice: connect tcp [::1]:$door6 as d
alice: connect udp [::1]:$box as q
alice: shutdown b
web:   close door#3
alice: close d
web:   close door6#1
bob:   connect tcp 127.0.0.1:$door as e
bob:   kill
alice: wait 60000 ms
"""


class Language(unittest.TestCase):
    def test_every_statement_agrees_with_its_prediction(self):
        steps, status, errors = run(SCRIPT, "--isolated")
        self.assertEqual(wrong(steps), [], errors)
        self.assertEqual(status, 0)
        self.assertEqual(len(steps), len(SCRIPT.strip().splitlines()))

    def test_backlog_that_is_full_leaves_a_connect_pending(self):
        steps, status, _ = run("""
            web: listen tcp 127.0.0.1:80 backlog 0 as door
            web: pause door
            a: connect tcp 127.0.0.1:80 as one
            a: connect tcp 127.0.0.1:80 as two
        """, "--isolated")
        self.assertEqual(wrong(steps), [])
        self.assertEqual(steps[-2]["actual"]["receivers"], ["door"])
        self.assertEqual(steps[-1]["actual"]["outcome"], "pending")
        self.assertEqual(status, 0)

    def test_state_is_what_ss_shows(self):
        with Running(STANDING) as lab:
            told = state_of(lab.reach("wait 60000 ms"))
            pids = set(lab.pids().values())
            self.assertEqual({s for s in told if s[4]}, sockets_of_ss(pids=pids))

    def test_state_of_an_isolated_host_is_what_ss_shows_with_what_was_closed(self):
        with Running(STANDING, "--isolated") as lab:
            told = state_of(lab.reach("wait 60000 ms"))
            self.assertEqual(told, sockets_of_ss(inside=lab.pids()["web"]))
            self.assertIn("TIME-WAIT", {s[1] for s in told})

    def test_replay_prints_what_the_run_printed(self):
        with tempfile.TemporaryDirectory() as folder:
            script, record = pathlib.Path(folder, "script"), pathlib.Path(folder, "record")
            script.write_text(SCRIPT + "---\n" + STANDING.replace("60000", "1"))
            for options in ([], ["--json"]):
                ran = subprocess.run([QUAY, "run", script, "--isolated", "--record", record, *options],
                                     capture_output=True, check=False)
                again = subprocess.run([QUAY, "replay", record, *options], capture_output=True, check=False)
                self.assertEqual(ran.stdout, again.stdout)
                self.assertEqual((again.returncode, again.stderr), (ran.returncode, b""))


if __name__ == "__main__":
    unittest.main()
