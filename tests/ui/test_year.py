#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A year's table of working days: a wrong one told row by row, a good one seen before it is applied, and taken back."""

import json

import driver
from driver import check, key

HOLIDAYS = ["2027-01-01"] + [f"2027-02-{day:02}" for day in range(5, 12)] + ["2027-04-05", "2027-05-01", "2027-06-09"] + [f"2027-10-{day:02}" for day in range(1, 8)]


def table(name, extra=""):
    path = driver.folder / name
    rows = "".join(f"{day},holiday,节日\n" for day in HOLIDAYS)
    path.write_text(f"date,kind,name\n{rows}2027-02-20,workday,节日\n{extra}", encoding="utf-8")
    return path


def provisional(hall):
    return json.loads(driver.bancheng("due", hall, "--from", "2027-02-04", "--working-days", "1", "--json"))["due_provisional"]


def windows():
    return list(driver.tree().children())


def choose(keyboard, path):
    """By the keys of the file chooser: a slash opens its entry."""
    driver.button("_Choose a File…").accessible.get_action_iface().do_action(0)
    driver.until(lambda: len(windows()) == 3, "the file chooser is there")
    keyboard.type(str(path))
    driver.until(lambda: driver.focused().role == "text" and driver.focused().text() == str(path), "the path is typed")
    key("Return")


def test_loaded():
    keyboard = driver.Keyboard()
    hall = driver.new_hall("year")
    window = driver.Program(hall, "admin")
    window.expect("painted board")
    window.do("load-year")
    driver.until(lambda: len(windows()) == 2, "the dialog is there")
    # A make-up day on a weekday, and a day that does not exist.
    choose(keyboard, table("wrong.csv", "2027-03-16,workday,x\n2027-02-30,holiday,x\n"))
    window.expect("year table read bad")
    for row in (21, 22):
        driver.find("label|list item", driver._("Row %1$s: %2$s").replace("%1$s", str(row)).replace("%2$s", ".+"))
    driver.picture("year-bad")
    choose(keyboard, table("good.csv"))
    window.expect("year table read good")
    driver.find("label|list item", "2027年2月8日.*节日")
    driver.picture("year-good")
    check(provisional(hall), "nothing was changed yet")
    key("ctrl+Return")
    window.expect("year table applied")
    driver.until(lambda: not provisional(hall), "the year is known")
    driver.until(lambda: len(windows()) == 1, "the dialog is gone")
    key("ctrl+z")
    driver.until(lambda: provisional(hall), "one undo takes it back")
    window.quit()
    driver.bancheng("check", hall)


driver.main(test_loaded)
