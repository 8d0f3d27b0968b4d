#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bancheng due: working days, hours and calendar days, from the shipped table or a hall's."""

import json

from hall import HallTest, run, tap


class Due(HallTest):
    def due(self, *options):
        return self.assert_done(run("due", *options)).out.strip()

    def test_vectors(self):
        """Source: domain model, "Time"."""
        for start, count, due in (
            ("2026-09-18", 5, "2026-09-24"),
            ("2026-09-30", 5, "2026-10-13"),
            ("2026-02-13", 5, "2026-02-27"),
            ("2026-04-30", 3, "2026-05-08"),
            ("2026-09-18", 0, "2026-09-18"),
        ):
            with self.subTest(start):
                self.assertEqual(self.due("--from", start, "--working-days", str(count)), f"{due}T17:30:00+08:00")

    def test_hours_and_days(self):
        self.assertEqual(self.due("--from", "2026-09-18T09:30", "--hours", "2"), "2026-09-18T11:30:00+08:00")
        self.assertEqual(self.due("--from", "2026-09-18T09:30:00+08:00", "--hours", "24"), "2026-09-19T09:30:00+08:00")
        self.assertEqual(self.due("--from", "2026-09-18T01:30Z", "--hours", "0"), "2026-09-18T09:30:00+08:00")
        self.assertEqual(self.due("--from", "2026-09-18", "--days", "10"), "2026-09-28T17:30:00+08:00")

    def test_explains_itself(self):
        lines = self.due("--from", "2026-09-30", "--working-days", "5", "--explain").splitlines()
        self.assertEqual(len(lines), 15)
        self.assertIn("2026-09-30", lines[0])
        self.assertIn("国庆节", lines[1])
        self.assertEqual(lines[-1], "2026-10-13T17:30:00+08:00")

    def test_json(self):
        answer = json.loads(self.due("--from", "2026-09-18", "--working-days", "5", "--json", "--explain"))
        self.assertEqual((answer["from"], answer["working_days"], answer["due_at"], answer["due_provisional"]), ("2026-09-18T00:00:00+08:00", 5, "2026-09-24T17:30:00+08:00", False))
        self.assertEqual([d["counted"] for d in answer["days"]], [0, 0, 1, 2, 3, 4, 5])
        self.assertEqual([d["kind"] for d in answer["days"]], ["working", "weekend", "make_up"] + ["working"] * 4)
        self.assertNotIn("days", json.loads(self.due("--from", "2026-09-18", "--working-days", "5", "--json")))

    def test_provisional_beyond_the_table(self):
        self.assertIn("provisional", self.due("--from", "2031-03-03", "--working-days", "5"))
        self.assertIs(json.loads(self.due("--from", "2031-03-03", "--working-days", "5", "--json"))["due_provisional"], True)

    def test_a_hall_of_its_own(self):
        self.new("--close", "16:00", "--zone", "Asia/Urumqi")
        self.assertEqual(self.due(self.hall, "--from", "2026-09-18", "--working-days", "5"), "2026-09-24T16:00:00+06:00")

    def test_impossible(self):
        for start in ("2026-02-30", "2026-13-01", "2026-00-10", "26-09-18", "18.09.2026", "2026-09-18T25:00", "2026-09-18T09:60", "tomorrow", "", "2026-09-18T09:30+99:00", "0001-01-01", "9999-12-31", "𬭩"):
            with self.subTest(start):
                self.assert_wrongly_called(run("due", "--from", start, "--working-days", "5"), "--from")
        for count in ("-1", "five", "1.5", "", "10001", "99999999999999999999"):
            with self.subTest(count):
                self.assert_wrongly_called(run("due", "--from", "2026-09-18", f"--working-days={count}"), "--working-days")


if __name__ == "__main__":
    tap.main()
