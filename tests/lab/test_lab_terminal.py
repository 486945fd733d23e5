#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`quay lab` at a terminal: keys, the lines of before, and the ways to end it."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
import unittest

from labsupport import PATIENCE, QUAY, is_alive, until

COLUMNS = 60
UP, DOWN, RIGHT, LEFT, HOME = (b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[H")


class Terminal:
    """The process in a terminal of its own, and the screen's line that it edits."""

    def __enter__(self):
        self.end, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
        self.before = termios.tcgetattr(other)
        self.other = other
        self.process = subprocess.Popen([QUAY, "lab"], stdin=other, stdout=other, stderr=other, start_new_session=True,
                                        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"})
        self.out = b""
        self.wait_for("lab> $")
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.end)
        os.close(self.other)

    def screen(self):
        """What has been written, each line as it was drawn last."""
        lines = self.out.decode(errors="replace").replace("\r\n", "\n").split("\n")
        return "\n".join(re.sub(r"\x1b\[\d*[A-Z]", "", line.rsplit("\r\x1b[K", 1)[-1]) for line in lines)

    def wait_for(self, pattern):
        end = time.monotonic() + PATIENCE
        while not re.search(pattern, self.screen()):
            ready, _, _ = select.select([self.end], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise AssertionError(f"no {pattern!r} in {PATIENCE} s: {self.screen()}")
            self.out += os.read(self.end, 65536)

    def press(self, keys, shows):
        os.write(self.end, keys)
        self.wait_for(shows)

    def run(self, statement):
        """Carries it out; what was said about it."""
        begin = len(self.screen())
        os.write(self.end, statement.encode() + b"\r")
        self.wait_for(rf"(?s){re.escape(statement)}\n.*happened:.*lab> $")
        return self.screen()[begin:]

    def agents(self):
        path = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        with open(path, encoding="ascii") as children:
            return [int(pid) for pid in children.read().split()]


class Keys(unittest.TestCase):
    def test_lines_of_before_come_back_and_what_was_typed_stays(self):
        with Terminal() as lab:
            lab.run("web: bind udp 127.0.0.1:0 as one")
            lab.run("web: bind udp 127.0.0.1:0 as two")
            lab.press(b"web: half", "lab> web: half$")
            lab.press(UP + UP, "lab> web: bind udp 127.0.0.1:0 as one$")
            lab.press(DOWN, "lab> web: bind udp 127.0.0.1:0 as two$")
            lab.press(DOWN, "lab> web: half$")

    def test_a_line_can_be_mended_in_the_middle(self):
        with Terminal() as lab:
            lab.press(b"wb: bind udp 127.0.0.1:00", "127.0.0.1:00$")
            lab.press(b"\x7f" + HOME + RIGHT + b"e", "lab> web: bind udp 127.0.0.1:0$")
            os.write(lab.end, b"\r")
            lab.wait_for("happened:  ok\nlab> $")

    def test_a_line_wider_than_the_terminal_stays_one_line(self):
        with Terminal() as lab:
            long = "web: bind udp 127.0.0.1:0 reuseaddr reuseport rcvbuf 10000 sndbuf 10000 as wide"
            self.assertGreater(len(long), COLUMNS)
            lab.press(long.encode(), "as wide$")
            shown = lab.screen().rsplit("\n", 1)[-1]
            self.assertLess(len(shown), COLUMNS)
            lab.press(HOME, "lab> web: bind")
            os.write(lab.end, b"\r")
            lab.wait_for("happened:  ok\nlab> $")

    def test_what_happens_meanwhile_does_not_spoil_the_line(self):
        with Terminal() as lab:
            lab.run("web: bind udp 127.0.0.1:0 as one")
            lab.press(b"web: half a li", "lab> web: half a li$")
            os.kill(lab.agents()[0], signal.SIGKILL)
            lab.wait_for("(?s)web.*SIGKILL.*\nlab> web: half a li$")


class Ways(unittest.TestCase):
    def end(self, lab, keys):
        agents = lab.agents()
        os.write(lab.end, keys)
        until(lambda: lab.process.poll() is not None, "the lab ends")
        until(lambda: not any(is_alive(pid) for pid in agents), "its programs end")
        self.assertEqual(termios.tcgetattr(lab.other), lab.before)
        return lab.process.returncode

    def test_end_of_input_ends_it_and_its_programs(self):
        with Terminal() as lab:
            lab.run("web: bind udp 127.0.0.1:0")
            self.assertEqual(self.end(lab, b"\x04"), 0)

    def test_quit_ends_it_and_help_lists_the_statements(self):
        with Terminal() as lab:
            lab.run("web: bind udp 127.0.0.1:0")
            lab.press(b"help\r", r"(?s)listen tcp.*inherit.*NAME#1.*lab> $")
            self.assertEqual(self.end(lab, b"quit\r"), 0)

    def test_interrupt_ends_it_in_the_midst_of_a_step(self):
        with Terminal() as lab:
            lab.run("web: bind udp 127.0.0.1:0")
            lab.press(b"web: wait 60000 ms\r", "predicted: ok\n$")
            self.assertEqual(self.end(lab, b"\x03"), 0)


if __name__ == "__main__":
    unittest.main()
