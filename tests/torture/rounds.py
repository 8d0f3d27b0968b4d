# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done to a hall: killed at each system call, failed, robbed of its locks, and a storm of all that at random."""

import itertools
import signal
import time

from seats import SKEWS, Follower, dice, kill, wait_for_file

# The kinds of operation that write in different ways: new rows and a counter, a row changed in place, rows changed and added.
KINDS = ("register", "edit", "move")
# A second seat's operation while the first one sleeps.
OTHERS = 2


def crash_points(run, place, kind, action="kill"):
    """A seat dies at the k-th system call of a commit; another one reads and writes; the file is looked at. From the first call to the last."""
    name = f"{action} {place} {kind}"
    with run.hall(place, name) as hall:
        on = ",on=write" if action == "tear" else ""
        for k in itertools.count(run.first, run.stride):
            run.tally.look(f"{name} at call {k}")
            seat = hall.writer(operations=3, seed=k, skew=SKEWS[k % 3], only=kind, arm=2, fault=f"{action}{on}@{k}")
            status = hall.wait(seat, 0, -signal.SIGKILL)
            if status == -signal.SIGKILL:
                run.tally.add(kills=1)
            hall.survive()
            hall.check(f"at call {k}")
            if status != -signal.SIGKILL:
                return k - 1
    return None


def crash_in_recovery(run, place):
    """A seat dies late in a commit, and the next one dies at the k-th call of putting that right; a third one comes."""
    name = f"killed in recovery {place}"
    with run.hall(place, name) as hall:
        hall.wait(hall.writer(operations=2, only="move", arm=2, fault=""), 0)
        whole = calls_of(hall)
        chance = dice(run.seed, name)
        for k in itertools.count(run.first, run.stride if run.is_long else 3):
            run.tally.look(f"{name} at call {k}")
            late = chance.randint(whole * 2 // 3, whole)
            hall.wait(hall.writer(operations=2, seed=k, only="move", arm=2, fault=f"kill@{late}"), 0, -signal.SIGKILL)
            status = hall.wait(hall.writer(operations=1, seed=k, arm=0, fault=f"kill@{k}", seat="second"), 0, -signal.SIGKILL)
            run.tally.add(kills=2 if status else 1)
            hall.survive()
            hall.check(f"at call {k}")
            if status != -signal.SIGKILL:
                return k - 1
    return None


def calls_of(hall):
    """How many system calls the last armed operation made, 0 where it was killed."""
    calls = [int(line.split()[1]) for line in hall.text_of_log().splitlines() if line.startswith("calls ")]
    return calls[-1] if calls else 0


def faults(run, place, action, step, times=1):
    """The k-th call fails, or many from there on. The seat tries again as the window does, and what it is told must be true."""
    name = f"{action} {place}" + (f" for {times} calls" if times > 1 else "")
    with run.hall(place, name) as hall:
        for k in itertools.count(dice(run.seed, name).randint(1, step), step):
            run.tally.look(f"{name} at call {k}")
            seat = hall.writer(operations=3, seed=k, skew=SKEWS[k % 3], only=KINDS[k % 3], arm=2, fault=f"{action}@{k}x{times}")
            hall.wait(seat, 0)
            run.tally.add(faults=1)
            hall.survive()
            hall.check(f"at call {k}")
            if calls_of(hall) < k:
                return k
    return None


def lost_locks(run, place, kind, stock=False):
    """A seat falls asleep after the k-th call of a commit and its locks are given to others, who write; then it goes on. Returns how many points did harm."""
    name = f"{'stock ' if stock else ''}lost locks {place} {kind}"
    harm = 0
    hall = run.hall(place, name, stock)
    try:
        for k in itertools.count(run.first, run.stride):
            run.tally.look(f"{name} after call {k}")
            if stock and harm and not run.is_long:
                return harm
            if stock and harm:
                # What a lost lock has broken stays broken: each further point needs a whole hall.
                hall.remove()
                hall = run.hall(place, name, stock)
            if not lose_once(hall, k, kind, run.tally):
                return harm
            if not stock:
                hall.survive()
            harm += bool(hall.check(f"after call {k}"))
    finally:
        hall.remove()
    return harm


def lose_once(hall, k, kind, tally):
    """FALSE when the commit has fewer calls than @k."""
    point = hall.folder / f"point-{k}"
    point.mkdir()
    sleeper = hall.writer(operations=3, seed=k, only=kind, arm=2, fault=f"{hall.robbing}:{point}@{k}", seat="sleeper")
    if not wait_for_file(point / "paused", sleeper):
        hall.wait(sleeper, 0)
        return False
    tally.add(faults=1)
    hall.rob()
    other = hall.writer(operations=OTHERS, seed=k + 1000, only=kind, seat="other", host=1)
    # Nobody else's business is in the way: the other seat gets through, or the stock layer has broken the file already.
    good = () if hall.stock else (0,)
    hall.wait(other, *good)
    hall.outlast()
    (point / "go").touch()
    hall.wait(sleeper, *good)
    return True


def storm(run, place, number, seats, seconds, think=0):
    """Seats with wrong clocks work at once and are killed at any moment, again and again; others look on."""
    name = f"storm {place} {number}"
    chance = dice(run.seed, name)
    with run.hall(place, name) as hall:
        followers = [Follower(hall, i) for i in range(2)]

        def begin(seat):
            return hall.writer(seed=chance.randrange(1 << 30), skew=chance.choice(SKEWS), think=think, seat=f"seat-{seat}", host=seat % 3)

        at_work = [begin(seat) for seat in range(seats)]
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end:
                run.tally.look(name)
                # Any moment will do, so this waits for nothing.
                time.sleep(chance.uniform(0.02, 0.4))
                seat = chance.randrange(seats)
                kill(at_work[seat], run.tally)
                at_work[seat] = begin(seat)
        finally:
            for process in at_work:
                kill(process, run.tally)
            hall.survive()
            last = hall.last_event()
            hall.check(f"after {seconds} s", [follower.finish(last) for follower in followers])
