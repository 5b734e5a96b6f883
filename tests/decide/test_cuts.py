import itertools

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.decide.cuts import CUT, cut_texts, plan_cuts, whole_lines, without
from dataprep.decide.defect_policy import DefectPolicyParams
from dataprep.recipe_sections import DefectBar, Defects
from tests.sensitive.frames import file_frame, filled, finding_frame, label_frame

PARAMS = DefectPolicyParams(
    policy=Defects(cut=DefectBar(severity="error", confidence="high")), categories={}
)
SURE = {
    "kind": "defect", "rule_id": "python-eval", "severity": "error", "score": 0.9,
    "entity_type": "CWE-95", "is_suppressed": False,
}  # fmt: skip
TEXT = """\
import os


def good(value):
    return value


# What runs it,
# in two lines.
@traced
def bad(value):
    os.system(value)


LAST = good(1)
"""


def _planned(*starts: int, role: str = "source", policy: Defects | None = None) -> pl.DataFrame:
    files = file_frame({"f1": ("t1", "r1", "a.py")})
    symbols = [
        {"ordinal": 0, "kind": "class", "start_byte": 0, "end_byte": 900},
        {"ordinal": 1, "kind": "method", "start_byte": 100, "end_byte": 400, "decorators_start_byte": 90},
        {"ordinal": 2, "kind": "function", "start_byte": 200, "end_byte": 300},
        {"ordinal": 3, "kind": "method", "start_byte": 500, "end_byte": 600},
    ]  # fmt: skip
    rows = [{"content_id": "t1", "language": "Python", **symbol} for symbol in symbols]
    params = PARAMS if policy is None else DefectPolicyParams(policy=policy, categories={})
    return plan_cuts(
        files.lazy(),
        label_frame(files, role=role).lazy(),
        finding_frame([{**SURE, "start_byte": start} for start in starts]).lazy(),
        filled("symbols", rows).lazy(),
        params,
    )["wanted"]


@pytest.mark.parametrize(
    ("starts", "spans"),
    [
        ([250], [(90, 400)]),
        ([250, 120], [(90, 400)]),
        ([250, 550], [(90, 400), (500, 600)]),
        ([700], [(None, None)]),
        ([], []),
    ],
)
def test_outermost_function_around_a_finding_is_to_be_cut(
    starts: list[int], spans: list[tuple[int, int]]
) -> None:
    assert spans == _planned(*starts).select("start_byte", "end_byte").rows()


def test_nothing_is_to_be_cut_for_a_note_or_by_a_policy_without() -> None:
    assert 0 == _planned(250, role="test").height
    assert 0 == _planned(250, policy=Defects()).height


def _tried(
    text: str, *spans: tuple[int | None, int | None], language: str = "Python"
) -> dict[str, object]:
    texts = pl.DataFrame({"content_id": ["t1"], "text": [text]})
    rows = [("t1", language, *span) for span in spans]
    schema = {
        "content_id": pl.String, "language": pl.String, "start_byte": pl.Int64, "end_byte": pl.Int64
    }  # fmt: skip
    wanted = pl.DataFrame(rows, schema=schema, orient="row")
    (row,) = cut_texts(texts, wanted, PARAMS)["tried"].to_dicts()
    return row


def _span(text: str, first: str, last: str) -> tuple[int, int]:
    return text.index(first), text.index(last) + len(last)


def _left(text: str, row: dict[str, object]) -> str:
    told = row["spans"]
    assert isinstance(told, list)
    spans = [(int(low), int(high)) for low, high in (span.split("-") for span in told)]
    return without(text.encode(), spans).decode()


def test_function_goes_with_its_decorators_and_comments_and_the_rest_stays() -> None:
    row = _tried(TEXT, _span(TEXT, "@traced", "os.system(value)"))
    assert (CUT, 1) == (row["status"], row["n_functions"])
    start, end = TEXT.index("# What"), TEXT.index("\n\nLAST")
    assert TEXT[:start] + TEXT[end:] == _left(TEXT, row)


def test_comment_apart_from_the_function_stays() -> None:
    text = TEXT.replace("lines.\n@traced", "lines.\n\n@traced")
    row = _tried(text, _span(text, "@traced", "os.system(value)"))
    assert "# in two lines." in _left(text, row)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("class A:\n    def only(self):\n        pass\n", "does-not-parse"),
        ("class A:\n    x = 1\n    def only(self):\n        pass\n", CUT),
        ("    def only(self):\n        pass\n", "nothing-left"),
    ],
)
def test_text_that_would_not_be_python_without_a_function_is_told(text: str, status: str) -> None:
    row = _tried(text, _span(text, "def only", "pass"))
    assert status == row["status"]
    assert (status == CUT) == bool(row["spans"])


def test_finding_outside_of_functions_and_language_without_grammar_cut_nothing() -> None:
    assert "not-in-a-function" == _tried(TEXT, (None, None), (10, 20))["status"]
    assert "not-in-a-function" == _tried(TEXT, (10, 20), language="COBOL")["status"]


def test_method_of_java_is_cut_out_of_its_class() -> None:
    text = "class A {\n  /** Runs it. */\n  void bad() { run(); }\n  int good() { return 1; }\n}\n"
    row = _tried(text, _span(text, "void bad", "run(); }"), language="Java")
    assert "class A {\n  int good() { return 1; }\n}\n" == _left(text, row)


@given(
    st.binary(max_size=60).map(lambda data: data.replace(b"\0", b"\n")),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5),
)
def test_whole_lines_are_in_order_apart_and_hold_the_spans(
    text: bytes, pairs: list[tuple[int, int]]
) -> None:
    spans = [(min(pair), max(pair)) for pair in pairs if max(pair) <= len(text)]
    lines = whole_lines(text, spans)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(lines))
    assert all(any(low <= start and end <= high for low, high in lines) for start, end in spans)
    gone = sum(high - low for low, high in lines)
    assert len(text) - gone == len(without(text, lines))
