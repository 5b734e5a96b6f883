import os
import stat


def write(path):
    # ruleid: python-file-open-to-all
    os.chmod(path, 0o777)
    # ok: python-file-open-to-all
    os.chmod(path, 0o600)
    # ruleid: python-file-open-to-all
    os.chmod(path, stat.S_IRUSR | stat.S_IWOTH)
    # ok: python-file-open-to-all
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR)
    # ruleid: python-file-open-to-all
    os.umask(0)
    # ok: python-file-open-to-all
    os.umask(0o077)
    # ok: python-file-open-to-all
    os.open(path, os.O_CREAT | os.O_WRONLY, 0o666)
    # ruleid: python-file-open-to-all
    os.fchmod(3, 0o666)
    # ok: python-file-open-to-all
    os.chmod(path, 0o755)


def mask():
    # ok: python-file-open-to-all
    now = os.umask(0)
    os.umask(now)
    return now
