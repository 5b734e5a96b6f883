import os
import shlex
import socket
import subprocess
import sys


def look():
    name = input("name? ")
    # ruleid: python-command-injection-input
    os.system("grep " + name + " /etc/passwd")
    # ok: python-command-injection-input
    subprocess.run(["grep", name, "/etc/passwd"])
    # ruleid: python-command-injection-input
    subprocess.call("ls %s" % sys.argv[1], shell=True)
    # ok: python-command-injection-input
    subprocess.call("ls %s" % shlex.quote(sys.argv[1]), shell=True)


def serve(port):
    sock = socket.socket()
    sock.bind(("127.0.0.1", port))
    conn, _ = sock.accept()
    data = conn.recv(100)
    # ruleid: python-command-injection-input
    print(subprocess.check_output(data.decode(), shell=True))
