#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the C list of the templates in ui/: templates.py FOLDER OUTPUT. A template that is added is tested from then on."""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree


def type_function(name):
    """BcMoveDialog → bc_move_dialog_get_type, as G_DECLARE has it."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() + "_get_type"


def main(folder, output):
    classes = []
    plain = []
    for path in sorted(pathlib.Path(folder).glob("*.ui")):
        template = ElementTree.parse(path).getroot().find("template")
        if template is None:
            plain.append(path.name)
        else:
            classes.append(template.get("class"))
    lines = [f"GType {type_function(name)} (void);" for name in classes]
    lines += ["static GType (*const template_types[]) (void) = {", *[f"  {type_function(name)}," for name in classes], "};"]
    lines += ["static const char *const plain_files[] = {", *[f'  "{name}",' for name in plain], "  NULL,", "};"]
    text = "\n".join(lines) + "\n"
    target = pathlib.Path(output)
    # Only when something has changed: what depends on it would be built anew each time.
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
