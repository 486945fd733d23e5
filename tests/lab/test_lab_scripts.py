#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Lab scripts written from the documents alone, without the rules' sources, and run by real programs: each prediction
is right, each expectation met, and what is printed has the members that the language's contract names."""

import pathlib
import unittest

from labsupport import run, wrong

STEP = {"script", "step", "line", "program", "command", "predicted", "actual", "agrees", "expected", "met"}
ACTUAL = {"outcome", "error", "port"}
PREDICTED = ACTUAL | {"rule", "with"}


def misshapen(side, members, outcomes):
    """What is wrong with a prediction or an outcome, by the contract."""
    rest = set(side) - members - {"at"}
    if rest not in ({"receivers"}, {"receivers_any_of"}) or members - set(side):
        return f"has the members {sorted(side)}"
    if side["outcome"] not in outcomes:
        return f"has the outcome {side['outcome']}"
    if (side["outcome"] == "fails") != isinstance(side["error"], str):
        return f"{side['outcome']} with the error {side['error']}"
    receivers = side[rest.pop()]
    return None if receivers == sorted(receivers) else f"has the receivers {receivers}"


def differences(step):
    """Where the prediction and what happened differ, member by member."""
    predicted, actual = step["predicted"], step["actual"]
    if predicted["outcome"] == "unknown":
        return []
    found = [name for name in ("outcome", "error", "at") if predicted.get(name) != actual.get(name)]
    if predicted["port"] == "ephemeral":
        found += [] if actual["port"] else ["port"]
    elif predicted["port"] != actual["port"]:
        found.append("port")
    if "receivers_any_of" in predicted:
        found += [] if set(actual["receivers"]) <= set(predicted["receivers_any_of"]) else ["receivers_any_of"]
    elif predicted["receivers"] != actual["receivers"]:
        found.append("receivers")
    return found


class Scripts(unittest.TestCase):
    def check(self, name):
        text = pathlib.Path(__file__).with_name("scripts").joinpath(name).read_text(encoding="utf-8")
        steps, status, errors = run(text, "--isolated")
        self.assertEqual(wrong(steps), [], errors)
        self.assertEqual(status, 0, errors)
        for step in steps:
            with self.subTest(line=step["line"], command=step["command"]):
                self.assertEqual(set(step), STEP)
                self.assertIsNone(misshapen(step["predicted"], PREDICTED, {"ok", "fails", "pending", "unknown"}))
                self.assertIsNone(misshapen(step["actual"], ACTUAL, {"ok", "fails", "pending"}))
                self.assertEqual(differences(step), [])
        return steps

    def test_what_a_student_would_never_guess(self):
        self.assertGreater(len(self.check("facts.lab")), 400)

    def test_every_command_option_and_form(self):
        self.assertGreater(len(self.check("language.lab")), 600)

    def test_once_wrong(self):
        self.check("mended.lab")

    def test_listener_before_its_sessions(self):
        steps, _, _ = run("web: listen tcp 127.0.0.1:8080 as door\n" + "a: connect tcp 127.0.0.1:8080\n" * 3 +
                          "b: listen tcp 127.0.0.1:8080 => fails EADDRINUSE\n", "--isolated")
        self.assertEqual(steps[-1]["predicted"]["with"], ["door", "door#1", "door#2", "door#3"])


if __name__ == "__main__":
    unittest.main()
