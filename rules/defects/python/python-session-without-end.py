import datetime
import jwt


def make(name, key):
    # ruleid: python-session-without-end
    a = jwt.encode({"user": name}, key, algorithm="HS256")
    end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=5)
    # ok: python-session-without-end
    b = jwt.encode({"user": name, "exp": end}, key, algorithm="HS256")
    payload = {"user": name}
    # ruleid: python-session-without-end
    c = jwt.encode(payload, key, algorithm="HS256")
    other = {"user": name, "exp": end}
    # ok: python-session-without-end
    d = jwt.encode(other, key, algorithm="HS256")
    return a, b, c, d


def with_header(claims, key):
    header = {"alg": "RS256", "typ": "at+jwt"}
    # ok: python-session-without-end
    jwt.encode(header, claims, key)
    # ok: python-session-without-end
    return jwt.encode({"alg": "RS256"}, claims, key)
