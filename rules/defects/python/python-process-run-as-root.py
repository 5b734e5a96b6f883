import os
import subprocess


def start(uid, gid):
    # ruleid: python-process-run-as-root
    os.setuid(0)
    # ok: python-process-run-as-root
    os.setgid(gid)
    # ok: python-process-run-as-root
    os.setuid(uid)


def start2(uid, gid):
    # ruleid: python-process-run-as-root
    os.setuid(uid)
    os.setgid(gid)


def start3(name):
    # ruleid: python-process-run-as-root
    subprocess.run(["sudo", "systemctl", "restart", name], check=True)
    # ok: python-process-run-as-root
    subprocess.run(["systemctl", "status", name], check=True)


def own(path, uid, gid):
    euid, egid = os.geteuid(), os.getegid()
    # ok: python-process-run-as-root
    os.setegid(0)
    # ok: python-process-run-as-root
    os.seteuid(0)
    try:
        os.chown(path, uid, gid)
    finally:
        os.setegid(egid)
        os.seteuid(euid)


def begin(uid, gid):
    # ok: python-process-run-as-root
    os.setuid(0)
    # ok: python-process-run-as-root
    os.setgid(0)
    switchUID(uid, gid)
