import importlib

import shop.missing
import tax

plugin = importlib.import_module("shop_plugins.mail")


class Order:
    def __init__(self, total):
        self.total = tax.add(total)
