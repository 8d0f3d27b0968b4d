#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bancheng print and remind."""

import os
import shutil
import subprocess
import unittest

from hall import HallTest, run, tap


def text_of(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def pages_of(path):
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(info.split("Pages:")[1].split()[0])


@unittest.skipUnless(shutil.which("pdftotext"), "no pdftotext")
class Print(HallTest):
    def setUp(self):
        super().setUp()
        self.new("--name", "东港区政务服务中心")
        self.out = self.path("out.pdf")

    def test_work_order(self):
        number = self.number(petitioner_name="赵云霞")
        self.assert_done(run("print", self.hall, number, "-o", self.out, "--as", "diaodu"))
        text = text_of(self.out)
        for word in (number, "赵云霞", "13812345678", "户口迁入登记", "区公安分局"):
            self.assertIn(word, text)
        fonts = subprocess.run(["pdffonts", self.out], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        self.assertTrue(fonts)
        for font in fonts:
            self.assertEqual(font.split()[-5], "yes", "every font is embedded: " + font)

    def test_several_in_one_file(self):
        numbers = [self.number() for _ in range(3)]
        self.assert_done(run("print", self.hall, *numbers, "-o", self.out))
        text = text_of(self.out)
        for number in numbers:
            self.assertIn(number, text)
        self.assertGreaterEqual(pages_of(self.out), 6)

    def test_receipt(self):
        self.assert_done(run("print", self.hall, self.number(), "--form", "receipt", "-o", self.out))
        self.assertEqual(pages_of(self.out), 1)

    def test_goes_into_the_history(self):
        number = self.number()
        before = self.show(number)["version"]
        self.assert_done(run("print", self.hall, number, "-o", self.out, "--as", "diaodu"))
        history = self.assert_done(run("show", self.hall, number, "--history")).out
        self.assertIn("调度员  printed  work_order", history)
        self.assertEqual(self.show(number)["version"], before)
        self.assert_whole()

    def test_refused(self):
        number = self.number()
        self.assert_refused(run("print", self.hall, number, "2026W09999", "-o", self.out), "2026W09999")
        self.assert_refused(run("print", self.hall, number, "-o", self.out, "--as", "nobody"), "nobody")
        self.assert_refused(run("print", self.hall, number, "-o", self.path("none/out.pdf")))
        self.assertFalse(os.path.exists(self.out))
        self.assertNotIn("printed", self.assert_done(run("show", self.hall, number, "--history")).out)

    def test_old_file_stays_when_printing_fails(self):
        with open(self.out, "wb") as file:
            file.write(b"old")
        self.assert_refused(run("print", self.hall, "2026W09999", "-o", self.out))
        with open(self.out, "rb") as file:
            self.assertEqual(file.read(), b"old")


class Remind(HallTest):
    def setUp(self):
        super().setUp()
        os.environ["BANCHENG_NOW"] = "2026-09-15T09:30:00+08:00"
        self.addCleanup(os.environ.pop, "BANCHENG_NOW")
        self.new()
        self.ticket = self.number()
        self.assert_moved(self.ticket, "review", "diaodu", main_cause="A3")
        # A3 has three working days.
        self.assert_moved(self.ticket, "dispatched", "shenhe", method="核对后办理")

    def remind(self, instant):
        os.environ["BANCHENG_NOW"] = instant
        return self.assert_done(run("remind", self.hall)).out

    def test_once_a_level(self):
        line = f"{self.ticket} %s 2026-09-18T17:30:00+08:00\n"
        self.assertEqual(self.remind("2026-09-16T10:00:00+08:00"), "")
        self.assertEqual(self.remind("2026-09-17T10:00:00+08:00"), line % "soon")
        self.assertEqual(self.remind("2026-09-17T16:00:00+08:00"), "")
        self.assertEqual(self.remind("2026-09-18T10:00:00+08:00"), line % "today")
        self.assertEqual(self.remind("2026-09-18T10:01:00+08:00"), "")
        self.assertEqual(self.remind("2026-09-18T17:31:00+08:00"), line % "overdue")
        self.assertEqual(self.remind("2026-09-28T10:00:00+08:00"), "")

    def test_the_most_pressing_level_only(self):
        self.assertEqual(self.remind("2026-09-28T10:00:00+08:00"), f"{self.ticket} overdue 2026-09-18T17:30:00+08:00\n")
        self.assertEqual(self.remind("2026-09-28T10:01:00+08:00"), "")

    def test_again_when_the_due_date_has_moved(self):
        self.remind("2026-09-18T10:00:00+08:00")
        os.environ["BANCHENG_NOW"] = "2026-09-18T11:00:00+08:00"
        self.assert_moved(self.ticket, "in_progress", "lead")
        self.assert_moved(self.ticket, "result_check", "lead", outcome="done", measures="已办结", basis="条例", answered_on="2026-09-18")
        self.assert_moved(self.ticket, "callback", "diaodu")
        self.assertEqual(self.remind("2026-09-21T10:00:00+08:00"), "", "what waits for the callback is not late")
        self.assert_done(run("callback", self.hall, self.ticket, "--as", "huifang", "--reached", "yes", "--solved", "no"))
        self.assert_done(self.move(self.ticket, "in_progress", "huifang", reason="没有解决", due_at="2026-09-22T17:30:00+08:00"))
        self.assert_moved(self.ticket, "in_progress", "diaodu")
        self.assertEqual(self.remind("2026-09-22T10:00:00+08:00"), f"{self.ticket} today 2026-09-22T17:30:00+08:00\n")

    def test_nothing_personal(self):
        self.hall = self.path("demo.hall")
        os.environ["BANCHENG_NOW"] = "2026-11-23T10:00:00+08:00"
        self.demo()
        out = self.assert_done(run("remind", self.hall)).out
        self.assertIn(" overdue ", out)
        self.assertIn(" today ", out)
        for line in out.splitlines():
            self.assertRegex(line, r"^\d{4}[A-Z]\d{5} (soon|today|overdue) \S+$")


if __name__ == "__main__":
    tap.main()
