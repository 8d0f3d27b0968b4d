#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start to the first painted board, and the memory then, against an empty libadwaita window of the same run.

The programs take turns; the first round warms the caches up and is dropped. Memory is the proportional set size a second after the
first picture, when what was put off until then has been done too.
"""

import json
import os
import pathlib
import statistics
import subprocess
import time

PROGRAM = pathlib.Path(os.environ["BENCH_PROGRAM"])
EMPTY = PROGRAM.parents[2] / "tests" / "bench" / "empty-window"
ROUNDS = 8
BAR = 1.5


def start(command, line):
    """Seconds until @line, and MiB."""
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=dict(os.environ, BANCHENG_TRACE="1")) as process:
        for text in process.stderr:
            if line in text:
                break
        else:
            raise SystemExit(f"{command[0]} ended before it had {line.decode()}")
        took = time.monotonic() - began
        time.sleep(1)
        memory = pathlib.Path(f"/proc/{process.pid}/smaps_rollup").read_text()
        process.kill()
    return took, next(int(row.split()[1]) for row in memory.splitlines() if row.startswith("Pss:")) / 1024


def main():
    halls = {count: os.environ[f"BENCH_HALL_{count}"] for count in (200000, 1000000) if f"BENCH_HALL_{count}" in os.environ}
    empty, ours = [], {count: [] for count in halls}
    for _ in range(ROUNDS):
        empty.append(start([EMPTY], b"painted empty"))
        for count, hall in halls.items():
            ours[count].append(start([PROGRAM, "--new-instance", hall], b"painted board"))
    base = [statistics.median(column) for column in zip(*empty[1:])]
    print(json.dumps({"name": "empty window, first picture", "value": base[0], "unit": "s"}))
    print(json.dumps({"name": "empty window, memory", "value": base[1], "unit": "MiB"}))
    for count in halls:
        value = [statistics.median(column) for column in zip(*ours[count][1:])]
        print(json.dumps({"name": f"{count} tickets: first board / empty window", "value": value[0] / base[0], "unit": "times", "bar": BAR, "note": f"{value[0]:.3f} s"}))
        print(json.dumps({"name": f"{count} tickets: memory / empty window", "value": value[1] / base[1], "unit": "times", "bar": BAR, "note": f"{value[1]:.1f} MiB"}))


if __name__ == "__main__":
    main()
