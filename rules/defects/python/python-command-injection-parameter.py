import os
import shlex
import subprocess


def ping(host, count: int = 1):
    # ruleid: python-command-injection-parameter
    os.system(f"ping -c {count} {host}")
    # ok: python-command-injection-parameter
    os.system(f"ping -c {count} localhost")
    # ok: python-command-injection-parameter
    os.system("ping " + shlex.quote(host))


class Backup:
    def run(self, folder: str):
        # ruleid: python-command-injection-parameter
        out = subprocess.run("tar cf x.tar " + folder, shell=True, capture_output=True)
        # ok: python-command-injection-parameter
        subprocess.run(["tar", "cf", "x.tar", folder], check=True)
        return out
