# SPDX-License-Identifier: MIT
"""Checks of the sources that need no compiler. Each is a function that returns its findings."""

import json
import pathlib
import re
import shutil
import socket
import tempfile

from sources import ROOT, complaints, files, files_with, text

CODE = {".h", ".cpp", ".S", ".py", ".cmake", ".desktop", ".1", ".bash", ".zsh", ".fish"}
MOST_LINES = 450  # of a source file; the style asks for 350
MACHINE_PATH = re.compile(r"(?<![\w.$}])/(?:home/(?!user/|you/|alice/|student/)\w+|root|work)/")
PUBLIC_HOSTS = (".debian.org", ".ubuntu.com", ".kernel.org")


def is_script(path):
    head = text(path)
    return head is not None and head.startswith("#!") and re.search(r"\b(bash|sh)\b", head.split("\n", 1)[0])


def layout():
    """clang-format has nothing to change."""
    said = complaints("clang-format", "--dry-run", "-Werror", *files_with(".h", ".cpp"))
    places = [line.split(": error:")[0] for line in said if ": error:" in line]
    return [f"{place}: clang-format would write this otherwise (clang-format -i)" for place in places] or said


def licences():
    """Every source file names its licence in its head."""
    wanted = [path for path in files()
              if path.suffix in CODE or path.name in ("CMakeLists.txt", ".clang-format", ".clang-tidy")
              or path.name.endswith(".metainfo.xml") or is_script(path)]
    return [f"{path}:1: there is no SPDX-License-Identifier in the first three lines" for path in wanted
            if "SPDX-License-Identifier:" not in "".join((text(path) or "").splitlines(True)[:3])]


def sizes():
    """No source file outgrows what a reader holds in the head."""
    return [f"{path}: {lines} lines; {MOST_LINES} are the most" for path in files_with(".h", ".cpp")
            if (lines := (text(path) or "").count("\n")) > MOST_LINES]


def private_hosts():
    """Names of this machine and of where it gets its packages: they are nobody else's business."""
    hosts = {socket.gethostname()}
    for source in (pathlib.Path("/etc/apt/sources.list"), *pathlib.Path("/etc/apt").glob("sources.list.d/*")):
        if source.is_file():
            hosts.update(re.findall(r"https?://(?:[^/\s@]*@)?([^/\s:]+)", source.read_text(errors="replace")))
    return {host for host in hosts if re.search(r"[a-z]", host) and ("." in host or "-" in host)
            and not host.endswith(PUBLIC_HOSTS) and not host.startswith("localhost")}


def machines():
    """Nothing in the tree belongs to one machine."""
    hosts = private_hosts()
    found = []
    for path in files():
        for number, line in enumerate((text(path) or "").splitlines(), 1):
            if MACHINE_PATH.search(line):
                found.append(f"{path}:{number}: a path of one machine")
            if any(host in line for host in hosts):
                found.append(f"{path}:{number}: the name of this machine, or of where it gets its packages")
    return found


def shell():
    """shellcheck is content with every shell script."""
    scripts = [path for path in files() if is_script(path) or path.suffix == ".bash"]
    return complaints("shellcheck", "--external-sources", *scripts) if scripts else []


def python():
    """Every Python file compiles."""
    found = []
    for path in files_with(".py"):
        try:
            compile(text(path) or "", str(path), "exec", dont_inherit=True)
        except SyntaxError as error:
            found.append(f"{path}:{error.lineno}: {error.msg}")
    return found


def json_files():
    """Every JSON file is one (those of the tests may be broken on purpose)."""
    found = []
    for path in files_with(".json"):
        try:
            if path.parts[0] != "tests":
                json.loads(text(path) or "")
        except ValueError as error:
            found.append(f"{path}: {error}")
    return found


def xml_files():
    """Every XML file is well-formed (those of the tests may be broken on purpose)."""
    wanted = [path for path in files_with(".xml", ".svg", ".ts", ".qrc", ".ui") if path.parts[0] != "tests"]
    return complaints("xmllint", "--noout", "--nonet", *wanted) if wanted else []


def desktop():
    """The desktop file and the software centre's data keep to their specifications."""
    found = []
    for path in files_with(".desktop"):
        found += complaints("desktop-file-validate", path)
    for path in files():
        if path.name.endswith(".metainfo.xml"):
            found += complaints("appstreamcli", "validate", "--no-net", "--pedantic", path)
    return found


def manuals():
    """mandoc finds nothing wrong in the manual pages (its style asks for pages that need not be installed here)."""
    pages = files_with(".1")
    return complaints("mandoc", "-T", "lint", "-W", "warning", *pages) if pages else []


def lupdate():
    return shutil.which("lupdate", path="/usr/lib/qt6/bin:/usr/lib64/qt6/bin:/usr/lib/qt6:/usr/local/bin:/usr/bin")


def translations():
    """The translations are complete, and lupdate would change nothing: ./dev translate."""
    found = []
    for path in files_with(".ts", below=("translations",)):
        content = text(path) or ""
        missing = [number for number, line in enumerate(content.splitlines(), 1) if 'type="unfinished"' in line]
        if missing:
            found.append(f"{path}:{missing[0]}: {len(missing)} translations are missing, the first of them here")
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder, path.name)
            copy.write_text(content, encoding="utf-8")
            # English is the language of the sources: only its plurals are written down.
            extent = ["-pluralonly"] if path.name.endswith("_en.ts") else []
            found += complaints(lupdate(), "-silent", "-no-obsolete", "-locations", "none", *extent, "app", "core",
                                "-ts", copy)
            if copy.read_text(encoding="utf-8") != content:
                found.append(f"{path}: not what lupdate writes; run ./dev translate")
    return found


CHECKS = [layout, licences, sizes, machines, shell, python, json_files, xml_files, desktop, manuals, translations]
