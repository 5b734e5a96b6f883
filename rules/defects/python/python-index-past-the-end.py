def show(items):
    for i in range(len(items) + 1):
        # ruleid: python-index-past-the-end
        print(items[i])
    for i in range(len(items)):
        # ok: python-index-past-the-end
        print(items[i])
    for i in range(1, len(items) + 1):
        # ok: python-index-past-the-end
        print(items[i - 1])
    for i in range(1, len(items) + 1):
        # ruleid: python-index-past-the-end
        print(items[i])
