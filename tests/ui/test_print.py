#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing by keys: the dialog, a PDF, a batch with cancel, a sheet's code, blank forms."""

import re
import subprocess

import driver
from driver import check, check_equal, key


def text_of(path):
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


def printed(hall, number):
    return [event for event in driver.history(hall, number) if event["kind"] == "printed"]


def open_ticket(window, number):
    window.do("open-ticket", number)
    window.expect(f"painted ticket {number}")


def active_window():
    said = subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True, text=True, check=False)
    return said.stdout.strip()


def save_to(window, path):
    """Ctrl+S, the path into the chooser, Enter."""
    key("ctrl+s")
    title = driver._("Save as PDF")
    driver.until(lambda: active_window() == title, "the file chooser is there")
    key("ctrl+a")
    driver.xdotool("type", str(path))
    key("Return")


def test_pdf_of_a_ticket():
    hall = driver.new_hall()
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    number = driver.listed(hall, "--state", "in_progress")[0]["number"]
    open_ticket(window, number)
    key("ctrl+p")
    pages = int(window.expect(r"preview work_order (\d+)").group(1))
    check(pages >= 2, "both copies are there")
    key("ctrl+End", "ctrl+Home", "Page_Down", "ctrl+plus", "ctrl+0")
    path = driver.folder / "one.pdf"
    save_to(window, path)
    check_equal(window.expect(r"saved (\d+)").group(1), "1", "what was noted")
    window.expect("noted")
    text = text_of(path)
    check(number in text, "the number is on the paper")
    check_equal([event["reason"] for event in printed(hall, number)], ["work_order"], "what the history says")

    # The code that stands on this very paper, as a scanner types it: text, then Enter.
    code = re.search(r"\d{4}[A-Z]\d{5,}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-Z*]", text).group()
    key("Escape", "ctrl+f")
    driver.xdotool("type", code)
    key("Return")
    window.expect("sheet newest")
    driver.until(lambda: driver.find_all("(label|alert)", "^✓ "), "the answer can be read")
    key("Escape")
    window.quit()


def from_menu(*letters):
    """The main menu by its mnemonics."""
    key("F10")
    driver.until(lambda: driver.find_all("menu item", ".*"), "the menu is open")
    key(*letters)


def test_lists_and_batches():
    hall = driver.new_hall("batch", demo=60)
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    from_menu("e")
    window.expect(r"preview board_sheet \d+")
    path = driver.folder / "board.pdf"
    save_to(window, path)
    window.expect("saved 1")
    window.expect("noted")
    text = text_of(path)
    code = re.search(r"L\d{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-Z*]", text).group()
    check_equal(driver.bancheng("sheet", hall, code).split()[0], "newest", "the sheet")
    window.quit()


def test_blank_forms():
    hall = driver.new_hall("blank", demo=20)
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    from_menu("f")
    window.expect("blanks missing 0")
    key("ctrl+a")
    driver.xdotool("type", "3")
    key("ctrl+Return")
    window.expect("blanks issued 3")
    window.expect(r"preview work_order \d+")
    path = driver.folder / "blank.pdf"
    save_to(window, path)
    window.expect(r"saved 0")
    check("空白-2026-00003" in text_of(path), "the serial is on the paper")
    key("Escape", "ctrl+f")
    driver.xdotool("type", "KB-2026-00002")
    key("Return")
    window.expect("blank missing")
    check_equal(driver.bancheng("blanks", hall, "--missing").count("\n"), 3, "the ledger")
    window.quit()


if __name__ == "__main__":
    driver.main(test_pdf_of_a_ticket, test_lists_and_batches, test_blank_forms)
