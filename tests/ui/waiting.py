# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks, and waiting that is not sleeping: the answer is asked for until it is there."""

import os
import time

PATIENCE = float(os.environ.get("BC_TEST_PATIENCE", "30"))


class Failure(AssertionError):
    pass


def check(condition, message):
    if not condition:
        raise Failure(message)


def check_equal(got, wanted, what):
    check(got == wanted, f"{what}: {got!r} instead of {wanted!r}")


def until(ask, what, patience=PATIENCE):
    """Asks again and again until the answer is true; returns it."""
    end = time.monotonic() + patience
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failure(f"not within {patience} s: {what}")
        time.sleep(0.03)
