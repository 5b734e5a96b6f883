from pysnmp.hlapi import UsmUserData


def f(auth, priv):
    # ruleid: python-snmp-without-keys
    a = UsmUserData("user")
    # ok: python-snmp-without-keys
    b = UsmUserData("user", auth, priv)
    # ruleid: python-snmp-without-keys
    c = UsmUserData("user", auth)
    # ok: python-snmp-without-keys
    d = UsmUserData("user", authKey=auth, privKey=priv)
    return a, b, c, d
