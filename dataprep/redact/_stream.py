"""Letters and digits that only the key and a value decide."""

from __future__ import annotations

import hmac

HEX = "0123456789abcdef"
DIGITS = "0123456789"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters of the tags of invented names: none is taken for a digit."""
_BLOCK_BITS = 256
_LEAST_BITS = 64


class Stream:
    """Draws from HMAC-SHA-256 of a value in counter mode.

    Args:
        key: Key of the corpus, 32 bytes.
        kind: What is made, so that two kinds of surrogates of one value tell nothing of each other.
        value: The value, in the form in which alike values are equal.
        nonce: Which surrogate of the value; above 0 where the one before could not be used.
    """

    def __init__(self, key: bytes, kind: str, value: bytes, nonce: int = 0) -> None:
        self._key = key
        self._seed = b"%s\0%d\0%s" % (kind.encode(), nonce, value)
        self._pool = self._bits = self._n_blocks = 0

    def below(self, n: int) -> int:
        """Return a number from 0 to below ``n``; its bias is under 2**-48 for ``n`` up to 65,536."""
        if self._bits < _LEAST_BITS:
            block = hmac.digest(self._key, b"%d\0%s" % (self._n_blocks, self._seed), "sha256")
            self._pool = self._pool << _BLOCK_BITS | int.from_bytes(block, "big")
            self._bits += _BLOCK_BITS
            self._n_blocks += 1
        self._pool, found = divmod(self._pool, n)
        self._bits -= (n - 1).bit_length()
        return found

    def text(self, length: int, alphabet: str) -> str:
        """Return so many signs of an alphabet."""
        return "".join(alphabet[self.below(len(alphabet))] for _ in range(length))

    def like(self, character: str) -> str:
        """Return a digit for a digit, a letter of the same case for a letter, else the character."""
        if character.isdigit():
            return DIGITS[self.below(10)]
        if not character.isalpha():
            return character
        letter = LETTERS[self.below(26)]
        return letter.upper() if character.isupper() else letter
