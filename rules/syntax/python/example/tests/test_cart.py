import common
from conftest import shop
from helpers import check
from shop import total
from shop_plugins import base


def test_total_of_prices_then_sum():
    check(total([1]) == 1 and shop and common and base)
