import hmac


def check(secret, given):
    # ruleid: python-comparison-letter-by-letter
    for a, b in zip(secret, given):
        if a != b:
            return False
    return True


def check2(password, given):
    # ruleid: python-comparison-letter-by-letter
    for i in range(len(password)):
        if password[i] != given[i]:
            return False
    return True


def check3(secret, given):
    # ok: python-comparison-letter-by-letter
    return hmac.compare_digest(secret, given)


def same(rows, others):
    # ok: python-comparison-letter-by-letter
    for a, b in zip(rows, others):
        if a != b:
            return False
    return True
