#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Programs that die, the engine that dies, floods: the rest goes on, and nothing is left behind."""

import os
import signal
import socket
import subprocess
import unittest

from labsupport import QUAY, Running, Stepping, is_alive, run, until, wrong

TWO = """
web:   listen tcp 127.0.0.1:0 as door
alice: connect tcp 127.0.0.1:$door as a
alice: wait 60000 ms
"""


class Robustness(unittest.TestCase):
    def end_of_engine(self, number, *options):
        with Running(TWO, *options) as lab:
            lab.reach("wait 60000 ms")
            pids = list(lab.pids().values())
            children = [int(pid) for pid in os.listdir("/proc") if pid.isdigit() and parent(pid) == lab.process.pid]
            self.assertGreaterEqual(len(children), len(pids))
            lab.process.send_signal(number)
            self.assertEqual(lab.process.wait(60), -number)
            until(lambda: not any(is_alive(pid) for pid in children), "every program ends")

    def test_interrupted_engine_leaves_no_program(self):
        self.end_of_engine(signal.SIGINT)

    def test_terminated_engine_leaves_no_program(self):
        self.end_of_engine(signal.SIGTERM, "--isolated")

    def test_killed_engine_leaves_no_program(self):
        self.end_of_engine(signal.SIGKILL)

    def test_killed_engine_leaves_no_isolated_host(self):
        self.end_of_engine(signal.SIGKILL, "--isolated")

    def test_a_lab_that_is_over_leaves_no_port_in_time_wait(self):
        first, _, _ = run("web: listen tcp 127.0.0.1:0 as door\nalice: connect tcp 127.0.0.1:$door as a\n"
                          "bob: connect tcp 127.0.0.1:$door as b\n")
        port = first[0]["actual"]["port"]
        again, status, _ = run(f"web: listen tcp 127.0.0.1:{port} as door => ok\n")
        self.assertEqual((wrong(again), status), ([], 0))

    def test_system_without_namespaces_is_said_to_be_one(self):
        # A user namespace that allows no further ones, and no privilege in it; in a chroot nobody may have one anyway.
        command = ["setpriv", "--bounding-set", "-sys_admin", "--inh-caps", "-all", QUAY, "run", "-", "--isolated"]
        if subprocess.run(["unshare", "-Ur", "true"], capture_output=True, check=False).returncode == 0:
            command = ["unshare", "-Ur", "sh", "-c",
                       "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"", "sh", *command]
        done = subprocess.run(
            command, input=b"web: bind udp 127.0.0.1:0\n", capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"isolated host", done.stderr)

    def test_address_outside_is_refused(self):
        steps, status, errors = run("web: connect tcp 192.0.2.1:80\nweb: bind udp 127.0.0.1:0\n")
        self.assertEqual(status, 3)
        self.assertIn("192.0.2.1", errors)
        self.assertEqual([step["actual"]["error"] for step in steps], ["EPERM"])

    def test_killed_program_frees_its_port_and_the_rest_goes_on(self):
        script = """
            web:   listen tcp 127.0.0.1:0 as door
            alice: bind udp 127.0.0.1:0 as box
            alice: wait 300 ms
            bob:   connect tcp 127.0.0.1:$door   => fails ECONNREFUSED
            bob:   connect udp 127.0.0.1:$box as q
            bob:   send q "on it goes"           => box receives "on it goes"
            web:   listen tcp 127.0.0.1:0        => ok
        """
        with Running(script) as lab:
            lab.reach("wait 300 ms")
            os.kill(lab.pids()["web"], signal.SIGKILL)
            steps, status, _ = lab.finish()
        self.assertEqual(wrong(steps), [])
        self.assertEqual(status, 0)

    def test_clients_that_are_not_ours_become_sessions(self):
        script = """
            web:   listen tcp 127.0.0.1:0 as door
            alice: wait 400 ms
            alice: connect tcp 127.0.0.1:$door as a
            web:   send door#1 "to the visitor"
            web:   send door#2 "to alice"        => a receives "to alice"
            web:   wait 60000 ms
        """
        with Running(script) as lab:
            lab.reach("wait 400 ms")
            port = next(int(line["port"]) for line in lab.lines() if line.get("event") == "called" and "port" in line)
            with socket.create_connection(("127.0.0.1", port), timeout=60) as visitor:
                self.assertEqual(visitor.recv(100), b"to the visitor")
                lines = lab.reach("wait 60000 ms")
            opened = [line["name"] for line in lines if line.get("event") == "opened" and "ordinal" in line]
            self.assertEqual(opened, ["door#1", "door#2"])

    def test_flood_is_counted_exactly(self):
        script = """
            mail: bind udp 127.0.0.1:0 as box
            peer: connect udp 127.0.0.1:$box as q
            peer: send q 64 bytes times 200000
            mail: wait 200 ms
        """
        with Running(script) as lab:
            steps, status, _ = lab.finish()
            facts = [line for line in lab.lines() if line.get("event") == "facts" and line["socket"] == 0][-1]
            received = sum(line["messages"] for line in lab.lines() if line.get("event") == "received")
        self.assertEqual((wrong(steps), status), ([], 0))
        self.assertEqual(facts["datagrams"], received)
        self.assertEqual(facts["datagrams"] + facts.get("dropped", 0), 200000)

    def test_a_thousand_sessions_on_one_port(self):
        lines = ["web: listen tcp 127.0.0.1:8080 as door"]
        lines += [f"c{i % 4}: connect tcp 127.0.0.1:8080 as s{i}" for i in range(1, 1001)]
        lines += ['c2: send s1000 "last" => door#1000 receives "last"' if 1000 % 4 == 2 else
                  f'c{1000 % 4}: send s1000 "last" => door#1000 receives "last"',
                  'web: send door#1 "first" => s1 receives "first"']
        steps, status, _ = run("\n".join(lines), "--isolated")
        self.assertEqual((wrong(steps), status), ([], 0))


class Told(unittest.TestCase):
    """What the kernel says of sockets that rest is told, too."""

    def test_options_are_told_while_steps_follow_each_other(self):
        script = "peer: bind udp 127.0.0.1:0 as box\npeer: connect udp 127.0.0.1:$box as q\n"
        with Running(script + 'peer: send q "again"\n' * 3000 + "peer: set box reuseport\n") as lab:
            steps, status, _ = lab.finish()
            lines = lab.lines()
        self.assertEqual((wrong(steps), status), ([], 0))
        last = max(i for i, line in enumerate(lines) if "step" in line)
        told = {line["socket"] for line in lines[:last] if line.get("event") == "facts" and "options" in line}
        self.assertEqual(told, {0, 1})

    def test_queues_are_told_when_the_other_end_reads(self):
        def queues(lines, queue, number):
            return [line.get(queue, 0) for line in lines
                    if line.get("event") == "facts" and line["socket"] == number]

        with Stepping("--isolated") as lab:
            for statement in ("web: listen tcp 127.0.0.1:8080 as door", "web: pause door",
                              "alice: connect tcp 127.0.0.1:8080 as a", "alice: send a 1000000 bytes"):
                lines = lab.do(statement)
            self.assertEqual(queues(lines, "rxqueue", 0)[-1], 1)
            self.assertGreater(queues(lines, "txqueue", 1)[-1], 0)
            lab.do("web: resume door")
            until(lambda: queues(lab.do("alice: wait 1 ms"), "txqueue", 1)[-1] == 0, "nothing is left to be read")
            self.assertEqual(queues(lab.lines(), "rxqueue", 0)[-1], 0)


def parent(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
            return int(stat.read().rsplit(")", 1)[1].split()[1])
    except OSError:
        return None


if __name__ == "__main__":
    unittest.main()
