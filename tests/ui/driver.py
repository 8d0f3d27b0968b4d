# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the program from outside, as a person does: keys and pointer through the X server, sight through the accessibility
tree, and through the command line what another seat would see.

Nothing here sleeps until something has probably happened: it waits for the program's own trace lines, or asks until the
answer is there. Runs inside `with-display`. Tests import this; it hands on what the other files have.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time
import traceback

# pylint: disable=unused-import
from hands import Keyboard, click, drag, key, xdotool
from program import BINARY, NOW, Program, bancheng, folder, history, listed, new_hall, planned, set_up_settings, show
from sight import Node, _, button, context, find, find_all, focused, tab_to, tree
from waiting import Failure, check, check_equal, until

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
