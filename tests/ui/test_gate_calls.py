#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The noon gate and the call list by keys alone, and a callback dragged on the hours of a week."""

import re

import driver
from driver import check, check_equal, key

# The day of the tests is a Friday; its gate is on Sunday, a make-up day.
RECEIVED = "2026-09-18"


def within(name, role, pattern):
    """In the widget of that name only: views that were left keep their rows."""
    return [node for place in driver.find_all(".*", f"^{driver._(name)}$") for node in driver.find_all(role, pattern, place)]


def states(hall, *arguments):
    return {ticket["number"]: ticket["state"] for ticket in driver.listed(hall, *arguments)}


def test_gate():
    """What lacks something says so; what is ticked is sent, row by row."""
    hall = driver.new_hall("gate")
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    before = states(hall, "--state", "registered")
    key("alt+4")
    window.expect("painted gate")
    rows = driver.until(lambda: within("Work orders", "list item", "^2026"), "the work orders are listed")
    number = re.match(r"\w+", rows[0].name)[0]
    check(number in before, f"{rows[0].name} was not sent")
    # A demonstration's registered tickets have no main cause yet: the store refuses, and the row says why.
    key("space")
    ticked = driver._("%s, ticked").replace("%s", "")
    driver.until(lambda: [node for node in within("Work orders", "list item", number) if node.name.endswith(ticked)], "the row is ticked")
    key("ctrl+Return")
    window.expect("gate sent 0 OF 1")
    check_equal(states(hall, "--state", "registered"), before, "nothing was moved")
    window.quit()
    driver.bancheng("check", hall)


def test_calls():
    """A call that reached nobody is recorded, and the next one planned, without the pointer."""
    hall = driver.new_hall("calls")
    window = driver.Program(hall, "huifang01")
    window.expect("painted board")
    key("alt+5")
    window.expect("painted calls")
    rows = driver.until(lambda: within("Calls of today", "list item", "2026[A-Z]"), "the calls are listed")
    check(len(rows) > 0, "somebody is to be called")
    key("Return")
    driver.until(lambda: driver.focused().name.startswith("已接通"), "the form has the focus")
    # The second choice of the group: nobody was reached.
    key("Right", "space")
    key("ctrl+Return")
    number = window.expect("call recorded (.*)").group(1)
    window.expect(f"callback added {number}")
    kinds = [event["kind"] for event in driver.history(hall, number)]
    check_equal(kinds[-2:], ["callback_done", "callback_added"], "the history")
    window.quit()
    driver.bancheng("check", hall)


def test_week_drag():
    """On the hours of a week a callback is dragged to another day and another hour at once."""
    hall = driver.new_hall("week")
    window = driver.Program(hall, "huifang01")
    window.expect("painted board")
    key("alt+3")
    window.expect("painted calendar")
    seen = window.count("painted calendar")
    key("2")
    driver.until(lambda: window.count("painted calendar") > seen, "the week is shown")
    heads = driver.until(lambda: within("Days by the hour", "table cell", "^2026年9月(18|19|20)日"), "the days are there")
    check_equal(len(heads), 3, "days")
    x, y, width, height = heads[0].box()
    to_x, _y, _width, _height = heads[2].box()
    # The hours lie below the heads and begin at eight: nine o'clock is an hour below their upper edge.
    hour = None
    for down in range(10, 140, 6):
        driver.drag((x + 12, y + height + down), (to_x + 12, y + height + down + 90))
        if window.count("callback moved .*"):
            hour = down
            break
    check(hour is not None, "a callback was found and dragged")
    number = window.expect("callback moved (.*) 2026-09-20").group(1)
    moved, _events = driver.planned(hall, number)
    check_equal(moved.date().isoformat(), "2026-09-20", "the day")
    check(moved.minute in (0, 30), f"the time is on a half hour: {moved}")
    key("ctrl+z")
    driver.until(lambda: driver.planned(hall, number)[0].date().isoformat() == RECEIVED, "the move is taken back")
    window.quit()
    driver.bancheng("check", hall)


driver.main(test_gate, test_calls, test_week_drag)
