# SPDX-License-Identifier: MIT
"""clang-tidy over every source that is compiled, clazy over those that ship, remembering what was found clean.

A source is checked again only if something that it was compiled from has changed: the compiler's own list of
dependencies (ninja -t deps) says what that is. Clean results are remembered in the user's cache folder, as ccache
does, so that a fresh clone of a tree that was checked is checked at once.
"""

import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import time

from sources import ROOT

TIDY = ["clang-tidy", "--quiet", "--extra-arg=-Wno-unknown-warning-option"]
# clazy ends with 0 on warnings unless they are errors; qstring-ref is about a class that Qt 6 no longer has.
CLAZY = ["clazy-standalone", "--checks=level1,no-qstring-ref", "--extra-arg=-Werror",
         "--extra-arg=-Wno-unknown-warning-option", "--ignore-included-files"]
REMEMBER_DAYS = 30


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(base, "quayside-lint")


class Sources:
    """What is compiled in a build folder, and from what."""

    def __init__(self, build):
        self.build = build.resolve()
        entries = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
        self.commands = {}
        for entry in entries:
            path = pathlib.Path(entry["directory"], entry["file"]).resolve()
            if path.suffix == ".cpp" and path.is_relative_to(ROOT) and not path.is_relative_to(self.build):
                self.commands.setdefault(path, entry)
        self.dependencies = self.read_dependencies()

    def read_dependencies(self):
        listing = subprocess.run(["ninja", "-C", self.build, "-t", "deps"], capture_output=True, text=True, check=True)
        found, target = {}, None
        for line in listing.stdout.splitlines():
            if line.startswith("    ") and target:
                found[target].append(line.strip())
            elif match := re.match(r"(.+): #deps \d+, .*\(VALID\)$", line):
                target = match[1]
                found[target] = []
            else:
                target = None
        return found

    @functools.cache
    def fingerprint(self, path):
        """The project's own files by their content; the system's by size and time."""
        if path.is_relative_to(ROOT):
            return hashlib.sha256(path.read_bytes()).hexdigest()
        status = path.stat()
        return f"{path} {status.st_size} {status.st_mtime_ns}"

    def key(self, path, tool):
        """Names all that the result depends on, or None where that isn't known. Free of where the tree lies."""
        entry = self.commands[path]
        command = shlex.split(entry["command"])
        output = entry.get("output") or command[command.index("-o") + 1]
        dependencies = self.dependencies.get(output)
        if not dependencies:
            return None
        try:
            parts = sorted(self.fingerprint(pathlib.Path(self.build, name).resolve()) for name in dependencies)
        except OSError:
            return None
        whole = [*tool, entry["command"].replace(str(ROOT), "."), *parts]
        return hashlib.sha256("\0".join(whole).encode()).hexdigest()


def check(sources, path, command, key):
    """What the tool says about one source; remembered if that is nothing."""
    stamp = cache_folder() / key if key else None
    if stamp and stamp.exists():
        os.utime(stamp)
        return []
    done = subprocess.run([*command, "-p", str(sources.build), str(path)], cwd=ROOT, capture_output=True, text=True,
                          check=False)
    lines = [line.replace(f"{ROOT}/", "") for line in (done.stdout + done.stderr).splitlines()
             if line.strip() and not re.match(r"\d+ (warnings?|errors?)|Suppressed|Use -header-filter", line)]
    if done.returncode == 0:
        if stamp:
            stamp.touch()
        return []
    return lines or [f"{path.relative_to(ROOT)}: {command[0]} ended with status {done.returncode}"]


def forget_old():
    cache_folder().mkdir(parents=True, exist_ok=True)
    for stamp in cache_folder().iterdir():
        if time.time() - stamp.stat().st_mtime > REMEMBER_DAYS * 86400:
            stamp.unlink(missing_ok=True)


def run(build, jobs, command, configuration="", below=("app", "core", "tests")):
    """The tool over every source below these folders. What a header is found guilty of is said once."""
    forget_old()
    sources = Sources(build)
    version = subprocess.run([command[0], "--version"], capture_output=True, text=True, check=False).stdout
    tool = [*command, version, configuration]
    paths = [path for path in sources.commands if path.relative_to(ROOT).parts[0] in below]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = pool.map(lambda path: check(sources, path, command, sources.key(path, tool)), paths)
        return list(dict.fromkeys(line for result in results for line in result))


def tidy(build, jobs, deep):
    command = TIDY + (["--checks=clang-analyzer-*,-clang-analyzer-cplusplus.NewDeleteLeaks"] if deep else [])
    configurations = [(ROOT / folder / ".clang-tidy").read_text(encoding="utf-8") for folder in ("", "tests")]
    return run(build, jobs, command, "".join(configurations))


def clazy(build, jobs):
    return run(build, jobs, CLAZY, below=("app", "core"))
