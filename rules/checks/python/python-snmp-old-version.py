from pysnmp.hlapi import CommunityData, UsmUserData


def f(key, priv):
    # ruleid: python-snmp-old-version
    a = CommunityData("public", mpModel=0)
    # ok: python-snmp-old-version
    b = UsmUserData("user", key, priv)
    # ruleid: python-snmp-old-version
    c = CommunityData("public", mpModel=1)
    # ok: python-snmp-old-version
    d = UsmUserData(key, key, priv)
    return a, b, c, d
