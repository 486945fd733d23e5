#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the window costs while nobody touches it: each page in turn, "This computer" with 100 sockets and a look a second.

    idle.py BUILD [--seconds N]

The window runs in a network and a process space of its own, where nothing else happens, so it needs root (or a kernel
that lets users make namespaces). Needs Xvfb.
"""

import argparse
import contextlib
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from screen import Screen, environment, xvfb

SOCKETS = 100
SETTLE = 6.0  # seconds, until everything that was put off is done
PATIENCE = 20.0
PAGES = {"reference": None, "lab": 0.05, "computer": 0.2}  # per cent of a core, where the project has set itself a goal

# Holds sockets of every common kind, then becomes quiet: run inside the namespace.
HOLDER = f"""
import socket, subprocess, sys
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
held = []
for _ in range({SOCKETS // 5}):
    door = socket.create_server(("127.0.0.1", 0))
    held += [door, socket.create_connection(door.getsockname()), door.accept()[0]]
    for family in (socket.AF_INET, socket.AF_INET6):
        held.append(socket.socket(family, socket.SOCK_DGRAM))
        held[-1].bind(("", 0))
window = subprocess.Popen(sys.argv[1:])
sys.stdin.read()
window.kill()
"""


def window_pid(holder):
    """Of the window, as this process sees it: the youngest of the holder's line."""
    pid = holder.pid
    while True:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as children:
            young = children.read().split()
        if not young:
            return pid
        pid = int(young[-1])


def processor(pid):
    """Seconds, of all threads that there are or were, by the process's own clock (clock_getcpuclockid(3))."""
    return time.clock_gettime(~pid << 3 | 2)


@contextlib.contextmanager
def shown(build, page, display, home):
    """A window with the page in view."""
    env = environment(display, home)
    settings = pathlib.Path(env["XDG_CONFIG_HOME"]) / "quayside/quayside.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"[General]\npage={page}\n", encoding="utf-8")
    command = ["unshare", "--net", "--pid", "--fork", "--mount-proc", sys.executable, "-c", HOLDER,
               build / "bin/quayside"]
    with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        yield process
        process.stdin.close()


def cost(build, page, seconds):
    """Seconds of a processor in a second."""
    with xvfb() as display, tempfile.TemporaryDirectory() as home:
        screen = Screen(display)
        with shown(build, page, display, home) as process:
            windows, end = set(), time.monotonic() + PATIENCE
            while not any(screen.is_painted(window) for window in windows):
                windows.update(screen.mapped())
                if time.monotonic() > end:
                    process.stdin.close()
                    sys.exit("idle.py: the window did not show")
                time.sleep(0.05)
            time.sleep(SETTLE)
            pid = window_pid(process)
            begin, before = time.monotonic(), processor(pid)
            time.sleep(seconds)
            return (processor(pid) - before) / (time.monotonic() - begin)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    missing = [tool for tool in ("Xvfb", "unshare", "ip") if not shutil.which(tool)]
    if missing:
        sys.exit(f"idle.py: not installed: {' '.join(missing)}")
    print(f"{f'at rest for {options.seconds:g} s, {SOCKETS} sockets':44} {'of a core':>12} {'goal':>8}")
    for page, goal in PAGES.items():
        share = 100 * cost(options.build.resolve(), page, options.seconds)
        verdict = "" if goal is None else f"{goal:6.2f} %  {'reached' if share < goal else 'MISSED'}"
        print(f"{page:44} {share:10.3f} % {verdict}")


if __name__ == "__main__":
    main()
