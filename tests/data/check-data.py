#!/usr/bin/env python3
"""Reads the shipped data as the program does and says everything that is wrong with it.

Usage: check-data.py DATA_DIR. Exit 0 when nothing is wrong, 1 with one line a fault otherwise.
"""

import csv
import datetime
import json
import re
import sys
from collections import Counter
from pathlib import Path

CAUSES = {'A': 4, 'B': 4, 'C': 3, 'D': 3, 'E': 3, 'F': 4, 'G': 3, 'H': 3}
# Working days by cause, the domain model's table of causes and packages: (limit, longest limit).
LIMITS = {
    'A1': (0, 0), 'A2': (3, 3), 'A3': (3, 3), 'A4': (0, 0),
    'B1': (3, 3), 'B2': (7, 7), 'B3': (10, 10), 'B4': (10, 10),
    'C1': (10, 15), 'C2': (10, 15), 'C3': (10, 15),
    'D1': (5, 5), 'D2': (10, 10), 'D3': (10, 10),
    'E1': (0, 5), 'E2': (0, 5), 'E3': (0, 5),
    'F1': (3, 3), 'F2': (3, 3), 'F3': (3, 3), 'F4': (3, 3),
    'G1': (0, 1), 'G2': (0, 1), 'G3': (0, 1),
    'H1': (0, 0), 'H2': (0, 0), 'H3': (0, 0),
}
ROLES = {'intake', 'dispatcher', 'handler', 'department_lead', 'reviewer', 'callback', 'supervisor', 'admin'}
OUTCOMES = {'done', 'partly', 'explained', 'not_done'}
RATINGS = {'very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'}
GROUNDS = {
    'rejected': {'litigation', 'petition', 'civil', 'unlawful', 'out_of_scope'},
    'suspended': {'hearing', 'inspection', 'appraisal', 'supplement', 'other_decision'},
    'terminated': set(),
}
# Characters, least and most: the intake form's rules for the first two, a sheet of paper's for the others.
STORY_TEXTS = {
    'what_happened': (10, 2000), 'what_is_wanted': (2, 500), 'opinion': (2, 500), 'method': (2, 500),
    'measures': (2, 2000), 'basis': (2, 500), 'callback_remark': (2, 500), 'root_cause': (2, 500),
}
# Texts of the demonstration that must stand in the file because the generator has no words of its own.
PHRASES = {
    'urgency_reasons', 'back_dated_reasons', 'first_contact', 'disputed', 'rulings', 'suspended', 'resumed', 'extension',
    'rework', 'reopened', 'reminders', 'supervision', 'assist_reports', 'waived', 'merged', 'withdrawn', 'unreached',
    'dissatisfied_remarks',
}
PERSONAL = re.compile(r'(?<![0-9])1[3-9][0-9]{9}(?![0-9])|(?<![0-9])[0-9]{17}[0-9Xx](?![0-9Xx])')
PLACEHOLDER = re.compile(r'[{}<>]|×|xx|XX|某某(?!公司)')

faults = []


def want(condition, text):
    if not condition:
        faults.append(text)


def codes_of(rows, name):
    """The codes of a table, which must be unique like its names: a name is accepted wherever its code is."""
    codes = [row['code'] for row in rows]
    names = Counter((row.get('parent'), row['name']) for row in rows)
    for code, count in Counter(codes).items():
        want(count == 1, f'{name}: code {code} stands {count} times')
    for (_, text), count in names.items():
        want(count == 1, f'{name}: name {text} stands {count} times')
        want(1 <= len(text) <= 100, f'{name}: name {text!r} is empty or too long')
    return set(codes)


