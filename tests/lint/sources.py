# SPDX-License-Identifier: MIT
"""The files of the project, and running tools over them."""

import functools
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


@functools.cache
def files():
    """Every file that is or will be in the repository, below ROOT."""
    listed = None
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(
            ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=False)
    if listed and listed.returncode == 0:
        names = {name for name in listed.stdout.split("\0") if name}
    else:  # a source archive
        names = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*")
                 if not path.relative_to(ROOT).parts[0].startswith((".git", "build", "shots"))}
    return [pathlib.Path(name) for name in sorted(names)
            if (ROOT / name).is_file() and "__pycache__" not in name and not (ROOT / name).is_symlink()]


def files_with(*suffixes, below=()):
    """Those with one of the suffixes, and in one of the top folders where some are named."""
    return [path for path in files() if path.suffix in suffixes and (not below or path.parts[0] in below)]


@functools.cache
def text(path):
    """A file's text, or None where it isn't UTF-8."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def complaints(*command):
    """What a tool has to say; nothing where it is content."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return []
    lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return lines or [f"{command[0]} ended with status {done.returncode}"]
