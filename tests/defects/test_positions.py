from hypothesis import given
from hypothesis import strategies as st

from dataprep.defects.positions import Positions


@given(st.text("ab\n\ré張😀", max_size=40))
def test_byte_agrees_with_counting(text: str) -> None:
    raw = text.encode()
    positions = Positions(raw)
    line = column = 1
    for number, character in enumerate(text):
        assert len(text[:number].encode()) == positions.byte(line, column)
        ends = character == "\n" or (character == "\r" and text[number + 1 : number + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)


def test_place_behind_a_line_or_the_text_is_its_end() -> None:
    positions = Positions(b"ab\ncd")
    assert (3, 5, 5) == (positions.byte(1, 99), positions.byte(2, 99), positions.byte(9, 1))
