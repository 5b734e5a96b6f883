import ssl


def connect(sock):
    # ruleid: python-tls-old-version
    old = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    # ok: python-tls-old-version
    good = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ruleid: python-tls-old-version
    good.minimum_version = ssl.TLSVersion.TLSv1_1
    # ok: python-tls-old-version
    good.minimum_version = ssl.TLSVersion.TLSv1_2
    # ruleid: python-tls-old-version
    return ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_SSLv3), old
