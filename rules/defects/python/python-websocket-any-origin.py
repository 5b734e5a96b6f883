import socketio
from tornado.websocket import WebSocketHandler


class A(WebSocketHandler):
    # ruleid: python-websocket-any-origin
    def check_origin(self, origin):
        return True


class B(WebSocketHandler):
    # ok: python-websocket-any-origin
    def check_origin(self, origin):
        return origin == "https://a.example"


# ruleid: python-websocket-any-origin
one = socketio.Server(cors_allowed_origins="*")
# ok: python-websocket-any-origin
two = socketio.Server(cors_allowed_origins=["https://a.example"])
