# SPDX-License-Identifier: GPL-3.0-or-later
"""The program: its command line, and its window with the lines that it writes for whoever drives it."""

import datetime
import json
import os
import pathlib
import re
import signal
import subprocess
import threading
import time

from waiting import PATIENCE, Failure, check, check_equal

BINARY = os.environ["BC_TEST_BINARY"]
# A Friday morning; the Sunday after it is a working day, and 25 to 27 September are days off.
NOW = "2026-09-18T10:00:00+08:00"
APP_ID = "cn.bancheng.Bancheng"

folder = pathlib.Path(os.environ["HOME"])


# The command line.


def bancheng(*arguments, text=None, now=NOW):
    """What `bancheng ARGUMENTS` prints; fails if it fails."""
    run = subprocess.run(
        [BINARY, *map(str, arguments)],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ, BANCHENG_NOW=now),
    )
    check(run.returncode == 0, f"bancheng {' '.join(map(str, arguments))}: {run.stderr}")
    return run.stdout


def show(hall, number):
    return json.loads(bancheng("show", hall, number, "--json"))


def history(hall, number):
    return json.loads(bancheng("show", hall, number, "--history", "--json"))["history"]


def planned(hall, number):
    """The instant for which the ticket's callback is planned after all that has happened, by the hall's clock, and how many events have changed that."""
    instants = []
    events = [event for event in history(hall, number) if event["kind"] in ("callback_added", "callback_moved", "undone")]
    for event in events:
        if event["kind"] == "undone":
            instants.pop()
        else:
            instants.append(int(event["changes"]["planned_at"][1]) / 1_000_000)
    zone = datetime.timezone(datetime.timedelta(hours=8))
    return datetime.datetime.fromtimestamp(instants[-1], zone), len(events)


def listed(hall, *arguments):
    return [json.loads(line) for line in bancheng("list", hall, "--json", *arguments).splitlines()]


def new_hall(name="hall", demo=60, seed=7):
    """A demonstration hall: the same each time."""
    path = folder / f"{name}.hall"
    bancheng("new", path, f"--demo={demo}", "--seed", seed)
    return path


def set_up_settings(**settings):
    """What the seat has set; the values as GVariant text."""
    path = folder / ".config" / "glib-2.0" / "settings" / "keyfile"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key.replace('_', '-')}={value}" for key, value in settings.items()]
    path.write_text("\n".join(["[cn/bancheng/Bancheng]", *lines, ""]), encoding="utf-8")
    os.environ["GSETTINGS_BACKEND"] = "keyfile"


# The program.


class Program:
    """One running window. Its standard error is read by a thread; expect() goes on from the line found last."""

    running = []

    def __init__(self, hall, staff=None, arguments=(), now=NOW):
        command = [BINARY, *arguments, str(hall)]
        if staff is not None:
            command += ["--as", staff]
        environment = dict(os.environ, BANCHENG_TRACE="1", BANCHENG_NOW=now)
        self.lines = []
        self.position = 0
        self.ended = False
        self.news = threading.Condition()
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment
        )
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        Program.running.append(self)

    def read(self):
        for line in self.process.stderr:
            with self.news:
                self.lines.append(line.decode("utf-8", "replace").rstrip("\n"))
                self.news.notify_all()
        with self.news:
            self.ended = True
            self.news.notify_all()

    def expect(self, pattern, patience=PATIENCE, **unless):
        """Waits for the trace line that matches @pattern whole, after the one that was found last, and returns the match.
        unless="PATTERN": fails at once where that line comes first."""
        wanted = re.compile("trace: " + pattern)
        unwanted = re.compile("trace: " + unless["unless"]) if unless else None
        end = time.monotonic() + patience
        with self.news:
            position = self.position
            while True:
                while position < len(self.lines):
                    line = self.lines[position]
                    position += 1
                    match = wanted.fullmatch(line)
                    if match:
                        self.position = position
                        return match
                    check(not (unwanted and unwanted.fullmatch(line)), f"“{line}” instead of “{pattern}”")
                check(not self.ended, f"the program ended before “{pattern}”")
                left = end - time.monotonic()
                check(left > 0, f"not within {patience} s: “{pattern}”; last seen: {self.lines[-6:]}")
                self.news.wait(left)

    def skip(self):
        """From here on expect() looks only at what is yet to come."""
        with self.news:
            self.position = len(self.lines)

    def count(self, pattern):
        wanted = re.compile("trace: " + pattern)
        with self.news:
            return sum(1 for line in self.lines if wanted.fullmatch(line))

    def do(self, action, parameter=None):
        """Activates one of the application's actions over the bus, as a launcher or a notice does."""
        value = "[]" if parameter is None else f"[<'{parameter}'>]"
        path = "/" + APP_ID.replace(".", "/")
        call = ["gdbus", "call", "--session", "--dest", APP_ID, "--object-path", path]
        call += ["--method", "org.gtk.Actions.Activate", action, value, "{}"]
        run = subprocess.run(call, capture_output=True, text=True, check=False)
        check(run.returncode == 0, f"action {action}: {run.stderr}")

    def complaints(self):
        return [line for line in self.lines if re.search(r"-(WARNING|CRITICAL|ERROR) \*\*", line)]

    def quit(self):
        """Ends it as the end of a session does, and hears whether it had anything to complain of."""
        self.process.send_signal(signal.SIGTERM)
        self.gone()
        check_equal(self.process.returncode, 0, "exit status of the window")
        check(not self.complaints(), "complaints:\n" + "\n".join(self.complaints()))

    def gone(self):
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise Failure("the window does not end") from error
        self.reader.join()
        if self in Program.running:
            Program.running.remove(self)

    def kill(self):
        """The power fails."""
        self.process.kill()
        self.gone()
