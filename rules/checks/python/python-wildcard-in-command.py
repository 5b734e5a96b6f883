import os
import subprocess


def f(names):
    # ruleid: python-wildcard-in-command
    os.system("tar cf x.tar *")
    # ok: python-wildcard-in-command
    subprocess.run(["tar", "cf", "x.tar", "--", *names], check=True)
    # ruleid: python-wildcard-in-command
    os.popen("chmod 600 *")
    # ok: python-wildcard-in-command
    os.system("ls *")
