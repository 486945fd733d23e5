#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The random scenarios of tests/kernel, through real programs: predicted and actual agree step by step."""

import os
import subprocess
import unittest

from labsupport import run, wrong


class Scenarios(unittest.TestCase):
    def test_predictions_agree_with_the_lab(self):
        scripts = subprocess.run([os.environ["SCENARIOS"], "1", "100"], capture_output=True, text=True,
                                 check=True).stdout
        steps, status, errors = run(scripts, "--isolated")
        self.assertEqual(wrong(steps), [], errors)
        self.assertEqual(status, 0)
        self.assertGreater(len(steps), 1000)


if __name__ == "__main__":
    unittest.main()
