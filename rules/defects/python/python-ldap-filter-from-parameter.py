import ldap
from ldap.filter import escape_filter_chars, filter_format


def find(conn, uid):
    # ruleid: python-ldap-filter-from-parameter
    return conn.search_s("dc=x", ldap.SCOPE_SUBTREE, "(uid=%s)" % uid)


def find2(conn, uid):
    # ok: python-ldap-filter-from-parameter
    return conn.search_s("dc=x", ldap.SCOPE_SUBTREE, "(uid=%s)" % escape_filter_chars(uid))


def find3(conn, uid):
    # ok: python-ldap-filter-from-parameter
    return conn.search_ext("dc=x", ldap.SCOPE_SUBTREE, filter_format("(uid=%s)", [uid]))


def find4(conn):
    name = input()
    # ruleid: python-ldap-filter-from-parameter
    return conn.search_ext("dc=x", ldap.SCOPE_SUBTREE, f"(cn={name})")
