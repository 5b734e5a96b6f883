try:
    from shop.fast import add
except ImportError:
    add = sum


def total(prices):
    return add(prices)
