#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What no step of a script is about, or no rule explains: it is told in a sentence that says what to do."""

import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import unittest

from labsupport import QUAY, Running, Stepping, run, wrong


def run_with_descriptors(count, script, *options):
    """`quay run` with so many descriptors for each process."""
    return subprocess.run(["prlimit", f"--nofile={count}:{count}", QUAY, "run", "-", *options], input=script.encode(),
                          capture_output=True, timeout=300, check=False)


class Surprises(unittest.TestCase):
    def test_a_killed_program_is_named_with_what_ended_it(self):
        script = "web: bind udp 127.0.0.1:0\nalice: bind udp 127.0.0.1:0\nalice: wait 2000 ms\nweb: bind udp 127.0.0.1:0\n"
        with Running(script) as lab:
            lab.reach("wait 2000 ms")
            os.kill(lab.pids()["web"], signal.SIGKILL)
            steps, status, errors = lab.finish()
            again = subprocess.run([QUAY, "replay", lab.record], capture_output=True, text=True, check=False)
        self.assertEqual((wrong(steps), status), ([], 0))
        self.assertRegex(errors, r"\bweb\b.*SIGKILL")
        self.assertRegex(again.stdout, r"\bweb\b.*SIGKILL")

    def test_a_program_that_is_asked_to_end_is_no_surprise(self):
        _, status, errors = run("web: bind udp 127.0.0.1:0\nweb: exit\nweb: bind udp 127.0.0.1:0\nweb: kill\n")
        self.assertEqual((status, errors), (0, ""))

    def test_a_program_without_descriptors_says_what_to_do(self):
        script = "web: listen tcp 127.0.0.1:0 as door\n"
        script += "".join(f"alice: connect tcp 127.0.0.1:$door as c{i}\n" for i in range(60))
        done = run_with_descriptors(48, script)
        out = done.stdout.decode()
        self.assertEqual(done.returncode, 1, done.stderr)
        failed = out.split("fails EMFILE", 1)[1]
        self.assertIn("ulimit -n", failed)
        self.assertRegex(out, r"door: EMFILE .*ulimit -n")  # for its sessions

    def test_a_lab_without_descriptors_says_what_to_do(self):
        script = "".join(f"p{i}: bind udp 127.0.0.1:0\n" for i in range(40))
        done = run_with_descriptors(32, script)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"ulimit -n", done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)

    def test_a_recording_that_cannot_be_written_is_told(self):
        for command in ("run", "lab"):
            arguments = ["-"] if command == "run" else []
            done = subprocess.run([QUAY, command, *arguments, "--record", "/dev/full"],
                                  input=b"web: bind udp 127.0.0.1:0\n", capture_output=True, timeout=60, check=False)
            self.assertEqual(done.returncode, 3, command)
            self.assertIn(b"/dev/full", done.stderr)

    def test_a_recording_ends_where_the_room_does(self):
        with tempfile.TemporaryDirectory() as folder:
            record = pathlib.Path(folder, "record")
            script = "web: bind udp 127.0.0.1:0\n" * 200
            done = subprocess.run(["prlimit", "--fsize=20000", QUAY, "run", "-", "--isolated", "--record",
                                   record],
                                  input=script.encode(), capture_output=True, timeout=60, check=False,
                                  preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertEqual(record.stat().st_size, 20000)
            whole = record.read_bytes().rsplit(b"\n", 1)[0]
            record.write_bytes(whole + b"\n")
            again = subprocess.run([QUAY, "replay", record], capture_output=True, timeout=60, check=False)
            self.assertEqual(again.returncode, 0, again.stderr)


class Outsiders(unittest.TestCase):
    """Programs that are not of the lab: what reaches them can't be seen, and is no reason to doubt a prediction."""

    def test_messages_to_a_program_outside_are_no_wrong_predictions(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as box, socket.create_server(("127.0.0.1", 0)) as door:
            box.bind(("127.0.0.1", 0))
            steps, status, errors = run(f"a: bind udp 127.0.0.1:0 as q\na: send q \"x\" to 127.0.0.1:{box.getsockname()[1]}\n"
                                        f"a: connect tcp 127.0.0.1:{door.getsockname()[1]} as c => ok\n")
            self.assertEqual(box.recv(10), b"x")
        self.assertEqual((wrong(steps), status, errors), ([], 0, ""))
        for step in steps[1:]:
            self.assertRegex(step["predicted"]["receivers"][0], rf"\[{os.getpid()}\]")

    def test_a_visitor_is_called_by_its_address(self):
        with Stepping() as lab:
            lab.do("web: listen tcp 127.0.0.1:0 as door")
            port = next(int(line["port"]) for line in lab.lines() if line.get("event") == "called" and "port" in line)
            with socket.create_connection(("127.0.0.1", port), timeout=60) as visitor:
                lab.do("web: wait 1 ms")
                lab.do("web: send door#1 \"to the visitor\"")
                self.assertEqual(visitor.recv(100), b"to the visitor")
                address = "127.0.0.1:%d" % visitor.getsockname()[1]
            self.assertIn(f"predicted: ok → {address}", lab.said())
            self.assertIsNone(re.search("prediction was wrong", lab.said()))


if __name__ == "__main__":
    unittest.main()
