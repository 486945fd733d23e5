#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every check of the sources: ./dev lint"""

import argparse
import pathlib
import re
import subprocess
import sys
import time

sys.dont_write_bytecode = True
import compiled  # noqa: E402
import texts  # noqa: E402

# Findings of other versions are said, yet only those of this one count: each version lays out and warns anew.
DECIDING_VERSION = "14"


def clang_version(tool):
    said = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.search(r"version (\d+)", said)
    return match[1] if match else "unknown"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=texts.ROOT / "build")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--deep", action="store_true", help="with clang's static analyzer")
    arguments = parser.parse_args()
    build, jobs = arguments.build.resolve(), arguments.jobs

    checks = [(check.__name__.replace("_", " "), check) for check in texts.CHECKS]
    checks.append(("clang-tidy", lambda: compiled.tidy(build, jobs, arguments.deep)))
    checks.append(("clazy", lambda: compiled.clazy(build, jobs)))
    other = {"layout": clang_version("clang-format"), "clang-tidy": clang_version("clang-tidy"),
             "clazy": clang_version("clang-tidy")}
    passed = failed = 0
    for name, check in checks:
        start = time.monotonic()
        found = check()
        for line in found:
            print(f"  {line}")
        counts = other.get(name, DECIDING_VERSION) == DECIDING_VERSION
        verdict = "ok" if not found else "FAILED" if counts else f"not counted (clang {other[name]})"
        print(f"{verdict:>7}  {name} ({time.monotonic() - start:.1f} s)", flush=True)
        failed += bool(found and counts)
        passed += not (found and counts)
    summary = build / "lint" / "summary"
    summary.parent.mkdir(exist_ok=True)
    summary.write_text(f"{passed} {failed}\n", encoding="utf-8")
    print(f"lint: {passed} checks passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
