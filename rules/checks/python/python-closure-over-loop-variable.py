def f(names):
    calls = []
    for i in range(3):
        # ruleid: python-closure-over-loop-variable
        calls.append(lambda: i)
        # ok: python-closure-over-loop-variable
        calls.append(lambda i=i: i)
    for name in names:
        def call():
            # ruleid: python-closure-over-loop-variable
            return name

        calls.append(call)
    # ok: python-closure-over-loop-variable
    calls.append(lambda: 3)
    return calls
