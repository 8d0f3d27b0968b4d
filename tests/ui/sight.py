# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a screen reader finds it. Only with GTK_A11Y switched on."""

import gettext
import os
import re
import time

from hands import key, xdotool
from program import Program
from waiting import Failure, until

# The words of the window, by those of the source: tests find things by what a Chinese clerk reads.
catalogue = gettext.translation("bancheng", os.environ.get("BANCHENG_LOCALEDIR"), ["zh_CN"], fallback=True)
_ = catalogue.gettext
context = catalogue.pgettext


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
    label = re.sub(r"\(_(.)\)", "\0", _(words)).replace("_", "")
    return find("push button", re.escape(label).replace("\0", r"(\(.\))?"), below)


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
