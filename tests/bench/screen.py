# SPDX-License-Identifier: MIT
"""The display as somebody sees it who looks at it, and a home folder that nobody has used. For start.py and flood.py."""

import contextlib
import ctypes
import os
import subprocess
import time

SMALLEST_WINDOW = 200  # pixels; smaller ones are splashes and helpers

SUBSTRUCTURE_NOTIFY = 1 << 19
SUBSTRUCTURE_AND_STRUCTURE_NOTIFY = SUBSTRUCTURE_NOTIFY | 1 << 17
MAP_NOTIFY = 19
CLIENT_MESSAGE = 33
Z_PIXMAP = 2
ALL_PLANES = ctypes.c_ulong(-1)


class MapEvent(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("event", ctypes.c_ulong), ("window", ctypes.c_ulong),
                ("rest", ctypes.c_long * 24)]


class ClientMessage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("rest", ctypes.c_long * 24)]


class Image(ctypes.Structure):
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.POINTER(ctypes.c_char)), ("byte_order", ctypes.c_int),
                ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int),
                ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int)]


class Screen:
    """Windows that appear, whether they are painted, and how soon they answer."""

    def __init__(self, display):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XInternAtom.restype = ctypes.c_ulong
        self.x11.XGetImage.restype = ctypes.POINTER(Image)
        self.ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
        self.x11.XSetErrorHandler(self.ignore)  # a window may be gone before it is looked at
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        # Some send the answer to a ping to who watches the root's structure, some to who watches its substructure.
        self.x11.XSelectInput(self.display, self.root, ctypes.c_long(SUBSTRUCTURE_AND_STRUCTURE_NOTIFY))
        self.x11.XSync(self.display, 0)
        self.pings = 0

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

    def atom(self, name):
        return self.x11.XInternAtom(self.display, name.encode(), 0)

    def managed(self):
        """The windows of programs that the window manager knows, oldest first."""
        kind, form, count, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        data = ctypes.POINTER(ctypes.c_ulong)()
        self.x11.XGetWindowProperty(self.display, self.root, ctypes.c_ulong(self.atom("_NET_CLIENT_LIST")),
                                    ctypes.c_long(0), ctypes.c_long(100), 0, ctypes.c_ulong(0), ctypes.byref(kind),
                                    ctypes.byref(form), ctypes.byref(count), ctypes.byref(left), ctypes.byref(data))
        windows = data[:count.value]
        if data:
            self.x11.XFree(data)
        return windows

    def ping(self, window, patience):
        """Seconds until the window answers a _NET_WM_PING; None if it does not."""
        self.pings += 1
        message = ClientMessage(type=CLIENT_MESSAGE, window=window, message_type=self.atom("WM_PROTOCOLS"), format=32)
        message.data[:3] = [self.atom("_NET_WM_PING"), self.pings, window]
        begin = time.perf_counter()
        self.x11.XSendEvent(self.display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(message))
        self.x11.XFlush(self.display)
        answer = ClientMessage()
        while time.perf_counter() - begin < patience:
            while self.x11.XPending(self.display):
                self.x11.XNextEvent(self.display, ctypes.byref(answer))
                if answer.type == CLIENT_MESSAGE and answer.data[1] == self.pings and answer.data[2] == window:
                    return time.perf_counter() - begin
            time.sleep(0.0002)
        return None


@contextlib.contextmanager
def xvfb():
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-noreset", "-screen", "0", "1600x1000x24",
                               "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL)
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
