#!/usr/bin/env python3
"""Adds up JUnit XML reports and prints `N passed, N failed, N skipped`. Exit code 1 when a test failed or none ran."""

import sys
import xml.etree.ElementTree as xml
from pathlib import Path


def suites(folder):
    """Surefire writes one suite per file, Vitest a list of suites."""
    for report in sorted(Path(folder).glob("TEST-*.xml")):
        root = xml.parse(report).getroot()
        yield from [root] if root.tag == "testsuite" else root.iter("testsuite")


def count(folders):
    passed = failed = skipped = 0
    for folder in folders:
        for suite in suites(folder):
            bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            aside = int(suite.get("skipped", 0))
            failed += bad
            skipped += aside
            passed += int(suite.get("tests", 0)) - bad - aside
    return passed, failed, skipped


if __name__ == "__main__":
    passed, failed, skipped = count(sys.argv[1:])
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed or not passed else 0)
