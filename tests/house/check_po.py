#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translation is whole: every file with words is listed, every word is translated, none is fuzzy, none is left over."""

import os
import re
import subprocess
import sys
import tempfile

import house

# The words by which the code marks what is to be translated; those of meson's preset "glib".
KEYWORDS = [
    "_",
    "N_",
    "C_:1c,2",
    "NC_:1c,2",
    "ngettext:1,2",
    "Q_:1g",
    "g_dcgettext:2",
    "g_dngettext:2,3",
    "g_dpgettext2:2c,3",
]
MARKED = re.compile(r"(?<![A-Za-z0-9_])(?:N?_|N?C_|Q_|ngettext|g_dcgettext|g_dngettext|g_dpgettext2)\s*\(")
SPLIT = re.compile(r'(?<![A-Za-z0-9_])N?C?_\s*\((?:\s*"[^"\n]*")*\s*G_GU?INT64_FORMAT')
LANGUAGES = ["zh_CN"]


def has_words(root, path):
    text = house.read(root, path)
    if path.endswith(".ui"):
        return 'translatable="yes"' in text
    return MARKED.search(house.without_comments(text)) is not None


def listed_files(root):
    return [line.strip() for line in house.read(root, "po/POTFILES").splitlines() if line.strip() and not line.startswith("#")]


def check_list(root):
    problems = []
    listed = listed_files(root)
    for path in listed:
        if not os.path.exists(os.path.join(root, path)):
            problems.append(f"po/POTFILES:{listed.index(path) + 1}: there is no {path}")
        if listed.count(path) > 1:
            problems.append(f"po/POTFILES:{listed.index(path) + 1}: {path} stands there twice")
    for path in house.files_below(root, "src", (".c", ".h")) + house.files_below(root, "ui", (".ui",)):
        if has_words(root, path) and path not in listed:
            problems.append(f"po/POTFILES:1: {path} has words and is not listed")
    return problems


def run(root, *command):
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=environment)


def extract(root, output):
    """Writes what the sources say now into @output."""
    files = [path for path in listed_files(root) if os.path.exists(os.path.join(root, path))]
    made = run(
        root,
        "xgettext",
        "--from-code=UTF-8",
        "--add-comments=Translators",
        *[f"--keyword={keyword}" for keyword in KEYWORDS],
        f"--output={output}",
        *files,
    )
    problems = [] if made.returncode == 0 else [f"po/POTFILES:1: xgettext: {made.stderr.strip()}"]
    # xgettext knows C's macros of formats, but not GLib's: there it takes the first half for the whole.
    for path in files:
        for match in SPLIT.finditer(house.read(root, path)):
            problems.append(f"{path}: {match.group(0)!r} cannot be translated: xgettext ends it at the quotation mark")
    return problems


def name_message(root, problem):
    """@problem, which names a line of a catalogue, with the message that stands there instead of a file that is gone by then."""
    match = re.match(r"^([^:]+):(\d+): (.*)$", problem)
    if match is None:
        return problem
    with open(os.path.join(root, match.group(1)), encoding="utf-8") as file:
        lines = file.read().splitlines()
    # The line is that of msgstr; what is translated stands above it, after an empty line.
    block = "\n".join(lines[: int(match.group(2)) - 1]).split("\n\n")[-1]
    words = "".join(re.findall(r'^(?:msgid |msgctxt )?"(.*)"$', block, re.MULTILINE))
    path = match.group(1) if match.group(1).endswith(".po") else "po"
    return f"{path}:1: “{words[:80]}”: {match.group(3)}"


def check_language(root, language, template):
    problems = []
    path = f"po/{language}.po"
    # Formats, headers, accelerators.
    checked = run(root, "msgfmt", "--check", "--statistics", "--output-file=/dev/null", path)
    if checked.returncode:
        problems.append(f"{path}:1: {checked.stderr.strip()}")
    # Untranslated, fuzzy, and words that the sources have and the translation has not.
    compared = run(root, "msgcmp", path, template)
    for line in compared.stderr.splitlines():
        if "used but not defined" in line or "untranslated" in line or "fuzzy" in line:
            problems.append(name_message(root, line.strip()))
    if compared.returncode and not problems:
        problems.append(f"{path}:1: {compared.stderr.strip()}")
    statistics = checked.stderr.strip()
    if re.search(r"\b[1-9]\d* (fuzzy|untranslated)", statistics):
        problems.append(f"{path}:1: {statistics}")
    return problems


def check(root):
    problems = check_list(root)
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "now.pot")
        problems += extract(root, template)
        if os.path.exists(template):
            for language in LANGUAGES:
                problems += check_language(root, language, template)
    return problems


if __name__ == "__main__":
    sys.exit(house.finish(check(house.root_argument()), "translation"))
