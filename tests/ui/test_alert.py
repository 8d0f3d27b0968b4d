#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is overdue is told through the desktop's notification service, once, with nothing personal, and leads to its ticket."""

import json
import re
import subprocess
import sys

from gi.repository import Gio, GLib

import driver
from driver import check, check_equal

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
MOCK = "org.freedesktop.DBus.Mock"
# The same Friday, after the closing hour: what was due today is overdue.
EVENING = "2026-09-18T17:45:00+08:00"


class Desktop:
    """A notification service that keeps a list of what it was asked."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dbusmock", "--template", "notification_daemon", "--parameters", '{"capabilities": "actions body body-markup"}'],
            stdout=subprocess.DEVNULL,
        )
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        driver.until(self.is_there, "the notification service")

    def is_there(self):
        reply = self.bus.call_sync(
            "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", GLib.Variant("(s)", (SERVICE,)), None, 0, -1, None
        )
        return reply.unpack()[0]

    def call(self, method, parameters):
        return self.bus.call_sync(SERVICE, PATH, MOCK, method, parameters, None, 0, -1, None).unpack()

    def notices(self):
        """(summary, body, actions) of each notice, in order; the place in the list is its id, counted from 1."""
        calls = self.call("GetMethodCalls", GLib.Variant("(s)", ("Notify",)))[0]
        return [(arguments[3], arguments[4], arguments[5]) for _time, arguments in calls]

    def take_action(self, notice):
        """The person clicks on the notice with the id @notice."""
        arguments = [GLib.Variant("u", notice), GLib.Variant("s", "default")]
        self.call("EmitSignal", GLib.Variant("(sssav)", (SERVICE, "ActionInvoked", "us", arguments)))

    def end(self):
        self.process.kill()
        self.process.wait()
        driver.until(lambda: not self.is_there(), "the notification service has gone")


def overdue(hall, now=driver.NOW):
    lines = driver.bancheng("list", hall, "--overdue", "--json", now=now).splitlines()
    return sorted((json.loads(line) for line in lines), key=lambda ticket: ticket["due_at"])


def check_not_personal(hall, notices):
    words = set()
    for ticket in driver.listed(hall):
        for key in ("petitioner_name", "telephone", "identity_number", "agent_name", "agent_telephone"):
            if ticket.get(key):
                words.add(ticket[key])
    check(len(words) > 50, "there is something personal to be told")
    for summary, body, _actions in notices:
        for word in words:
            check(word not in summary and word not in body, f"“{word}” stands in “{summary}” “{body}”")


def test_told_once():
    desktop = Desktop()
    hall = driver.new_hall()
    late = overdue(hall)
    check(late, "something is overdue")
    driver.set_up_settings(alerts_enabled="true", window_maximized="true")

    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    window.expect(f"alert shown overdue {len(late)}")
    notices = desktop.notices()
    found = [index for index, (summary, _body, _actions) in enumerate(notices) if "超期" in summary or "逾期" in summary]
    check_equal(len(found), 1, "notices of what is overdue")
    summary, body, actions = notices[found[0]]
    check(re.search(rf"\b{len(late)}\b", summary), f"how many: {summary}")
    check(late[0]["number"] in body, f"which: {body}")
    check_equal(actions[0], "default", "the action")
    check_not_personal(hall, notices)

    desktop.take_action(found[0] + 1)
    window.expect(f"painted ticket {late[0]['number']}")
    window.quit()

    # At the next start only what has become overdue since is told.
    late_now = overdue(hall, EVENING)
    check(len(late_now) > len(late), "more is overdue in the evening")
    before = len(desktop.notices())
    window = driver.Program(hall, "zonghe01", now=EVENING)
    window.expect(f"alert shown overdue {len(late_now) - len(late)}")
    for _summary, body, _actions in desktop.notices()[before:]:
        check(not any(ticket["number"] in body for ticket in late), f"told again: {body}")
    window.quit()
    check_equal(driver.bancheng("remind", hall, now=EVENING), "", "what is left to be told")
    desktop.end()
    driver.bancheng("check", hall)


def test_no_service():
    """The window tells it itself."""
    hall = driver.new_hall("alone")
    count = len(overdue(hall))
    driver.set_up_settings(alerts_enabled="true", window_maximized="true")
    window = driver.Program(hall, "zonghe01")
    window.expect(f"alert unshown overdue {count}")
    driver.find("label", f"^{count} 件工单.*[超逾]期")
    window.quit()


def test_remind():
    """With the window closed a timer tells it."""
    desktop = Desktop()
    hall = driver.new_hall("closed")
    late = overdue(hall)
    said = driver.bancheng("remind", hall)
    for ticket in late:
        check(f"{ticket['number']} overdue" in said, f"{ticket['number']} is not in {said}")
    notices = desktop.notices()
    check(any(late[0]["number"] in body for _summary, body, _actions in notices), f"told: {notices}")
    check(not any(actions for _summary, _body, actions in notices), "nobody would hear of an action")
    check_not_personal(hall, notices)
    check_equal(driver.bancheng("remind", hall), "", "what is told the second time")
    check_equal(len(desktop.notices()), len(notices), "notices")
    desktop.end()


driver.main(test_told_once, test_no_service, test_remind)
