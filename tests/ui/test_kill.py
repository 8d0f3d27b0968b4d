#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The power fails: between keystrokes, at the moment of registering, in a storm of commits. Neither a draft nor anything that
was acknowledged is lost."""

import json
import random
import shutil
import subprocess
import time

import driver
import intake_form
from driver import check, check_equal, key

DRAFTS = driver.folder / ".local/share/bancheng/drafts"
PIECES = ("反映人三次到窗口", "申请换发证件，每次", "都被要求补充不同的材料，", "窗口没有一次性告知。")


def drafts():
    """The drafts on the disk, each as what stands in what_happened."""
    return [json.loads(path.read_text(encoding="utf-8"))["values"].get("what_happened", "") for path in DRAFTS.glob("*.draft")]


def restored(window):
    """What a new window shows in the form. It opens where the last one was."""
    if window.expect("painted (board|intake)").group(1) == "board":
        key("alt+2")
        window.expect("painted intake")
    return driver.find("text", f"^{driver._('What happened')}$").text()


def test_between_keystrokes():
    keyboard = driver.Keyboard(*PIECES)
    hall = driver.new_hall("keys")
    typed = ""
    window = driver.Program(hall, "shouli01")
    window.expect("painted board")
    key("alt+2")
    window.expect("painted intake")
    for piece in PIECES:
        keyboard.type(piece)
        typed += piece
        driver.until(lambda: typed in drafts(), "what was typed until the pause is on the disk")
        # No pause before the power fails: of this nothing is promised, but it must do no harm.
        keyboard.type("000")
        window.kill()
        window = driver.Program(hall, "shouli01")
        text = restored(window)
        check(text.startswith(typed) and text.rstrip("0") == typed, f"restored: “{text}” after “{typed}”")
        key(*["BackSpace"] * (len(text) - len(typed)), "ctrl+End")
        driver.until(lambda: typed in drafts(), "the form goes on from there")
    check_equal(len(drafts()), 1, "drafts")
    window.quit()
    driver.bancheng("check", hall)


def test_while_registering():
    """Killed at any moment after Ctrl+Enter: the ticket is in the hall, or the draft is on the disk, or both."""
    keyboard = driver.Keyboard(*intake_form.TEXTS)
    hall = driver.new_hall("registering")
    window = driver.Program(hall, "shouli01")
    window.expect("painted board")
    key("ctrl+n")
    window.expect("painted intake")
    intake_form.fill_in(keyboard)
    driver.until(lambda: any(intake_form.TELEPHONE in path.read_text(encoding="utf-8") for path in DRAFTS.glob("*.draft")), "the draft is kept")
    window.kill()
    kept = driver.folder / "kept"
    shutil.copytree(DRAFTS, kept)
    shutil.copy(driver.new_hall("pristine"), driver.folder / "pristine.copy")

    outcomes = set()
    for delay in (0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.12, 0.25):
        # The same draft again, in a hall that has not had it yet: a draft is registered once however often it is tried.
        shutil.rmtree(DRAFTS)
        shutil.copytree(kept, DRAFTS)
        for path in driver.folder.glob("registering.hall*"):
            path.unlink()
        shutil.copy(driver.folder / "pristine.copy", hall)
        before = len(driver.listed(hall))
        window = driver.Program(hall, "shouli01")
        check_equal(restored(window), intake_form.STORY, "restored")
        press = subprocess.Popen(["xdotool", "key", "ctrl+Return"])
        time.sleep(delay)
        window.kill()
        press.wait()
        registered = len(driver.listed(hall)) - before
        is_kept = intake_form.STORY in drafts()
        outcomes.add((registered, is_kept))
        check(registered in (0, 1), f"registered {registered} times")
        check(registered == 1 or is_kept, f"lost after {delay} s")
        if window.count("intake registered .*"):
            check_equal(registered, 1, "acknowledged, so it is there")
        driver.bancheng("check", hall)
        if registered and is_kept:
            check_tried_again(hall, before)
    print(f"# seen: {sorted(outcomes)}")


def check_tried_again(hall, before):
    """Killed between the commit and its answer: the form is there again, and does not make a second ticket."""
    window = driver.Program(hall, "shouli01")
    check_equal(restored(window), intake_form.STORY, "restored")
    key("ctrl+Return")
    window.expect("intake registered .*")
    check_equal(len(driver.listed(hall)), before + 1, "tickets")
    window.quit()


def line(index):
    return json.dumps(
        {
            "channel": "window",
            "petitioner_kind": "person",
            "petitioner_name": f"张{index}",
            "telephone": "13800135678",
            "matter": "出生登记",
            "department": "d01",
            "visits": 1,
            "what_happened": "窗口两次以系统故障为由不予受理出生登记。",
            "what_is_wanted": "请尽快受理。",
            "urgency": "normal",
            "privacy_notice": True,
        },
        ensure_ascii=False,
    )


def test_storm():
    """A process that registers as fast as it can is killed after so many acknowledgements, with a window open on the same
    file. Every number that it printed is in the hall, and the numbers have no gap."""
    hall = driver.new_hall("storm")
    window = driver.Program(hall, "zonghe01")
    window.expect("painted board")
    dice = random.Random(2026)
    lines = "\n".join(line(index) for index in range(2000)) + "\n"
    acknowledged = []
    for _round in range(8):
        enough = dice.randint(1, 80)
        source = driver.folder / "lines"
        source.write_text(lines, encoding="utf-8")
        with source.open(encoding="utf-8") as text:
            process = subprocess.Popen(
                [driver.BINARY, "register", hall, "--as", "shouli01"], stdin=text, stdout=subprocess.PIPE, text=True
            )
            for _line in range(enough):
                acknowledged.append(json.loads(process.stdout.readline())["number"])
            process.kill()
            # What was printed and not yet read is acknowledged as well; a line that was cut off is not.
            for rest in process.stdout:
                if rest.endswith("\n"):
                    acknowledged.append(json.loads(rest)["number"])
            process.wait()
    numbers = {ticket["number"] for ticket in driver.listed(hall)}
    missing = [number for number in acknowledged if number not in numbers]
    check(not missing, f"acknowledged and lost: {missing}")
    check_equal(len(acknowledged), len(set(acknowledged)), "numbers issued once")
    driver.bancheng("check", hall)
    # The window has lived through it, and shows what is there.
    driver.until(lambda: driver.find_all("label", rf"\b{len(numbers_open(hall))}\b"), "the window counts them")
    window.quit()


def numbers_open(hall):
    ended = ("closed", "archived", "rejected", "terminated", "merged")
    return [ticket["number"] for ticket in driver.listed(hall) if ticket["state"] not in ended]


driver.main(test_between_keystrokes, test_while_registering, test_storm)
