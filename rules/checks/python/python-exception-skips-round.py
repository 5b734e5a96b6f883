def f(xs, save, log):
    for x in xs:
        try:
            save(x)
        # ruleid: python-exception-skips-round
        except Exception:
            continue
    for x in xs:
        try:
            save(x)
        # ok: python-exception-skips-round
        except OSError:
            continue
    for x in xs:
        try:
            save(x)
        # ruleid: python-exception-skips-round
        except BaseException:
            continue
    for x in xs:
        try:
            save(x)
        # ok: python-exception-skips-round
        except Exception:
            log(x)
            continue
