"""Functions that differ in names only."""

import polars as pl

from dataprep.contracts import load_contract
from dataprep.dedup.clones import clones, digested_functions
from dataprep.stage import Params


def _symbols(*rows: tuple[str, str, int, str | None]) -> pl.LazyFrame:
    """Return definitions: content, language, place, digest."""
    schema = load_contract("symbols").polars_schema()
    frame = pl.DataFrame(
        [
            {
                "content_id": content,
                "language": language,
                "ordinal": place,
                "kind": "function",
                "name": "f",
                "qualified_name": "f",
                "start_byte": place * 10,
                "end_byte": place * 10 + 9,
                "line": place + 1,
                "end_line": place + 1,
                "body_digest": digest,
            }
            for content, language, place, digest in rows
        ]
    )
    missing = [
        pl.lit(None, schema[name]).alias(name) for name in schema if name not in frame.columns
    ]
    return frame.with_columns(missing).select(list(schema)).cast(dict(schema)).lazy()


def _clones(*rows: tuple[str, str, int, str | None]) -> list[tuple[object, ...]]:
    handed = digested_functions(_symbols(*rows), Params())["functions"]
    found = load_contract("clones").check(clones(handed, Params())["clones"].collect())
    return found.select("content_id", "ordinal", "n_functions", "n_contents").rows()


def test_clones_when_two_texts_hold_one_function_then_both_are_rows() -> None:
    found = _clones(("b" * 64, "Go", 0, "d"), ("a" * 64, "Go", 1, "d"), ("a" * 64, "Go", 0, "e"))
    assert [("a" * 64, 1, 2, 2), ("b" * 64, 0, 2, 2)] == found


def test_clones_when_one_text_holds_it_twice_then_it_counts_one_content() -> None:
    found = _clones(("a" * 64, "Go", 0, "d"), ("a" * 64, "Go", 1, "d"))
    assert [("a" * 64, 0, 2, 1), ("a" * 64, 1, 2, 1)] == found


def test_clones_when_function_has_no_digest_then_it_is_none() -> None:
    assert [] == _clones(("a" * 64, "Go", 0, None), ("b" * 64, "Go", 0, None))


def test_clones_when_a_text_has_two_languages_then_it_is_no_clone_of_itself() -> None:
    assert [] == _clones(("a" * 64, "C", 0, "d"), ("a" * 64, "C++", 0, "d"))
