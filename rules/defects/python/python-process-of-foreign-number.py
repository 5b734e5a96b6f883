import os
import signal
import sys


def stop(pid):
    # ruleid: python-process-of-foreign-number
    os.kill(pid, signal.SIGKILL)


def stop2(pid, own):
    if pid in own:
        # ok: python-process-of-foreign-number
        os.kill(pid, signal.SIGKILL)


def stop3(process):
    # ok: python-process-of-foreign-number
    os.kill(process.pid, signal.SIGKILL)


def main():
    # ruleid: python-process-of-foreign-number
    os.kill(int(sys.argv[1]), signal.SIGTERM)
