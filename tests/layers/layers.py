#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No include crosses the lines between the folders of core and app.

    python3 tests/layers/layers.py [ROOT] [--qt-headers FOLDER]

What a folder may include is the table below; everything else is a finding. Python's standard library only.
"""

import argparse
import functools
import pathlib
import re
import sys
from dataclasses import dataclass, field

# What each folder of core may include, beside itself.
CORE = {
    "base": set(),
    "net": {"base"},
    "registry": {"base", "net"},
    "rules": {"base", "net"},
    "system": {"base", "net"},
    "lab": {"base", "net", "rules"},
    "script": {"base", "net", "rules", "lab"},
    "lessons": {"base", "net", "rules", "lab", "script"},
}

# What each folder of app may include of app, beside itself; all of them may include core.
APP = {
    "common": set(),
    "look": {"common"},
    "cli": {"common"},
    "reference": {"common", "look"},
    "lab": {"common", "look"},
    "computer": {"common", "look"},
    "lessons": {"common", "look"},
    "window": {"common", "look", "reference", "lab", "computer", "lessons"},
}

SOCKET_CLASSES = re.compile(r"\bQ(AbstractSocket|LocalServer|LocalSocket|SctpServer|SctpSocket|SslServer|SslSocket"
                            r"|TcpServer|TcpSocket|UdpSocket)\b")
SOCKET_FOLDER = "core/lab/agent/"
# Headers of system calls on sockets and namespaces; <arpa/inet.h> (text of addresses) makes none.
SYSCALL_HEADERS = re.compile(r"(sys/socket\.h|sys/un\.h|netinet/.*|linux/.*|sched\.h)$")
SYSCALL_FOLDERS = ("core/lab/agent/", "core/system/")
# Beside core/system, which reads /proc: entering a namespace means writing /proc/self/uid_map, and a prediction for
# this computer asks for its settings and routes.
PROC_FOLDER = "core/system/"
PROC_FILES = ("core/lab/agent/isolation.cpp", "app/common/surroundings.cpp")

SOURCES = {".h", ".hpp", ".cpp", ".cc", ".mm"}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
# Comments, or what looks like one in a string or character: the second group is kept.
COMMENT = re.compile(r"""//[^\n]*|/\*.*?\*/|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""", re.DOTALL)
STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')
QT_MODULE = re.compile(r"(Qt[A-Z]\w*)/")
QT_CLASS = re.compile(r"Q[A-Za-z]\w*$")


@dataclass
class Source:
    path: str  # below the root, with /
    code: str  # without comments
    project: list[tuple[str, int]] = field(default_factory=list)  # includes that are the project's own, and their lines
    foreign: list[tuple[str, int]] = field(default_factory=list)  # all other includes

    @property
    def folder(self):
        return "/".join(self.path.split("/")[:2])

    def line_of(self, offset):
        return self.code.count("\n", 0, offset) + 1


def without_comments(text):
    return COMMENT.sub(lambda match: match[1] or "\n" * match[0].count("\n") or " ", text)


