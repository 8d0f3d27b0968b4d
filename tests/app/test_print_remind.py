#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bancheng print and remind."""

import json
import os
import re
import shutil
import subprocess
import unittest

from hall import HallTest, run, tap, ticket


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

    def test_copies_and_masking(self):
        number = self.number(petitioner_name="赵云霞", confidential=True)
        for options, shown, noted in (
            (["--copy", "handling"], False, '"copies":[null,"handling"]'),
            (["--copy", "archive"], True, '"unmasked":[null,"1"]'),
            (["--copy", "archive", "--hide"], False, '"copies":[null,"archive"]'),
        ):
            self.assert_done(run("print", self.hall, number, *options, "-o", self.out))
            text = text_of(self.out)
            self.assertEqual("赵云霞" in text, shown, options)
            self.assertEqual("13812345678" in text, shown, options)
            last = json.loads(self.assert_done(run("show", self.hall, number, "--history", "--json")).out)["history"][-1]
            self.assertEqual(last["kind"], "printed")
            self.assertIn(noted, json.dumps(last["changes"], separators=(",", ":")))
            self.assertEqual("unmasked" in last["changes"], shown, options)

    def test_day_and_each(self):
        numbers = [self.number() for _ in range(3)]
        self.assert_moved(numbers[2], "rejected", "diaodu", reject_ground="litigation", route="请向法院反映")
        today = self.show(numbers[0])["received_at"][:10]
        folder = self.path("each")
        os.mkdir(folder)
        self.assert_done(run("print", self.hall, "--day", today, "--each", folder, "--as", "diaodu"))
        self.assertEqual(sorted(os.listdir(folder)), [f"{n}-work_order.pdf" for n in numbers[:2]])
        self.assert_done(run("print", self.hall, "--day", today, "--form", "receipt", "--two-sided", "-o", self.out))
        self.assertEqual(pages_of(self.out), 3)
        self.assertNotIn(numbers[2], text_of(self.out))
        history = self.assert_done(run("show", self.hall, numbers[1], "--history")).out
        self.assertEqual(history.count("printed"), 2)
        self.assert_whole()

    def test_lists(self):
        number = self.number(petitioner_name="赵云霞")
        self.assert_done(run("print", self.hall, "--form", "pool-list", "-o", self.out))
        self.assertIn(number, text_of(self.out))
        self.assertNotIn("赵云霞", text_of(self.out))
        self.assert_done(run("print", self.hall, "--form", "board_sheet", "--department", "d01", "-o", self.out))
        self.assertIn(number, text_of(self.out))
        self.assert_whole()

    def test_wrong_words(self):
        number = self.number()
        self.assert_wrongly_called(run("print", self.hall, number, "--form", "poem", "-o", self.out), "poem", "work_order", "receipt")
        self.assert_wrongly_called(run("print", self.hall, number, "--form", "receipt", "--copy", "archive", "-o", self.out), "receipt")
        self.assert_wrongly_called(run("print", self.hall, number, "--copy", "third", "-o", self.out), "third")
        self.assert_wrongly_called(run("print", self.hall, number, "--day", "2026-09-18", "-o", self.out))
        self.assert_wrongly_called(run("print", self.hall, "--day", "18.9.", "-o", self.out), "18.9.")
        self.assert_wrongly_called(run("print", self.hall, number, "--form", "pool_list", "-o", self.out), "pool_list")
        self.assert_wrongly_called(run("print", self.hall, number))
        self.assert_wrongly_called(run("print", self.hall, number, "-o", self.out, "--each", self.folder))
        self.assert_refused(run("print", self.hall, "--department", "no", "-o", self.out), "no")
        self.assert_refused(run("print", self.hall, "--day", "2020-01-01", "-o", self.out))
        self.assert_refused(run("print", self.hall, number, "--form", "rejection", "-o", self.out), number)
        self.assertFalse(os.path.exists(self.out))

    def test_old_file_stays_when_printing_fails(self):
        with open(self.out, "wb") as file:
            file.write(b"old")
        self.assert_refused(run("print", self.hall, "2026W09999", "-o", self.out))
        with open(self.out, "rb") as file:
            self.assertEqual(file.read(), b"old")


