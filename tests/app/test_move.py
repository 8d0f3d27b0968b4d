#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bancheng move, part, callback: the whole life of a ticket, and every way in which it is refused."""

import os

from hall import HallTest, run, tap

NOW = "2026-09-15T09:30:00+08:00"


class Life(HallTest):
    """On a day of its own, so that due dates can be named."""

    def setUp(self):
        super().setUp()
        os.environ["BANCHENG_NOW"] = NOW
        self.addCleanup(os.environ.pop, "BANCHENG_NOW")
        self.new()

    def at(self, instant):
        os.environ["BANCHENG_NOW"] = instant

    def dispatched(self, **triage):
        number = self.number()
        self.assert_moved(number, "review", "diaodu", main_cause="A3", proposed_limit="5", **triage)
        self.assert_moved(number, "dispatched", "shenhe", method="牵头单位核对后一次办结")
        return number

    def in_progress(self, **triage):
        number = self.dispatched(**triage)
        self.assert_moved(number, "in_progress", "chengban")
        return number

    def in_callback(self):
        number = self.in_progress()
        self.submit(number)
        self.assert_moved(number, "callback", "diaodu")
        return number

    def submit(self, number):
        self.assert_moved(number, "result_check", "lead", outcome="done", measures="已核对并办结", basis="户口登记条例", answered_on="2026-09-15")

    def assert_stays(self, said, number, state, *words):
        self.assert_refused(said, *words)
        self.assertEqual(self.show(number)["state"], state)

    def test_whole_life(self):
        number = self.number()
        shown = self.assert_moved(number, "review", "diaodu", main_cause="A3", opinion="材料信息不一致，请核对")
        self.assertEqual((shown["package"], shown["package_version"], shown["lead_department"], shown["proposed_limit"]), ("A3", 1, "d01", 3))
        shown = self.assert_moved(number, "dispatched", "shenhe", method="核对后办理", due_at="2026-09-24T17:30:00+08:00")
        self.assertEqual((shown["due_at"], shown["due_provisional"], shown["reviewer"]), ("2026-09-24T17:30:00+08:00", False, "shenhe"))
        shown = self.assert_moved(number, "in_progress", "chengban")
        self.assertEqual((shown["handler"], shown["accepted_by"]), ("chengban", "chengban"))
        shown = self.assert_moved(number, "result_check", "lead", outcome="done", measures="已办结", basis="户口登记条例", answered_on="2026-09-15")
        self.assertEqual(shown["outcome"], "done")
        self.assert_moved(number, "callback", "diaodu")
        shown = self.assert_moved(number, "closed", "huifang", solved="yes", rating="very_satisfied", remark="很满意")
        self.assertEqual((shown["solved"], shown["rating"]), ("yes", "very_satisfied"))
        shown = self.assert_moved(number, "archived", "diaodu", root_cause="new", prevention="窗口张贴样表")
        self.assertEqual(shown["version"], 9)
        self.assert_whole()

    def test_due_date_follows_the_limit(self):
        # The State Council's make-up Sunday of 20 September is day 4.
        self.assertEqual(self.show(self.dispatched())["due_at"], "2026-09-21T17:30:00+08:00")

    def test_due_date_must_be_a_working_day_to_come(self):
        number = self.number()
        self.assert_moved(number, "review", "diaodu", main_cause="A3")
        for due in ("2026-09-14T17:30:00+08:00", "2026-09-19T17:30:00+08:00", "2026-10-01", "2026-02-30", "soon"):
            with self.subTest(due):
                self.assert_stays(self.move(number, "dispatched", "shenhe", method="核对后办理", due_at=due), number, "review", "due_at: ")

    def test_every_missing_key_is_named(self):
        number = self.number()
        self.assert_stays(self.move(number, "review", "diaodu"), number, "registered", "main_cause: ", "package: ", "lead_department: ", "proposed_limit: ")
        number = self.in_progress()
        self.assert_stays(self.move(number, "result_check", "lead"), number, "in_progress", "outcome: ", "measures: ", "basis: ", "answered_on: ")

    def test_wrong_values(self):
        number = self.number()
        for key, value in (("main_cause", "Z9"), ("lead_department", "d99"), ("assisting_departments", "d02,d99"), ("assisting_departments", "d01"), ("proposed_limit", "many"), ("proposed_limit", "61"), ("colour", "red"), ("state", "closed"), ("reason", "长" * 1001)):
            with self.subTest(f"{key}={value}"[:40]):
                values = dict({"main_cause": "A3", "lead_department": "d01"}, **{key: value})
                self.assert_stays(self.move(number, "review", "diaodu", **values), number, "registered", f"{key}: ")
        self.assertEqual(self.show(number)["version"], 1)

    def test_moves_that_the_table_does_not_have(self):
        number = self.number()
        for state in ("draft", "registered", "dispatched", "in_progress", "disputed", "suspended", "result_check", "closed", "archived", "terminated"):
            with self.subTest(state):
                self.assert_stays(self.move(number, state, "diaodu"), number, "registered")

    def test_roles(self):
        number = self.number()
        values = {"main_cause": "A3"}
        for staff in ("shouli", "shenhe", "huifang", "lead", "chengban", "guanli", "nobody"):
            with self.subTest(staff):
                self.assert_stays(self.move(number, "review", staff, **values), number, "registered")
        number = self.dispatched()
        for staff in ("diaodu", "shenhe", "other", "xieban"):
            with self.subTest(staff):
                self.assert_stays(self.move(number, "in_progress", staff), number, "dispatched")

    def test_no_such_ticket(self):
        self.assert_refused(self.move("2026W99999", "review", "diaodu", main_cause="A3"), "2026W99999")
        self.assert_refused(run("show", self.hall, "2026W99999"), "2026W99999")

    def test_version_that_was_seen(self):
        number = self.number()
        self.assert_moved(number, "review", "diaodu", main_cause="A3")
        stale = run("move", self.hall, number, "dispatched", "--as", "shenhe", "--set", "method=核对后办理", "--version", "1")
        self.assert_stays(stale, number, "review", "调度员")
        self.assert_done(run("move", self.hall, number, "dispatched", "--as", "shenhe", "--set", "method=核对后办理", "--version", "2"))

    def test_rejected(self):
        number = self.number()
        self.assert_stays(self.move(number, "rejected", "shouli"), number, "registered", "reject_ground: ", "route: ")
        ground = self.grounds("reject_ground", number, "rejected", "shouli")
        shown = self.assert_moved(number, "rejected", "shouli", reject_ground=ground, route="请向区人民法院起诉")
        self.assertIn("closed_at", shown)
        self.assert_moved(number, "archived", "diaodu", root_cause="none")

    def grounds(self, key, number, state, staff):
        """A ground is whatever the hall's catalogue has: a wrong one is refused."""
        self.assert_refused(self.move(number, state, staff, **{key: "nonsense"}), f"{key}: ")
        return {"reject_ground": "litigation", "suspend_ground": "hearing", "terminate_ground": "withdrawn"}[key]

    def test_on_the_spot(self):
        number = self.number()
        shown = self.assert_moved(number, "callback", "shouli", outcome="done", on_the_spot="当场办结", basis="户口登记条例")
        self.assertIsNone(shown["due_at"])
        self.assert_moved(number, "closed", "huifang", solved="1")

    def test_merged_and_separated(self):
        master, number = self.number(), self.number()
        self.assert_stays(self.move(number, "merged", "diaodu", master=number, reason="重复反映"), number, "registered", "master: ")
        self.assert_stays(self.move(number, "merged", "diaodu", master="2026W00099", reason="重复反映"), number, "registered", "master: ")
        self.assert_moved(number, "merged", "diaodu", master=master, reason="同一反映人同一事项")
        self.assert_moved(number, "registered", "diaodu", reason="并非同一事项")
        self.assert_whole()

    def test_sent_back_by_the_review(self):
        number = self.number()
        self.assert_moved(number, "review", "diaodu", main_cause="A3")
        self.assert_stays(self.move(number, "registered", "shenhe"), number, "review", "reason: ")
        self.assert_moved(number, "registered", "shenhe", reason="请补充研判意见")

    def test_returned_and_designated(self):
        number = self.dispatched()
        self.assert_moved(number, "disputed", "lead", return_ground="职责已划转", return_clause="职责清单第三条")
        self.assert_stays(self.move(number, "dispatched", "diaodu", lead_department="d01", reason="仍由原单位办理"), number, "disputed", "lead_department: ")
        self.assert_moved(number, "dispatched", "diaodu", lead_department="d01", designated="1", reason="指定办理")
        self.assert_stays(self.move(number, "disputed", "lead", return_ground="职责已划转", return_clause="第三条"), number, "dispatched")

    def test_returned_too_late(self):
        number = self.dispatched()
        self.at("2026-09-17T09:00:00+08:00")
        self.assert_stays(self.move(number, "disputed", "lead", return_ground="职责已划转", return_clause="第三条"), number, "dispatched")

    def test_suspended_by_consent_and_resumed_by_the_review_date(self):
        number = self.in_progress()
        values = {"suspend_ground": self.grounds("suspend_ground", number, "suspended", "lead"), "review_on": "2026-09-25", "petitioner_told": "1"}
        self.assert_stays(self.move(number, "suspended", "lead", **dict(values, petitioner_told="0")), number, "in_progress", "petitioner_told: ")
        self.assert_stays(self.move(number, "suspended", "lead", **dict(values, review_on="2026-09-15")), number, "in_progress", "review_on: ")
        said = self.assert_done(self.move(number, "suspended", "lead", **values))
        self.assertEqual(said.out, f"{number} suspended requested\n")
        shown = self.show(number)
        self.assertEqual((shown["state"], shown["request_to"], shown["request_by"]), ("in_progress", "suspended", "lead"))
        self.assert_moved(number, "suspended", "shenhe")
        self.at("2026-09-24T09:00:00+08:00")
        self.assertNotIn(number, self.assert_done(run("remind", self.hall)).out)
        self.assertEqual(self.show(number)["state"], "suspended")
        # 25 September is Mid-Autumn; the program resumes it when it is next asked.
        self.at("2026-09-28T09:00:00+08:00")
        self.assertNotIn("overdue", self.assert_done(run("remind", self.hall)).out)
        shown = self.show(number)
        self.assertEqual(shown["state"], "in_progress")
        self.assertGreater(shown["due_at"], "2026-09-28T09:00:00+08:00")
        self.assert_whole()

    def test_terminated_by_consent(self):
        number = self.in_progress()
        ground = self.grounds("terminate_ground", number, "terminated", "lead")
        self.assert_done(self.move(number, "terminated", "lead", terminate_ground=ground, reason="反映人书面撤回"))
        self.assert_stays(self.move(number, "terminated", "lead"), number, "in_progress")
        self.assert_moved(number, "terminated", "shenhe")

    def test_assisting_departments(self):
        number = self.in_progress(assisting_departments="d02,d03")
        parts = self.show(number)["parts"]
        self.assertEqual([(p["department"], p["state"]) for p in parts], [("d02", "dispatched"), ("d03", "dispatched")])
        # One working day before the ticket's own.
        self.assertEqual(parts[0]["due_at"], "2026-09-20T17:30:00+08:00")
        values = {"outcome": "done", "measures": "已办结", "basis": "条例", "answered_on": "2026-09-15"}
        self.assert_stays(self.move(number, "result_check", "lead", **values), number, "in_progress")
        self.assert_refused(run("part", self.hall, number, "d02", "reported", "--as", "chengban", "--report", "已核对"))
        self.assert_refused(run("part", self.hall, number, "d02", "reported", "--as", "xieban"), "report: ")
        self.assert_refused(run("part", self.hall, number, "d04", "reported", "--as", "diaodu", "--report", "已核对"))
        self.assert_done(run("part", self.hall, number, "d02", "in_progress", "--as", "xieban"))
        self.assert_done(run("part", self.hall, number, "区人力资源和社会保障局", "reported", "--as", "xieban", "--report", "已核对"))
        self.assert_stays(self.move(number, "result_check", "lead", **values), number, "in_progress")
        self.assert_done(run("part", self.hall, number, "d03", "waived", "--as", "diaodu", "--report", "不涉及"))
        self.assert_moved(number, "result_check", "lead", **values)
        self.assert_whole()

    def test_rework(self):
        number = self.in_progress()
        self.submit(number)
        shown = self.assert_moved(number, "in_progress", "diaodu", reason="缺少依据条款")
        self.assertEqual(shown["rework_count"], 1)

    def test_closing_needs_an_answer(self):
        number = self.in_callback()
        self.assert_stays(self.move(number, "closed", "huifang"), number, "callback")
        self.assert_stays(self.move(number, "closed", "huifang", solved="perhaps"), number, "callback", "solved: ")
        self.assert_stays(self.move(number, "closed", "huifang", solved="yes", rating="splendid"), number, "callback", "rating: ")
        self.assert_stays(self.move(number, "closed", "huifang", rating="satisfied"), number, "callback", "solved: ")
        self.assert_stays(self.move(number, "closed", "diaodu", solved="yes"), number, "callback")
        # Nothing of the refused attempts has stayed.
        self.assertNotIn("solved", self.show(number))
        self.assert_done(run("callback", self.hall, number, "--as", "huifang", "--reached", "yes", "--solved", "yes", "--rating", "satisfied"))
        self.assert_moved(number, "closed", "huifang")
        self.assert_whole()

    def test_nobody_reached(self):
        number = self.in_callback()
        for instant in ("2026-09-16T09:00:00+08:00", "2026-09-16T10:00:00+08:00", "2026-09-16T14:00:00+08:00"):
            self.at(instant)
            self.assert_stays(self.move(number, "closed", "huifang"), number, "callback")
            self.assert_done(run("callback", self.hall, number, "--as", "huifang", "--reached", "no", "--remark", "无人接听"))
        self.assert_stays(self.move(number, "closed", "huifang"), number, "callback", "written_answer: ")
        self.assert_moved(number, "closed", "huifang", written_answer="已书面答复反映人，请携带材料到窗口办理")

    def test_handled_again(self):
        number = self.in_callback()
        self.assert_done(run("callback", self.hall, number, "--as", "huifang", "--reached", "yes", "--solved", "no", "--rating", "dissatisfied"))
        values = {"reason": "反映人不认可", "due_at": "2026-09-22T17:30:00+08:00"}
        self.assertTrue(self.assert_done(self.move(number, "in_progress", "huifang", **values)).out.endswith(" requested\n"))
        shown = self.assert_moved(number, "in_progress", "diaodu")
        self.assertEqual((shown["rehandle_count"], shown["due_at"]), (1, "2026-09-22T17:30:00+08:00"))
        self.assert_whole()

    def test_callbacks_are_planned(self):
        number = self.in_callback()
        self.assert_done(run("callback", self.hall, number, "--as", "huifang", "--at", "2026-09-17T15:00", "--note", "下午打"))
        self.assert_refused(run("callback", self.hall, number, "--as", "huifang", "--at", "2026-09-01"), "planned_at: ")
        self.assert_refused(run("callback", self.hall, number, "--as", "shouli", "--at", "2026-09-17"))
        self.assert_wrongly_called(run("callback", self.hall, number, "--as", "huifang", "--at", "2026-09-31"))

    def test_reopened(self):
        number = self.in_callback()
        self.assert_moved(number, "closed", "huifang", solved="yes")
        self.assert_done(self.move(number, "in_progress", "diaodu", reason="出现新的事实", due_at="2026-09-22"))
        self.assert_moved(number, "in_progress", "shenhe")

    def test_hall_without_review(self):
        self.hall = self.path("other.hall")
        self.new("--no-review")
        number = self.number()
        self.assert_stays(self.move(number, "review", "diaodu", main_cause="A3"), number, "registered")
        shown = self.assert_moved(number, "dispatched", "diaodu", main_cause="A3", method="核对后办理")
        self.assertEqual(shown["due_at"], "2026-09-18T17:30:00+08:00")


if __name__ == "__main__":
    tap.main()
