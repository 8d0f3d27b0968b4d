# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs unittest's tests and says each one's outcome in TAP, so that they are counted one by one."""

import sys
import time
import unittest


class _Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.count = 0
        self.began = 0.0

    def startTest(self, test):
        super().startTest(test)
        self.began = time.monotonic()

    def say(self, good, test, remark="", details=""):
        self.count += 1
        print(f"{'ok' if good else 'not ok'} {self.count} {test.id()}{remark}")
        for line in details.splitlines():
            print(f"# {line}")
        print(f"# {time.monotonic() - self.began:.2f} s", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.say(True, test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.say(False, test, details=self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.say(False, test, details=self.errors[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say(True, test, f" # SKIP {reason}")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            kind = self.failures if issubclass(err[0], test.failureException) else self.errors
            self.say(False, subtest, details=kind[-1][1])


def main():
    """Runs the tests of the calling script; a name or part of one as argument picks out."""
    loader = unittest.TestLoader()
    if len(sys.argv) > 1:
        loader.testNamePatterns = [f"*{word}*" for word in sys.argv[1:]]
    suite = loader.loadTestsFromModule(sys.modules["__main__"])
    result = _Result()
    suite.run(result)
    print(f"1..{result.count}")
    sys.exit(0 if result.wasSuccessful() and result.count else 1)
