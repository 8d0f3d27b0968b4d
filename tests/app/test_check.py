#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bancheng check: a whole hall passes, and whatever somebody changes behind the program's back is found."""

import os
import sqlite3

from hall import HallTest, run, tap

# What somebody does to the file, and the word by which the report names it.
TAMPERING = [
    ("event changed", "UPDATE event SET reason = 'never' WHERE seq = 30", "History"),
    ("event deleted", "DELETE FROM event WHERE seq = 30", "History"),
    ("last event deleted", "DELETE FROM event WHERE seq = (SELECT MAX(seq) FROM event WHERE kind = 'moved')", "History|States|Versions"),
    ("event of another moment", "UPDATE event SET at = at + 1 WHERE seq = 12", "History"),
    ("event by somebody else", "UPDATE event SET staff = 'admin' WHERE seq = 12", "History"),
    ("guards removed", "SELECT 1", "guards"),
    ("state", "UPDATE ticket SET state = 'closed' WHERE id = 3", "States"),
    ("version", "UPDATE ticket SET version = version + 1 WHERE id = 3", "Versions"),
    ("due date", "UPDATE ticket SET due_at = due_at + 86400000000 WHERE due_at IS NOT NULL", "Values"),
    ("outcome", "UPDATE ticket SET outcome = 'not_done' WHERE outcome = 'done'", "Values"),
    ("part", "UPDATE part SET report = 'nothing' WHERE report IS NOT NULL", "Values"),
    ("code", "UPDATE ticket SET matter = 'm999' WHERE id = 3", "Codes"),
    ("board column", "UPDATE ticket SET board_column = 5 WHERE id = 3", "Board"),
    ("board rank", "UPDATE ticket SET board_rank = 1 WHERE id = 3", "Board"),
    ("open", "UPDATE ticket SET is_open = 1 - is_open WHERE id = 3", "Board"),
    ("number", "UPDATE ticket SET number = '2031W00009' WHERE id = 3", "Numbers"),
    ("nonsense number", "UPDATE ticket SET number = 'seventeen' WHERE id = 3", "Numbers"),
    ("counter", "UPDATE counter SET value = value + 1 WHERE name LIKE 'ticket/%/W'", "Numbers"),
    ("counter lost", "DELETE FROM counter", "Numbers"),
    ("ticket deleted", "DELETE FROM ticket WHERE id = 3", "Numbers|References|States"),
    ("callback of no ticket", "UPDATE callback SET ticket = 99999 WHERE id = 1", "References"),
]


class Check(HallTest):
    def tamper(self, sql, path=None):
        database = sqlite3.connect(path or self.hall, isolation_level=None)
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("DROP TRIGGER IF EXISTS event_no_update")
        database.execute("DROP TRIGGER IF EXISTS event_no_delete")
        database.execute(sql)
        database.close()

    def restore_guards(self, path):
        database = sqlite3.connect(path, isolation_level=None)
        for name, sql in self.guards:
            database.execute(f"DROP TRIGGER IF EXISTS {name}")
            database.execute(sql)
        database.close()

    def setUp(self):
        super().setUp()
        self.demo(120)
        database = sqlite3.connect(self.hall)
        self.guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        database.close()

    def test_whole(self):
        lines = self.assert_done(run("check", self.hall)).out.splitlines()
        self.assertGreaterEqual(len(lines), 10)
        for line in lines:
            self.assertTrue(line.startswith("ok "), line)

    def test_place(self):
        """Where the hall lies is said first; on a shared drive, and back, with locks that were tried."""
        self.assertRegex(self.assert_done(run("check", self.hall)).out, r"\Aok +Place: this computer’s own disk")
        for drive, name in (("nfs", "NFS"), ("smb", "SMB")):
            lines = self.assert_done(run("check", self.hall, env={"BANCHENG_PLACE": drive})).out.splitlines()
            self.assertRegex(lines[0], rf"^ok +Place: network drive \({name}.*rollback journal$")
            self.assertRegex(lines[1], "^ok +Locks: a second process is kept out$")
            self.assertFalse(os.path.exists(self.hall + "-wal"))
        self.assert_whole()

    def test_empty_hall(self):
        self.hall = self.path("empty.hall")
        self.new()
        self.assert_whole()

    def test_the_file_itself_refuses(self):
        database = sqlite3.connect(self.hall, isolation_level=None)
        for sql in ("UPDATE event SET reason = 'never' WHERE seq = 1", "DELETE FROM event WHERE seq = 1"):
            with self.assertRaises(sqlite3.DatabaseError):
                database.execute(sql)
        database.close()
        self.assert_whole()

    def test_tampering(self):
        with open(self.hall, "rb") as file:
            whole = file.read()
        for name, sql, words in TAMPERING:
            with self.subTest(name):
                path = self.path("tampered.hall")
                with open(path, "wb") as file:
                    file.write(whole)
                self.tamper(sql, path)
                if words != "guards":
                    self.restore_guards(path)
                said = run("check", path)
                self.assert_refused(said, "check")
                failed = [line for line in said.out.splitlines() if line.startswith("FAILED")]
                self.assertTrue(any(word in line for line in failed for word in words.split("|")), said)

    def test_bad_pages(self):
        with open(self.hall, "r+b") as file:
            file.seek(4096 * 40)
            file.write(b"\x5a" * 4096 * 3)
        said = run("check", self.hall)
        self.assertEqual(said.status, 1, said)
        self.assertEqual(said.err.count("\n"), 1, said)


if __name__ == "__main__":
    tap.main()
