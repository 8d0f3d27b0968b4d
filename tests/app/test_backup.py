#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bancheng backup and restore: a hall that is in use is copied whole, and a backup is put back without losing what was there."""

import hashlib
import os
import sqlite3

from hall import HallTest, run, tap


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


class Backup(HallTest):
    def backup(self, *arguments):
        """Makes a backup and returns its name as the command says it."""
        return self.assert_done(run("backup", self.hall, *arguments)).out.split("  ")[0]

    def test_to_a_file(self):
        self.new()
        self.register()
        copy = self.path("备份 one.hall")
        self.assertEqual(self.backup(copy), copy)
        self.assert_refused(run("backup", self.hall, copy), "already")
        self.hall = copy
        self.assert_whole()
        self.assertEqual(len(self.listed()), 1)

    def test_to_a_folder(self):
        self.new()
        os.mkdir(self.path("usb"))
        copy = self.backup(self.path("usb"))
        self.assertEqual(os.path.dirname(copy), self.path("usb"))
        self.assertRegex(os.path.basename(copy), r"^test-\d{8}-\d{6}Z\.hall$")
        self.assertEqual(os.listdir(self.path("usb")), [os.path.basename(copy)])

    def test_daily(self):
        self.new()
        copy = self.backup("--daily")
        self.assertEqual(os.path.dirname(copy), self.path("test-backup"))
        self.assertIn("is there", self.assert_done(run("backup", self.hall, "--daily")).out)
        self.assertEqual(len(os.listdir(self.path("test-backup"))), 1)
        self.assert_wrongly_called(run("backup", self.hall, self.path("x"), "--daily"), "--daily")

    def test_while_in_use(self):
        """Another program is in the file, and in the middle of a change."""
        self.new()
        self.register()
        other = sqlite3.connect(self.hall, isolation_level=None)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM ticket").fetchone()
        self.hall = self.backup()
        other.close()
        self.assert_whole()

    def test_no_place(self):
        self.new()
        self.assert_refused(run("backup", self.hall, self.path("none/copy.hall")), "folder")
        self.assert_refused(run("backup", self.path("none.hall")), "no file")
        self.assert_wrongly_called(run("backup"))

    def test_restore(self):
        self.new()
        self.register()
        copy = self.backup()
        self.register()
        before = digest(self.hall)
        said = self.assert_done(run("restore", copy, self.hall))
        kept = said.out.splitlines()[1].split("  ")[0]
        self.assertEqual(digest(kept), before)
        self.assertEqual(len(self.listed()), 1)
        self.assert_whole()
        self.hall = kept
        self.assertEqual(len(self.listed()), 2)

    def test_restore_in_use(self):
        self.new()
        copy = self.backup()
        # Before the other one is in: this process would drop its locks by closing the file.
        before = digest(self.hall)
        other = sqlite3.connect(self.hall, isolation_level=None)
        other.execute("SELECT count(*) FROM ticket").fetchone()
        self.assert_refused(run("restore", copy, self.hall), "Seats are in")
        other.close()
        self.assertEqual(digest(self.hall), before)
        self.assert_done(run("restore", copy, self.hall))

    def test_rescue(self):
        self.demo(60)
        said = self.assert_done(run("rescue", self.hall, self.path("same.hall")))
        self.assertRegex(said.out, r"ticket +60 saved\n")
        self.assertNotIn("lost", said.out)
        with open(self.hall, "r+b") as file:
            file.truncate(os.path.getsize(self.hall) * 2 // 3)
        before = digest(self.hall)
        self.assert_refused(run("check", self.hall), "cut off")
        self.assertIn("FAILED", run("check", self.hall).out)
        said = self.assert_refused(run("rescue", self.hall, self.path("less.hall")), "not everything")
        self.assertIn("lost", said.out)
        self.assertEqual(digest(self.hall), before)
        self.assertEqual(run("list", self.path("less.hall")).status, 0)
        self.assert_wrongly_called(run("rescue", self.hall))

    def test_restore_nonsense(self):
        self.new()
        before = digest(self.hall)
        with open(self.path("text.hall"), "w", encoding="utf-8") as file:
            file.write("Dear diary")
        self.assert_refused(run("restore", self.path("text.hall"), self.hall), "not a hall")
        self.assert_refused(run("restore", self.path("none.hall"), self.hall), "no file")
        self.assert_wrongly_called(run("restore", self.hall))
        self.assertEqual(digest(self.hall), before)


if __name__ == "__main__":
    tap.main()