def check_catalogue(catalogue):
    departments = codes_of(catalogue['departments'], 'departments')
    want(len(departments) == 16, f'{len(departments)} departments instead of 16')
    for row in catalogue['departments']:
        want(2 <= len(row['short']) <= 4, f'departments: short name of {row["code"]}')

    units = codes_of(catalogue['units'], 'units')
    want(len(units) == 108, f'{len(units)} window units instead of 108')
    per_department = Counter(row['department'] for row in catalogue['units'])
    want(set(per_department) == departments, 'units: not the same departments')
    for code, count in per_department.items():
        want(4 <= count <= 10, f'units: {code} has {count}')

    matters = codes_of(catalogue['matters'], 'matters')
    want(len(matters) >= 180, f'only {len(matters)} matters')
    want({row['department'] for row in catalogue['matters']} == departments, 'matters: a department has none, or is unknown')

    causes = codes_of(catalogue['causes'], 'causes')
    expected = set(CAUSES) | {f'{letter}{n}' for letter, last in CAUSES.items() for n in range(1, last + 1)}
    want(causes == expected, f'causes: {sorted(causes ^ expected)} too many or missing')
    for row in catalogue['causes']:
        want(row.get('parent') == (row['code'][0] if len(row['code']) == 2 else None), f'causes: parent of {row["code"]}')

    codes_of(catalogue['packages'], 'packages')
    want({row['cause'] for row in catalogue['packages']} == set(LIMITS), 'packages: not one for each level-2 cause')
    for row in catalogue['packages']:
        code = row['code']
        want(row['version'] == 1 and row['limit_unit'] == 'working_days', f'packages: version or unit of {code}')
        want((row['limit'], row['limit_max']) == LIMITS.get(row['cause']), f'packages: limit of {code}')
        want(len(row['steps']) >= 3 and all(row['steps']), f'packages: steps of {code}')
        want(20 <= len(row['wording']) <= 500, f'packages: wording of {code}')
        want(row['lead'] is None or row['lead'] in departments, f'packages: lead of {code}')
        want(set(row['assisting']) <= departments, f'packages: assisting of {code}')

    for kind, least in GROUNDS.items():
        rows = catalogue['grounds'][kind]
        want(codes_of(rows, f'grounds of {kind}') >= least and len(rows) >= 3, f'grounds: {kind} are not complete')
    for row in catalogue['grounds']['rejected']:
        want(len(row['route']) >= 10, f'grounds: {row["code"]} names no route')
    want(codes_of(catalogue['special_groups'], 'special groups') == {'elderly', 'disabled', 'military', 'minor'}, 'special groups')


def check_staff(staff, departments):
    codes = codes_of(staff, 'staff')
    for row in staff:
        want(row['roles'] and set(row['roles']) <= ROLES, f'staff: roles of {row["code"]}')
        want(row['department'] is None or row['department'] in departments, f'staff: department of {row["code"]}')
    want({role for row in staff for role in row['roles']} == ROLES, 'staff: a role has nobody')
    for department in departments:
        roles = Counter(role for row in staff if row['department'] == department for role in row['roles'])
        want(roles == {'department_lead': 1, 'handler': 2}, f'staff: {department} needs one lead and two handlers')
        want({f'{department}{suffix}' for suffix in ('lead', 'a', 'b')} <= codes, f'staff: codes of {department}')
    want({'admin', 'zonghe01'} <= codes, 'staff: admin or zonghe01 is missing')


def check_stories(demo, catalogue):
    matters = {row['code'] for row in catalogue['matters']}
    groups = {row['code'] for row in catalogue['special_groups']}
    per_cause = Counter(story['cause'] for story in demo['stories'])
    want(set(per_cause) == set(LIMITS), f'stories: causes {sorted(set(per_cause) ^ set(LIMITS))}')
    for cause, count in per_cause.items():
        want(count >= 2, f'stories: {cause} has only {count}')
    want(len({story['what_happened'] for story in demo['stories']}) == len(demo['stories']), 'stories: one is told twice')
    for n, story in enumerate(demo['stories'], 1):
        name = f'story {n} ({story["cause"]})'
        want(story['matter'] in matters, f'{name}: matter {story["matter"]}')
        want(story['kind'] in ('person', 'enterprise'), f'{name}: kind')
        want((story['kind'] == 'enterprise') == ('organisation' in story), f'{name}: organisation')
        want(story.get('organisation', demo['organisations'][0]) in demo['organisations'], f'{name}: unknown organisation')
        want(0 <= story['visits'] <= 99, f'{name}: visits')
        want(story['outcome'] in OUTCOMES and story['rating'] in RATINGS, f'{name}: outcome or rating')
        want(story['urgency'] in ('normal', 'urgent'), f'{name}: urgency')
        want(isinstance(story['confidential'], bool), f'{name}: confidential')
        want(set(story['special_groups']) <= groups, f'{name}: special groups')
        for key, (least, most) in STORY_TEXTS.items():
            want(least <= len(story.get(key, '')) <= most, f'{name}: {key} is {len(story.get(key, ""))} characters long')
        # Whoever is settled or sent on at the window has been given an answer there.
        want('on_the_spot' in story or story['cause'][0] not in 'GHE', f'{name}: no answer on the spot')


