# SPDX-License-Identifier: GPL-3.0-or-later
"""`torture.py --network`: makes the lab, brings the programs into it, boots it, and tells what it says."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
PROGRAMS = ("torture-writer", "torture-follow", "torture-check")
LOADER = "/lib64/ld-linux-x86-64.so.2"


def libraries_of(program):
    """The shared libraries of a program, its loader among them."""
    said = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    words = [word for line in said.splitlines() for word in line.split() if word.startswith("/")]
    return [pathlib.Path(word) for word in words]


def bring(build, root):
    """Programs with every library that they need and a loader of their own, so that the lab's Debian need not be this machine's system."""
    target = root / "netdb" / "build" / "tests" / "torture"
    libraries = root / "netdb" / "lib"
    shutil.rmtree(root / "netdb" / "build", ignore_errors=True)
    shutil.rmtree(libraries, ignore_errors=True)
    target.mkdir(parents=True)
    libraries.mkdir()
    for name in PROGRAMS:
        program = build / "tests" / "torture" / name
        for library in libraries_of(program):
            shutil.copy(library, libraries / library.name)
        shutil.copy(program, target / f"{name}.bin")
        wrapper = target / name
        loader = f"/netdb/lib/{pathlib.Path(LOADER).name} --library-path /netdb/lib"
        # The fault library is for the program alone.
        wrapper.write_text(f'#!/bin/sh\nexec {loader} --preload "$BC_FAULT_LIBRARY" /netdb/build/tests/torture/{name}.bin "$@"\n', encoding="utf-8")
        wrapper.chmod(0o755)
    shutil.copy(build / "tests" / "torture" / "torture-fault.so", target)
    scripts = root / "netdb" / "torture"
    shutil.rmtree(scripts, ignore_errors=True)
    scripts.mkdir()
    for script in (*HERE.glob("*.py"), *(HERE / "network").glob("*.py")):
        shutil.copy(script, scripts)
    job = root / "netdb" / "job"
    job.write_text("#!/bin/sh\nexec /usr/bin/python3 /netdb/torture/lab.py 2>&1\n", encoding="utf-8")
    job.chmod(0o755)


def tell(line, report):
    """Shows a line of the lab. Returns TRUE at the lab's own end."""
    word, _, rest = line.partition(" ")
    if word == "look" and sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{rest}")
        sys.stderr.flush()
    elif word in ("part", "LOST", "report", "stopped"):
        print(line, flush=True)
    elif word != "look" and line.strip():
        print(f"# {line}", flush=True)
    if word == "report":
        name, number = rest.split()
        report[name] = int(number.replace(",", ""))
    return line == "end"


def main(build, options):
    lab = pathlib.Path(options.lab).resolve()
    environment = {**os.environ, "LAB": str(lab)}
    script = HERE / "network" / "netlab"
    root = lab / "chroot"
    print(f"# the lab is in {lab}", flush=True)
    subprocess.run([script, "setup"], env=environment, check=True)
    bring(build, root)
    seconds = options.minutes * 60
    stop = root / "netdb" / "stop"
    stop.unlink(missing_ok=True)
    settings = {"seed": options.seed, "seconds": seconds, "only": options.only, "first": options.first, "stride": options.stride}
    (root / "netdb" / "options.json").write_text(json.dumps(settings), encoding="utf-8")

    kernel = subprocess.Popen(
        [script, "run"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    # The lab looks for this file, and then ends with its report.
    signal.signal(signal.SIGINT, lambda *_: stop.touch())
    # A kernel that hangs is ended with all the processes that it is made of.
    end = threading.Timer(seconds + 240, os.killpg, (kernel.pid, signal.SIGKILL))
    end.daemon = True
    end.start()
    report = {}
    is_whole = False
    with (lab / "last.log").open("w", encoding="utf-8") as log:
        for line in kernel.stdout:
            log.write(line)
            log.flush()
            is_whole = tell(line.rstrip("\r\n"), report) or is_whole
    kernel.wait()
    end.cancel()
    if not is_whole:
        print("LOST the lab did not come to its end")
    return 0 if is_whole and report.get("rounds") and not report.get("losses") else 1
