import socket


def read(path):
    # ruleid: python-file-not-closed
    f = open(path)
    return f.read()


def read2(path):
    # ok: python-file-not-closed
    f = open(path)
    try:
        return f.read()
    finally:
        f.close()


def read3(path):
    # ok: python-file-not-closed
    f = open(path)
    return f


def ask(host):
    # ruleid: python-file-not-closed
    s = socket.socket()
    s.connect((host, 80))
    s.send(b"x")
    return s.recv(10)
