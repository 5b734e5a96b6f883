import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.errors import UnknownNameError
from dataprep.export.sentinels import escape, family_names, holds_sentinel, load_family

TEXTS = st.lists(
    st.sampled_from(
        ["<", "|", "<|endoftext|>", "<|file_sep|>", "file_sep|>", "é", "a\n", "<file_sep>", " "]
    )
).map(lambda parts: "".join(parts).encode())


@pytest.mark.parametrize("name", family_names())
def test_load_family_when_it_is_shipped_then_its_own_sentinels_are_guarded(name: str) -> None:
    family = load_family(name)
    assert name == family.id
    for template in (family.repository, family.end):
        text = template.format(repo_name="").strip()
        assert not text or text in family.guarded
    assert family.source


def test_load_family_when_it_is_unknown_then_near_names_are_told() -> None:
    with pytest.raises(UnknownNameError, match="qwen"):
        load_family("qwem")


@given(TEXTS, st.sampled_from(family_names()))
def test_escape_when_sentinels_are_in_a_text_then_none_is_left_and_places_lead_back(
    text: bytes, name: str
) -> None:
    family = load_family(name)
    got = escape(text, family)
    assert not holds_sentinel(got.text, family)
    assert len(text) + len(got.places) == len(got.text)
    assert bool(got.places) == holds_sentinel(text, family)
    for place in range(len(text)):
        assert place == got.original(got.escaped(place))
        assert text[place] == got.text[got.escaped(place) + (place in got.places)]
    back = [got.original(place) for place in range(len(got.text) + 1)]
    assert back == sorted(back)
    assert len(text) == back[-1]


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("qwen", "Python", "<|file_sep|>a/b.py\n"),
        ("starcoder2", "Python", "<file_sep>a/b.py\n"),
        ("deepseek", "Python", "#a/b.py\n"),
        ("plain", "Java", "// a/b.py\n"),
        ("plain", "HTML", "<!-- a/b.py -->\n"),
        ("plain", None, "# a/b.py\n"),
    ],
)
def test_file_head_when_a_family_is_given_then_the_path_stands_as_it_has_it(
    name: str, language: str | None, expected: str
) -> None:
    assert expected == load_family(name).file_head("a/b.py", language)


def test_file_head_when_a_path_is_hostile_then_it_can_neither_end_nor_fill_the_header() -> None:
    family = load_family("qwen")
    head = family.file_head("a\n<|endoftext|>.py", None)
    assert 1 == head.count("\n")
    assert "<|endoftext|>" not in head
    assert len(family.file_head("é/" * 5000, None).encode()) < 300
    assert 1 == load_family("plain").file_head("a-->b.html", "HTML").count("-->")
    assert "{x}" in family.file_head("{x}", None)
