# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of the house share: they return lists of problems, each "path:line: what is wrong"."""

import os
import re
import sys

SKIPPED = 77


def files_below(root, folder, endings):
    """The files under root/folder with one of the endings, as paths relative to root, in a fixed order."""
    found = []
    for path, folders, names in os.walk(os.path.join(root, folder)):
        folders.sort()
        for name in sorted(names):
            if name.endswith(endings):
                found.append(os.path.relpath(os.path.join(path, name), root))
    return found


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()


def without_comments(text):
    """C without its comments, line by line as before. Good enough for code that has no comment signs in strings across lines."""

    def blank(match):
        token = match.group(0)
        if token.startswith("/"):
            return re.sub(r"[^\n]", " ", token)
        return token

    pattern = r'"(?:\\.|[^"\\\n])*"' + r"|'(?:\\.|[^'\\\n])*'" + r"|/\*.*?\*/|//[^\n]*"
    return re.sub(pattern, blank, text, flags=re.DOTALL)


def finish(problems, what):
    """Says what was found and gives the exit status."""
    for problem in problems:
        print(problem)
    print(f"{what}: {len(problems)} problems" if problems else f"{what}: good")
    return 1 if problems else 0


def root_argument():
    if len(sys.argv) != 2:
        print(f"usage: {sys.argv[0]} SOURCE-ROOT", file=sys.stderr)
        sys.exit(2)
    return sys.argv[1]
