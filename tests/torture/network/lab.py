#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs inside the lab (guest-init starts it as /netdb/job): the torture's rounds over real NFS and SMB clients on three hosts, and what only a network has.

Its lines: `part NAME | WORDS`, `LOST …`, `look WHERE`, and at the end the report.
"""

import json
import pathlib
import sys
import time

sys.path.insert(0, "/netdb/torture")

import hosts
import rounds
from seats import Follower, Stopped, Tally

HERE = pathlib.Path("/netdb")
# (kind, words of the mount's options, what they do): each must be refused in words.
BAD_MOUNTS = (
    ("smb", "nobrl", "locks that stay on the host"),
    ("smb", "cache=loose", "reads from the host's own cache"),
    ("smb", "ro", "nothing can be written"),
    ("nfs", "vers=3,nolock", "locks that stay on the host"),
    ("nfs", "vers=3,local_lock=posix", "locks that stay on the host"),
)


class Run:
    def __init__(self, options):
        self.build = HERE / "build"
        self.seed = options["seed"]
        self.tally = Tally(time.monotonic() + options["seconds"], self.progress)
        self.only = options["only"]
        self.is_long = True
        self.first = options["first"]
        self.stride = options["stride"]
        self.robbing = "sleep"
        self.looked = 0.0

    def hall(self, place, name, stock=False):
        return hosts.LabHall(self.build, self.tally, place, stock, f"network {name}", self.robbing)

    def progress(self, where, tally):
        if (HERE / "stop").exists():
            tally.is_stopping = True
        if time.monotonic() - self.looked > 5:
            self.looked = time.monotonic()
            counts = tally.counts
            print(f"look {counts['rounds']} rounds, {counts['acknowledged']} commits, {counts['losses']} losses: {where}", flush=True)


def crash_points(run, place):
    calls = [rounds.crash_points(run, place, kind) for kind in ("register", "move")]
    return "up to calls " + " and ".join(map(str, calls))


def sessions(run, place, robbing, stock=False):
    """A commit sleeps at each of its calls while the server forgets its host. @robbing says whether before the call ("pause") or after it ("sleep")."""
    run.robbing = robbing
    before = run.tally.counts["faults"]
    harm = rounds.lost_locks(run, place, "move", stock)
    return f"{run.tally.counts['faults'] - before} points, {harm} with a loss"


def stock_sessions(run, place):
    words = sessions(run, place, "sleep", stock=True)
    if ", 0 with" in words:
        run.tally.lost(f"network able to fail {place}", ["nothing was lost without the store's own file layer: the test proves nothing"])
    return words


def stock_commits(run, place):
    """Whether anything can be written at all without the store's own file layer."""
    with run.hall(place, f"stock commits {place}", True) as hall:
        hall.wait(hall.writer(operations=5))
        hall.check("")
        log = hall.text_of_log()
    return f"{log.count('ok ')} of {log.count('try ')} commits"


def storm(run, place, think, seats, seconds):
    before = dict(run.tally.counts)
    rounds.storm(run, place, run.seed + think, seats, seconds, think)
    now = run.tally.counts
    return f"{now['kills'] - before['kills']} kills, {now['acknowledged'] - before['acknowledged']} commits in {seconds} s by {seats} seats"


def looking_on(run, place):
    """Seats at two hosts look on while a third one works slowly, and must see its last event."""
    with run.hall(place, f"looking on {place}") as hall:
        followers = [Follower(hall, number) for number in (0, 2)]
        for number in range(4):
            hall.wait(hall.writer(operations=5, seed=run.seed + number, think=100, host=number), 0)
        began = time.monotonic()
        views = [follower.finish(hall.last_event()) for follower in followers]
        seconds = time.monotonic() - began
        hall.check("after 20 operations", views)
    return f"the last one was seen within {seconds:.1f} s"


