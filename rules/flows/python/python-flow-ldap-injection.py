import ldap3
from ldap3.utils.conv import escape_filter_chars
from flask import Flask, request

app = Flask(__name__)


def filter_of(n):
    return "(&(uid=%s)(x=y))" % n


@app.route("/order/1")
def order1():
    name = request.args["name"]
    connection = ldap3.Connection("server")
    # ruleid: python-flow-ldap-injection
    connection.search("ou=people", f"(uid={name})")
    return "done"


@app.route("/order/2")
def order2():
    name = request.args["name"]
    connection = ldap3.Connection("server")
    text = filter_of(name)
    # ruleid: python-flow-ldap-injection
    connection.search(search_base="ou=people", search_filter=text)
    return "done"


@app.route("/order/3")
def order3():
    name = request.args["name"]
    connection = ldap3.Connection("server")
    # ok: python-flow-ldap-injection
    connection.search("ou=people", f"(uid={escape_filter_chars(name)})")
    return "done"


@app.route("/order/4")
def order4():
    name = request.args["name"]
    connection = ldap3.Connection("server")
    uid = int(name)
    # ok: python-flow-ldap-injection
    connection.search("ou=people", f"(uid={uid})")
    return "done"
