#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A ticket is typed in Chinese, by key events alone, and registered."""

import driver
import intake_form
from driver import check, check_equal, key

def test_register():
    keyboard = driver.Keyboard(*intake_form.TEXTS)
    hall = driver.new_hall()
    window = driver.Program(hall, "shouli01")
    window.expect("painted board")
    before = len(driver.listed(hall))

    number = intake_form.register(keyboard, window)

    ticket = driver.show(hall, number)
    check_equal(ticket["what_happened"], intake_form.STORY, "what happened")
    check_equal(ticket["what_is_wanted"], intake_form.WANTED, "what is wanted")
    check_equal(ticket["petitioner_name"], intake_form.NAME, "the name")
    check_equal(ticket["telephone"], intake_form.TELEPHONE, "the telephone")
    check_equal(ticket["visits"], 2, "visits")
    check_equal(ticket["state"], "registered", "the state")
    check_equal(ticket["received_by"], "shouli01", "who took it in")
    check(ticket["matter"], "the matter is one of the catalogue")
    check(ticket["department"], "the department came with the matter")
    check_equal(len(driver.listed(hall)), before + 1, "tickets")
    drafts = driver.folder / ".local/share/bancheng/drafts"
    driver.until(lambda: not list(drafts.glob("*.draft")), "the draft is dropped")
    window.quit()
    driver.bancheng("check", hall)


def test_refused():
    """An empty form is not registered, and says at which fields why."""
    hall = driver.new_hall("refused")
    window = driver.Program(hall, "shouli01")
    window.expect("painted board")
    before = len(driver.listed(hall))
    key("ctrl+n")
    window.expect("painted intake")
    driver.Keyboard().type("too short")
    key("ctrl+Return")
    window.expect("intake refused", unless="intake registered .*")
    check_equal(len(driver.listed(hall)), before, "tickets")
    window.quit()


driver.main(test_register, test_refused)
