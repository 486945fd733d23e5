#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""From exec to the first painted window, and the memory it takes, beside Packet Sender.

    start.py BUILD [--rounds N]

Both start in turns on one Xvfb without a window manager. A window counts as painted when it is mapped and shows more
than one colour. Needs Xvfb and Debian's packetsender (which wants x11-xserver-utils).
"""

import argparse
import contextlib
import ctypes
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SMALLEST_WINDOW = 200  # pixels; smaller ones are splashes and helpers
SETTLE = 1.0  # seconds after the first picture, until the memory is read
PATIENCE = 20.0

SUBSTRUCTURE_NOTIFY = 1 << 19
MAP_NOTIFY = 19
Z_PIXMAP = 2
ALL_PLANES = ctypes.c_ulong(-1)


class MapEvent(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("event", ctypes.c_ulong), ("window", ctypes.c_ulong),
                ("rest", ctypes.c_long * 24)]


class Image(ctypes.Structure):
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.POINTER(ctypes.c_char)), ("byte_order", ctypes.c_int),
                ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int),
                ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int)]


class Screen:
    """The display, as somebody who looks at it."""

    def __init__(self, display):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XGetImage.restype = ctypes.POINTER(Image)
        self.ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
        self.x11.XSetErrorHandler(self.ignore)  # a window may be gone before it is looked at
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        self.x11.XSelectInput(self.display, self.root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        self.x11.XSync(self.display, 0)

    def forget(self):
        """What happened so far is of no interest."""
        self.x11.XSync(self.display, 1)

    def mapped(self):
        """Windows that appeared since the last call."""
        event = MapEvent()
        while self.x11.XPending(self.display):
            self.x11.XNextEvent(self.display, ctypes.byref(event))
            if event.type == MAP_NOTIFY:
                yield event.window

    def size(self, window):
        root, x, y, width, height, border, depth = (ctypes.c_ulong(), *[ctypes.c_int() for _ in range(6)])
        found = self.x11.XGetGeometry(self.display, ctypes.c_ulong(window),
                                      *map(ctypes.byref, (root, x, y, width, height, border, depth)))
        return (width.value, height.value) if found else (0, 0)

    def is_painted(self, window):
        """Whether one of a few rows shows more than one colour."""
        width, height = self.size(window)
        if min(width, height) < SMALLEST_WINDOW:
            return False
        return any(self.is_varied(window, y, width) for y in range(height // 16, height, height // 8))

    def is_varied(self, window, y, width):
        image = self.x11.XGetImage(self.display, ctypes.c_ulong(window), 0, y, width, 1, ALL_PLANES, Z_PIXMAP)
        if not image:
            return False
        pixels = image.contents.data[:image.contents.bytes_per_line]
        self.x11.XDestroyImage(image)
        return len({pixels[i:i + 3] for i in range(0, width * 4, 4)}) > 1


@contextlib.contextmanager
def xvfb():
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                              pass_fds=[writing], stderr=subprocess.DEVNULL)
    try:
        os.close(writing)
        with os.fdopen(reading) as pipe:
            yield ":" + pipe.readline().strip()
    finally:
        server.terminate()
        server.wait()


def environment(display, home):
    """Nobody's settings, and no desktop's bus or style."""
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "DISPLAY": display, "HOME": home,
            "XDG_CONFIG_HOME": home + "/config", "XDG_DATA_HOME": home + "/data", "XDG_CACHE_HOME": home + "/cache",
            "XDG_RUNTIME_DIR": home, "QT_QPA_PLATFORM": "xcb", "QT_LOGGING_RULES": "*=false"}


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
