# SPDX-License-Identifier: GPL-3.0-or-later
"""A ticket as a clerk types it in."""

import driver
from driver import key

STORY = "反映人为孩子办理出生登记，材料齐全，窗口两次以系统故障为由不予受理，也没有开具一次性告知单。"
WANTED = "请尽快受理出生登记，并说明不予受理的依据。"
# A surname and a given name that lie outside the common tables, one of them beyond the first 65,536 characters.
NAME = "欧阳䶮𬭩"
TELEPHONE = "13800135678"
TEXTS = (STORY, WANTED, NAME)


def fill_in(keyboard):
    """From the first field to the last, without the pointer. Enter goes on to the next field; Tab leaves a text and a list."""
    keyboard.type(STORY)
    key("Tab")
    keyboard.type(WANTED)
    key("Tab")
    # The matter is found by its initials; with it comes its department, and the focus goes there.
    keyboard.type("csdj")
    driver.until(lambda: driver.find_all("list item", "^出生登记$"), "出生登记 is offered")
    key("Return")
    driver.until(lambda: driver.focused().name == driver._("Department concerned"), "the department has the focus")
    key("Return", "Return", "Return")
    keyboard.type("2")
    driver.tab_to(driver._("Earlier case number"))
    key("Return", "Tab")
    keyboard.type(NAME)
    key("Return")
    keyboard.type(TELEPHONE)


def register(keyboard, window):
    """Types it, registers it and returns its number."""
    key("ctrl+n")
    window.expect("painted intake")
    fill_in(keyboard)
    key("ctrl+Return")
    return window.expect("intake registered (.*)", unless="intake refused").group(1)
