def f(path, db):
    handle = open(path)
    text = handle.read()
    # ruleid: python-method-not-called
    handle.close
    # ruleid: python-method-not-called
    db.commit
    # ok: python-method-not-called
    handle.close()
    # ok: python-method-not-called
    done = handle.close
    return text, done
