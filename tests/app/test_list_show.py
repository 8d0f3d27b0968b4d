#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bancheng list and show: filters, columns, what is masked, and what another process has done."""

import json
import unicodedata

from hall import HallTest, run, tap


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class List(HallTest):
    def setUp(self):
        super().setUp()
        self.demo()

    def test_everything(self):
        self.assertEqual(len(self.listed()), 400)

    def test_state(self):
        for state in ("registered", "review", "suspended", "archived"):
            found = self.listed("--state", state)
            self.assertTrue(found)
            self.assertEqual({t["state"] for t in found}, {state})
        self.assertEqual(self.listed("--state", "draft"), [])

    def test_department_by_code_and_by_name(self):
        by_code = self.listed("--department", "d04")
        self.assertTrue(by_code)
        for found in by_code:
            self.assertIn("d04", (found["department"], found.get("lead_department")))
        self.assertEqual(by_code, self.listed("--department", "区自然资源和规划局"))

    def test_unknown_department(self):
        self.assert_refused(run("list", self.hall, "--department", "火星局"), "火星局")

    def test_overdue(self):
        found = self.listed("--overdue")
        self.assertGreaterEqual(len(found), 10)
        dues = [t["due_at"] for t in found]
        self.assertEqual(dues, sorted(dues))
        for found_ticket in found:
            self.assertIn(found_ticket["state"], ("registered", "review", "dispatched", "in_progress", "disputed", "result_check"))

    def test_limit(self):
        self.assertEqual([t["number"] for t in self.listed("--limit", "3")], [t["number"] for t in self.listed()][:3])

    def test_more_than_a_page(self):
        self.hall = self.path("big.hall")
        self.demo(2300)
        ids = [t["id"] for t in self.listed()]
        self.assertEqual(ids, list(range(2300, 0, -1)))
        self.assertEqual([t["id"] for t in self.listed("--limit", "2100")], ids[:2100])
        lines = self.assert_done(run("list", self.hall)).out.splitlines()
        self.assertEqual(len(lines), 2301)
        self.assertEqual(sum(line.startswith("Number") for line in lines), 1)

    def test_together(self):
        for found in self.listed("--state", "in_progress", "--department", "d04", "--overdue", "--limit", "1"):
            self.assertEqual(found["state"], "in_progress")

    def test_keys_of_json(self):
        wanted = {"channel", "petitioner_kind", "matter", "department", "visits", "what_happened", "what_is_wanted", "urgency", "received_at"}
        wanted |= {"number", "state", "due_at", "due_provisional", "version"}
        for found in self.listed():
            self.assertLessEqual(wanted, set(found))
        person = next(t for t in self.listed() if t["petitioner_kind"] == "person" and "identity_number" in t)
        self.assertLessEqual({"petitioner_name", "telephone", "identity_kind", "identity_number"}, set(person))

    def test_columns_stand_under_each_other(self):
        lines = self.assert_done(run("list", self.hall)).out.splitlines()
        self.assertEqual(len(lines), 401)
        matter = width(lines[0][: lines[0].index("Matter")])
        names = {t["number"]: t for t in self.listed()}
        for line in lines[1:]:
            taken = 0
            for position, character in enumerate(line):
                if taken == matter:
                    break
                taken += width(character)
            self.assertEqual(taken, matter, line)
            self.assertNotEqual(line[position], " ", line)
            self.assertIn(line.split()[0], names)

    def test_names_are_masked(self):
        out = self.assert_done(run("list", self.hall)).out
        for found in self.listed():
            if found["petitioner_kind"] == "person":
                self.assertNotIn(found["petitioner_name"] + "  ", out)

    def test_empty_hall(self):
        self.hall = self.path("empty.hall")
        self.new()
        self.assertEqual(self.assert_done(run("list", self.hall)).out, "")
        self.assertEqual(self.listed(), [])


class Show(HallTest):
    def setUp(self):
        super().setUp()
        self.new()

    def test_masked(self):
        number = self.number(petitioner_name="诸葛孔明")
        out = self.assert_done(run("show", self.hall, number)).out
        self.assertIn("诸葛**", out)
        self.assertIn("138****5678", out)
        for hidden in ("孔明", "13812345678", "11010519491231002X"):
            self.assertNotIn(hidden, out)

    def test_unmasked(self):
        out = self.assert_done(run("show", self.hall, self.number(), "--unmask")).out
        for shown in ("周𬭩䶮", "13812345678", "11010519491231002X"):
            self.assertIn(shown, out)

    def test_history_in_words(self):
        number = self.number()
        self.assert_moved(number, "review", "diaodu", main_cause="A3", opinion="请核对")
        out = self.assert_done(run("show", self.hall, number, "--history")).out
        history = out[out.index("History\n") :].splitlines()
        self.assertIn("受理员  registered", history[1])
        self.assertIn("调度员  moved  Awaiting triage → Awaiting review", history[2])
        self.assertIn("    Triage opinion: 请核对", history)

    def test_history_masks_too(self):
        self.demo_hall = self.path("demo.hall")
        self.assert_done(run("new", self.demo_hall, "--demo=40"))
        for line in self.assert_done(run("list", self.demo_hall, "--json")).out.splitlines():
            shown = json.loads(line)
            out = self.assert_done(run("show", self.demo_hall, shown["number"], "--history")).out
            for key in ("telephone", "identity_number"):
                if key in shown:
                    self.assertNotIn(shown[key], out)

    def test_history_in_json(self):
        number = self.number()
        self.assert_moved(number, "review", "diaodu", main_cause="A3", reason="材料不一致")
        shown = json.loads(self.assert_done(run("show", self.hall, number, "--json", "--history")).out)
        self.assertEqual([(e["kind"], e["staff"], e.get("from"), e["to"]) for e in shown["history"]], [("registered", "shouli", None, "registered"), ("moved", "diaodu", "registered", "review")])
        self.assertEqual(shown["history"][1]["reason"], "材料不一致")
        self.assertEqual(shown["history"][1]["changes"]["main_cause"], [None, "A3"])

    def test_staff(self):
        out = self.assert_done(run("show", self.hall, "--staff")).out
        for word in ("shouli", "负责人", "区公安分局", "department_lead"):
            self.assertIn(word, out)
        members = [json.loads(line) for line in self.assert_done(run("show", self.hall, "--staff", "--json")).out.splitlines()]
        self.assertIn({"code": "lead", "name": "负责人", "department": "d01", "roles": "department_lead"}, members)

    def test_staff_of_the_demonstration_has_every_role(self):
        self.hall = self.path("demo.hall")
        self.demo(1)
        members = [json.loads(line) for line in self.assert_done(run("show", self.hall, "--staff", "--json")).out.splitlines()]
        held = {role for member in members for role in member["roles"].split(",")}
        self.assertEqual(held, {"intake", "dispatcher", "handler", "department_lead", "reviewer", "callback", "supervisor", "admin"})
        self.assertIn("admin", [member["code"] for member in members])

    def test_empty_hall_has_an_administrator(self):
        self.hall = self.path("other.hall")
        self.assert_done(run("new", self.hall, "--name", "东港区政务服务中心"))
        members = [json.loads(line) for line in self.assert_done(run("show", self.hall, "--staff", "--json")).out.splitlines()]
        self.assertEqual([(m["code"], m["roles"]) for m in members], [("admin", "admin")])


if __name__ == "__main__":
    tap.main()
