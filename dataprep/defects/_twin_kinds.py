"""What a byte is to the search for twins."""

BLANK, WORD, DOT, SYMBOL, OPENING, PERCENT = 1, 2, 4, 8, 16, 32
