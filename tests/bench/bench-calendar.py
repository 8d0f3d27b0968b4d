#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar over a hall of 10,000 open tickets, several thousand of whose dates lie in one month: how long the month takes to be there, how long the next one, and our own
main-thread work in the worst frame while weeks are scrolled and something is dragged over them.

The times are compared with those of the board of the same hall in the same run, the first round dropped: a month shows as many dates as the board shows cards.
"""

import importlib.util
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import time

FOLDER = pathlib.Path(os.environ["BENCH_FOLDER"])
FRAME_BAR = 16.7
ROUNDS = 4
# A month may take as long as the board does when it is shown again, and half as long again for its reading.
RATIO_BAR = 1.5

# What drives the window is that of the frames' bench.
spec = importlib.util.spec_from_file_location("frames", pathlib.Path(__file__).with_name("bench-frames.py"))
frames = importlib.util.module_from_spec(spec)
spec.loader.exec_module(frames)


def took(program, pattern, *keys):
    """Milliseconds from the key to the frame that shows what it asked for."""
    since = len(program.lines)
    began = time.monotonic()
    subprocess.run(["xdotool", "key", *keys], check=True)
    program.wait(pattern, since)
    return (time.monotonic() - began) * 1000


def start():
    """Milliseconds until the board is painted, and the program."""
    began = time.monotonic()
    program = frames.Program(FOLDER / "calendar.hall")
    program.wait("painted board")
    return (time.monotonic() - began) * 1000, program


def scroll_weeks():
    frames.point("mousemove", 500, 400)
    for _ in range(30):
        frames.point("click", 5)
        time.sleep(0.05)


def drag():
    frames.point("mousemove", 300, 260, "mousedown", 1)
    for step in range(60):
        frames.point("mousemove", 300 + step * 9, 260 + (step % 9) * 30)
        time.sleep(0.02)
    frames.point("key", "Escape")
    frames.point("mouseup", 1)


def main():
    shutil.copyfile(os.environ["BENCH_HALL_200000"], FOLDER / "calendar.hall")
    boards, firsts, turns = [], [], []
    for _ in range(ROUNDS):
        board, program = start()
        try:
            time.sleep(1)
            boards.append(board)
            firsts.append(took(program, "painted calendar", "alt+3"))
            time.sleep(0.5)
            turns.append(took(program, "painted calendar", "Next"))
        finally:
            program.process.kill()
    board, first, turn = (statistics.median(times[1:]) for times in (boards, firsts, turns))
    print(json.dumps({"name": "first month, against the start with the board", "value": first / board, "unit": "×", "bar": RATIO_BAR, "note": f"{first:.0f} ms and {board:.0f} ms"}))
    print(json.dumps({"name": "next month, against the start with the board", "value": turn / board, "unit": "×", "bar": RATIO_BAR, "note": f"{turn:.0f} ms"}))

    _board, program = start()
    try:
        time.sleep(1)
        took(program, "painted calendar", "alt+3")
        time.sleep(2)
        for name, deed in (("scrolling weeks", scroll_weeks), ("dragging over a month", drag)):
            since = len(program.lines)
            deed()
            # What is counted is told once a second.
            time.sleep(2)
            value, what = program.worst_since(since)
            print(json.dumps({"name": f"worst frame of our own work, {name}", "value": value, "unit": "ms", "bar": FRAME_BAR, "note": what}))
    finally:
        program.process.kill()


if __name__ == "__main__":
    main()
