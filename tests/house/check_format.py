#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C file is as clang-format writes it. Another version of clang-format writes otherwise, so only the house's counts."""

import re
import shutil
import subprocess
import sys

import house

VERSION = 14


def version():
    if shutil.which("clang-format") is None:
        return None
    said = subprocess.run(["clang-format", "--version"], capture_output=True, text=True, check=True).stdout
    match = re.search(r"version (\d+)\.", said)
    return int(match.group(1)) if match else None


def check(root):
    files = house.files_below(root, "src", (".c", ".h")) + house.files_below(root, "tests", (".c", ".h"))
    if not files:
        return ["src:1: there is nothing to check"]
    run = subprocess.run(
        ["clang-format", "--dry-run", "-Werror", "--ferror-limit=1", *files], cwd=root, capture_output=True, text=True, check=False
    )
    problems = [f"{match.group(1)}: not as ./dev format writes it" for match in re.finditer(r"^([^:\s]+:\d+):\d+: error:", run.stderr, re.MULTILINE)]
    if run.returncode and not problems:
        problems = [f".clang-format:1: {run.stderr.strip()}"]
    return problems


if __name__ == "__main__":
    if version() != VERSION:
        print(f"clang-format {VERSION} is not here")
        sys.exit(house.SKIPPED)
    sys.exit(house.finish(check(house.root_argument()), "format"))
