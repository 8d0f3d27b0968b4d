# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the program from outside, as a person does: keys and pointer through the X server, sight through the accessibility
tree, and through the command line what another seat would see.

Nothing here sleeps until something has probably happened: it waits for the program's own trace lines, or asks until the
answer is there. Runs inside `with-display`.
"""

import gettext
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback

BINARY = os.environ["BC_TEST_BINARY"]
# A Friday morning; the Sunday after it is a working day, and 25 to 27 September are days off.
NOW = "2026-09-18T10:00:00+08:00"
TODAY = "2026-09-18"
PATIENCE = float(os.environ.get("BC_TEST_PATIENCE", "30"))
APP_ID = "cn.bancheng.Bancheng"

folder = pathlib.Path(os.environ["HOME"])

# The words of the window, by those of the source: tests find things by what a Chinese clerk reads.
_ = gettext.translation("bancheng", os.environ.get("BANCHENG_LOCALEDIR"), ["zh_CN"], fallback=True).gettext


class Failure(AssertionError):
    pass


def check(condition, message):
    if not condition:
        raise Failure(message)


def check_equal(got, wanted, what):
    check(got == wanted, f"{what}: {got!r} instead of {wanted!r}")


def until(ask, what, patience=PATIENCE):
    """Asks again and again until the answer is true; returns it."""
    end = time.monotonic() + patience
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failure(f"not within {patience} s: {what}")
        time.sleep(0.03)


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

NOISE = re.compile(r"^$")


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
        return [line for line in self.lines if re.search(r"-(WARNING|CRITICAL|ERROR) \*\*", line) and not NOISE.match(line)]

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


# Keys.


def xdotool(*arguments):
    run = subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True, check=False)
    check(run.returncode == 0, f"xdotool {arguments}: {run.stderr}")
    return run.stdout


def key(*keys):
    xdotool("key", "--delay", "12", *keys)


class Keyboard:
    """Types any text by key events. What the keyboard has no key for gets one that is put on a spare keycode; that is done
    for all texts at once and before the program starts, because a program learns of new keys in its own time."""

    def __init__(self, *texts):
        wanted = list(dict.fromkeys(char for text in texts for char in text if ord(char) > 126))
        spare = self.spare_keycodes()
        check(len(wanted) <= 2 * len(spare), "more different characters than there are spare keys")
        self.keys = {}
        script = []
        for index in range(0, len(wanted), 2):
            pair = wanted[index : index + 2]
            keycode = spare[index // 2]
            symbols = [f"U{ord(char):04X}" for char in pair]
            script.append(f"keycode {keycode} = {' '.join(symbols)}")
            for char, modifier in zip(pair, ("", "shift+")):
                self.keys[char] = f"{modifier}{keycode}"
        subprocess.run(["xmodmap", "-"], input="\n".join(script) + "\n", text=True, check=True)

    @staticmethod
    def spare_keycodes():
        """Those that have no symbol, then those of multimedia keys that no test presses."""
        lines = subprocess.run(["xmodmap", "-pke"], capture_output=True, text=True, check=True).stdout.splitlines()
        table = {int(line.split()[1]): line.split("=", 1)[1].split() for line in lines}
        # What has fewer than three digits xdotool takes for the keys of these digits.
        codes = [code for code in sorted(table) if code > 99]
        free = [code for code in codes if not table[code]]
        media = [code for code in codes if table[code] and all(name.startswith("XF86") or name == "NoSymbol" for name in table[code])]
        return free + media

    def type(self, text):
        keys = []
        for char in text:
            if char == "\n":
                keys.append("Return")
            elif ord(char) <= 126:
                keys.append(f"U{ord(char):04X}")
            else:
                keys.append(self.keys[char])
        # The server takes them faster than a person types; the program gets every one of them all the same.
        for index in range(0, len(keys), 60):
            xdotool("key", "--delay", "6", *keys[index : index + 60])


# The pointer.


def click(x, y, button=1, count=1):
    xdotool("mousemove", x, y, "click", "--repeat", count, "--delay", 60, button)


def drag(start, end, hold=None):
    """Press, six steps ten milliseconds apart, a tenth of a second still on the target, release; @hold is called while the
    button is down on the target."""
    xdotool("mousemove", *start, "mousedown", 1)
    steps = []
    for step in range(1, 7):
        x = round(start[0] + (end[0] - start[0]) * step / 6)
        y = round(start[1] + (end[1] - start[1]) * step / 6)
        steps += ["mousemove", x, y, "sleep", "0.01"]
    xdotool(*steps, "sleep", "0.1")
    if hold is not None:
        hold()
    # One more step of a pixel, so that a target which has moved meanwhile learns of the pointer.
    xdotool("mousemove", end[0] + 1, end[1], "sleep", "0.1", "mouseup", 1)


# Sight. Only with GTK_A11Y switched on.


def atspi():
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi

    return Atspi


class Node:
    """An accessible object."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def role(self):
        return self.accessible.get_role_name()

    def has(self, state):
        return self.accessible.get_state_set().contains(getattr(atspi().StateType, state))

    def text(self):
        """What is typed in it."""
        text = self.accessible.get_text_iface()
        return atspi().Text.get_text(text, 0, atspi().Text.get_character_count(text))

    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Node(child)

    def walk(self):
        yield self
        for child in self.children():
            yield from child.walk()

    def extents(self):
        """(x, y, width, height) within its window; None for what is not drawn."""
        component = self.accessible.get_component_iface()
        if component is None:
            return None
        extents = component.get_extents(atspi().CoordType.WINDOW)
        return (extents.x, extents.y, extents.width, extents.height) if extents.width > 0 else None

    def box(self):
        """(x, y, width, height) on the screen. The tree leaves out the frame that is drawn around the window."""
        left, top, width, height = screen_of_window()
        frame = next(node for node in tree().children() if node.role == "frame").extents()
        x, y, own_width, own_height = self.extents()
        return left + (width - frame[2]) // 2 + x, top + (height - frame[3]) // 2 + y, own_width, own_height

    def middle(self):
        """Its middle, once it stands still."""

        def still():
            first = self.extents()
            time.sleep(0.06)
            self.accessible.clear_cache()
            return self.box() if first is not None and first == self.extents() else None

        x, y, width, height = until(still, f"{self.name} stands still")
        return x + width // 2, y + height // 2


