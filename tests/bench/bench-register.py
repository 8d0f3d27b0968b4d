#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many tickets a second `bancheng register` takes in, one transaction each, against bare SQLite's rate on the same disk.

The bare run writes what a registration writes: a counter, a ticket's row and an event's, with the same journal and the same
synchronous level. On a disk where that alone is slower than the bar, the ratio counts instead.
"""

import json
import os
import pathlib
import sqlite3
import subprocess
import time

PROGRAM = os.environ["BENCH_PROGRAM"]
FOLDER = pathlib.Path(os.environ["BENCH_FOLDER"])
TICKETS = 3000
ROUNDS = 4
BAR = 1000
RATIO = 2

TICKET = {
    "petitioner_name": "周某某",
    "telephone": "13800001234",
    "matter": "m001",
    "department": "d01",
    "what_happened": "反映人三次到窗口办理户口迁入登记，每次都被告知缺少不同的材料，" * 4,
    "what_is_wanted": "请求一次性告知所缺材料并办理。",
}


def register(hall):
    lines = (json.dumps(TICKET, ensure_ascii=False) + "\n").encode() * TICKETS
    began = time.monotonic()
    run = subprocess.run([PROGRAM, "register", hall, "--as", "shouli"], input=lines, stdout=subprocess.PIPE, check=True)
    took = time.monotonic() - began
    assert run.stdout.count(b"\n") == TICKETS
    return TICKETS / took


def bare(path):
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL)")
    database.execute("CREATE TABLE IF NOT EXISTS ticket (id INTEGER PRIMARY KEY, number TEXT UNIQUE, version INTEGER, state TEXT, telephone TEXT, what_happened TEXT, what_is_wanted TEXT, received_at INTEGER)")
    database.execute("CREATE INDEX IF NOT EXISTS ticket_telephone ON ticket (telephone, received_at)")
    database.execute("CREATE TABLE IF NOT EXISTS event (seq INTEGER PRIMARY KEY, operation TEXT UNIQUE, ticket INTEGER, kind TEXT, at INTEGER, hash BLOB)")
    began = time.monotonic()
    for n in range(TICKETS):
        database.execute("BEGIN IMMEDIATE")
        value = database.execute("INSERT INTO counter VALUES ('ticket/2026/W', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value").fetchone()[0]
        row = database.execute(
            "INSERT INTO ticket (number, version, state, telephone, what_happened, what_is_wanted, received_at) VALUES (?, 1, 'registered', ?, ?, ?, ?)",
            (f"2026W{value:05}", TICKET["telephone"], TICKET["what_happened"], TICKET["what_is_wanted"], n),
        )
        database.execute("INSERT INTO event (operation, ticket, kind, at, hash) VALUES (?, ?, 'registered', ?, ?)", (os.urandom(16).hex(), row.lastrowid, n, os.urandom(32)))
        database.execute("COMMIT")
    took = time.monotonic() - began
    database.close()
    return TICKETS / took


def median(values):
    return sorted(values)[len(values) // 2]


def main():
    hall = FOLDER / "register.hall"
    subprocess.run([PROGRAM, "new", hall, "--staff=shouli:受理员:intake"], check=True)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(register(hall))
        theirs.append(bare(FOLDER / "bare.db"))
    # The first round warms the disk's cache up.
    rate, base = median(ours[1:]), median(theirs[1:])
    slow = base < BAR * RATIO
    print(json.dumps({"name": "register", "value": rate, "unit": "tickets/s", "bar": None if slow else BAR, "more": True}))
    print(json.dumps({"name": "bare SQLite, the same rows", "value": base, "unit": "commits/s"}))
    print(json.dumps({"name": "register / bare SQLite", "value": base / rate, "unit": "times", "bar": RATIO if slow else None}))


if __name__ == "__main__":
    main()
