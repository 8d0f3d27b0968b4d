# SPDX-License-Identifier: GPL-3.0-or-later
"""Halls under torture, the seats that work in them, and what is counted."""

import os
import pathlib
import random
import select
import shutil
import signal
import subprocess
import tempfile
import threading
import time

PLACES = ("local", "nfs", "smb")
SKEWS = (-600, 0, 600)
# A seat that takes longer than this hangs.
PATIENCE = 120


class Stopped(Exception):
    """Somebody pressed Ctrl+C, or the time is over."""


class Tally:
    """What a run did and found; used by several threads."""

    NAMES = ("rounds", "kills", "faults", "acknowledged", "refused", "unanswered", "losses")

    def __init__(self, deadline=None, progress=None):
        self.counts = dict.fromkeys(self.NAMES, 0)
        self.deadline = deadline
        self.progress = progress
        self.messages = []
        self.is_stopping = False
        self.lock = threading.Lock()
        self.own = threading.local()

    def add(self, **counts):
        with self.lock:
            for name, count in counts.items():
                self.counts[name] += count

    def lost(self, where, lines):
        with self.lock:
            self.counts["losses"] += 1
            words = [f"{where}: {line}" for line in lines]
            self.messages += words
        self.own.messages = self.take() + words

    def take(self):
        """What was found on this thread since the last time."""
        words, self.own.messages = getattr(self.own, "messages", []), []
        return words

    def look(self, where):
        """Says where the run is, and ends it when it is to end."""
        if self.progress:
            self.progress(where, self)
        if self.is_stopping or (self.deadline and time.monotonic() > self.deadline):
            raise Stopped

    def report(self):
        width = max(map(len, self.NAMES))
        return [f"{name:<{width}} {self.counts[name]:>9,}" for name in self.NAMES]


class Hall:
    """A hall in a folder of its own, with one log of what its seats were told. A seat sits at a host, which matters only where there is more than one."""

    # How a seat's locks are taken away: see fault.c.
    robbing = "lose"
    # The variable that names the library of accidents.
    preload = "LD_PRELOAD"

    def __init__(self, build, tally, place="local", stock=False, name="torture"):
        self.programs = pathlib.Path(build) / "tests" / "torture"
        self.tally = tally
        self.place = place
        self.stock = stock
        self.name = name
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="bc-torture-"))
        self.log = self.folder / "seats.log"
        self.seeds = 0
        self.counted = {}
        self.known = set()
        self.wait(self.start("torture-writer", "--create", stock=False), 0)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self.remove()

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path_on(self, host):
        return self.folder / "大厅 one.hall"

    def place_options(self):
        return [] if self.place == "local" else [f"--place={self.place}"]

    def rob(self):
        """While a seat sleeps. Its locks have gone with it here."""

    def outlast(self):
        """Lets the time go by in which a sleeping seat may still write. The preloaded library lets it go by at once."""

    def start(self, program, *arguments, host=0, fault=None, stock=None, **options):
        environment = dict(os.environ)
        path = self.path_on(host)
        if fault is not None:
            environment |= {
                self.preload: str(self.programs / "torture-fault.so"),
                "BC_FAULT_HALL": str(path.resolve()),
                "BC_FAULT": fault,
            }
        command = [self.programs / program, path, *arguments, *self.place_options()]
        if self.stock if stock is None else stock:
            command.append("--stock-vfs")
        # Seats are not told of the Ctrl+C that ends the run: it ends them.
        return subprocess.Popen(command, env=environment, start_new_session=True, text=True, **options)

    def writer(self, operations=None, seed=0, skew=0, think=0, only=None, arm=None, fault=None, seat="seat", host=0):
        arguments = [f"--log={self.log}", f"--seed={seed}", f"--skew={skew}", f"--seat={seat}"]
        if operations:
            arguments.append(f"--operations={operations}")
        if think:
            arguments.append(f"--think={think}")
        if only:
            arguments.append(f"--only={only}")
        if arm is not None:
            arguments.append(f"--arm={arm}")
        return self.start("torture-writer", *arguments, host=host, fault=fault, stderr=subprocess.PIPE)

    def wait(self, process, *good):
        """Its exit status; one that is not among @good is a fault of the program."""
        try:
            _, words = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            self.tally.lost(self.name, ["a seat hung"])
            return None
        if good and process.returncode not in good:
            self.tally.lost(self.name, [f"a seat ended with {process.returncode}: {(words or '').strip()}"])
        return process.returncode

    def survive(self):
        """Another seat comes, reads and writes; all of it must go through."""
        self.seeds += 1
        self.wait(self.writer(operations=3, seed=self.seeds, skew=SKEWS[self.seeds % 3], seat="survivor", host=1), 0)

    def check(self, where, views=()):
        """Looks whether anything was lost. Returns the faults that were found."""
        arguments = [f"--log={self.log}", *(f"--view={view}" for view in views)]
        process = self.start("torture-check", *arguments, host=2, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said, _ = process.communicate(timeout=PATIENCE)
        lines = said.splitlines()
        faults = [line for line in lines if line.startswith("FAULT")]
        if process.returncode not in (0, 1) or (process.returncode == 1 and not faults):
            faults.append(f"the check ended with {process.returncode}: {said.strip()}")
        words = lines[-1].split() if lines and lines[-1].startswith("tickets") else []
        now = {words[i]: int(words[i + 1]) for i in range(0, len(words), 2)}
        self.tally.add(
            rounds=1, **{name: now.get(name, 0) - self.counted.get(name, 0) for name in ("acknowledged", "refused", "unanswered")}
        )
        self.counted = now or self.counted
        # What is lost stays lost: each fault counts once.
        new = [line for line in faults if line not in self.known]
        self.known.update(new)
        if new and not self.stock:
            self.tally.lost(f"{self.name} {where}", new[:6])
        return new

    def last_event(self):
        process = self.start("torture-check", "--last", host=2, stdout=subprocess.PIPE)
        return int(process.communicate(timeout=PATIENCE)[0].strip() or -1)

    def text_of_log(self):
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""


class Follower:
    """A seat that looks on; what it shows at the end must be what the file has."""

    def __init__(self, hall, number):
        self.hall = hall
        self.view = hall.folder / f"view-{number}"
        self.process = hall.start(
            "torture-follow",
            f"--view={self.view}",
            f"--seat=follower-{number}",
            host=number,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        if not ready or self.process.stdout.readline().strip() != "following":
            self.process.kill()
            hall.tally.lost(hall.name, ["a seat that looks on could not begin"])

    def finish(self, last):
        try:
            self.process.communicate(f"{last}\n", timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
        if self.process.returncode != 0:
            self.hall.tally.lost(self.hall.name, ["a seat that looked on did not see the last event"])
        return self.view


def kill(process, tally):
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
        tally.add(kills=1)
    process.communicate()


def wait_for_file(path, process):
    """TRUE when @path is there, FALSE when @process ended without making it."""
    while not path.exists():
        if process.poll() is not None:
            return path.exists()
        time.sleep(0.005)
    return True


def dice(seed, *what):
    """Randomness of its own for each part, so that one part can be run again alone."""
    return random.Random(f"{seed} {what}")
