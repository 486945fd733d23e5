#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One socket, descriptors in several programs: what is predicted, what happens, and what ss shows of it."""

import unittest

from labsupport import Stepping, is_alive, run, sockets_of_ss, state_of, wrong

HANDOVER = """
web:   listen tcp 127.0.0.1:8080 as door
heir:  inherit door as spare                   => ok
alice: connect tcp 127.0.0.1:8080 as a         => ok
web:   pause door
bob:   connect tcp 127.0.0.1:8080 as b         => ok
web:   set door reuseport
web:   close door
carol: connect tcp 127.0.0.1:8080 as c         => ok
rival: listen tcp 127.0.0.1:8080               => fails EADDRINUSE
web:   listen door                             => fails EBADF
third: inherit door                            => fails EBADF
third: inherit spare as last                   => ok
heir:  kill
dave:  connect tcp 127.0.0.1:8080 as d         => ok
dave:  send d "for the last"                   => last#1 receives "for the last"
third: close last
erin:  connect tcp 127.0.0.1:8080 as e         => fails ECONNREFUSED
"""

QUEUE = """
web:   listen tcp [::1]:8080 backlog 0 as door
heir:  inherit door as spare
web:   pause door
heir:  pause spare
alice: connect tcp [::1]:8080 as a             => ok
alice: send a "early"                          => nobody receives
third: inherit door as other                   => other#1 receives "early"
third: pause other
bob:   connect tcp [::1]:8080 as b
heir:  resume spare
heir:  send spare#1 "hello"                    => b receives "hello"
third: send other#1 "hello"                    => a receives "hello"
"""

CONNECTION = """
web:   listen tcp 127.0.0.1:8080 as door
alice: connect tcp 127.0.0.1:8080 as a
heir:  inherit door#1 as s                     => ok
web:   close door#1
alice: send a "one"                            => s receives "one"
heir:  send s "two"                            => a receives "two"
web:   inherit s as back
web:   shutdown back
heir:  send s "three"                          => fails EPIPE
heir:  reset s
alice: send a "four"                           => back receives "four"
web:   close back
alice: send a "five"                           => fails EPIPE
heir:  inherit a as mine
alice: exit
heir:  close mine
"""

DATAGRAMS = """
web:   bind udp 127.0.0.1:5300 as box
heir:  inherit box                             => ok
alice: bind udp 127.0.0.1:5301 as a
alice: send a "one of you" to 127.0.0.1:5300
alice: send a "any of you" to 127.0.0.1:5300 times 20
web:   close box
alice: send a "you" to 127.0.0.1:5300          => heir.1 receives "you"
heir:  send heir.1 "me" to 127.0.0.1:5301      => a receives "me"
heir:  exit
alice: send a "nobody" to 127.0.0.1:5300       => nobody receives
"""

LATER = """
web:   bind tcp 127.0.0.1:8080 as door
heir:  inherit door as spare
web:   listen door
web:   pause door
alice: connect tcp 127.0.0.1:8080 as a         => ok
alice: send a "x"                              => spare#1 receives "x"
web:   inherit spare#1 as back
"""


class Inherit(unittest.TestCase):
    def check(self, script, *options):
        steps, status, errors = run(script, *options)
        self.assertEqual(wrong(steps), [], errors)
        self.assertEqual(status, 0)
        return steps

    def test_listener_stays_until_its_last_descriptor_is_closed(self):
        steps = self.check(HANDOVER, "--isolated")
        connected = steps[2]
        self.assertEqual(connected["predicted"]["receivers_any_of"], ["door", "spare"])
        self.assertIn(connected["actual"]["receivers"], (["door"], ["spare"]))
        self.assertIn("spare", steps[8]["predicted"]["with"])

    def test_it_works_without_an_isolated_host(self):
        self.check(HANDOVER.replace(":8080", ":$door").replace(":$door as door", ":0 as door"))

    def test_who_accepts_takes_what_waits(self):
        self.check(QUEUE, "--isolated")

    def test_connection_has_two_owners(self):
        self.check(CONNECTION, "--isolated")

    def test_datagrams_go_to_whoever_reads_first(self):
        steps = self.check(DATAGRAMS, "--isolated")
        self.assertEqual(steps[3]["predicted"]["receivers_any_of"], ["box", "heir.1"])
        self.assertEqual(len(steps[3]["actual"]["receivers"]), 1)

    def test_socket_that_listens_later_is_accepted_from_by_both(self):
        self.check(LATER, "--isolated")

    def test_ss_shows_one_socket_with_both_programs(self):
        with Stepping("--isolated") as lab:
            lab.do("web: listen tcp 127.0.0.1:8080 as door")
            lines = lab.do("heir: inherit door as spare")
            pids = frozenset(lab.pids().values())
            self.assertEqual(len(pids), 2)
            both = sockets_of_ss(inside=lab.pids()["web"])
            self.assertEqual(both, {("tcp", "LISTEN", "127.0.0.1:8080", "*", pids)})
            self.assertEqual(state_of(lines), both)
            lines = lab.do("web: kill")
            self.assertFalse(is_alive(lab.pids()["web"]))
            one = sockets_of_ss(inside=lab.pids()["heir"])
            self.assertEqual(one, {("tcp", "LISTEN", "127.0.0.1:8080", "*", frozenset({lab.pids()["heir"]}))})
            self.assertEqual(state_of(lines), one)


if __name__ == "__main__":
    unittest.main()
