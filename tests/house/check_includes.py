#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walls between the rooms: who includes whom, who may speak SQL and GTK, how long a file may be."""

import os
import re
import sys

import house

TABLE = "docs/architecture.md"
WITHOUT_GTK = {"base", "domain", "store", "model"}
# Headers without -private in their name that no other room may include.
INTERNAL = {"store/bc-engine.h"}
GENERATED = {"bc-config.h"}
LONGEST_FILE = 600
LONGEST_README = 10

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.MULTILINE)
SQL = re.compile(
    r'"\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX|TRIGGER)\s|PRAGMA\s|BEGIN\s+IMMEDIATE)'
)
SQLITE = re.compile(r"\bsqlite3(_\w+)?\b|<sqlite3\.h>")
GTK = re.compile(r"\b(gtk|adw|gdk)_\w+|\b(Gtk|Adw|Gdk)[A-Z]\w*|<(gtk/gtk|adwaita)\.h>")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b")


def read_table(root):
    """{room: rooms that it may include}, None for all, from the table in the documentation."""
    rooms = {}
    for row in re.findall(r"^\|(.+)\|\s*$", house.read(root, TABLE), re.MULTILINE):
        cells = [cell.strip() for cell in row.split("|")]
        if len(cells) != 3 or cells[0] == "room" or set(cells[0]) <= set("-"):
            continue
        allowed = cells[2]
        rooms[cells[0]] = None if allowed == "all" else set(allowed.replace("–", "").split())
    return rooms


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def check_includes(path, room, text, rooms):
    problems = []
    for match in INCLUDE.finditer(text):
        quote, target = match.groups()
        where = f"{path}:{line_of(text, match.start(2))}"
        if quote == "<" or target in GENERATED:
            continue
        if "/" not in target:
            if target.endswith(".h") and not target.endswith("-resources.h"):
                problems.append(f'{where}: "{target}" is not written as "room/{target}"')
            continue
        other = target.split("/")[0]
        if other not in rooms:
            problems.append(f'{where}: "{target}" belongs to no room')
        elif other != room:
            if rooms[room] is not None and other not in rooms[room]:
                problems.append(f'{where}: {room} must not include "{target}"')
            if target.endswith("-private.h") or target in INTERNAL:
                problems.append(f'{where}: "{target}" is only for {other} itself')
    return problems


def check_words(path, room, text):
    problems = []
    code = house.without_comments(text)
    patterns = [(UNFINISHED, text, "is left unfinished")]
    if room != "store":
        patterns += [(SQL, code, "is SQL outside the store"), (SQLITE, code, "is SQLite outside the store")]
    if room in WITHOUT_GTK:
        patterns += [(GTK, code, f"is a toolkit's word in {room}")]
    for pattern, where, what in patterns:
        for match in pattern.finditer(where):
            problems.append(f"{path}:{line_of(where, match.start())}: {match.group(0).strip()!r} {what}")
    return problems


def check_room(root, room, rooms):
    problems = []
    for path in house.files_below(root, f"src/{room}", (".c", ".h")):
        text = house.read(root, path)
        lines = text.count("\n")
        if lines > LONGEST_FILE:
            problems.append(f"{path}:{lines}: longer than {LONGEST_FILE} lines")
        problems += check_includes(path, room, text, rooms)
        problems += check_words(path, room, text)
    readme = f"src/{room}/README.md"
    if not os.path.exists(os.path.join(root, readme)):
        problems.append(f"{readme}:1: missing")
    elif house.read(root, readme).count("\n") > LONGEST_README:
        problems.append(f"{readme}:{LONGEST_README + 1}: longer than {LONGEST_README} lines")
    return problems


def check_tests(root, rooms):
    """A room's tests may look into it; into other rooms they look through the same doors as everybody."""
    problems = []
    for path in house.files_below(root, "tests", (".c", ".h")):
        room = path.split(os.sep)[1]
        text = house.read(root, path)
        for match in INCLUDE.finditer(text):
            target = match.group(2)
            internal = target.endswith("-private.h") or target in INTERNAL
            if internal and target.split("/")[0] != room and room in rooms:
                problems.append(f'{path}:{line_of(text, match.start(2))}: "{target}" is only for the tests of its room')
        problems += [
            f"{path}:{line_of(text, match.start())}: {match.group(0)!r} is left unfinished" for match in UNFINISHED.finditer(text)
        ]
    return problems


def check(root):
    rooms = read_table(root)
    problems = []
    if not rooms:
        return [f"{TABLE}:1: the table of rooms is not there"]
    there = {name for name in os.listdir(os.path.join(root, "src")) if os.path.isdir(os.path.join(root, "src", name))}
    for room in sorted(there - set(rooms)):
        problems.append(f"src/{room}:1: this room is not in the table of {TABLE}")
    for room in sorted(set(rooms) - there):
        problems.append(f"{TABLE}:1: there is no room {room}")
    for room in sorted(there & set(rooms)):
        problems += check_room(root, room, rooms)
    return problems + check_tests(root, rooms)


if __name__ == "__main__":
    sys.exit(house.finish(check(house.root_argument()), "rooms"))
