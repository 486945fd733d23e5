#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A flood of UDP datagrams from outside into a window that shows them: Quayside's lab beside Packet Sender.

    flood.py BUILD [--rate N] [--seconds N]

Each has a screen (Xvfb) and a window manager (openbox) to itself, so that both are real windows. While the datagrams
come in, the window is asked with _NET_WM_PING again and again whether it is alive, as window managers do: how long it
takes to answer is how long a click would wait. Measured from the first datagram until all of them are taken in:
what the kernel dropped, the processor's time and the growth of all the program's processes.
Needs Xvfb, openbox and Debian's packetsender (which wants x11-xserver-utils).
"""

import argparse
import contextlib
import multiprocessing
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from screen import Screen, environment, xvfb

PATIENCE = 60.0  # seconds for one answer
BETWEEN_PINGS = 0.01
SETTLE = 2.0
QUIET = 0.05  # share of a core below which a program has nothing left to do
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
PAYLOAD = b"one more line of sixty-four bytes, as Packet Sender was measured"[:64]


def flood(port, rate, seconds, sent):
    """Evenly, as far as the clock allows; what a hiccup has held back follows within some milliseconds."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.connect(("127.0.0.1", port))
        total = int(rate * seconds)
        begin = time.perf_counter()
        while sent.value < total:
            due = min(total, int((time.perf_counter() - begin) * rate))
            for _ in range(min(due - sent.value, rate // 200)):
                out.send(PAYLOAD)
                sent.value += 1
            time.sleep(0.001)


class Program:
    """The processes of a program, and the socket it reads from."""

    def __init__(self, pid, port):
        self.pid = pid
        self.port = port

    def pids(self):
        found = [self.pid]
        for pid in found:
            with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as children:
                found += map(int, children.read().split())
        return found

    def processor(self):
        """Seconds."""
        ticks = 0
        for pid in self.pids():
            with contextlib.suppress(OSError), open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
                ticks += sum(map(int, stat.read().rpartition(")")[2].split()[11:13]))
        return ticks / TICKS

    def memory(self):
        """MiB."""
        pages = 0
        for pid in self.pids():
            with contextlib.suppress(OSError), open(f"/proc/{pid}/statm", encoding="ascii") as statm:
                pages += int(statm.read().split()[1])
        return pages * PAGE / 2**20

    def at_socket(self):
        """Bytes that wait, datagrams dropped; None without a socket."""
        for table in ("/proc/net/udp", "/proc/net/udp6"):
            with open(table, encoding="ascii") as lines:
                for line in lines.readlines()[1:]:
                    fields = line.split()
                    if int(fields[1].rpartition(":")[2], 16) == self.port:
                        return int(fields[4].partition(":")[2], 16), int(fields[-1])
        return None


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE
    while not (found := condition()):
        if time.monotonic() > end:
            sys.exit(f"flood.py: {what} did not come")
        time.sleep(0.02)
    return found


def window_of(screen):
    return wait_for("the window", lambda: next((w for w in screen.managed() if screen.is_painted(w)), None))


@contextlib.contextmanager
def quayside(build, env):
    with subprocess.Popen([build / "bench/floodwindow"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as process:
        port = int(process.stdout.readline())

        def seen():
            process.stdin.write("?\n")
            process.stdin.flush()
            return [int(word) for word in process.stdout.readline().split()]
        try:
            yield Program(process.pid, port), seen
        finally:
            process.stdin.close()


@contextlib.contextmanager
def packet_sender(_, env):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = pathlib.Path(env["XDG_DATA_HOME"]) / "PacketSender"
    folder.mkdir(parents=True)
    (folder / "ps_settings.ini").write_text(
        f"[General]\nudpPort={port}\nudpServerEnable=true\ntcpServerEnable=false\nsslServerEnable=false\n",
        encoding="utf-8")
    process = subprocess.Popen(["packetsender"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    program = Program(process.pid, port)
    try:
        wait_for("Packet Sender's UDP server", program.at_socket)
        yield program, None
    finally:
        process.kill()
        process.wait()


def measure(start, build, rate, seconds):
    with xvfb() as display, tempfile.TemporaryDirectory() as home:
        env = environment(display, home)
        manager = subprocess.Popen(["openbox", "--sm-disable"], env=env, stderr=subprocess.DEVNULL)
        try:
            screen = Screen(display)
            with start(build, env) as (program, seen):
                return measured(screen, program, seen, rate, seconds)
        finally:
            manager.kill()
            manager.wait()


def measured(screen, program, seen, rate, seconds):
    window = window_of(screen)
    time.sleep(SETTLE)
    if screen.ping(window, PATIENCE) is None:
        sys.exit("flood.py: the window does not answer a _NET_WM_PING")
    begin, before, memory = time.monotonic(), program.processor(), program.memory()
    sent = multiprocessing.Value("q", 0, lock=False)
    sender = multiprocessing.Process(target=flood, args=(program.port, rate, seconds, sent))
    sender.start()
    answers, largest, spent, at = [], memory, before, begin
    is_over = False
    while not is_over:
        answers.append(screen.ping(window, PATIENCE) or PATIENCE)
        largest = max(largest, program.memory())
        time.sleep(BETWEEN_PINGS)
        if not sender.is_alive() and time.monotonic() - at > 1:
            now, present = time.monotonic(), program.processor()
            is_over = program.at_socket()[0] == 0 and present - spent < QUIET * (now - at)
            at, spent = now, present
    sender.join()
    return {"sent": sent.value, "dropped": program.at_socket()[1], "seen": seen() if seen else None,
            "answers": sorted(answers), "processor": program.processor() - before, "growth": largest - memory}


def row(what, ours, peer, form, goal="", reached=None):
    verdict = "" if reached is None else "reached" if reached else "MISSED"
    print(f"{what:44} {form.format(ours):>14} {form.format(peer):>14} {goal:>14}  {verdict}")


def report(rate, seconds, ours, peer):
    def lost(result):
        return 100 * result["dropped"] / result["sent"]
    print(f"{f'{rate} datagrams a second for {seconds:g} s':44} {'quayside':>14} {'packetsender':>14} {'goal':>14}")
    row("sent", ours["sent"], peer["sent"], "{:d}")
    row("dropped by the kernel", lost(ours), lost(peer), "{:.2f} %", "0 %", ours["dropped"] == 0)
    row("longest answer to a ping", ours["answers"][-1] * 1000, peer["answers"][-1] * 1000, "{:.1f} ms", "33 ms",
        ours["answers"][-1] <= 0.033)
    row("  median of all answers", *(r["answers"][len(r["answers"]) // 2] * 1000 for r in (ours, peer)), "{:.1f} ms")
    row("processor", ours["processor"], peer["processor"], "{:.2f} s", "1/3 of peer's",
        ours["processor"] * 3 <= peer["processor"])
    row("growth of memory", ours["growth"], peer["growth"], "{:.1f} MiB", "1/4 of peer's",
        ours["growth"] * 4 <= peer["growth"])
    messages, dropped, left_out = ours["seen"]
    print(f"the lab's log told of {messages} datagrams, {dropped} dropped by the kernel, {left_out} left out: "
          f"{'all' if messages + dropped + left_out == ours['sent'] else 'NOT all'} accounted for")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--rate", type=int, default=20000)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    missing = [tool for tool in ("Xvfb", "openbox", "packetsender") if not shutil.which(tool)]
    if missing:
        sys.exit(f"flood.py: not installed: {' '.join(missing)}")
    results = [measure(start, options.build.resolve(), options.rate, options.seconds)
               for start in (quayside, packet_sender)]
    report(options.rate, options.seconds, *results)


if __name__ == "__main__":
    main()
