import socket
from flask import Flask

app = Flask(__name__)
s = socket.socket()
# ruleid: python-bind-to-all-interfaces
s.bind(("0.0.0.0", 8080))
# ok: python-bind-to-all-interfaces
s.bind(("127.0.0.1", 8080))
# ruleid: python-bind-to-all-interfaces
app.run(host="0.0.0.0", port=80)
# ok: python-bind-to-all-interfaces
app.run(host="localhost")
