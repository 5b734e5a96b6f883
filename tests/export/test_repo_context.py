import itertools

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.contracts import load_contract
from dataprep.export.repo_context import (
    ContextFile,
    RepoContextParams,
    Sample,
    pack_repository,
    repo_context_rows,
)
from dataprep.export.sentinels import family_names, load_family
from dataprep.export.windows import Body, plan_windows, split_text

BYTES = "utf-8 bytes"


def _params(**more: object) -> RepoContextParams:
    return RepoContextParams.model_validate({"tokenizer_name": BYTES, **more})


def _file(name: str, text: bytes, cuts: tuple[int, ...] | None = None) -> ContextFile:
    return ContextFile(f"id-{name}", f"c-{name}", f"src/{name}.py", "Python", text, cuts)


@st.composite
def repositories(draw: st.DrawFn) -> tuple[list[ContextFile], list[tuple[int, int]]]:
    line = st.sampled_from(
        ["x = 1\n", "\n", "def f():\n", "é" * 40 + "\n", "<|file_sep|>", "<file_sep>\n", "y" * 900]
    )
    texts = draw(
        st.lists(
            st.lists(line, max_size=12).map(lambda parts: "".join(parts).encode()),
            min_size=1,
            max_size=8,
        )
    )
    files = [_file(str(k), text) for k, text in enumerate(texts)]
    number = st.integers(0, len(files) - 1)
    return files, sorted(draw(st.sets(st.tuples(number, number), max_size=12)))


def _read_back(sample: Sample) -> list[bytes]:
    return [sample.content[low:high] for low, high in sample.places]


@given(repositories(), st.sampled_from(family_names()))
@settings(deadline=None, max_examples=60)
def test_pack_repository_when_files_are_packed_then_each_byte_is_in_one_window_in_order(
    repository: tuple[list[ContextFile], list[tuple[int, int]]], name: str
) -> None:
    files, edges = repository
    samples = pack_repository("o/r", files, edges, _params(family=name, window_tokens=2048))
    parts = [
        (part, span)
        for sample in samples
        for part, span in zip(sample.parts, sample.spans, strict=True)
    ]
    assert list(range(len(files))) == [
        k for k, _ in itertools.groupby(part.file for part, _ in parts)
    ]
    for k, file in enumerate(files):
        spans = [span for part, span in parts if part.file == k]
        assert [0, *(end for _, end in spans[:-1])] == [start for start, _ in spans]
        assert len(file.text) == spans[-1][1]
        assert [f"{n}/{len(spans)}" for n in range(1, len(spans) + 1)] == [
            f"{part.number}/{part.n_parts}" for part, _ in parts if part.file == k
        ]
    family = load_family(name)
    for sample in samples:
        assert len(sample.content) == sample.n_tokens <= 2048
        sample.content.decode()
        for (start, end), part, text in zip(
            sample.spans, sample.parts, _read_back(sample), strict=True
        ):
            original = files[part.file].text[start:end]
            assert len(text) - len(original) <= sample.n_escaped
            if not sample.n_escaped:
                assert original == text
        for guarded in family.guarded:
            own = sum(guarded == one for one in (family.repository[: len(guarded)], family.end))
            n_own = len(sample.parts) + 1 if guarded in family.file else own
            assert sample.content.count(guarded.encode()) <= n_own


@given(repositories())
@settings(deadline=None, max_examples=60)
def test_pack_repository_when_edges_are_counted_then_each_counts_once(
    repository: tuple[list[ContextFile], list[tuple[int, int]]],
) -> None:
    files, edges = repository
    samples = pack_repository("o/r", files, edges, _params(window_tokens=2048))
    real = [(a, b) for a, b in edges if a != b]
    assert len(real) == sum(sample.n_edges for sample in samples)
    together = [{part.file for part in sample.parts} for sample in samples]
    expected = sum(any(a in one and b in one for one in together) for a, b in real)
    assert expected == sum(sample.n_inside for sample in samples)
    assert sum(sample.n_inside_random for sample in samples) <= len(real)
    assert samples == pack_repository("o/r", files, edges, _params(window_tokens=2048))


