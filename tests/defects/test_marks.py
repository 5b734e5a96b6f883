import pytest

from dataprep.defects.marks import Marks


@pytest.mark.parametrize(
    "text",
    [
        b"x = 1  # noqa\n@",
        b"x = 1  # nosec B101\n@",
        b"strcpy(a, b); // NOLINT\n@",
        b"x := 1 //nolint:errcheck\n@",
        b"eval(x) // eslint-disable-line no-eval\n@",
        b"x = 1  # nosemgrep: a-rule\n@",
        b"x = 1  # dataprep: ignore\n@",
    ],
)
def test_comment_on_the_line_marks_it_and_not_the_next(text: bytes) -> None:
    assert Marks(text).covers(0)
    assert not Marks(text).covers(text.index(b"@"))


@pytest.mark.parametrize(
    "text",
    [
        b"// eslint-disable-next-line no-eval\n@",
        b"// NOLINTNEXTLINE(bugprone)\n@",
        b'@SuppressWarnings("unchecked")\n@',
        b"# dataprep: ignore\r\n@",
    ],
)
def test_comment_for_the_next_line_marks_it(text: bytes) -> None:
    assert Marks(text).covers(text.rindex(b"@"))


def test_words_in_code_and_other_lines_mark_nothing() -> None:
    text = b"noqa = 1\nx = noqa\ny = 2\n"
    assert not any(Marks(text).covers(start) for start in range(len(text)))
    assert not Marks(b"").covers(0)
