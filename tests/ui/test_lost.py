#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The drive goes away while a clerk works: the window says so, what is registered meanwhile is kept and handed in by itself when the
file is back."""

import driver
import intake_form
import sight
from driver import check, check_equal, key


def test_drive_goes_and_comes_back():
    keyboard = driver.Keyboard(*intake_form.TEXTS)
    hall = driver.new_hall("lost")
    away = hall.with_suffix(".away")
    before = len(driver.listed(hall))
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    hall.rename(away)
    window.expect("state-bar .*")
    # What was shown is still there, and the window answers.
    check(driver.find_all("list item", "^2026"), "the cards are still shown")

    key("ctrl+n")
    window.expect("painted intake")
    intake_form.fill_in(keyboard)
    key("ctrl+Return")
    window.expect("intake queued", unless="intake (registered|refused)")
    driver.find("label", sight.catalogue.ngettext("%u to be handed in", "%u to be handed in", 1) % 1)
    check(not hall.exists(), "no file was made in the place of the one that is gone")

    away.rename(hall)
    window.expect("state-bar gone")
    driver.until(lambda: len(driver.listed(hall)) == before + 1, "the registration is in the file")
    newest = driver.listed(hall)[0]
    check_equal(newest["petitioner_name"], intake_form.NAME, "the petitioner")
    window.quit()
    driver.bancheng("check", hall)


driver.main(test_drive_goes_and_comes_back)
