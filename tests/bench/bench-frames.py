#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own main-thread work in the worst frame while the board of 10,000 open tickets is scrolled, a card is dragged over it, and another seat registers 100 tickets.

The program counts it itself (BANCHENG_FRAMES): software drawing costs 20 ms a frame whatever we do.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import threading
import time

PROGRAM = os.environ["BENCH_PROGRAM"]
FOLDER = pathlib.Path(os.environ["BENCH_FOLDER"])
BAR = 16.7
REMOTE = 100

TICKET = {
    "petitioner_name": "周某某",
    "telephone": "13800001234",
    "matter": "m001",
    "department": "d01",
    "what_happened": "反映人三次到窗口办理户口迁入登记，每次都被告知缺少不同的材料。",
    "what_is_wanted": "请求一次性告知所缺材料并办理。",
}


class Program:
    def __init__(self, hall):
        environment = dict(os.environ, BANCHENG_TRACE="1", BANCHENG_FRAMES="1")
        self.process = subprocess.Popen([PROGRAM, "--new-instance", hall], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)
        self.lines = []
        self.condition = threading.Condition()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stderr:
            with self.condition:
                self.lines.append(line.strip())
                self.condition.notify_all()

    def wait(self, pattern, since=0, seconds=30):
        with self.condition:
            found = self.condition.wait_for(lambda: any(re.search(pattern, line) for line in self.lines[since:]), seconds)
        if not found:
            raise SystemExit(f"the program has not said {pattern}")

    def worst_since(self, since):
        """Milliseconds of the worst frame, and what took longest in it."""
        works = [(int(m[1]), m[2]) for m in (re.search(r"frame-work (\d+) \d+ (\S.*)", line) for line in self.lines[since:]) if m]
        worst = max(works, default=(0, "nothing"))
        return worst[0] / 1000, worst[1]


def point(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True)


def scroll():
    point("mousemove", 260, 400)
    for _ in range(40):
        point("click", "--repeat", 3, "--delay", 5, 5)
        time.sleep(0.02)


def drag():
    point("mousemove", 260, 300, "mousedown", 1)
    for step in range(60):
        point("mousemove", 260 + step * 14, 300 + (step % 7) * 10)
        time.sleep(0.02)
    point("key", "Escape")
    point("mouseup", 1)


def remote(hall):
    lines = (json.dumps(TICKET, ensure_ascii=False) + "\n").encode() * REMOTE
    subprocess.run([PROGRAM, "register", hall, "--as", "zonghe01"], input=lines, stdout=subprocess.DEVNULL, check=True)
    # The feed looks once a second.
    time.sleep(3)


def main():
    hall = FOLDER / "frames.hall"
    shutil.copyfile(os.environ["BENCH_HALL_200000"], hall)
    program = Program(hall)
    try:
        program.wait("painted board")
        time.sleep(2)
        for name, deed in (("scrolling", scroll), ("dragging", drag), (f"{REMOTE} remote changes", lambda: remote(hall))):
            since = len(program.lines)
            deed()
            # What is counted is told once a second.
            time.sleep(2)
            value, what = program.worst_since(since)
            print(json.dumps({"name": f"worst frame of our own work, {name}", "value": value, "unit": "ms", "bar": BAR, "note": what}))
    finally:
        program.process.kill()


if __name__ == "__main__":
    main()