def check_demo(demo, catalogue):
    want(demo['hall']['name'] and demo['hall']['zone'] == 'Asia/Shanghai', 'hall')
    for key, least in (('surnames', 60), ('given', 150), ('rare_names', 3), ('organisations', 40), ('streets', 20)):
        values = demo[key]
        want(len(values) >= least, f'{key}: only {len(values)}')
        want(len(set(values)) == len(values) and all(1 <= len(value) <= 100 for value in values), f'{key}: one twice or empty')
    want({'欧阳', '曾', '单', '解', '查', '仇'} <= set(demo['surnames']), 'surnames: the awkward ones are missing')
    want(any(ord(c) > 0xffff for name in demo['rare_names'] for c in name), 'rare names: none beyond the BMP')
    want(set(demo['phrases']) == PHRASES, f'phrases: {sorted(set(demo["phrases"]) ^ PHRASES)}')
    for key, values in demo['phrases'].items():
        want(len(values) >= 2 and all(values), f'phrases: {key}')
    check_staff(demo['staff'], {row['code'] for row in catalogue['departments']})
    check_stories(demo, catalogue)


def check_workdays(data):
    with open(data / 'workdays-cn.csv', encoding='utf-8', newline='') as file:
        rows = list(csv.DictReader(file))
    dates = {}
    for row in rows:
        day = datetime.date.fromisoformat(row['date'])
        want(day not in dates, f'working days: {day} stands twice')
        want(row['kind'] in ('holiday', 'workday') and row['name'], f'working days: kind or name of {day}')
        want(row['kind'] == 'holiday' or day.weekday() >= 5, f'working days: make-up day {day} is no weekend day')
        dates[day] = row['kind']
    want(list(dates) == sorted(dates), 'working days: not in the order of dates')
    days = (datetime.date(2026, 1, 1) + datetime.timedelta(n) for n in range(365))
    working = sum(dates[day] == 'workday' if day in dates else day.weekday() < 5 for day in days)
    want(working == 248, f'working days: 2026 has {working} instead of 248')
    with open(data / 'workdays-notices-cn.csv', encoding='utf-8', newline='') as file:
        years = {int(row['year'][:4]) for row in csv.DictReader(file)}
    want(years == {day.year for day in dates}, 'working days: not one notice for each year')


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def check_texts(name, value):
    """No text may carry something personal, a gap to be filled in, or space at its ends."""
    for text in strings(value):
        want(not PERSONAL.search(text), f'{name}: a telephone or identity number in “{text[:40]}”')
        want(not PLACEHOLDER.search(text), f'{name}: a placeholder in “{text[:40]}”')
        want(text == text.strip() and '\n' not in text and '\ufffd' not in text, f'{name}: space or a broken character in “{text[:40]}”')


def main():
    data = Path(sys.argv[1])
    catalogue = json.loads((data / 'catalogue.json').read_text(encoding='utf-8'))
    demo = json.loads((data / 'demo.json').read_text(encoding='utf-8'))
    check_catalogue(catalogue)
    check_demo(demo, catalogue)
    check_workdays(data)
    check_texts('catalogue', catalogue)
    check_texts('demo', demo)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
