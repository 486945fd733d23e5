#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""From exec to the first painted window, and the memory it takes, beside Packet Sender.

    start.py BUILD [--rounds N]

Both start in turns on one Xvfb without a window manager. A window counts as painted when it is mapped and shows more
than one colour. Needs Xvfb and Debian's packetsender (which wants x11-xserver-utils).
"""

import argparse
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from screen import Screen, environment, xvfb

SETTLE = 1.0  # seconds after the first picture, until the memory is read
PATIENCE = 20.0


def peak_memory(pid):
    """MiB."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    raise RuntimeError("the kernel keeps no VmHWM")


def start(command, screen, env):
    """Milliseconds to the first picture, and MiB at the most."""
    screen.forget()
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        windows = set()
        while time.perf_counter() - begin < PATIENCE:
            windows.update(screen.mapped())
            if any(screen.is_painted(window) for window in windows):
                taken = (time.perf_counter() - begin) * 1000
                time.sleep(SETTLE)
                return taken, peak_memory(process.pid)
            time.sleep(0.0005)
        raise RuntimeError(f"{command[0]} showed no window")
    finally:
        process.kill()
        process.wait()


def run(command, env):
    """Milliseconds of the whole process. Not by subprocess, whose own millisecond would count on both sides."""
    nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    begin = time.perf_counter()
    process = os.posix_spawnp(command[0], command, env, file_actions=nowhere)
    _, status = os.waitpid(process, 0)
    taken = (time.perf_counter() - begin) * 1000
    if status:
        raise RuntimeError(f"{command[0]} failed")
    return taken


def row(what, ours, baseline, unit, goal):
    ratio = baseline / ours
    print(f"{what:44} {ours:8.1f} {unit:3} {baseline:8.1f} {unit:3} {ratio:7.1f}x {goal:7.0f}x  "
          f"{'reached' if ratio >= goal else 'MISSED'}")


def measure(build, rounds):
    quayside, quay, peer = build / "bin/quayside", build / "bin/quay", "packetsender"
    with xvfb() as display, tempfile.TemporaryDirectory() as home:
        env = environment(display, home)
        screen = Screen(display)
        starts = {quayside: [], peer: []}
        for number in range(rounds + 1):
            for program, results in starts.items():
                result = start([program], screen, env)
                if number:  # the first only warms the disk's cache
                    results.append(result)
        processes = {quay: [], peer: []}
        for _ in range(rounds * 9):  # a few milliseconds each
            processes[quay].append(run([quay, "lookup", "443"], env))
            processes[peer].append(run([peer, "--version"], env))
    median = statistics.median
    print(f"{'start':44} {'quayside':>12} {'packetsender':>12} {'ratio':>8} {'goal':>8}")
    row("exec to first painted window (Xvfb)", *(median(r[0] for r in starts[p]) for p in starts), "ms", 2)
    row("peak memory", *(median(r[1] for r in starts[p]) for p in starts), "MiB", 2)
    row("quay lookup 443 / packetsender --version", *(median(processes[p]) for p in processes), "ms", 3)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    missing = [tool for tool in ("Xvfb", "packetsender") if not shutil.which(tool)]
    if missing:
        sys.exit(f"start.py: not installed: {' '.join(missing)}")
    measure(options.build.resolve(), options.rounds)


if __name__ == "__main__":
    main()