def read_sources(root):
    """Every source of core and app, by its path below the root, with its includes resolved as the compiler does."""
    sources = {}
    for top in ("core", "app"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix in SOURCES and file.is_file():
                path = file.relative_to(root).as_posix()
                sources[path] = Source(path, without_comments(file.read_text(encoding="utf-8")))
    for source in sources.values():
        beside = source.path.rsplit("/", 1)[0]
        for match in INCLUDE.finditer(source.code):
            name, line = match[2], source.line_of(match.start(1))
            for candidate in (f"{beside}/{name}", f"core/{name}", f"app/{name}", name):
                found = normal(candidate)
                if found in sources:
                    source.project.append((found, line))
                    break
            else:
                source.foreign.append((name, line))
    return sources


def normal(path):
    parts = []
    for part in path.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


class QtHeaders:
    """Which module a header of Qt belongs to, by the names in Qt's own folders."""

    def __init__(self, folder):
        self.folder = folder
        self.names = {path.name.removeprefix("Qt"): {header.name for header in path.iterdir()}
                      for path in folder.glob("Qt*") if path.is_dir()}

    @functools.cache
    def modules(self, name):
        """The modules that hold the header, without their Qt; none for what isn't Qt's."""
        prefix = QT_MODULE.match(name)
        if prefix:
            return frozenset({prefix[1].removeprefix("Qt")})
        if name.startswith("Qt") and name.removeprefix("Qt") in self.names:
            return frozenset({name.removeprefix("Qt")})
        holders = frozenset(module for module, names in self.names.items() if name in names)
        return holders or (frozenset({"unknown"}) if QT_CLASS.match(name) else frozenset())

    def outside(self, name, allowed):
        modules = self.modules(name)
        return bool(modules) and not modules & allowed


def crossings_in_core(sources):
    for source in sources.values():
        top, part = source.folder.split("/")
        if top != "core":
            continue
        if part not in CORE:
            yield source.path, 1, f"core/{part} has no place in the table of layers"
            continue
        for target, line in source.project:
            target_top, target_part = target.split("/")[:2]
            if target_top != "core":
                yield source.path, line, f"core includes {target}: core knows nothing of app"
            elif target_part not in CORE[part] | {part}:
                yield source.path, line, f"core/{part} includes {target}: it may know {sorted(CORE[part])} only"


def crossings_in_app(sources):
    for source in sources.values():
        top, part = source.folder.split("/")
        if top != "app":
            continue
        if part not in APP:
            yield source.path, 1, f"app/{part} has no place in the table of layers"
            continue
        for target, line in source.project:
            target_top, target_part = target.split("/")[:2]
            if target_top == "app" and target_part not in APP[part] | {part}:
                yield source.path, line, f"app/{part} includes {target}: only app/window knows every page"


def pulled_in(sources, start):
    """Every file of the project that an include of start leads to, itself included."""
    seen, open_paths = {start}, [start]
    while open_paths:
        for target, _ in sources[open_paths.pop()].project:
            if target not in seen:
                seen.add(target)
                open_paths.append(target)
    return sorted(seen)


def window_free(sources, qt):
    """Core, the terminal program and all they include use Qt Core and Qt Network; models use no widgets."""
    reported = set()
    for source in sources.values():
        if source.folder.startswith("core/") or source.folder == "app/cli":
            for path in pulled_in(sources, source.path):
                for name, line in sources[path].foreign:
                    if qt.outside(name, {"Core", "Network"}) and (path, line) not in reported:
                        reported.add((path, line))
                        yield path, line, f"<{name}> is neither Qt Core nor Qt Network, and {source.folder} needs it"
        elif re.search(r"(model|filter)\.(h|cpp)$", source.path):
            for name, line in source.foreign:
                if qt.modules(name) & {"Widgets", "PrintSupport"}:
                    yield source.path, line, f"<{name}> in a model or filter: these are tested without a window"


def sockets_in_the_agent(sources):
    for source in sources.values():
        if not source.path.startswith(SOCKET_FOLDER):
            for match in SOCKET_CLASSES.finditer(STRING.sub('""', source.code)):
                line = STRING.sub('""', source.code).count("\n", 0, match.start()) + 1
                yield source.path, line, f"{match[0]} outside {SOCKET_FOLDER}"
        if not source.path.startswith(SYSCALL_FOLDERS) and source.path.startswith("core/"):
            for name, line in source.foreign:
                if SYSCALL_HEADERS.match(name):
                    yield source.path, line, f"<{name}> outside {' and '.join(SYSCALL_FOLDERS)}"


def one_place_for_processes(sources):
    places = {}
    for source in sources.values():
        match = re.search(r"\bQProcess\b", STRING.sub('""', source.code))
        if match:
            line = STRING.sub('""', source.code).count("\n", 0, match.start()) + 1
            places.setdefault(source.path.rsplit(".", 1)[0], (source.path, line))
    for path, line in list(places.values())[1:]:
        yield path, line, f"QProcess has one place, and {next(iter(places.values()))[0]} is it already"


def one_place_for_proc(sources):
    for source in sources.values():
        if source.path.startswith(PROC_FOLDER) or source.path in PROC_FILES:
            continue
        for match in STRING.finditer(source.code):
            if match[0].startswith('"/proc'):
                yield source.path, source.line_of(match.start()), f"/proc outside {PROC_FOLDER} and {PROC_FILES}"


def no_sentences_in_core(sources):
    for source in sources.values():
        if source.path.startswith("core/"):
            for match in re.finditer(r"(?<![\w.])tr\(|\btranslate\(|\bQT_TR\w*\(", STRING.sub('""', source.code)):
                line = STRING.sub('""', source.code).count("\n", 0, match.start()) + 1
                yield source.path, line, "core writes no sentences: it returns values, app/common words them"


def links_of_core(root):
    for file in sorted((root / "core").rglob("CMakeLists.txt")):
        text = re.sub(r"#[^\n]*", "", file.read_text(encoding="utf-8"))
        for match in re.finditer(r"\bQt6?::(\w+)", text):
            if match[1] not in ("Core", "Network"):
                line = text.count("\n", 0, match.start()) + 1
                yield file.relative_to(root).as_posix(), line, f"core links {match[0]}: only Core and Network"


def findings(root, qt_folder):
    """Every crossing, as path, line and sentence."""
    root = pathlib.Path(root)
    sources = read_sources(root)
    qt = QtHeaders(pathlib.Path(qt_folder))
    return [*crossings_in_core(sources), *crossings_in_app(sources), *window_free(sources, qt),
            *sockets_in_the_agent(sources), *one_place_for_processes(sources), *one_place_for_proc(sources),
            *no_sentences_in_core(sources), *links_of_core(root)]


def qt_headers():
    for candidate in (*pathlib.Path("/usr/include").glob("*/qt6"), pathlib.Path("/usr/include/qt6"),
                      pathlib.Path("/usr/include/qt")):
        if (candidate / "QtCore").is_dir():
            return candidate
    sys.exit("layers: Qt's headers were not found; name their folder with --qt-headers.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("root", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("--qt-headers", type=pathlib.Path)
    arguments = parser.parse_args()
    found = findings(arguments.root, arguments.qt_headers or qt_headers())
    for path, line, sentence in found:
        print(f"{path}:{line}: {sentence}")
    print(f"layers: {len(found)} crossings in {len(read_sources(arguments.root))} files")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
