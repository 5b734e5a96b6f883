"""Validators of cards, accounts and banks."""

from __future__ import annotations

from collections.abc import Callable

from dataprep.sensitive.model import Candidate
from dataprep.sensitive.validators import _payment
from dataprep.sensitive.validators._checked import checked
from dataprep.sensitive.validators._checks import compact


def not_test_card(candidate: Candidate) -> bool:
    """Return whether a value is none of the card numbers that payment providers publish for tests."""
    return not _payment.is_test_card(compact(candidate.value))


def quoted_or_grouped(candidate: Candidate) -> bool:
    """Return whether a number is written in quotes or in groups, as people write card numbers."""
    value = candidate.value.strip()
    if not value.isdigit():
        return True
    before = candidate.text[max(candidate.start - 1, 0) : candidate.start]
    after = candidate.text[candidate.end : candidate.end + 1]
    return before != b"" and before in b"\"'`>" and after != b"" and after in b"\"'`<"


def not_round(candidate: Candidate) -> bool:
    """Return whether an account number is not one that people make up: zeros behind, few digits."""
    value = candidate.value
    return not value.endswith(b"0000") and len(set(value)) > 3


VALIDATORS: dict[str, Callable[[Candidate], bool]] = {
    "card": checked(_payment.card),
    "not_test_card": not_test_card,
    "quoted_or_grouped": quoted_or_grouped,
    "not_round": not_round,
    "iban": checked(_payment.iban),
    "bic": checked(_payment.bic),
    "us_routing_number": checked(_payment.us_routing_number),
    "mx_clabe": checked(_payment.clabe),
}
