import os
import ldap
import mysql.connector


def connect():
    c = ldap.initialize("ldap://127.0.0.1:389")
    # ruleid: python-ldap-login-without-password
    c.simple_bind_s("cn=root")
    # ok: python-ldap-login-without-password
    c.simple_bind_s("cn=root", os.environ["LDAP_PASSWORD"])
    # ruleid: python-ldap-login-without-password
    db = mysql.connector.connect(host="localhost", user="root", password="")
    # ok: python-ldap-login-without-password
    db2 = mysql.connector.connect(host="localhost", user="a", password=os.environ["DB"])
    return c, db, db2
