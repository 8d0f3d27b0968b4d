#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window tells how old the last good backup is, warns when there is none, makes one when asked, and says what came of it."""

import json

import driver
from driver import check, check_equal, key

BEFORE = "2026-09-14T10:00:00+08:00"
STAFF = ["shouli:李娜:intake", "guanli:管理员:admin"]
TICKET = {
    "channel": "window",
    "petitioner_kind": "person",
    "petitioner_name": "周涛",
    "telephone": "13812345678",
    "matter": "户口迁入登记",
    "department": "d01",
    "what_happened": "三次到窗口办理，每次都被告知缺少不同的材料。",
    "what_is_wanted": "一次性告知所缺材料并办理。",
    "urgency": "normal",
}


def hall_of_monday():
    """A hall with a ticket of four days ago, and no backup."""
    path = driver.folder / "backup.hall"
    driver.bancheng("new", path, *[f"--staff={member}" for member in STAFF], now=BEFORE)
    driver.bancheng("register", path, "--as", "shouli", text=json.dumps(TICKET, ensure_ascii=False) + "\n", now=BEFORE)
    return path


def age():
    """The sidebar's button that tells the age."""
    return driver.find("push button", driver._("Backup: %s").replace("%s", ".*"))


def test_warned_then_made():
    hall = hall_of_monday()
    window = driver.Program(hall, "shouli")
    window.expect("painted board")
    driver.find("label", driver._("This hall has no backup. If the disk fails, everything in it is lost."))
    driver.button("_Backups…").accessible.get_action_iface().do_action(0)
    window.expect("backups shown")
    # The button has the focus: Return makes the backup.
    driver.until(lambda: driver.focused() and driver.focused().role == "push button", "a button has the focus")
    key("Return")
    name = window.expect("backup made (.*)", unless="backup failed").group(1)
    folder = hall.parent / "backup-backup"
    check_equal([path.name for path in folder.iterdir()], [name], "the folder of backups")
    check("ok" in driver.bancheng("check", folder / name), "the backup is whole")
    key("Escape")
    driver.until(lambda: driver._("just now") in age().name, "the sidebar tells the age")
    check(not driver.find_all("label", driver._("This hall has no backup. If the disk fails, everything in it is lost.")), "the warning has gone")
    window.quit()


if __name__ == "__main__":
    driver.main(test_warned_then_made)
