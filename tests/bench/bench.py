#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the benches and puts what they say into one table.

A bench is a script tests/bench/bench-NAME.py or a program BUILD/tests/bench/bench-NAME. It finds in its environment

  BENCH_PROGRAM        the program under measurement
  BENCH_FOLDER         an empty folder on the disk that is measured, its own
  BENCH_WORKDAYS       a table of working days of several years
  BENCH_HALL_200000    a hall with 200,000 tickets, 10,000 of them open: to be copied, not to be changed
  BENCH_HALL_1000000   a hall with 1,000,000 tickets, unless --quick was given

and prints one JSON object a line: {"name": …, "value": …, "unit": …, "bar": …, "note": …}. A value above its bar is a failure; with
"more": true a value below it is. Without a bar it only informs. Other lines are passed on as they are.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KEPT = ROOT / "_bench"
SCHEMA = 1


def make_hall(program, count):
    """The hall with @count tickets; made once, for making a million takes a while."""
    path = KEPT / f"hall-{count}-schema-{SCHEMA}.hall"
    if not path.exists():
        KEPT.mkdir(exist_ok=True)
        print(f"making a hall of {count} tickets …", file=sys.stderr, flush=True)
        began = time.monotonic()
        subprocess.run([program, "new", path, f"--demo={count}", "--seed=1"], check=True)
        took = time.monotonic() - began
        print(f"… {took:.0f} s, {count / took:.0f} tickets a second", file=sys.stderr)
    return path


def find_benches(build, wanted):
    found = sorted(HERE.glob("bench-*.py")) + sorted(p for p in (build / "tests" / "bench").glob("bench-*") if p.is_file() and os.access(p, os.X_OK))
    named = {path.stem.removeprefix("bench-"): path for path in found}
    unknown = [name for name in wanted if name not in named]
    if unknown:
        sys.exit(f"no such bench: {', '.join(unknown)}; there are: {', '.join(named)}")
    return {name: path for name, path in named.items() if not wanted or name in wanted}


def run_bench(name, path, environment):
    """The results of one bench; None where it failed."""
    # Not /tmp: that may be memory, and what is to be measured is a disk.
    KEPT.mkdir(exist_ok=True)
    folder = tempfile.mkdtemp(prefix=f"{name}-", dir=KEPT)
    command = ["/usr/bin/python3", str(path)] if path.suffix == ".py" else [str(path)]
    print(f"{name}:", flush=True)
    try:
        run = subprocess.run(command, env=dict(environment, BENCH_FOLDER=folder), stdout=subprocess.PIPE, text=True, check=False)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    results = []
    for line in run.stdout.splitlines():
        try:
            result = json.loads(line)
        except ValueError:
            result = None
        if isinstance(result, dict) and "value" in result:
            results.append(result)
        elif line:
            print(f"  {line}")
    return results if run.returncode == 0 and results else None


def is_over(result):
    if result.get("bar") is None:
        return False
    return result["value"] < result["bar"] if result.get("more") else result["value"] > result["bar"]


def print_result(result):
    bar = result.get("bar")
    sign = "≥" if result.get("more") else "≤"
    against = "" if bar is None else f"  {sign} {bar:g}  {'MISSED' if is_over(result) else 'ok'}"
    note = f"  ({result['note']})" if result.get("note") else ""
    print(f"  {result['name']:<44} {result['value']:>12.2f} {result.get('unit', ''):<10}{against}{note}", flush=True)


def main():
    parser = argparse.ArgumentParser(description="Runs the benches.")
    parser.add_argument("--build", required=True, type=pathlib.Path)
    parser.add_argument("--quick", action="store_true", help="without the hall of a million tickets")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    build = options.build.resolve()
    program = build / "src" / "app" / "bancheng"
    benches = find_benches(build, options.names)
    environment = dict(os.environ, BENCH_PROGRAM=str(program), LANGUAGE="en", PYTHONDONTWRITEBYTECODE="1")
    environment["BENCH_WORKDAYS"] = str(ROOT / "data" / "workdays-cn.csv")
    for count in (200000,) if options.quick else (200000, 1000000):
        environment[f"BENCH_HALL_{count}"] = str(make_hall(program, count))

    missed, failed = [], []
    for name, path in benches.items():
        results = run_bench(name, path, environment)
        if results is None:
            failed.append(name)
            continue
        for result in results:
            print_result(result)
            if is_over(result):
                missed.append(result["name"])
    for name in failed:
        print(f"{name}: did not run to its end")
    print(f"{len(benches)} benches, {len(missed)} bars missed, {len(failed)} failed")
    return 1 if missed or failed else 0


if __name__ == "__main__":
    sys.exit(main())
