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
