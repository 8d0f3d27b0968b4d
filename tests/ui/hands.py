# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and pointer, through the X server as a person's."""

import subprocess

from waiting import check


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
