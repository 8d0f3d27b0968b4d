# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: the program, a folder, and a ticket as it comes in."""

import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import tap  # noqa: F401 (for the scripts that import it from here)

PROGRAM = os.environ["BC_TEST_PROGRAM"]

STAFF = [
    "shouli:受理员:intake",
    "diaodu:调度员:dispatcher",
    "shenhe:审核人:reviewer",
    "huifang:回访员:callback",
    "lead:负责人:department_lead:d01",
    "chengban:承办人:handler:d01",
    "xieban:协办人:handler:d02",
    "other:他局负责人:department_lead:d03",
    "guanli:管理员:admin",
]

TICKET = {
    "channel": "window",
    "petitioner_kind": "person",
    "petitioner_name": "周𬭩䶮",
    "telephone": "13812345678",
    "identity_kind": "id_card",
    "identity_number": "11010519491231002X",
    "matter": "户口迁入登记",
    "department": "d01",
    "visits": 3,
    "what_happened": "反映人三次到窗口办理户口迁入登记，每次都被告知缺少不同的材料。",
    "what_is_wanted": "请求一次性告知所缺材料并办理。",
    "urgency": "normal",
}


def ticket(**changes):
    """A ticket that can be registered; None takes a key out."""
    made = dict(TICKET, **changes)
    return {key: value for key, value in made.items() if value is not None}


class Said:
    """What a command said and how it ended."""

    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout
        self.err = process.stderr

    def __str__(self):
        return f"status {self.status}\n--- stdout\n{self.out}--- stderr\n{self.err}---"


NOBODY = 65534


def run(*arguments, given="", env=None, user=None):
    """Runs the program; @given is what it reads, text or bytes; @user a number to run it as, where root runs the tests."""
    if isinstance(given, str):
        given = given.encode()
    environment = dict(os.environ, **(env or {}))
    if "BANCHENG_NOW" in os.environ:
        # Each process begins at that instant anew; a hall's time goes on.
        now = datetime.datetime.fromisoformat(os.environ["BANCHENG_NOW"]) + datetime.timedelta(seconds=1)
        os.environ["BANCHENG_NOW"] = now.isoformat()
    process = subprocess.run([PROGRAM, *[str(a) for a in arguments]], input=given, capture_output=True, check=False, timeout=120, env=environment, user=user)
    process.stdout = process.stdout.decode()
    process.stderr = process.stderr.decode()
    return Said(process)


class HallTest(unittest.TestCase):
    """A folder of its own for each test, and in it an empty hall when it is asked for."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.hall = os.path.join(self.folder, "test.hall")

    def path(self, name):
        return os.path.join(self.folder, name)

    def assert_done(self, said):
        self.assertEqual(said.status, 0, said)
        self.assertEqual(said.err, "", said)
        return said

    def assert_refused(self, said, *words):
        """Refused or failed: status 1, and one line that has every word."""
        return self.assert_said(said, 1, words)

    def assert_wrongly_called(self, said, *words):
        return self.assert_said(said, 2, words)

    def assert_said(self, said, status, words):
        self.assertEqual(said.status, status, said)
        self.assertTrue(said.err.startswith("bancheng: "), said)
        self.assertEqual(said.err.count("\n"), 1, said)
        for word in words:
            self.assertIn(word, said.err)
        return said

    def new(self, *options):
        staff = [f"--staff={member}" for member in STAFF]
        self.assert_done(run("new", self.hall, *staff, *options))

    def demo(self, count=None):
        self.assert_done(run("new", self.hall, "--demo" if count is None else f"--demo={count}"))

    def register(self, *tickets):
        """Registers and returns what was acknowledged."""
        lines = "".join(json.dumps(t, ensure_ascii=False) + "\n" for t in (tickets or (TICKET,)))
        said = self.assert_done(run("register", self.hall, "--as", "shouli", given=lines))
        return [json.loads(line) for line in said.out.splitlines()]

    def number(self, **changes):
        return self.register(ticket(**changes))[0]["number"]

    def show(self, number):
        return json.loads(self.assert_done(run("show", self.hall, number, "--json")).out)

    def listed(self, *options):
        said = self.assert_done(run("list", self.hall, "--json", *options))
        return [json.loads(line) for line in said.out.splitlines()]

    def move(self, number, to, staff, **values):
        """Moves and returns what the command said; the values are those of --set."""
        pairs = [word for key, value in values.items() for word in ("--set", f"{key}={value}")]
        return run("move", self.hall, number, to, "--as", staff, *pairs)

    def assert_moved(self, number, state, staff, **values):
        said = self.assert_done(self.move(number, state, staff, **values))
        self.assertEqual(said.out, f"{number} {state}\n")
        return self.show(number)

    def assert_whole(self):
        self.assert_done(run("check", self.hall))