def test_pack_repository_when_order_keeps_neighbours_then_more_edges_stay_than_by_chance() -> None:
    files = [_file(f"{k:03}", b"x = 1\n" * 60) for k in range(200)]
    edges = [(k, k - 1) for k in range(1, 200)]
    samples = pack_repository("o/r", files, edges, _params(window_tokens=2048))
    kept = sum(sample.n_inside for sample in samples)
    assert kept >= 2 * sum(sample.n_inside_random for sample in samples)
    assert kept > 100


def test_pack_repository_when_a_file_holds_sentinels_then_it_is_escaped_or_left_out() -> None:
    files = [_file("a", b"s = '<|endoftext|>'\n"), _file("b", b"import a\n")]
    escaped = pack_repository("o/r", files, [(1, 0)], _params())
    assert [1] == [sample.n_escaped for sample in escaped]
    assert b"s = '< |endoftext|>'\n" in escaped[0].content
    assert 1 == escaped[0].content.count(b"<|endoftext|>")
    dropped = pack_repository("o/r", files, [(1, 0)], _params(on_sentinel="drop"))
    assert [[1]] == [[part.file for part in sample.parts] for sample in dropped]
    assert [0] == [sample.n_edges for sample in dropped]
    assert [] == pack_repository("o/r", files[:1], [], _params(on_sentinel="drop"))


def test_pack_repository_when_a_repository_takes_several_windows_then_each_has_its_name_and_one_the_end() -> (
    None
):
    files = [_file(str(k), b"y" * 1500 + b"\n") for k in range(3)]
    samples = pack_repository("o/r", files, [], _params(window_tokens=2048))
    assert 3 == len(samples)
    assert all(
        sample.content.startswith(b"<|repo_name|>o/r\n<|file_sep|>src/") for sample in samples
    )
    assert [False, False, True] == [sample.content.endswith(b"<|endoftext|>") for sample in samples]


