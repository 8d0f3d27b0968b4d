#!/usr/bin/env python3
"""Says which of the program's icons could not be used as they are.

Usage: check-icons.py ICONS_DIR. Exit 0 when nothing is wrong, 1 with one line a fault otherwise.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SVG = '{http://www.w3.org/2000/svg}'
NEEDED = [
    'board', 'intake', 'calendar', 'ticket', 'urgent', 'critical', 'overdue', 'due-today', 'on-time', 'suspended', 'confidential',
    'repeated', 'callback', 'alert', 'printed', 'hand-over', 'saved', 'waiting', 'lost', 'read-only',
]


def symbolic_faults(path):
    """GTK recolours the fill of paths, rectangles and circles, and of nothing else."""
    root = ElementTree.parse(path).getroot()
    if root.get('viewBox') != '0 0 16 16' or root.get('width') != '16' or root.get('height') != '16':
        yield 'is not 16×16'
    for element in root:
        if element.tag not in (f'{SVG}path', f'{SVG}rect', f'{SVG}circle'):
            yield f'has a {element.tag.removeprefix(SVG)}'
        if element.get('fill') != '#2e3436' or element.get('stroke') or element.get('style'):
            yield 'is not filled with the one colour only'


def main():
    icons = Path(sys.argv[1])
    faults = []
    bundle = ElementTree.parse(icons / 'icons.gresource.xml').getroot()
    drawn = {file.text for file in bundle.iter('file') if file.text.endswith('.symbolic.png')}
    files = [file for file in bundle.iter('file') if file.text not in drawn]
    embedded = {file.text for file in files}
    for file in files:
        if file.get('alias') != Path(file.text).name:
            faults.append(f'{file.text}: is embedded under the name {file.get("alias")}')
    present = {str(path.relative_to(icons)) for path in icons.glob('hicolor/**/*.svg')}
    faults += [f'{name}: not embedded, or not there' for name in sorted(embedded ^ present)]
    faults += [f'bc-{name}-symbolic: not drawn at build time' for name in NEEDED if f'bc-{name}-symbolic.symbolic.png' not in drawn]
    for name in NEEDED:
        if f'hicolor/symbolic/actions/bc-{name}-symbolic.svg' not in present:
            faults.append(f'bc-{name}-symbolic: missing')
    drawings = {}
    for path in sorted(icons.glob('hicolor/symbolic/**/*.svg')):
        faults += [f'{path.name}: {fault}' for fault in symbolic_faults(path)]
        drawing = tuple(element.get('d') for element in ElementTree.parse(path).getroot())
        if drawing in drawings:
            faults.append(f'{path.name}: looks like {drawings[drawing]}')
        drawings[drawing] = path.name
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
