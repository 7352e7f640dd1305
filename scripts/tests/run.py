#!/usr/bin/env python3
"""Runs the tests of the scripts; with --xml FILE it also writes a JUnit report for count_tests.py."""

import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent

suite = unittest.defaultTestLoader.discover(str(HERE))
result = unittest.TextTestRunner(verbosity=1).run(suite)
if "--xml" in sys.argv:
    Path(sys.argv[sys.argv.index("--xml") + 1]).write_text(
        f'<testsuite name="scripts" tests="{result.testsRun}" failures="{len(result.failures)}" '
        f'errors="{len(result.errors)}" skipped="{len(result.skipped)}"/>\n'
    )
sys.exit(0 if result.wasSuccessful() and result.testsRun else 1)
