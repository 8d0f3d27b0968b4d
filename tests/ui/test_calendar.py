#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A callback is planned on a day of the calendar and dragged to another."""

import re

import driver
from driver import check, check_equal, key

# Where the first line of a day's cell is, below its upper edge.
FIRST_LINE = 32


def cell(day):
    return driver.find("table cell", f"^2026年9月{day}日")


def planned_days(hall, number):
    instant, events = driver.planned(hall, number)
    return instant.date().isoformat(), events


def windows():
    return list(driver.tree().children())


def chosen(number):
    """The dialog's list holds the ticket, and nothing else, and it is marked."""
    found = [node for window in windows()[1:] for node in driver.find_all("list item", ".", window)]
    return len(found) == 1 and found[0].name.startswith(number) and found[0].has("SELECTED")


def first_line(day):
    x, y, width, _height = cell(day).box()
    return x + width // 2, y + FIRST_LINE


def test_add_and_drag():
    keyboard = driver.Keyboard()
    hall = driver.new_hall()
    number = driver.listed(hall, "--state", "callback")[0]["number"]
    _day, events = planned_days(hall, number)
    window = driver.Program(hall, "huifang01")
    window.expect("painted board")
    key("alt+3")
    window.expect("painted calendar")
    # An empty day, so that the callback stands in its first line.
    check(cell(24).name.endswith("0 个回访"), f"the 24th is empty: {cell(24).name}")

    driver.click(*cell(24).middle())
    driver.click(*driver.button("_Add Callback").middle())
    driver.until(lambda: len(windows()) == 2, "the dialog is there")
    keyboard.type(number)
    driver.until(lambda: chosen(number), "the ticket is found")
    key("ctrl+Return")
    window.expect(f"callback added {number} 2026-09-24")
    check_equal(planned_days(hall, number), ("2026-09-24", events + 1), "planned")

    driver.until(lambda: "1 个回访" in cell(24).name, "the calendar shows it")
    # A click on it opens its ticket; a double click where nothing lies plans another on that day.
    driver.click(*first_line(24))
    window.expect(f"painted ticket {number}")
    key("Escape")
    driver.until(lambda: driver.focused().role in ("list item", "table cell"), "the ticket is left, the calendar has the focus")
    driver.click(*cell(28).middle(), count=2)
    driver.until(lambda: len(windows()) == 2, "a callback of the 28th is asked for")
    # Typed first: then the dialog has the focus.
    keyboard.type(number)
    driver.until(lambda: chosen(number), "the ticket is found")
    key("Escape")
    driver.until(lambda: len(windows()) == 1, "the dialog is gone")

    driver.drag(first_line(24), cell(28).middle())
    window.expect(f"callback moved {number} 2026-09-28")
    check_equal(planned_days(hall, number), ("2026-09-28", events + 2), "planned")
    driver.until(lambda: "1 个回访" in cell(28).name and "0 个回访" in cell(24).name, "the calendar shows it")

    # A day that has passed does not take it.
    driver.drag(first_line(28), cell(11).middle())
    driver.find("label", re.escape(driver._("%s has passed: choose today or a later day.") % "2026年9月11日"))
    check_equal(planned_days(hall, number), ("2026-09-28", events + 2), "planned")

    key("ctrl+z")
    driver.until(lambda: planned_days(hall, number) == ("2026-09-24", events + 3), "the move is taken back")
    window.quit()
    driver.bancheng("check", hall)


driver.main(test_add_and_drag)
