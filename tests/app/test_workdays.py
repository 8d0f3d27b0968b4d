#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bancheng workdays: a year's table shown, loaded, refused."""

import json

from hall import HallTest, run, tap

HOLIDAYS = ["2027-01-01"] + [f"2027-02-{day:02}" for day in range(5, 12)] + ["2027-04-05", "2027-05-01", "2027-06-09"] + [
    f"2027-10-{day:02}" for day in range(1, 8)
]


class Workdays(HallTest):
    def table(self, extra="", name="2027.csv"):
        path = self.path(name)
        rows = "".join(f"{day},holiday,节日\n" for day in HOLIDAYS)
        with open(path, "w", encoding="utf-8") as file:
            file.write("date,kind,name\n" + rows + "2027-02-20,workday,节日\n" + extra)
        return path

    def test_shown_then_loaded(self):
        self.new()
        hall = self.hall
        table = self.table()
        before = self.assert_done(run("due", hall, "--from", "2027-02-04", "--working-days", "1", "--json")).out
        self.assertTrue(json.loads(before)["due_provisional"])
        shown = self.assert_done(run("workdays", hall, table)).out
        self.assertIn("2027-02-08 working -> holiday 节日", shown)
        self.assertIn("2027-02-20 weekend -> make_up 节日", shown)
        same = self.assert_done(run("due", hall, "--from", "2027-02-04", "--working-days", "1", "--json")).out
        self.assertEqual(same, before)
        done = json.loads(self.assert_done(run("workdays", hall, table, "--apply", "--as", "guanli", "--json")).out)
        self.assertTrue(done["applied"])
        self.assertEqual(done["years"], [2027])
        after = json.loads(self.assert_done(run("due", hall, "--from", "2027-02-04", "--working-days", "1", "--json")).out)
        self.assertEqual(after["due_at"], "2027-02-12T17:30:00+08:00")
        self.assertFalse(after["due_provisional"])

    def test_refused(self):
        self.new()
        hall = self.hall
        said = run("workdays", hall, self.table("2027-03-16,workday,x\n2027-02-30,holiday,x\n"), "--apply", "--as", "guanli")
        self.assertEqual(said.status, 1)
        self.assertIn("2027.csv:21:", said.out)
        self.assertIn("2027.csv:22:", said.out)
        page = self.path("page.csv")
        with open(page, "w", encoding="utf-8") as file:
            file.write("<!DOCTYPE html><html></html>")
        self.assert_refused(run("workdays", hall, page), "web page")
        self.assert_refused(run("workdays", hall, self.table(), "--apply", "--as", "nobody"), "nobody")
        self.assert_wrongly_called(run("workdays", hall, self.table(), "--apply"), "--as")


if __name__ == "__main__":
    tap.main()
