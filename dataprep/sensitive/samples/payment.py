"""Valid numbers of cards and accounts, made when a test runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dataprep.sensitive.samples._completed import completed
from dataprep.sensitive.validators import _payment

COMPLETE: dict[str, Callable[[bytes], bytes]] = {
    "card": partial(completed, check=_payment.card),
    "iban": partial(completed, check=_payment.iban),
    "us_routing_number": partial(completed, check=_payment.us_routing_number),
    "mx_clabe": partial(completed, check=_payment.clabe),
}
