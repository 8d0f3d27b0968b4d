# SPDX-License-Identifier: GPL-3.0-or-later
"""Inside the lab: the server, the hosts' mounts, and a hall that lies on them."""

import os
import pathlib
import re
import subprocess
import time

from seats import Hall, kill

SERVER = "127.77.0.1"
HOSTS = (1, 2, 3)
EXPORT = pathlib.Path("/mnt/export")
# The shortest times that the server accepts, seconds.
LEASE = 10
GRACE = 10
# Longer than a seat may write after it has taken the lock (BC_VFS_GUARD_TIME).
GUARD = 2.3

SAMBA = """[global]
workgroup = HALL
interfaces = 127.77.0.1
bind interfaces only = yes
server min protocol = SMB2
map to guest = Bad User
guest account = root
log level = 0
pid directory = /run/samba
lock directory = /run/samba
state directory = /run/samba
cache directory = /run/samba
private dir = /var/lib/samba/private
disable spoolss = yes
load printers = no
[hall]
path = /mnt/export
guest ok = yes
read only = no
force user = root
"""


def shell(command):
    return subprocess.run(["bash", "-c", command], check=True, capture_output=True, text=True).stdout


def on(host, *command):
    """Runs a command in the host's network, under its name: NFS tells clients apart by it."""
    namespace = f"--net=/run/netns/h{host}"
    script = f'hostname h{host}; exec "$@"'
    whole = ["nsenter", namespace, "unshare", "-u", "timeout", "20", "bash", "-c", script, "x", *command]
    return subprocess.run(whole, capture_output=True, text=True)


def serve_nfs():
    shell(
        "mount -t nfsd nfsd /proc/fs/nfsd; mount -t rpc_pipefs rpc_pipefs /var/lib/nfs/rpc_pipefs; rpcbind -w; rpc.statd;"
        f"echo {LEASE} >/proc/fs/nfsd/nfsv4leasetime; echo {GRACE} >/proc/fs/nfsd/nfsv4gracetime; echo {GRACE} >/proc/sys/fs/nfs/nlm_grace_period;"
        "exportfs -o rw,sync,no_root_squash,no_subtree_check,insecure,fsid=0 '*:/mnt/export'; rpc.mountd; "
        f"rpc.nfsd -H {SERVER} 4"
    )
    # Nothing is locked before the server's time of grace is over, and it tells nobody when.
    time.sleep(GRACE + 1)


def serve_smb():
    pathlib.Path("/tmp/smb.conf").write_text(SAMBA, encoding="utf-8")
    shell("smbd -D -s /tmp/smb.conf")
    for _ in range(200):
        if f"{SERVER}:445" in shell("ss -tln"):
            return
        time.sleep(0.05)
    raise RuntimeError("the SMB server did not begin")


KINDS = {
    "nfs": ("nfs", f"{SERVER}:/", "vers=4.2"),
    "smb": ("cifs", f"//{SERVER}/hall", "guest,vers=3.1.1"),
}


def mount(host, kind, folder, options=""):
    """Returns what went wrong, "" when nothing did."""
    filesystem, source, usual = KINDS[kind]
    folder.mkdir(parents=True, exist_ok=True)
    done = on(host, "mount", "-t", filesystem, "-o", f"{usual},{options}".rstrip(","), source, str(folder))
    return "" if done.returncode == 0 else done.stderr.strip()


def mount_all(kind):
    for host in HOSTS:
        problem = mount(host, kind, pathlib.Path(f"/mnt/{kind}{host}"))
        if problem:
            raise RuntimeError(problem)


class LabHall(Hall):
    """A hall on the server, whose seats sit at three hosts. Seat 0 is at the first one."""

    numbers = 0
    preload = "BC_FAULT_LIBRARY"

    def __init__(self, build, tally, place, stock, name, robbing="sleep"):
        LabHall.numbers += 1
        self.file = f"大厅 {LabHall.numbers}.hall"
        self.robbing = robbing
        self.robbed_at = 0.0
        super().__init__(build, tally, place, stock, name)

    def remove(self):
        super().remove()
        for path in EXPORT.glob(f"{self.file}*"):
            path.unlink()

    def path_on(self, host):
        return pathlib.Path(f"/mnt/{self.place}{HOSTS[host % len(HOSTS)]}") / self.file

    # Where the file lies is what the program finds out by itself here.
    def place_options(self):
        return []

    def rob(self):
        """The server forgets the first host: its locks are given to whoever asks."""
        self.robbed_at = time.monotonic()
        address = "127.77.0.11"
        if self.place == "nfs":
            for client in pathlib.Path("/proc/fs/nfsd/clients").iterdir():
                if f'"{address}:' in (client / "info").read_text():
                    (client / "ctl").write_text("expire\n")
        else:
            lines = shell("ss -tnpH").splitlines()
            for process in re.findall(r"pid=(\d+)", "\n".join(line for line in lines if f"{SERVER}:445" in line and address in line)):
                os.kill(int(process), 9)

    def outlast(self):
        """The seat sleeps for longer than it may write."""
        time.sleep(max(0.0, self.robbed_at + GUARD - time.monotonic()))


__all__ = ["EXPORT", "HOSTS", "LabHall", "kill", "mount", "mount_all", "on", "serve_nfs", "serve_smb", "shell"]
