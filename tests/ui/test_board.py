#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards are dragged by the pointer and carried by keys, and another seat sees it; what the rules refuse stays where it is."""

import driver
import intake_form
from driver import check, check_equal, key

METHOD = "由区公安分局当日受理，三个工作日内办结并答复。"
SOON = 2


def column(name, program=None):
    """The cards' list of the column that is called @name."""
    return driver.until(lambda: driver.find_all("list", f"^{driver._(name)}$", driver.tree(program)), f"the column {name}")[0]


def cards(list_node):
    list_node.accessible.clear_cache()
    return [node.name for node in list_node.children() if node.role == "list item"]


def numbers(list_node):
    """The tickets whose cards stand in the list; a row that waits for a card has no name."""
    return [name.split("、")[0] for name in cards(list_node) if name]


def card(number):
    return driver.find("list item", f"^{number}")


def choose_cause(window, keyboard):
    """Fills in the dialog that sends a ticket to the review: the cause is found by its initials and brings the rest."""
    keyboard.type("ybwb")
    driver.until(lambda: driver.find_all("list item", "^F3 "), "F3 is offered")
    key("Return")
    key("ctrl+Return")
    window.expect("board moved .*", unless="board refused .*")


def seen_elsewhere(hall, number, state, list_node):
    """Another process and another window have it within two seconds."""
    driver.until(lambda: driver.show(hall, number)["state"] == state, f"the command line sees {state}", SOON)
    driver.until(lambda: any(number in name for name in cards(list_node)), f"the other window sees {state}", SOON)


def test_typed_dragged_carried():
    keyboard = driver.Keyboard(METHOD, *intake_form.TEXTS)
    hall = driver.new_hall()
    other = driver.Program(hall, "diaodu01", ["--new-instance"])
    other.expect("painted board")
    there = {name: column(name, other) for name in ("Awaiting triage", "Awaiting review", "Awaiting acceptance")}

    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    number = intake_form.register(keyboard, window)
    seen_elsewhere(hall, number, "registered", there["Awaiting triage"])

    key("alt+1")
    driver.drag(card(number).middle(), column("Awaiting review").middle())
    window.expect(f"board drag {number}")
    window.expect(f"board dialog {number} review")
    choose_cause(window, keyboard)
    seen_elsewhere(hall, number, "review", there["Awaiting review"])

    key("ctrl+shift+Right")
    window.expect(f"board dialog {number} dispatched")
    keyboard.type(METHOD)
    key("ctrl+Return")
    window.expect(f"board moved {number} dispatched", unless="board refused .*")
    seen_elsewhere(hall, number, "dispatched", there["Awaiting acceptance"])
    check_equal(driver.show(hall, number)["method"], METHOD, "the method")

    # Undo is one more change that others see.
    key("ctrl+z")
    seen_elsewhere(hall, number, "review", there["Awaiting review"])

    window.quit()
    other.quit()
    driver.bancheng("check", hall)


def registered_card(hall):
    return driver.listed(hall, "--state", "registered")[0]


def test_refused_drop():
    """A column to which no rule leads says so while the card is over it, and a drop there changes nothing."""
    hall = driver.new_hall("refused")
    ticket = registered_card(hall)
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    before = column("Awaiting triage")
    count = len(cards(before))
    said = []

    def look():
        target = column("In progress")
        said.extend(node.name for node in driver.tree().walk() if node.role == "label" and node.extents())
        check(target.extents(), "the column is still there")

    start = card(ticket["number"]).middle()
    driver.drag(start, column("In progress").middle(), look)
    window.expect(f"board drag {ticket['number']}")
    window.expect("board drag-end")
    reason = driver._("The rules have no way from “%s” to “%s”.") % (driver._("Awaiting triage"), driver._("In progress"))
    check(reason in said, f"“{reason}” is not among {said}")
    check_equal(window.count("board (moved|dialog) .*"), 0, "moves")
    check_equal(driver.show(hall, ticket["number"])["version"], ticket["version"], "the version")
    check_equal(len(cards(before)), count, "cards in the old column")

    # The pointer is free again: the next drag works.
    driver.drag(card(ticket["number"]).middle(), column("Awaiting review").middle())
    window.expect(f"board dialog {ticket['number']} review")
    key("Escape")
    window.expect(f"board cancelled {ticket['number']}")
    check_equal(driver.show(hall, ticket["number"])["version"], ticket["version"], "the version")
    window.quit()


def test_refused_role():
    """Who may not move a ticket is told by what the keys lead to."""
    hall = driver.new_hall("role")
    ticket = registered_card(hall)
    window = driver.Program(hall, "huifang01")
    window.expect("painted board")
    driver.click(*card(ticket["number"]).middle())
    window.expect(f"board focus {ticket['number']}")
    key("ctrl+shift+Right")
    window.expect(f"board refused {ticket['number']} .*", unless="board (dialog|moved) .*")
    driver.find("label", f"^{ticket['number']}.*")
    check_equal(driver.show(hall, ticket["number"])["version"], ticket["version"], "the version")
    window.quit()


def test_filtered():
    """Chips and a text combine, by keys alone; what is held back comes again."""
    hall = driver.new_hall("filter")
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    wanted = registered_card(hall)["number"]
    key("ctrl+k")
    driver.Keyboard().type(wanted)
    window.expect("sieve passes 1")
    there = [column(name) for name in ("Awaiting triage", "Awaiting review")]
    driver.until(lambda: [numbers(node) for node in there] == [[wanted], []], "one card is left")
    key("ctrl+shift+k")
    driver.until(lambda: len(numbers(there[1])) > 0, "the others are back")

    driver.click(*driver.find("push button", f"^{driver.context('filter', 'Overdue')}$").middle())
    window.expect(f"sieve passes {len(driver.listed(hall, '--overdue'))}")
    window.quit()


driver.main(test_typed_dragged_carried, test_refused_drop, test_refused_role, test_filtered)
