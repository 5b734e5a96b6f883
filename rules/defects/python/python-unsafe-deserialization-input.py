import json
import pickle
import socket
import sys


def serve():
    sock = socket.create_connection(("localhost", 99))
    data = sock.recv(4096)
    # ruleid: python-unsafe-deserialization-input
    one = pickle.loads(data)
    # ok: python-unsafe-deserialization-input
    two = json.loads(data)
    # ruleid: python-unsafe-deserialization-input
    three = pickle.load(open(sys.argv[1], "rb"))
    # ok: python-unsafe-deserialization-input
    four = json.load(open(sys.argv[1]))
    return one, two, three, four
