from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from . import prices

if TYPE_CHECKING:
    from shop.orders import Order


class Cart:
    def order(self) -> Order:
        from .orders import Order

        return Order(prices.total(yaml.safe_load("[1]")))
