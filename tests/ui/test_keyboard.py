#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole life of a ticket without a mouse: from the intake form to the archive's door."""

import driver
import intake_form
from driver import check, check_equal, key

METHOD = "由区公安分局当日受理，三个工作日内办结并答复。"
MEASURES = "已受理并发证，向反映人当面致歉。"
BASIS = "《户口登记条例》第七条。"
REMARK = "反映人表示满意。"


def choose_card(window, number):
    """Down and Right walk through the board until the card is marked."""
    for _column in range(7):
        for _row in range(12):
            if window.count(f"board focus {number}"):
                return
            seen = window.count("board focus .*")
            key("Down")
            try:
                driver.until(lambda: window.count("board focus .*") > seen, "the next card", 1)
            except driver.Failure:
                break
        key("Right")
    raise driver.Failure(f"the keys do not lead to {number}")


def carry_on(window, number, state):
    """Takes the card into the next column; the dialog, if there is one, is there afterwards."""
    key("ctrl+shift+Right")
    return window.expect(f"board (dialog|moved) {number} {state}", unless="board refused .*").group(1)


def confirm(window, number, state):
    key("ctrl+Return")
    window.expect(f"board moved {number} {state}", unless="board refused .*")


def test_whole_life():
    keyboard = driver.Keyboard(METHOD, MEASURES, BASIS, REMARK, *intake_form.TEXTS)
    hall = driver.new_hall()
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")

    number = intake_form.register(keyboard, window)
    key("alt+1")
    choose_card(window, number)

    # Triage: the cause is found by its initials and brings package, department and limit.
    carry_on(window, number, "review")
    keyboard.type("ybwb")
    driver.until(lambda: driver.find_all("list item", "^F3 "), "F3 is offered")
    key("Return")
    confirm(window, number, "review")

    carry_on(window, number, "dispatched")
    keyboard.type(METHOD)
    confirm(window, number, "dispatched")

    check_equal(carry_on(window, number, "in_progress"), "moved", "acceptance asks for nothing")

    carry_on(window, number, "result_check")
    # The outcome is a list; the first one is “done”.
    key("space", "Home", "Down", "Return")
    driver.tab_to(driver._("Measures taken"))
    keyboard.type(MEASURES)
    driver.tab_to(driver._("Basis"))
    keyboard.type(BASIS)
    confirm(window, number, "result_check")

    carry_on(window, number, "callback")

    # The petitioner is called back; the result is recorded on the ticket's page.
    key("Return")
    window.expect(f"painted ticket {number}")
    driver.tab_to("记录结果")
    key("space")
    driver.until(lambda: driver.focused().name.startswith("已接通"), "the form asks whether anybody was reached")
    key("space", "alt+s")
    driver.tab_to("意见(M)")
    keyboard.type(REMARK)
    key("ctrl+Return")
    window.expect(f"callback done {number}")
    key("ctrl+w")
    driver.until(lambda: driver.focused().name.startswith(number), "the card has the focus again")

    if carry_on(window, number, "closed") == "dialog":
        confirm(window, number, "closed")

    ticket = driver.show(hall, number)
    check_equal(ticket["state"], "closed", "the state")
    check_equal(ticket["petitioner_name"], intake_form.NAME, "the name")
    check_equal(ticket["method"], METHOD, "the method")
    check_equal(ticket["measures"], MEASURES, "the measures")
    check_equal(ticket["basis"], BASIS, "the basis")
    states = [event["to"] for event in driver.history(hall, number) if event.get("to")]
    check_equal(states, ["registered", "review", "dispatched", "in_progress", "result_check", "callback", "closed"], "the way")
    check(all(event["staff"] == "zonghe01" for event in driver.history(hall, number)), "who did it")
    window.quit()
    driver.bancheng("check", hall)


def test_tab_goes_round():
    """Tab leads through the whole window and back to where it began, with a ticket open beside the board."""
    hall = driver.new_hall("round")
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    key("Return")
    window.expect("painted ticket .*")
    first = driver.focused()
    seen = []
    for _press in range(60):
        key("Tab")
        before = seen[-1] if seen else (first.name, first.extents())
        driver.until(lambda: (node := driver.focused()) and (node.name, node.extents()) != before, f"Tab leaves {before}", 3)
        node = driver.focused()
        seen.append((node.name, node.extents()))
        if seen[-1] == (first.name, first.extents()):
            break
    else:
        raise driver.Failure(f"Tab does not come back to {first.name}: {seen}")
    check(len(seen) > 15, f"Tab passes only {seen}")
    window.quit()


driver.main(test_whole_life, test_tab_goes_round)
