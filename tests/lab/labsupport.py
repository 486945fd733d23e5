# SPDX-License-Identifier: MIT
"""Running `quay run` on scripts, and reading what it prints and records. Python's standard library only."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

QUAY = os.environ["QUAY"]
PATIENCE = 60  # seconds for what should take a moment: the machine may be busy


def run(script, *options):
    """The steps of a script, and the exit status."""
    done = subprocess.run([QUAY, "run", "-", "--json", *options], input=script.encode(), capture_output=True,
                          timeout=300, check=False)
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    return steps, done.returncode, done.stderr.decode()


def wrong(steps):
    """What did not go as predicted or expected, for the message of a test."""
    return [f"{s['script']}/{s['step']} {s['program']}: {s['command']}\n  {s['predicted']}\n  {s['actual']}"
            for s in steps if not s["agrees"] or s["met"] is False]


def until(condition, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.01)
    raise AssertionError(f"in {PATIENCE} s: {what}")


class Recorded:
    """A process that records: what it has recorded so far can be read."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.record = pathlib.Path(self.folder.name, "record")
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        self.folder.cleanup()

    def lines(self):
        text = self.record.read_bytes() if self.record.exists() else b""
        return [json.loads(line) for line in text.split(b"\n")[:-1]]

    def pids(self):
        """Of the programs by their names; of one that has started again, the newest."""
        return {line["name"]: line["pid"] for line in self.lines() if line.get("event") == "started"}


