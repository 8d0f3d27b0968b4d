#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The templates: valid by GTK's own grammar, shipped, named after their class, and with every word translatable."""

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import house

GRAMMAR = "/usr/share/gtk-4.0/gtk4builder.rng"
WORDS = {"label", "title", "subtitle", "tooltip-text", "placeholder-text", "description", "body", "heading", "menu-label"}
LETTER = re.compile(r"[^\W\d_]")


def check_grammar(root, files):
    problems = []
    run = subprocess.run(
        ["xmllint", "--noout", "--nonet", "--relaxng", GRAMMAR, *files], cwd=root, capture_output=True, text=True, check=False
    )
    for line in run.stderr.splitlines():
        if "validates" not in line and re.match(r"^[^:]+:\d+: ", line):
            problems.append(line)
    if run.returncode and not problems:
        problems.append(f"ui:1: {run.stderr.strip()}")
    return problems


def check_words(path, tree):
    problems = []
    for element in tree.iter():
        if element.tag not in ("property", "attribute") or element.get("name") not in WORDS:
            continue
        text = (element.text or "").strip()
        bound = element.get("bind-source") is not None or len(element) > 0
        if bound or not LETTER.search(text):
            continue
        if element.get("translatable") not in ("yes", "true", "no", "false"):
            problems.append(f"{path}:1: the {element.get('name')} “{text}” is not translatable")
    return problems


def check_ids(path, tree):
    problems = []
    seen = set()
    for element in tree.iter():
        name = element.get("id")
        if element.tag in ("object", "template", "menu", "section", "submenu") and name:
            if name in seen:
                problems.append(f"{path}:1: the id {name} stands twice")
            seen.add(name)
    templates = tree.findall("template")
    if len(templates) > 1:
        problems.append(f"{path}:1: {len(templates)} templates in one file")
    return problems


def check_shipped(root, files):
    """A template that no resource carries is never loaded, and one that no code names is never used."""
    problems = []
    folders = ("ui", "data", "icons", "src")
    resources = "".join(house.read(root, path) for folder in folders for path in house.files_below(root, folder, (".gresource.xml",)))
    code = "".join(house.read(root, path) for path in house.files_below(root, "src", (".c", ".h", ".xml", ".build")))
    for path in files:
        name = os.path.basename(path)
        if name not in resources:
            problems.append(f"{path}:1: no resource file carries it")
        if name not in code and os.path.splitext(name)[0] not in code:
            problems.append(f"{path}:1: no code names it")
    return problems


def check(root):
    files = house.files_below(root, "ui", (".ui",))
    problems = []
    if not files:
        return ["ui:1: there are no templates"]
    for path in files:
        try:
            tree = ElementTree.parse(os.path.join(root, path)).getroot()
        except ElementTree.ParseError as error:
            problems.append(f"{path}:1: {error}")
            continue
        problems += check_words(path, tree) + check_ids(path, tree)
    return problems + check_shipped(root, files) + (check_grammar(root, files) if not problems else [])


if __name__ == "__main__":
    if shutil.which("xmllint") is None or not os.path.exists(GRAMMAR):
        print("xmllint or GTK's grammar is not here")
        sys.exit(house.SKIPPED)
    sys.exit(house.finish(check(house.root_argument()), "templates"))
