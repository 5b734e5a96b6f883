import os
import zipfile


def unpack(path, folder):
    with zipfile.ZipFile(path) as z:
        for name in z.namelist():
            # ruleid: python-zip-member-path
            target = os.path.join(folder, name)
            # ok: python-zip-member-path
            other = os.path.join(folder, os.path.basename(name))
            print(target, other)


def unpack2(path, folder):
    z = zipfile.ZipFile(path)
    # ruleid: python-zip-member-path
    z.extractall(folder)
    # ok: python-zip-member-path
    return os.path.join(folder, "x")
