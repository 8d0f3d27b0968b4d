#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the program is called: help, version, wrong calls, files that are no halls, languages."""

import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

from hall import NOBODY, PROGRAM, TICKET, HallTest, run, tap

VERBS = ["new", "register", "list", "show", "move", "part", "callback", "due", "print", "remind", "check"]


class Usage(HallTest):
    def test_help(self):
        said = self.assert_done(run("--help"))
        for verb in VERBS:
            self.assertIn(f"bancheng {verb} ", said.out)

    def test_help_of_every_command(self):
        for verb in VERBS:
            with self.subTest(verb):
                said = self.assert_done(run(verb, "--help"))
                self.assertIn(f"bancheng {verb}", said.out)

    def test_version(self):
        self.assertRegex(self.assert_done(run("--version")).out, r"^bancheng \d+\.\d+")

    def test_needs_no_display(self):
        said = run("due", "--from", "2026-09-18", "--days", "1", env={"DISPLAY": ":987", "WAYLAND_DISPLAY": ""})
        self.assert_done(said)

    def test_wrong_calls(self):
        wrong = [
            ["new"],
            ["new", self.hall, "more"],
            ["new", self.hall, "--nonsense"],
            ["new", self.hall, "--demo=many"],
            ["new", self.hall, "--demo=-1"],
            ["new", self.hall, "--seed=1"],
            ["new", self.hall, "--staff=only"],
            ["new", self.hall, "--staff=a:Name:cook"],
            ["register", self.hall],
            ["list"],
            ["list", self.hall, "--state", "nonsense"],
            ["list", self.hall, "--limit", "0"],
            ["list", self.hall, "--limit", "99999999999999999999"],
            ["show", self.hall],
            ["show", self.hall, "2026W00001", "--staff"],
            ["move", self.hall, "2026W00001"],
            ["move", self.hall, "2026W00001", "review"],
            ["move", self.hall, "2026W00001", "nowhere", "--as", "shouli"],
            ["move", self.hall, "2026W00001", "review", "--as", "shouli", "--set", "novalue"],
            ["move", self.hall, "2026W00001", "review", "--as", "shouli", "--set", "a=1", "--set", "a=2"],
            ["move", self.hall, "2026W00001", "review", "--as", "shouli", "--version", "none"],
            ["part", self.hall, "2026W00001", "d02", "sleeping", "--as", "shouli"],
            ["callback", self.hall, "2026W00001", "--as", "huifang"],
            ["callback", self.hall, "2026W00001", "--as", "huifang", "--at", "2026-11-23", "--reached", "yes"],
            ["due"],
            ["due", "--from", "2026-09-18"],
            ["due", "--from", "2026-09-18", "--hours", "1", "--days", "1"],
            ["due", "--working-days", "5"],
            ["print", self.hall, "2026W00001"],
            ["print", self.hall, "-o", "x.pdf"],
            ["print", self.hall, "2026W00001", "--form", "poem", "-o", "x.pdf"],
            ["remind"],
            ["check"],
        ]
        for arguments in wrong:
            with self.subTest(" ".join(arguments)):
                self.assert_wrongly_called(run(*arguments))
        self.assertFalse(os.path.exists(self.hall))

    def test_broken_utf8_in_arguments(self):
        said = run("show", self.hall, os.fsdecode(b"2026\xff"))
        self.assert_wrongly_called(said)

    def test_closed_output(self):
        self.demo(20)
        with open("/dev/full", "wb") as full:
            process = subprocess.run([PROGRAM, "list", self.hall], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(process.returncode, 1)


class Files(HallTest):
    """A file that cannot be used gets its own words and stays as it was."""

    def commands(self):
        return [["list", self.hall], ["show", self.hall, "--staff"], ["check", self.hall], ["register", self.hall, "--as", "shouli"], ["remind", self.hall]]

    def assert_left_alone(self, *words):
        before = open(self.hall, "rb").read()
        for command in self.commands():
            with self.subTest(command[0]):
                self.assert_refused(run(*command), *words)
        self.assertEqual(open(self.hall, "rb").read(), before)

    def test_missing(self):
        for command in self.commands():
            self.assert_refused(run(*command), "test.hall")
        self.assertFalse(os.path.exists(self.hall))

    def test_folder(self):
        os.mkdir(self.hall)
        self.assert_refused(run("list", self.hall), "test.hall")

    def test_text_file(self):
        with open(self.hall, "w", encoding="utf-8") as file:
            file.write("办不成事\n" * 1000)
        self.assert_left_alone("test.hall")

    def test_empty_file(self):
        open(self.hall, "wb").close()
        self.assert_left_alone("test.hall")

    def test_other_database(self):
        database = sqlite3.connect(self.hall)
        database.execute("CREATE TABLE ticket (id)")
        database.commit()
        database.close()
        self.assert_left_alone("test.hall")

    def test_newer_schema(self):
        self.new()
        database = sqlite3.connect(self.hall)
        database.execute("PRAGMA user_version = 99")
        database.execute("UPDATE setting SET value = '99' WHERE key IN ('minimum_reader', 'minimum_writer')")
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        self.assert_left_alone("newer")

    def test_truncated(self):
        self.demo(20)
        with open(self.hall, "r+b") as file:
            file.truncate(os.path.getsize(self.hall) // 2)
        self.assert_refused(run("list", self.hall), "test.hall")

    def test_read_only(self):
        self.demo(20)
        # Root may write whatever the mode says, so somebody else has to try.
        user = NOBODY if os.geteuid() == 0 else None
        os.chmod(self.hall, 0o444)
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o755)
        said = self.assert_done(run("list", self.hall, "--json", user=user))
        self.assertEqual(len(said.out.splitlines()), 20)
        self.assert_done(run("check", self.hall, user=user))
        self.assert_refused(run("register", self.hall, "--as", "shouli01", given=json.dumps(TICKET) + "\n", user=user), "test.hall")
        number = self.listed()[0]["number"]
        self.assert_done(run("print", self.hall, number, "-o", os.path.join(self.open_folder(), "x.pdf"), user=user))
        self.assertEqual(os.listdir(self.folder), ["test.hall"])

    def open_folder(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        os.chmod(folder, 0o777)
        return folder

    def test_new_where_something_is(self):
        self.new()
        before = open(self.hall, "rb").read()
        self.assert_refused(run("new", self.hall), "test.hall")
        self.assert_refused(run("new", self.hall, "--demo=5"), "test.hall")
        self.assertEqual(open(self.hall, "rb").read(), before)

    def test_new_where_no_folder_is(self):
        self.assert_refused(run("new", self.path("none/test.hall")))
        self.assert_refused(run("new", self.path("none/test.hall"), "--demo=5"))

    def test_new_with_wrong_staff_leaves_nothing(self):
        self.assert_refused(run("new", self.hall, "--staff=a:甲:intake", "--staff=b:乙:handler:nowhere"), "department")
        self.assert_refused(run("new", self.hall, "--staff=a:甲:intake", "--staff=a:乙:intake"), "a")
        self.assert_refused(run("new", self.hall, "--staff=a b:甲:intake"), "code")
        self.assert_refused(run("new", self.hall, "--zone=Nowhere/Never"))
        self.assertEqual(os.listdir(self.folder), [])


class Languages(HallTest):
    @unittest.skipUnless(os.environ.get("BANCHENG_LOCALEDIR"), "no translation is built")
    def test_chinese(self):
        ways = [
            {"LANG": "C.UTF-8", "LC_ALL": "", "LANGUAGE": "zh_CN"},
            # The locale is not generated on this machine; the language is meant all the same.
            {"LANG": "zh_CN.UTF-8", "LC_ALL": "", "LANGUAGE": ""},
            {"LANG": "", "LC_ALL": "zh_CN.UTF-8", "LANGUAGE": ""},
            {"LANG": "C", "LC_ALL": "", "LANGUAGE": "zh_CN"},
        ]
        for env in ways:
            with self.subTest(env):
                said = run("move", self.hall, "1", "nowhere", "--as", "a", env=env)
                self.assert_wrongly_called(said)
                self.assertRegex(said.err, "[一-鿿]")

    def test_english_without_a_language(self):
        said = run("move", self.hall, "1", "nowhere", "--as", "a", env={"LANG": "C", "LC_ALL": "", "LANGUAGE": ""})
        self.assert_wrongly_called(said, "there is no state")


if __name__ == "__main__":
    tap.main()
