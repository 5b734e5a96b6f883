import ldap
import ldap3
from flask import Flask, request
from ldap.filter import escape_filter_chars

app = Flask(__name__)


@app.route("/a")
def a():
    user = request.args["user"]
    con = ldap.initialize("ldap://127.0.0.1")
    # ruleid: python-ldap-injection
    one = con.search_s("dc=x", ldap.SCOPE_SUBTREE, "(uid=" + user + ")")
    # ok: python-ldap-injection
    two = con.search_s("dc=x", ldap.SCOPE_SUBTREE, "(uid=%s)" % escape_filter_chars(user))
    server = ldap3.Server("127.0.0.1")
    conn = ldap3.Connection(server, auto_bind=True)
    search = f"(&(objectclass=person)(uid={user}))"
    # ruleid: python-ldap-injection
    conn.search("dc=x", search, attributes=["cn"])
    # ok: python-ldap-injection
    conn.search("dc=x", "(objectclass=*)", attributes=[user])
    return str([one, two])
