#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The proof that the store loses nothing. `--short` is the form of the test suite and says its points in TAP; `--minutes N` goes on for so long. README.md tells more."""

import argparse
import concurrent.futures
import pathlib
import random
import signal
import sys
import threading
import time

import network
import rounds
from seats import PLACES, Hall, Stopped, Tally, dice

WORKERS = 2
SHARES = tuple(place for place in PLACES if place != "local")
# What fails, at how many calls from the chosen one on, and every so many calls (short form, long form). A drive that is away for good fails every call.
ACTIONS = (
    ("eio", 1, 3, 1),
    ("enospc", 1, 3, 1),
    ("short", 1, 3, 1),
    ("eio,on=sync", 1, 1, 1),
    ("denied", 1, 5, 1),
    ("denied", 20, 11, 3),
    ("enolck", 1, 3, 1),
    ("eio,on=open+write+truncate+sync", 1000000, 5, 1),
    ("enospc", 1000000, 5, 1),
    # Longer than the guard of a shared drive lets a commit take.
    ("hang:2.5", 1, 40, 7),
)


class Run:
    """What all parts have to know."""

    def __init__(self, build, seed, tally, is_long):
        self.build = build
        self.seed = seed
        self.tally = tally
        self.is_long = is_long
        self.first = 1
        self.stride = 1

    def hall(self, place, name, stock=False):
        return Hall(self.build, self.tally, place, stock, name)


def parts_of_round(run, number):
    """(name, function) of everything that one round has."""
    chance = dice(run.seed, "round", number)
    parts = []
    for place in PLACES:
        for kind in rounds.KINDS if run.is_long or place == "local" else ("register", "move"):
            parts.append((f"killed at each call: {place}, {kind}", lambda p=place, k=kind: rounds.crash_points(run, p, k)))
        parts.append((f"killed in recovery: {place}", lambda p=place: rounds.crash_in_recovery(run, p)))
        parts.append((f"killed within each write: {place}", lambda p=place: rounds.crash_points(run, p, "move", "tear")))
        for action, times, short, long in ACTIONS:
            step = long if run.is_long else short
            name = f"{action}{f' for {times} calls' if times > 1 else ''}: {place}"
            parts.append((name, lambda p=place, a=action, n=times, s=step: rounds.faults(run, p, a, s, n)))
    for place in SHARES:
        parts.append((f"locks lost after each call: {place}", lambda p=place: rounds.lost_locks(run, p, "move")))
        parts.append((f"able to fail: {place}", lambda p=place: must_harm(run, p)))
    for place in PLACES:
        seconds = chance.uniform(5, 20) if run.is_long else 4
        parts.append((f"storm: {place}", lambda p=place, s=seconds: rounds.storm(run, p, number, 3, s, 0 if p == "local" else 5)))
    return parts


def must_harm(run, place):
    """The same loss of locks without the store's own file layer must be seen, or this whole test could not fail."""
    harm = rounds.lost_locks(run, place, "move", stock=True)
    if not harm:
        run.tally.lost("able to fail", [f"{place}: nothing was lost without the store's own file layer: the test proves nothing"])


def play(run, number, only, told):
    """One round, some parts at a time. Returns whether it was whole."""
    parts = [part for part in parts_of_round(run, number) if not only or any(word in part[0] for word in only)]
    is_whole = True
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        waiting = {pool.submit(play_part, run, *part): part[0] for part in parts}
        for done in concurrent.futures.as_completed(waiting):
            try:
                told(waiting[done], *done.result())
            except Stopped:
                is_whole = False
    return is_whole


def play_part(run, name, func):
    run.tally.look(name)
    began = time.monotonic()
    run.tally.take()
    func()
    return run.tally.take(), time.monotonic() - began


def show_progress(quiet):
    """Twice a second at most, on one line of a terminal."""
    last = [0.0]
    lock = threading.Lock()

    def progress(where, tally):
        if quiet or not sys.stderr.isatty():
            return
        with lock:
            if time.monotonic() - last[0] < 0.5:
                return
            last[0] = time.monotonic()
            counts = tally.counts
            sys.stderr.write(
                f"\r\033[K{counts['rounds']:,} rounds, {counts['kills']:,} kills, {counts['acknowledged']:,} commits, "
                f"{counts['losses']} losses: {where}"
            )
            sys.stderr.flush()

    return progress


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True, type=pathlib.Path, help="the build folder")
    parser.add_argument("--short", action="store_true", help="one small round, in TAP")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--only", action="append", help="parts whose name has this")
    parser.add_argument("--first", type=int, default=1, help="the first system call")
    parser.add_argument("--stride", type=int, default=1, help="only every so many system calls")
    parser.add_argument("--network", action="store_true", help="over real NFS and SMB clients, in the lab")
    parser.add_argument("--lab", default="_netlab", help="the lab's folder")
    return parser.parse_args()


def main():
    options = arguments()
    seed = options.seed = options.seed if options.seed is not None else random.randrange(1 << 30)
    deadline = None if options.short else time.monotonic() + options.minutes * 60
    tally = Tally(deadline, show_progress(options.short))
    if options.network:
        return network.main(options.build.resolve(), options)
    run = Run(options.build.resolve(), seed, tally, not options.short)
    run.first = options.first
    run.stride = options.stride
    points = [0]

    def told(name, words, seconds):
        points[0] += 1
        print(f"{'not ok' if words else 'ok'} {points[0]} {name} # {seconds:.0f} s", flush=True)
        for line in words:
            print(f"# {line}", flush=True)

    def stop(*_):
        tally.is_stopping = True

    signal.signal(signal.SIGINT, stop)
    print(f"# seed {seed}", flush=True)
    number = 0
    while play(run, number, options.only, told):
        number += 1
        if options.short:
            break
    if options.short:
        print(f"1..{points[0]}")
    for line in tally.report():
        print(f"# {line}")
    for line in tally.messages:
        print(f"# LOST {line}")
    return 1 if tally.counts["losses"] or not tally.counts["rounds"] else 0


if __name__ == "__main__":
    sys.exit(main())