def refusals(run):
    """Mounts on which the store would lose something are refused, and the person is told why."""
    said = []
    for number, (kind, options, why) in enumerate(BAD_MOUNTS):
        folder = pathlib.Path(f"/mnt/bad{number}")
        with run.hall(kind, f"refused mount {kind} {options}") as hall:
            problem = hosts.mount(1, kind, folder, options)
            if problem:
                said.append(f"{kind} {options}: not mountable here: {problem}")
                continue
            run.tally.add(rounds=1)
            hall.path_on = lambda _host, path=folder / hall.file: path
            process = hall.writer(operations=1)
            _, words = process.communicate(timeout=120)
            is_refused = process.returncode == 5 and words.strip() or "ok " not in hall.text_of_log() and "read" in words
            # Whoever may only read cannot lose anything.
            if not is_refused and "no " not in hall.text_of_log():
                run.tally.lost(f"mount {kind} {options} ({why})", ["was not refused"])
            said.append(f"{kind} {options}: {words.strip() or hall.text_of_log().splitlines()[-1]}")
            hosts.shell(f"umount -l {folder}")
    return "\n  ".join(["", *said])


def moved_log(run, place):
    """A local hall with a write-ahead log, whose seat was killed, is copied to the share, log and all."""
    with run.hall(place, f"moved {place}") as hall:
        local = hall.folder / "local.hall"
        over_there = hall.path_on
        hall.path_on = lambda host: local
        hall.wait(hall.start("torture-writer", "--create"), 0)
        writer = hall.writer(operations=200)
        while hall.text_of_log().count("ok ") < 20:
            time.sleep(0.01)
        hosts.kill(writer, run.tally)
        has_log = pathlib.Path(f"{local}-wal").exists()
        for ending in ("", "-wal"):
            path = pathlib.Path(f"{local}{ending}")
            if path.exists():
                (hosts.EXPORT / (hall.file + ending)).write_bytes(path.read_bytes())
        hall.path_on = over_there
        hall.survive()
        hall.check("after it was moved")
        version = (hosts.EXPORT / hall.file).read_bytes()[18:20]
        if version != b"\1\1" or not has_log:
            run.tally.lost(f"moved {place}", [f"the file still keeps a write-ahead log ({version!r}), or there was none ({has_log})"])
    return "converted"


def parts(run):
    for place in ("nfs", "smb"):
        yield f"{place}: looking on", lambda p=place: looking_on(run, p)
        yield f"{place}: seats against seats, with think time", lambda p=place: storm(run, p, 250, 6, 30)
        yield f"{place}: kill storm", lambda p=place: storm(run, p, 5, 6, 30)
        yield f"{place}: killed at each call", lambda p=place: crash_points(run, p)
        yield f"{place}: killed in recovery", lambda p=place: f"up to call {rounds.crash_in_recovery(run, p)}"
        yield f"{place}: {'lease' if place == 'nfs' else 'session'} lost after each call", lambda p=place: sessions(run, p, "sleep")
        yield f"{place}: {'lease' if place == 'nfs' else 'session'} lost within each call", lambda p=place: sessions(run, p, "pause")
        yield f"{place}: a hall with a write-ahead log is moved there", lambda p=place: moved_log(run, p)
    yield "nfs: lease lost after each call, without the store's own file layer", lambda: stock_sessions(run, "nfs")
    yield "smb: commits without the store's own file layer", lambda: stock_commits(run, "smb")
    yield "mounts that are refused", lambda: refusals(run)


def main():
    options = json.loads((HERE / "options.json").read_text(encoding="utf-8"))
    run = Run(options)
    hosts.serve_smb()
    hosts.serve_nfs()
    for kind in ("nfs", "smb"):
        hosts.mount_all(kind)
    try:
        for name, func in parts(run):
            if run.only and not any(word in name for word in run.only):
                continue
            run.tally.take()
            began = time.monotonic()
            words = func()
            found = run.tally.take()
            print(f"part {'LOST' if found else 'good'} | {name} | {words} | {time.monotonic() - began:.0f} s", flush=True)
    except Stopped:
        print("stopped", flush=True)
    for line in run.tally.messages:
        print(f"LOST {line}")
    for line in run.tally.report():
        print(f"report {line}", flush=True)
    print("end", flush=True)


main()
