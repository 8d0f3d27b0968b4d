#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bancheng register: lines in, acknowledgements out, and everything that can be wrong with a line."""

import json
import re
import select
import signal
import subprocess

from hall import PROGRAM, TICKET, HallTest, run, tap, ticket


def as_line(made):
    return json.dumps(made, ensure_ascii=False) + "\n"


class Good(HallTest):
    def setUp(self):
        super().setUp()
        self.new()

    def test_one(self):
        acknowledged = self.register()
        self.assertEqual([set(a) for a in acknowledged], [{"number", "id", "state"}])
        self.assertRegex(acknowledged[0]["number"], r"^\d{4}W00001$")
        self.assertEqual(acknowledged[0]["state"], "registered")

    def test_comes_back_as_it_went_in(self):
        shown = self.show(self.number())
        for key, value in TICKET.items():
            if key == "matter":
                self.assertEqual(shown[key], "m001")
            else:
                self.assertEqual(shown[key], value, key)
        self.assertEqual(shown["received_by"], "shouli")
        self.assertEqual(shown["version"], 1)
        self.assertIsNone(shown["due_at"])
        self.assertIs(shown["due_provisional"], False)

    def test_names_and_codes(self):
        shown = self.show(self.number(matter="m001", department="区公安分局", unit="户籍业务窗口"))
        self.assertEqual((shown["matter"], shown["department"], shown["unit"]), ("m001", "d01", "u001"))

    def test_defaults_of_the_form(self):
        short = {key: TICKET[key] for key in ("petitioner_name", "telephone", "matter", "department", "what_happened", "what_is_wanted")}
        shown = self.show(self.register(short)[0]["number"])
        self.assertEqual((shown["channel"], shown["petitioner_kind"], shown["urgency"], shown["visits"]), ("window", "person", "normal", 1))

    def test_normalises(self):
        shown = self.show(self.number(telephone="＋86 １３８-1234-5678", identity_number="11010519491231002x", petitioner_name="  张三 "))
        self.assertEqual((shown["telephone"], shown["identity_number"], shown["petitioner_name"]), ("13812345678", "11010519491231002X", "张三"))

    def test_beyond_the_bmp(self):
        text = "反映人姓名中的“𬭩”“䶮”“㛃”“𠮷”字在窗口系统里打不出来，因此办不成。"
        shown = self.show(self.number(petitioner_name="刘䶮𬭩𠮷", what_happened=text))
        self.assertEqual((shown["petitioner_name"], shown["what_happened"]), ("刘䶮𬭩𠮷", text))

    def test_escapes_in_json(self):
        line = '{"petitioner_name":"\\u5468\\ud872\\udf69","telephone":"0633-8771234","matter":"m001","department":"d01","what_happened":"a\\u00e9\\n第二行的文字在这里","what_is_wanted":"请办理"}\n'
        said = self.assert_done(run("register", self.hall, "--as", "shouli", given=line))
        shown = self.show(json.loads(said.out)["number"])
        self.assertEqual(shown["petitioner_name"], "周\U0002cb69")
        self.assertEqual(shown["what_happened"], "aé\n第二行的文字在这里")

    def test_longest_values(self):
        shown = self.show(self.number(petitioner_name="𬭩" * 100, what_happened="办" * 2000, what_is_wanted="理" * 500, visits=99))
        self.assertEqual((len(shown["petitioner_name"]), len(shown["what_happened"]), len(shown["what_is_wanted"]), shown["visits"]), (100, 2000, 500, 99))

    def test_blank_lines_and_ends(self):
        body = as_line(TICKET).strip()
        given = f"\ufeff{body}\r\n\n   \t\n{body}\n　\n{body}"
        said = self.assert_done(run("register", self.hall, "--as", "shouli", given=given))
        self.assertEqual(len(said.out.splitlines()), 3)

    def test_nothing(self):
        self.assertEqual(self.assert_done(run("register", self.hall, "--as", "shouli")).out, "")

    def test_numbers_by_channel(self):
        tickets = [ticket(channel=channel) for channel in ("window", "phone", "online", "rating", "window_list", "assigned", "window")]
        tickets.append(ticket(channel="hotline_12345", original_number="RX001"))
        numbers = [a["number"][4:] for a in self.register(*tickets)]
        self.assertEqual(numbers, ["W00001", "P00001", "O00001", "R00001", "L00001", "A00001", "W00002", "H00001"])

    def test_anonymous(self):
        shown = self.show(self.number(petitioner_kind="anonymous", petitioner_name=None, telephone=None, identity_kind=None, identity_number=None))
        self.assertNotIn("petitioner_name", shown)

    def test_credit_code_with_a_wrong_check_only_warns(self):
        self.number(petitioner_kind="enterprise", petitioner_name="日照某某有限公司", identity_kind="credit_code", identity_number="91371102MA3C1ABC2X")

    def test_a_thousand(self):
        said = self.assert_done(run("register", self.hall, "--as", "shouli", given=as_line(TICKET) * 1000))
        numbers = [json.loads(line)["number"] for line in said.out.splitlines()]
        year = numbers[0][:4]
        self.assertEqual(numbers, [f"{year}W{n:05}" for n in range(1, 1001)])
        self.assert_whole()

    def test_each_line_is_acknowledged_before_the_next_is_read(self):
        with subprocess.Popen([PROGRAM, "register", self.hall, "--as", "shouli"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for n in range(1, 4):
                process.stdin.write(as_line(TICKET).encode())
                process.stdin.flush()
                self.assertTrue(select.select([process.stdout], [], [], 30)[0], "no acknowledgement")
                number = json.loads(process.stdout.readline())["number"]
                # Another process sees it already.
                self.assertEqual(self.show(number)["id"], n)
            process.stdin.close()
            self.assertEqual(process.wait(30), 0)


class Bad(HallTest):
    """A bad line is refused by its number and field, and changes nothing."""

    def setUp(self):
        super().setUp()
        self.new()

    def assert_bad(self, line, *words):
        if isinstance(line, dict):
            line = as_line(line)
        if isinstance(line, str):
            line = line.encode()
        given = as_line(TICKET).encode() + b"\n" + line + as_line(TICKET).encode()
        before = len(self.listed())
        said = run("register", self.hall, "--as", "shouli", given=given)
        self.assert_refused(said, "line 3: ", *words)
        self.assertEqual(len(said.out.splitlines()), 1, "what came before stays acknowledged")
        self.assertEqual(len(self.listed()), before + 1)

    def assert_bad_field(self, key, *values):
        for value in values:
            with self.subTest(f"{key}={value!r}"[:60]):
                self.assert_bad(ticket(**{key: value}), f"{key}: ")

    def test_not_json(self):
        for line in ("nonsense\n", "[]\n", "{}]\n", '"text"\n', "17\n", "null\n", "{'a':1}\n", as_line(TICKET)[:-20] + "\n"):
            with self.subTest(line[:30]):
                self.assert_bad(line, "json: ")

    def test_cut_off_at_the_end(self):
        said = run("register", self.hall, "--as", "shouli", given=as_line(TICKET) + as_line(TICKET)[:-10])
        self.assert_refused(said, "line 2: json: ")
        self.assertEqual(len(self.listed()), 1)

    def test_broken_utf8(self):
        good = as_line(TICKET).encode()
        for broken in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xe5\x91"):
            with self.subTest(broken):
                self.assert_bad(good.replace("周".encode(), broken), "UTF-8")

    def test_half_a_surrogate(self):
        self.assert_bad(as_line(TICKET).replace("周𬭩䶮", "\\ud872"))

    def test_nul(self):
        self.assert_bad(as_line(TICKET).encode().replace("周".encode(), b"\0"), "NUL")
        self.assert_bad(as_line(TICKET).replace("周", "\\u0000"))

    def test_too_long_line(self):
        self.assert_bad('{"petitioner_name":"' + "a" * 1_100_000 + '"}\n', "longer")

    def test_endless_line(self):
        with subprocess.Popen([PROGRAM, "register", self.hall, "--as", "shouli"], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            try:
                for _ in range(64):
                    process.stdin.write(b"a" * 65536)
            except BrokenPipeError:
                pass
            try:
                process.stdin.close()
            except BrokenPipeError:
                pass
            self.assertEqual(process.wait(30), 1)

    def test_deep_json(self):
        self.assert_bad("[" * 100000 + "\n", "json: ")
        self.assert_bad('{"a":' * 50000 + "\n", "json: ")

    def test_missing_fields(self):
        for key in ("petitioner_name", "telephone", "department", "what_happened", "what_is_wanted"):
            with self.subTest(key):
                self.assert_bad(ticket(**{key: None}), f"{key}: ")
        self.assert_bad(ticket(matter=None), "matter: ")
        self.assert_bad(ticket(identity_kind=None), "identity_kind: ")

    def test_all_problems_at_once(self):
        self.assert_bad(ticket(telephone="12", visits=100, urgency="someday"), "telephone: ", "visits: ", "urgency: ")

    def test_unknown_fields(self):
        self.assert_bad(ticket(colour="red"), "colour: ")
        # What only the program sets.
        for key, value in (("number", "2026W00009"), ("state", "closed"), ("version", 5), ("id", 7), ("due_at", "2026-11-30"), ("closed_at", "2026-11-30")):
            with self.subTest(key):
                self.assert_bad(ticket(**{key: value}), f"{key}: ")

    def test_empty(self):
        for key in ("petitioner_name", "what_happened", "what_is_wanted", "telephone"):
            self.assert_bad_field(key, "", "   ", "　")

    def test_too_long(self):
        self.assert_bad_field("petitioner_name", "𬭩" * 101)
        self.assert_bad_field("what_happened", "办" * 2001)
        self.assert_bad_field("what_is_wanted", "办" * 501)

    def test_too_short(self):
        self.assert_bad_field("what_happened", "太短")
        self.assert_bad_field("what_is_wanted", "办")

    def test_wrong_type(self):
        self.assert_bad_field("petitioner_name", 17, True, ["张三"], {"name": "张三"})
        self.assert_bad_field("telephone", 13812345678)
        self.assert_bad_field("visits", "three", True, 1.5, [1])
        self.assert_bad_field("confidential", "maybe", [True])
        self.assert_bad_field("received_at", 1700000000, True)

    def test_out_of_range(self):
        self.assert_bad_field("visits", -1, 100, 2**31, 2**63 - 1, -(2**63))
        self.assert_bad(as_line(TICKET).replace('"visits": 3', '"visits": 99999999999999999999999'), "visits: ")
        self.assert_bad(as_line(TICKET).replace('"visits": 3', '"visits": 1e400'))

    def test_unknown_codes(self):
        self.assert_bad_field("channel", "pigeon")
        self.assert_bad_field("petitioner_kind", "robot")
        self.assert_bad_field("identity_kind", "library_card")
        self.assert_bad_field("urgency", "very")
        self.assert_bad_field("department", "d99", "火星局")
        self.assert_bad_field("matter", "m999")
        self.assert_bad_field("unit", "u999", "u020")

    def test_impossible_dates(self):
        self.assert_bad_field("received_at", "2026-02-30T09:00", "2026-13-01", "yesterday", "2026-11-20T25:00", "2999-01-01", "1900-01-01")
        self.assert_bad_field("first_visit_on", "2025-02-29", "2026-11-31", "20261101", "2999-01-01")

    def test_back_dated_needs_a_reason(self):
        self.assert_bad(ticket(received_at="2026-01-05T10:00:00+08:00"), "backdate_reason: ")
        self.number(received_at="2026-01-05T10:00:00+08:00", backdate_reason="系统维护期间纸质登记")

    def test_identity_cards(self):
        self.assert_bad_field(
            "identity_number",
            "110105194912310021",  # check character
            "110105194913310024",  # month 13
            "990105194912310028",  # no such province
            "11010519491231",  # too short
            "11010519491231002Y",
            "130503670401001",  # first generation
            "11010529991231002X",  # not born yet
        )

    def test_telephones(self):
        self.assert_bad_field("telephone", "12", "1381234567", "138123456789", "abc", "12800000000", "0633-12")

    def test_conditions(self):
        self.assert_bad(ticket(channel="hotline_12345"), "original_number: ")
        self.assert_bad(ticket(urgency="critical"), "urgency_reason: ")
        self.assert_bad(ticket(agent_name="李四"), "agent_telephone: ", "agent_relation: ")
        self.assert_bad(ticket(special_groups=["minor"]), "guardian: ")
        self.assert_bad(ticket(petitioner_kind="anonymous"), "petitioner_name: ")

    def test_who_may(self):
        for staff, word in (("nobody", "nobody"), ("diaodu", "调度员"), ("guanli", "管理员")):
            with self.subTest(staff):
                self.assert_refused(run("register", self.hall, "--as", staff, given=as_line(TICKET)), "line 1: ", word)
        self.assertEqual(self.listed(), [])


class Killed(HallTest):
    def test_nothing_acknowledged_is_lost(self):
        """kill -9 in the middle of it, again and again: every number that was told is there, once, without a gap."""
        self.new()
        told = []
        line = as_line(TICKET).encode()
        for wanted in (1, 7, 23, 40, 61):
            with subprocess.Popen([PROGRAM, "register", self.hall, "--as", "shouli"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
                process.stdin.write(line * 150)
                process.stdin.flush()
                for _ in range(wanted):
                    told.append(json.loads(process.stdout.readline())["number"])
                process.send_signal(signal.SIGKILL)
                rest = process.stdout.read().decode()
                told += re.findall(r'"number":"(\w+)".*}\n', rest)
                process.stdin = None
                process.wait()
        numbers = [t["number"] for t in self.listed()]
        self.assertEqual(len(told), len(set(told)))
        self.assertLessEqual(set(told), set(numbers))
        self.assertEqual(sorted(numbers), [f"{numbers[0][:4]}W{n:05}" for n in range(1, len(numbers) + 1)])
        self.assert_whole()

    def test_many_at_once(self):
        self.new()
        processes = [subprocess.Popen([PROGRAM, "register", self.hall, "--as", "shouli"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(4)]
        for process in processes:
            process.stdin.write(as_line(TICKET).encode() * 50)
            process.stdin.close()
            process.stdin = None
        numbers = [json.loads(line)["number"] for process in processes for line in process.communicate(timeout=120)[0].splitlines()]
        self.assertEqual([process.returncode for process in processes], [0] * 4)
        self.assertEqual(sorted(numbers), [f"{numbers[0][:4]}W{n:05}" for n in range(1, 201)])
        self.assert_whole()


if __name__ == "__main__":
    tap.main()