@unittest.skipUnless(shutil.which("pdftotext"), "no pdftotext")
class Sheet(HallTest):
    """Codes of sheets as they stand on real paper."""

    def setUp(self):
        super().setUp()
        self.new("--name", "东港区政务服务中心")
        self.out = self.path("out.pdf")

    def code_on_paper(self, *arguments):
        self.assert_done(run("print", self.hall, *arguments, "-o", self.out, "--as", "diaodu"))
        return re.search(r"(?:\d{4}[A-Z]\d{5,}|L\d{8})-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-Z*]", text_of(self.out)).group()

    def sheet(self, code):
        return self.assert_done(run("sheet", self.hall, code)).out

    def test_newest_then_changed(self):
        number = self.number()
        code = self.code_on_paper(number)
        self.assertTrue(code.startswith(number))
        self.assertTrue(self.sheet(code).startswith(f"newest  {number}  "), self.sheet(code))
        self.assertTrue(self.sheet(code.lower().replace("-", " ")).startswith("newest  "))
        self.assertTrue(self.sheet(f"bancheng://ticket/{number}?f=work_order&h={code.split('-')[1]}{code.split('-')[2]}0000").startswith("newest  "))
        self.assert_moved(number, "review", "diaodu", main_cause="A3")
        said = self.sheet(code)
        self.assertTrue(said.startswith(f"changed  {number}  "), said)
        self.assertIn("调度员", said)
        self.assertIn("moved", said)
        self.assertNotIn("13812345678", said)
        self.assertTrue(self.sheet(self.code_on_paper(number)).startswith("newest  "))

    def test_refused(self):
        number = self.number()
        code = self.code_on_paper(number)
        wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
        self.assert_refused(run("sheet", self.hall, wrong), wrong)
        self.assert_refused(run("sheet", self.hall, number), number)
        self.assert_refused(run("sheet", self.hall, f"bancheng://ticket/{number}?f=receipt&h=000000000000"), number)
        self.assert_refused(run("sheet", self.hall, "bancheng://ticket/2026W09999?f=receipt&h=000000000000"), "2026W09999")
        self.assert_wrongly_called(run("sheet", self.hall))

    def test_list(self):
        first = self.number()
        code = self.code_on_paper("--form", "pool_list")
        self.assertTrue(code.startswith("L"))
        self.assertTrue(self.sheet(code).startswith("newest  "))
        self.assert_moved(first, "rejected", "diaodu", reject_ground="litigation", route="请向法院反映")
        self.assertTrue(self.sheet(code).startswith("changed  "))


@unittest.skipUnless(shutil.which("pdftotext"), "no pdftotext")
class Blanks(HallTest):
    def setUp(self):
        super().setUp()
        self.new()
        self.out = self.path("out.pdf")

    def blanks(self, *options):
        return self.assert_done(run("blanks", self.hall, *options)).out.splitlines()

    def test_issued_used_missing(self):
        said = self.assert_done(run("print", self.hall, "--blank", 3, "-o", self.out, "--as", "shouli"))
        serials = said.out.split()
        self.assertEqual(len(set(serials)), 3)
        self.assertRegex(serials[0], r"^空白-\d{4}-00001$")
        text = text_of(self.out)
        for serial in serials:
            self.assertIn(serial, text)
        self.assertNotRegex(text, r"\d{4}[A-Z]\d{5}")
        number = self.number(blank_serial=serials[1].replace("空白", "kb"))
        self.assertEqual(self.show(number)["blank_serial"], serials[1])
        self.assertEqual([line.split()[0] for line in self.blanks("--missing")], [serials[0], serials[2]])
        self.assertTrue(self.blanks()[1].endswith(number), self.blanks())
        again = json.dumps(ticket(blank_serial=serials[1]), ensure_ascii=False)
        self.assert_refused(run("register", self.hall, "--as", "shouli", given=again + "\n"), serials[1], number)
        self.assertEqual(len(self.listed()), 1)
        self.assert_whole()

    def test_refused(self):
        self.assert_wrongly_called(run("print", self.hall, "--blank", 2, "-o", self.out))
        self.assert_wrongly_called(run("print", self.hall, "--blank", 0, "--day", "2026-09-18", "-o", self.path("x/y"), "--each", "z"))
        self.assert_wrongly_called(run("print", self.hall, "--blank", 999, "-o", self.out, "--as", "shouli"))
        self.assert_wrongly_called(run("print", self.hall, "--blank", 1, "--form", "rejection", "-o", self.out, "--as", "shouli"))
        self.assert_refused(run("print", self.hall, "--blank", 1, "-o", self.out, "--as", "nobody"))
        self.assertEqual(self.blanks(), [])

    def test_test_page(self):
        self.assert_done(run("print", self.hall, "--test-page", "-o", self.out))
        self.assertEqual(pages_of(self.out), 1)


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
