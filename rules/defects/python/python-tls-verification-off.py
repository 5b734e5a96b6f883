import ssl
import requests


def fetch(url):
    # ruleid: python-tls-verification-off
    a = requests.get(url, verify=False, timeout=5)
    # ok: python-tls-verification-off
    b = requests.get(url, verify="/etc/ca.pem", timeout=5)
    context = ssl.create_default_context()
    # ruleid: python-tls-verification-off
    context.check_hostname = False
    # ruleid: python-tls-verification-off
    context.verify_mode = ssl.CERT_NONE
    other = ssl.create_default_context()
    # ok: python-tls-verification-off
    other.verify_mode = ssl.CERT_REQUIRED
    return a, b


def contexts(verify, validate_certs, old):
    context = ssl.create_default_context()
    if not validate_certs:
        # ok: python-tls-verification-off
        context.check_hostname = False
        # ok: python-tls-verification-off
        context.verify_mode = ssl.CERT_NONE
    if verify:
        context.load_default_certs()
    else:
        # ok: python-tls-verification-off
        context.verify_mode = ssl.CERT_NONE
    if old:
        # ruleid: python-tls-verification-off
        context.check_hostname = False
    return context


def context_of(verified):
    if verified:
        return ssl.create_default_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ok: python-tls-verification-off
    context.check_hostname = False
    return context


def kept(context):
    before = context.check_hostname
    # ok: python-tls-verification-off
    context.check_hostname = False
    yield
    context.check_hostname = before


def joined(context, assert_hostname, has_never_check):
    if (
        assert_hostname is False
        or not has_never_check
    ):
        # ok: python-tls-verification-off
        context.check_hostname = False
    return context