class Running(Recorded):
    """`quay run` that goes on."""

    def __init__(self, script, *options):
        super().__init__()
        path = pathlib.Path(self.folder.name, "script.lab")
        path.write_text(script)
        self.process = subprocess.Popen(
            [QUAY, "run", str(path), "--json", "--record", str(self.record), *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def reach(self, statement):
        """Waits until the step begins that does this. What was recorded before it."""
        def begun():
            lines = self.lines()
            at = [i for i, line in enumerate(lines) if line.get("step", "").endswith(statement)]
            return lines[:at[-1]] if at else None
        return until(begun, f"the step \"{statement}\" begins")

    def finish(self):
        out, err = self.process.communicate(timeout=PATIENCE)
        return [json.loads(line) for line in out.splitlines()], self.process.returncode, err.decode()


class Stepping(Recorded):
    """`quay lab`: one statement after another, and time to look in between."""

    def __init__(self, *options):
        super().__init__()
        self.output = open(pathlib.Path(self.folder.name, "output"), "w+")
        self.process = subprocess.Popen([QUAY, "lab", "--record", str(self.record), *options], stdin=subprocess.PIPE,
                                        stdout=self.output, stderr=subprocess.STDOUT)
        self.steps = 0

    def __exit__(self, *arguments):
        super().__exit__(*arguments)
        self.output.close()

    def do(self, statement):
        """Carries it out. What was recorded until its end."""
        self.process.stdin.write(statement.encode() + b"\n")
        self.process.stdin.flush()
        self.steps += 1
        return until(lambda: self.after(self.steps), f"the step \"{statement}\" ends")

    def host(self):
        """The process that keeps the isolated host: the first that was started."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(children[0])

    def look(self):
        """ss(8) in the isolated host, once it shows what has been recorded."""
        seen = {}

        def agree():
            lines = self.lines()
            seen["told"], seen["ss"] = state_of(lines), sockets_of_ss(inside=self.host())
            missing, more = seen["told"] - seen["ss"], seen["ss"] - seen["told"]
            return not missing and are_queued(more, queues_of(lines))
        try:
            until(agree, "ss shows the state")
        except AssertionError:
            told, shown = seen["told"], seen["ss"]
            raise AssertionError(f"only told: {told - shown}\nonly shown: {shown - told}") from None
        return seen["ss"]

    def after(self, step):
        lines = self.lines()
        return lines if any(line.get("end") == step for line in lines) else None

    def said(self):
        self.output.flush()
        return pathlib.Path(self.output.name).read_text()


def is_alive(pid):
    try:
        status = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rsplit(")", 1)[1].split()[0] not in "ZX"


STATES = {1: "ESTAB", 2: "SYN-SENT", 3: "SYN-RECV", 4: "FIN-WAIT-1", 5: "FIN-WAIT-2", 6: "TIME-WAIT", 8: "CLOSE-WAIT",
          9: "LAST-ACK", 10: "LISTEN", 11: "CLOSING"}


def state_of(lines):
    """The sockets that a recording tells of, as ss shows them: (transport, state, local, peer port, pids)."""
    pids, owner, transport, inode, facts, closed = {}, {}, {}, {}, {}, set()
    for line in lines:
        kind = line.get("event")
        if kind == "started":
            pids[line["program"]] = line["pid"]
        elif kind == "opened":
            owner[line["socket"]] = pids[line["program"]]
            transport[line["socket"]] = "udp" if line["transport"] == 1 else "tcp"
            inode[line["socket"]] = line["inode"]
        elif kind == "facts":
            facts[line["socket"]] = line
        elif kind == "closed":
            closed.add(line["socket"])
        elif kind == "gone":
            facts.pop(line["socket"], None)
    sockets = set()
    for socket, told in facts.items():
        if "local" not in told:
            continue
        tcp = transport[socket] == "tcp"
        state = STATES.get(told.get("tcp", 0)) if tcp else "ESTAB" if "peer" in told else "UNCONN"
        if state is None:
            continue  # bound only: ss shows no such TCP sockets
        # A socket that several programs have is one, with all of their descriptors.
        holders = set() if socket in closed else {owner[other] for other in facts if inode[other] == inode[socket]
                                                  and other not in closed}
        peer = told.get("peer", ":*").rsplit(":", 1)[1]
        sockets.add((transport[socket], state, plain(told["local"]), peer, frozenset(holders)))
    return sockets


def queues_of(lines):
    """How many connections wait to be accepted, by the listener's port."""
    queues = {}
    for line in lines:
        if line.get("event") == "facts" and line.get("listening"):
            queues[line["socket"]] = (line["local"].rsplit(":", 1)[1], line.get("rxqueue", 0))
        elif line.get("event") == "closed":
            queues.pop(line["socket"], None)
    most = {}
    for port, length in queues.values():
        most[port] = most.get(port, 0) + length
    return most


def are_queued(sockets, queues):
    """Whether these can be connections that no program has accepted: the state only counts those, at their listener."""
    ports = [local.rsplit(":", 1)[1] for _, _, local, _, holders in sockets if not holders]
    return len(ports) == len(sockets) and all(ports.count(port) <= queues.get(port, 0) for port in ports)


def plain(endpoint):
    """ss writes a wildcard that covers IPv4 too as an asterisk."""
    endpoint = re.sub(r"%[^\]:]+", "", endpoint)
    return re.sub(r"^(\*|\[::\]|0\.0\.0\.0):", "any:", endpoint)


def in_host_of(pid, *command):
    """The command, in the host of the process; nsenter(1) can't enter the user namespace in which it is already."""
    own = os.readlink("/proc/self/ns/user") == os.readlink(f"/proc/{pid}/ns/user")
    users = [] if own else ["-U", "--preserve-credentials"]
    return ["nsenter", "-t", str(pid), *users, "-n", *command]


def sockets_of_ss(inside=None, pids=()):
    """What ss(8) shows: of everything in the host of the process `inside`, or of these pids here."""
    command = ["ss", "-tuanpOH"]
    if inside is not None:
        command = in_host_of(inside, *command)
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    sockets = set()
    for line in text.splitlines():
        fields = line.split()
        holders = frozenset(int(pid) for pid in re.findall(r"pid=(\d+)", line))
        if inside is None and not holders & set(pids):
            continue
        sockets.add((fields[0], fields[1], plain(fields[4]), fields[5].rsplit(":", 1)[1], holders))
    return sockets
