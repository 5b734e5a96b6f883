from urllib.parse import urlsplit


def check(url, host):
    # ruleid: python-url-check-by-substring
    if "example.com" in url:
        return True
    # ruleid: python-url-check-by-substring
    if url.startswith("https://example.com"):
        return True
    # ok: python-url-check-by-substring
    if url.startswith("https://example.com/"):
        return True
    # ok: python-url-check-by-substring
    if urlsplit(url).hostname == "example.com":
        return True
    # ruleid: python-url-check-by-substring
    if host.endswith("example.com"):
        return True
    # ok: python-url-check-by-substring
    return host.endswith(".example.com")