def screen_of_window():
    """(x, y, width, height) of the largest window on the screen, as the X server has it."""

    def boxes():
        found = []
        try:
            for program in Program.running:
                for window in xdotool("search", "--onlyvisible", "--pid", program.process.pid).split():
                    said = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", window).split())
                    found.append(tuple(int(said[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))
        except Failure:
            # A window went away while it was asked, such as the picture of what is dragged.
            return []
        return found

    return max(until(boxes, "a window"), key=lambda box: box[2] * box[3])


def tree(program=None):
    """The program, the one that was started last unless another is given, as a screen reader sees it, read anew."""
    wanted = (program or Program.running[-1]).process.pid
    desktop = atspi().get_desktop(0)
    desktop.clear_cache()
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application is not None and application.get_process_id() == wanted:
            application.clear_cache()
            return Node(application)
    return None


def find_all(role, pattern=".*", below=None):
    root = below or tree()
    if root is None:
        return []
    found = []
    try:
        for node in root.walk():
            if re.fullmatch(role, node.role) and re.search(pattern, node.name) and node.extents():
                found.append(node)
    except Exception:  # pylint: disable=broad-except
        # Part of the tree went away while it was read: whoever waits asks again.
        return []
    return found


def button(words, below=None):
    """The button that is labelled with the source's @words, without the letter of its key."""
    label = re.sub(r"\(_.\)|_", "", _(words))
    return find("push button", re.escape(label), below)


def find(role, pattern=".*", below=None):
    return until(lambda: find_all(role, pattern, below), f"a {role} named {pattern}")[0]


class Focus:
    """Follows the focus by the program's own events; reading the whole tree for it takes half a second."""

    listener = None
    last = None

    @classmethod
    def heard(cls, event):
        if event.detail1:
            cls.last = event.source

    @classmethod
    def now(cls):
        from gi.repository import GLib

        if cls.listener is None:
            cls.listener = atspi().EventListener.new(cls.heard)
            cls.listener.register("object:state-changed:focused")
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        return cls.last


def focused():
    """What has the keyboard's focus."""
    root = tree()
    try:
        last = Focus.now()
        if last is not None:
            last.clear_cache()
            if last.get_process_id() == root.accessible.get_process_id() and Node(last).has("FOCUSED"):
                return Node(last)
        for node in root.walk() if root else ():
            if node.has("FOCUSED") and node.role != "frame":
                return node
    except Exception:  # pylint: disable=broad-except
        return None
    return None


def tab_to(name, keys="Tab", most=60):
    """Presses Tab until the focus is on what is called @name; the name of a button may go on with its explanation."""
    seen = []
    for _press in range(most):
        node = focused()
        if node is not None and (node.name == name or node.name.startswith(name + " ")):
            return node
        seen.append(node.name if node else "?")
        key(keys)
        # The focus moves when the program has read the key.
        before = seen[-1]
        try:
            until(lambda: (now := focused()) is not None and now.name != before, "the focus moves", 2)
        except Failure:
            pass
    raise Failure(f"Tab does not lead to “{name}”: {seen}")


# Tests.


def picture(name):
    """The screen, for whoever looks into a failure."""
    where = pathlib.Path(os.environ.get("BC_TEST_PICTURES", tempfile.gettempdir()))
    where.mkdir(parents=True, exist_ok=True)
    path = where / f"{name}.png"
    subprocess.run(["import", "-silent", "-window", "root", str(path)], check=False)
    return path


def start_window_manager():
    """Where there is one: dialogs get the focus as on a desktop. It brings no keys of its own."""
    path = folder / "openbox.xml"
    path.write_text(
        '<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc">'
        "<focus><focusNew>yes</focusNew></focus><mouse/><keyboard/></openbox_config>",
        encoding="utf-8",
    )
    try:
        subprocess.Popen(["openbox", "--sm-disable", "--config-file", str(path)], stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        return

    def ready():
        said = subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"], capture_output=True, text=True, check=False)
        return "window id" in said.stdout

    until(ready, "the window manager is there")


def main(*tests):
    """Runs the tests in order and speaks TAP. The exit status is that of the worst."""
    start_window_manager()
    # Out of the way, so that nothing is hovered.
    xdotool("mousemove", 1365, 767)
    failed = 0
    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        name = test.__name__
        began = time.monotonic()
        # Alerts would cover what is looked at; the test of the alerts switches them on.
        set_up_settings(alerts_enabled="false", window_maximized="true")
        try:
            test()
        except Exception:  # pylint: disable=broad-except
            failed += 1
            script = pathlib.Path(sys.argv[0]).stem
            print(f"not ok {number} {name}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"# the screen: {picture(f'{script}-{name}')}")
            for program in list(Program.running):
                for line in program.lines[-30:]:
                    print(f"# said: {line}")
                program.kill()
            print(end="", flush=True)
        else:
            print(f"ok {number} {name} # {time.monotonic() - began:.1f} s", flush=True)
    sys.exit(1 if failed else 0)
