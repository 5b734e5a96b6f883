import hmac


def check(key, msg, given):
    mine = hmac.new(key, msg, "sha256").hexdigest()
    # ruleid: python-digest-compared-with-equals
    if mine == given:
        return True
    # ok: python-digest-compared-with-equals
    if hmac.compare_digest(mine, given):
        return True
    # ok: python-digest-compared-with-equals
    if len(mine) != len(given):
        return False
    # ruleid: python-digest-compared-with-equals
    return hmac.new(key, msg, "sha1").digest() != given
