#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds: roles and names of the sidebar, the columns, the cards, the form's fields, the calendar."""

import re

import driver
from driver import _, check, check_equal, key

COLUMNS = ("Awaiting triage", "Awaiting review", "Awaiting acceptance", "In progress", "Awaiting check", "Awaiting callback", "Closed")
TEXTS = ("What happened", "What is wanted", "Matter", "Department concerned", "Visits so far", "Petitioner", "Telephone", "Identity number")
LISTS = ("Petitioner kind", "Identity document", "Channel", "Urgency")
# What GTK calls a widget that has no name of its own.
NAMELESS = re.compile(r"^((Gtk|Adw|Bc)[A-Z]\w*)?$")
# A drop-down list and a menu button are two objects in GTK 4.8, one in the other: the outer one has the name.
PARTS_OF = {"combo box", "push button"}


def nameless(node, parents=()):
    """What can be pressed or typed into and has no name."""
    if node.extents() and node.role in ("push button", "toggle button", "check box", "radio button", "text", "entry", "combo box", "list item"):
        if NAMELESS.match(node.name) and not (parents and parents[-1].role in PARTS_OF):
            inner = next(iter(node.children()), None)
            # A menu button with a label: here the inner one has the name.
            if not (inner and inner.role == "push button" and not NAMELESS.match(inner.name)):
                yield f"{node.role} “{node.name}” at {node.extents()} in {[parent.name for parent in parents[-3:]]}"
    for child in node.children():
        yield from nameless(child, (*parents, node))


def check_named(view):
    without = list(nameless(driver.tree()))
    check(not without, f"without a name in {view}: {without}")


def test_board():
    hall = driver.new_hall("board")
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    views = driver.find("list", f"^{_('Views')}$")
    names = [node.name for node in views.children() if node.role == "list item"]
    check_equal(names, [_("Board"), _("Intake"), _("Calendar"), _("Noon gate"), _("Callbacks")], "the sidebar")

    tickets = {ticket["number"]: ticket for ticket in driver.listed(hall)}
    for name in COLUMNS:
        cards = [node for node in driver.find("list", f"^{_(name)}$").children() if node.role == "list item" and node.name]
        check(cards, f"cards in {name}")
        for card in cards:
            number = card.name[:10]
            check(number in tickets, f"the number comes first: {card.name}")
            person = tickets[number].get("petitioner_name")
            check(not person or person not in card.name, f"the name is masked: {card.name}")
    check(any("工作日" in node.name for node in driver.find_all("list item")), "how many working days are left is said")
    check_named("the board")
    window.quit()


def test_ticket():
    hall = driver.new_hall("ticket")
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    key("Return")
    window.expect("painted ticket .*")
    check_named("the ticket's page")
    window.quit()


def test_intake():
    hall = driver.new_hall("intake")
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    key("ctrl+n")
    window.expect("painted intake")
    fields = {(node.role, node.name) for node in driver.tree().walk() if node.role in ("text", "entry", "combo box")}
    for name in TEXTS:
        check(fields & {("text", _(name)), ("entry", _(name))}, f"a text called “{_(name)}” is not among {fields}")
    for name in LISTS:
        check(("combo box", _(name)) in fields, f"a list called “{_(name)}” is not among {fields}")
    check_equal(driver.focused().name, _("What happened"), "the focus")
    check_named("the intake form")
    window.quit()


def test_calendar():
    hall = driver.new_hall("calendar")
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    key("alt+3")
    window.expect("painted calendar")
    days = driver.until(lambda: driver.find_all("table cell", "^2026年"), "the days")
    # Six weeks that are seen and one that is scrolled into.
    check_equal(len(days), 49, "days")
    check(any("中秋节" in day.name for day in days), "a day off is called by its name")
    check(any(_("today") in day.name for day in days), "today is said")
    check_named("the calendar")
    window.quit()


driver.main(test_board, test_ticket, test_intake, test_calendar)