def test_pack_repository_when_a_tokenizer_counts_then_windows_hold_so_many_tokens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fours(texts: pl.Series, path: str | None) -> pl.Series:
        assert path == "t.json"
        return pl.Series([-(-len(text.encode()) // 4) for text in texts], dtype=pl.Int64)

    monkeypatch.setattr("dataprep.export.repo_context.count_tokens", fours)
    files = [_file(str(k), b"xy = 1\n" * 700) for k in range(12)] + [_file("big", b"abc\n" * 5000)]
    params = _params(tokenizer="t.json", window_tokens=4096)
    samples = pack_repository("o/r", files, [], params)
    assert all(len(sample.content) / 4 <= sample.n_tokens <= 4096 for sample in samples)
    assert 6 == len(samples)
    assert ["1/2", "2/2"] == [
        f"{part.number}/{part.n_parts}"
        for sample in samples
        for part in sample.parts
        if part.file == 12
    ]


def test_split_text_when_cuts_are_given_then_they_come_before_lines_and_characters() -> None:
    def sizes(texts: object) -> list[int]:
        return [len(text) for text in texts]  # type: ignore[attr-defined]

    text = b"aa\nbb\n\ncc\ndd\n"
    assert [7, 13] == [end for end, _ in split_text(Body(text, 0, 13), 9, sizes)]
    assert [3, 13] == [end for end, _ in split_text(Body(text, 0, 13, (3,)), 10, sizes)]
    assert [3, 7, 12, 13] == [end for end, _ in split_text(Body(text, 0, 13, (3, 12)), 6, sizes)]
    accents = "é".encode() * 10
    pieces = split_text(Body(accents, 0, 20), 5, sizes)
    assert all(size <= 5 for _, size in pieces)
    assert all(end % 2 == 0 for end, _ in pieces)


def test_plan_windows_when_a_file_fits_into_what_is_left_then_it_goes_there() -> None:
    bodies = [Body(b"x" * size, 2, size) for size in (4, 4, 9, 1)]
    got = plan_windows(bodies, [0, 1, 2, 3], 14, lambda texts: [len(text) for text in texts])
    assert [[0, 1], [2, 3]] == [[part.file for part in parts] for parts in got]


def _tables() -> dict[str, pl.LazyFrame]:
    ids = ["f1", "f2", "f3"]
    frames = {
        "repos": {
            "repo_id": ["r", "s"],
            "repo_name": ["o/r", "o/s"],
            "revision": ["v", "w"],
            "stars": [None, 3],
            "access_label": [None, None],
        },
        "files": {
            "file_id": ids,
            "repo_id": ["r", "r", "s"],
            "content_id": ["c1", "c2", "c2"],
            "path": ["a.py", "b.py", "b.py"],
        },
        "contents": {"content_id": ["c1", "c2"], "text": ["import b\n", "x = 1\n"]},
        "labels": {
            "file_id": ids,
            "language": ["Python"] * 3,
            "license_expression": ["MIT", None, None],
            "license_type": ["permissive", "own", "own"],
        },
        "edges": {
            "repo_id": ["r"],
            "file_id": ["f1"],
            "target_file_id": ["f2"],
            "kind": ["import"],
        },
        "file_order": {"file_id": ["f1", "f2"], "position": [1, 0]},
        "dispositions": {"file_id": ids, "disposition": ["kept"] * 3},
    }
    casts = {"access_label": pl.String, "stars": pl.Int64}
    unused = {
        name: load_contract(name).empty().lazy() for name in ("redactions", "redacted", "cuts")
    }
    return unused | {
        name: pl.LazyFrame(frame, schema_overrides={k: v for k, v in casts.items() if k in frame})
        for name, frame in frames.items()
    }


def test_repo_context_rows_when_repositories_are_given_then_each_is_in_order_in_windows_of_its_own() -> (
    None
):
    got = repo_context_rows(**_tables(), params=_params(family="starcoder2"))["repo_context"]
    load_contract("repo_context").check(got)
    rows = {row["repo_id"]: row for row in got.to_dicts()}
    assert (
        "<repo_name>o/r<file_sep>b.py\nx = 1\n<file_sep>a.py\nimport b\n<|endoftext|>"
        == rows["r"]["content"]
    )
    assert (["f2", "f1"], ["c2", "c1"], ["1/1", "1/1"]) == tuple(
        rows["r"][k] for k in ("file_ids", "content_ids", "parts")
    )
    assert (1, 1, 2) == tuple(rows["r"][k] for k in ("n_edges", "n_edges_inside", "n_files_begun"))
    assert ["0-6", "0-9"] == rows["r"]["spans"]
    assert ["f3"] == rows["s"]["file_ids"]
    again = repo_context_rows(**_tables(), params=_params(family="starcoder2", tokenizer=None))[
        "repo_context"
    ]
    assert got.equals(again)


@pytest.mark.parametrize("drop", ["f1", "f2"])
def test_repo_context_rows_when_a_file_is_not_kept_then_it_is_in_no_window(drop: str) -> None:
    tables = _tables()
    tables["dispositions"] = tables["dispositions"].with_columns(
        disposition=pl.when(pl.col("file_id") == drop)
        .then(pl.lit("exact-duplicate"))
        .otherwise("disposition")
    )
    got = repo_context_rows(**tables, params=_params())["repo_context"]
    assert drop not in got["file_ids"].explode().to_list()
    assert 0 == got["n_edges"].sum()
    tables["dispositions"] = tables["dispositions"].with_columns(disposition=pl.lit("filtered"))
    assert 0 == repo_context_rows(**tables, params=_params())["repo_context"].height
