#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The window as a screen reader meets it: over AT-SPI, in a real window under Xvfb.

    test_atspi.py QUAYSIDE

Exits with 77 where Xvfb, a session bus, the accessibility bus or its Python bindings are missing.
"""

import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

MISSING = 77
PATIENCE = 20.0  # seconds; only reached when something is broken
LAUNCHERS = ["/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"]
PYTHON = "/usr/bin/python3"  # the bindings are the distribution's


def until(answer, what):
    """The first true answer."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(Exception):  # the tree changes while it is walked
            found = answer()
            if found:
                return found
        time.sleep(0.02)
    raise AssertionError(f"waited in vain for {what}")


class Window(unittest.TestCase):
    program = ""

    @classmethod
    def setUpClass(cls):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        cls.atspi = Atspi
        cls.home = tempfile.mkdtemp()
        environment = dict(os.environ, HOME=cls.home, XDG_CONFIG_HOME=cls.home + "/config",
                           XDG_DATA_HOME=cls.home + "/data", XDG_RUNTIME_DIR=cls.home, LC_ALL="C.UTF-8",
                           QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        cls.process = subprocess.Popen([cls.program], env=environment)
        cls.window = until(cls.find_window, "the window")

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.wait()
        shutil.rmtree(cls.home, ignore_errors=True)

    @classmethod
    def find_window(cls):
        desktop = cls.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application.get_name() == "quayside" and application.get_child_count():
                return application.get_child_at_index(0)
        return None

    def nodes(self, node=None):
        """Everything that is showing; cells are left to the table's own interface."""
        node = node or self.window
        node.clear_cache()  # names, descriptions and states change while it is driven
        yield node
        if node.get_role() == self.atspi.Role.TABLE:
            return
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child and child.get_state_set().contains(self.atspi.StateType.SHOWING):
                yield from self.nodes(child)

    def named(self, name, *roles):
        return until(lambda: next((node for node in self.nodes()
                                   if node.get_name() == name and node.get_role() in roles), None), name)

    def search_field(self):
        return self.named("Search", self.atspi.Role.TEXT, self.atspi.Role.ENTRY)

    def ask(self, query):
        self.assertTrue(self.search_field().get_editable_text_iface().set_text_contents(query))

    def first_row(self):
        table = self.named("Ports", self.atspi.Role.TABLE)
        table.clear_cache()
        cells = [table.get_table_iface().get_accessible_at(0, column)
                 for column in range(table.get_table_iface().get_n_columns())]
        for cell in cells:
            cell.clear_cache()
        return [cell.get_name() for cell in cells]

    def press(self, node):
        self.assertTrue(node.get_action_iface().do_action(0))

    def text_of(self, node):
        node.clear_cache()
        return node.get_text_iface().get_text(0, -1)

    def test_a_search_is_answered_in_the_first_row(self):
        for query, service in (("443", "https"), ("ssh", "ssh")):
            self.ask(query)
            row = until(lambda wanted=service: (lambda r: r if wanted in r else None)(self.first_row()), service)
            self.assertIn("TCP", row)
            self.assertIn("no bookmark", row)

    def test_the_details_are_read(self):
        self.ask("443")
        details = self.named("Details of the port", self.atspi.Role.LABEL, self.atspi.Role.TEXT)
        until(lambda: "0x01BB" in self.text_of(details), "the details of 443")

    def test_a_filter_is_pressed(self):
        self.ask("mail")
        self.press(self.named("UDP", self.atspi.Role.CHECK_BOX, self.atspi.Role.TOGGLE_BUTTON,
                              self.atspi.Role.PUSH_BUTTON))
        until(lambda: self.text_of(self.search_field()) == "mail udp", "the filter in the field")

    def on_stage(self):
        """What stands on the lab's stage: name and description of each."""
        stage = self.named("Stage", self.atspi.Role.LIST)
        items = [stage.get_child_at_index(i) for i in range(stage.get_child_count())]
        for item in items:
            item.clear_cache()
        return {item.get_name(): item.get_description() for item in items}

    def type_into(self, name, text):
        field = self.named(name, self.atspi.Role.TEXT, self.atspi.Role.ENTRY)
        self.assertTrue(field.get_editable_text_iface().set_text_contents(text))

    def test_the_lab_tells_every_socket_and_session(self):
        toggles = (self.atspi.Role.RADIO_BUTTON, self.atspi.Role.TOGGLE_BUTTON, self.atspi.Role.CHECK_BOX,
                   self.atspi.Role.PUSH_BUTTON)
        self.press(self.named("Lab", *toggles))
        self.addCleanup(lambda: self.press(self.named("Reference", *toggles)))
        self.type_into("Port", "0")
        self.press(self.named("Bind and listen", self.atspi.Role.PUSH_BUTTON))
        listener = until(lambda: next((name for name in self.on_stage() if name.startswith("127.0.0.1:")), None),
                         "the listener on the stage")
        self.assertIn("LISTEN", self.on_stage()[listener])
        self.assertIn("pid", self.on_stage()["web"])
        port = listener.rpartition(":")[2]
        self.press(self.named("Connect", *toggles[:3]))
        self.type_into("Port", port)
        self.press(until(lambda: next((node for node in self.nodes() if node.get_name() == "Connect" and
                                       node.get_role() == self.atspi.Role.PUSH_BUTTON), None), "the button"))
        sessions = until(lambda: (lambda found: found if len(found) == 2 else None)(
            {name: words for name, words in self.on_stage().items() if "↔" in name}), "both ends of the session")
        self.assertTrue(all("ESTABLISHED" in words for words in sessions.values()), sessions)
        self.assertTrue(any(name.startswith(port) for name in sessions), sessions)

    def test_the_map_says_where_it_stands(self):
        self.ask("22")
        roles = (self.atspi.Role.RADIO_BUTTON, self.atspi.Role.TOGGLE_BUTTON, self.atspi.Role.CHECK_BOX,
                 self.atspi.Role.PUSH_BUTTON)
        self.press(self.named("Map", *roles))
        until(lambda: any("Port 22," in (node.get_description() or "") for node in self.nodes()), "the map's words")
        self.press(self.named("List", *roles))

    def test_nothing_that_takes_focus_is_nameless(self):
        self.ask("443")
        focusable = [node for node in self.nodes()
                     if node.get_state_set().contains(self.atspi.StateType.FOCUSABLE)]
        nameless = [f"{node.get_role_name()} in {node.get_parent().get_role_name()} '{node.get_parent().get_name()}'"
                    for node in focusable if not (node.get_name() or "").strip()]
        self.assertEqual(nameless, [])
        self.assertGreater(len(focusable), 15)


def lacking():
    found = [shutil.which(tool) for tool in ("Xvfb", "dbus-run-session")]
    launcher = next((path for path in LAUNCHERS if os.path.exists(path)), None)
    bindings = subprocess.run([PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"],
                              stderr=subprocess.DEVNULL, check=False) if os.path.exists(PYTHON) else None
    return not all(found) or not launcher or not bindings or bindings.returncode != 0


def inside(program):
    """On a session bus of its own: a display, the accessibility bus, and the tests."""
    reading, writing = os.pipe()
    helpers = [subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24",
                                 "-nolisten", "tcp", "-noreset"], pass_fds=[writing], stderr=subprocess.DEVNULL)]
    try:
        os.close(writing)
        with os.fdopen(reading) as pipe:
            os.environ["DISPLAY"] = ":" + pipe.readline().strip()
        launcher = next(path for path in LAUNCHERS if os.path.exists(path))
        helpers.append(subprocess.Popen([launcher, "--launch-immediately"], stderr=subprocess.DEVNULL))
        Window.program = program
        return 0 if unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful() else 1
    finally:
        for helper in reversed(helpers):
            helper.terminate()
            helper.wait()


def main():
    if sys.argv[1] == "--inside":
        sys.exit(inside(sys.argv[2]))
    if lacking():
        print("not tried: needs Xvfb, dbus-run-session, at-spi2-core and their Python bindings")
        sys.exit(MISSING)
    sys.exit(subprocess.run(["dbus-run-session", "--", PYTHON, "-B", str(pathlib.Path(__file__).resolve()), "--inside",
                             sys.argv[1]], check=False).returncode)


if __name__ == "__main__":
    main()
