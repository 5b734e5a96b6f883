import subprocess


def f():
    # ruleid: python-subprocess-result-unchecked
    subprocess.run(["make"])
    # ok: python-subprocess-result-unchecked
    subprocess.run(["make"], check=True)
    # ruleid: python-subprocess-result-unchecked
    x = subprocess.run(["make"], capture_output=True)
    # ok: python-subprocess-result-unchecked
    y = subprocess.run(["make"], check=False)
    return x, y
