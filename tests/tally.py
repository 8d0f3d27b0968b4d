#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what the tests of one or more build folders said, and ends with the line "N passed, N failed".

A test that speaks TAP counts with each of its points, any other as one. A test that died, ran too long or ended with an
error counts as failed even when every point that it got to was good.
"""

import json
import pathlib
import re
import sys

POINT = re.compile(r"^(not )?ok\b[^#]*(# *(skip|todo)\b)?", re.IGNORECASE)
GOOD = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP"}


def count(test):
    """Returns (passed, failed, skipped) of one line of meson's log."""
    passed = failed = skipped = 0
    for line in test.get("stdout", "").splitlines():
        point = POINT.match(line)
        if point is None:
            continue
        if point.group(3):
            skipped += 1
        elif point.group(1):
            failed += 1
        else:
            passed += 1
    if test["result"] in SKIPPED:
        return passed, failed, max(skipped, 1)
    if test["result"] not in GOOD:
        return passed, max(failed, 1), skipped
    if passed + failed + skipped == 0:
        passed = 1
    return passed, failed, skipped


def main(folders):
    passed = failed = skipped = 0
    bad = []
    for folder in folders:
        log = pathlib.Path(folder) / "meson-logs" / "testlog.json"
        if not log.exists():
            print(f"no test has run in {folder}")
            failed += 1
            continue
        for line in log.read_text(encoding="utf-8").splitlines():
            test = json.loads(line)
            good, wrong, left = count(test)
            passed, failed, skipped = passed + good, failed + wrong, skipped + left
            if wrong:
                bad.append(f"{pathlib.Path(folder).name}: {test['name']}: {test['result']}")
    for line in bad:
        print(line)
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
