"""What is found of a text in a finished run."""

import hashlib
from collections.abc import Callable, Mapping

import numpy as np
import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.dedup.digest import normalize_text
from dataprep.dedup.lookup import exact_jaccard, signature_of
from dataprep.dedup.params import NearPairParams
from dataprep.errors import NothingToScanError
from dataprep.recipe import NearDuplicates
from dataprep.report import near_search
from dataprep.report.find import ask, find
from dataprep.report.found import found_document, found_text
from dataprep.report.near_search import NearSearch, near_params, search_near
from dataprep.report.reading import FinishedRun

PARAMS = NearPairParams()
SEARCH = NearSearch(PARAMS, PARAMS.threshold)
RunMaker = Callable[..., FinishedRun]
Row = dict[str, object]


def _text(n_lines: int, changed: int = 0) -> bytes:
    lines = [f"value_{n} = compute(value_{n}, {n})" for n in range(n_lines)]
    lines[:changed] = [f"other_{n} = forget({n})" for n in range(changed)]
    return ("\n".join(lines) + "\n").encode()


BASE = _text(40)
NEAR = _text(40, changed=2)
FAR = _text(40, changed=36)
CRLF = BASE.replace(b"\n", b"\r\n")
WIDE = BASE.decode().encode("utf-16")
BINARY = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
TREE = {
    "a/kept.py": BASE, "b/copy.py": BASE, "near.py": NEAR, "far.py": FAR, "windows.py": CRLF,
    "wide.py": WIDE, "short.py": b"x\n", "picture.png": BINARY,
}  # fmt: skip
DROPPED = {"b/copy.py": "exact-duplicate", "near.py": "near-duplicate", "picture.png": "not-text"}


def _content_rows(tree: Mapping[str, bytes]) -> tuple[list[Row], list[Row], list[Row]]:
    contents, digests, signatures = [], [], []
    for data in dict.fromkeys(tree.values()):
        asked = ask(data)
        own = None if asked.text in {data, None} else asked.text.decode()
        row: Row = {"content_id": asked.content_id, "bytes": data, "text": own}
        contents.append(row | {"size_bytes": len(data), "is_text": asked.text is not None})
        if asked.text is None:
            continue
        digests.append({"content_id": asked.content_id, "text_digest": asked.text_digest})
        found = signature_of(asked.text, PARAMS)
        low = None if found is None else found.tobytes()
        signatures.append({"content_id": asked.content_id, "signature": low})
    return contents, digests, signatures


def _file_rows(tree: Mapping[str, bytes]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {t: [] for t in ("files", "labels", "dispositions", "decisions")}
    for path, data in tree.items():
        ids: Row = {"content_id": ask(data).content_id, "file_id": path, "repo_id": "r"}
        rows["files"].append(ids | {"repo_name": "acme", "path": path})
        rows["labels"].append(ids | {"license_expression": "MIT"})
        rule = DROPPED.get(path)
        fate = {"disposition": "dropped" if rule else "kept", "rule_id": rule}
        rows["dispositions"].append(ids | fate)
        rows["decisions"].append(ids | {"rule_id": "some-note", "action": "note"})
        if rule is not None:
            kept = {"kept_file_id": "a/kept.py", "kept_because": "path"} if "dup" in rule else {}
            rows["decisions"].append(ids | {"rule_id": rule, "action": "drop"} | kept)
    return rows


@pytest.fixture
def corpus(finished: RunMaker) -> Callable[..., FinishedRun]:
    """Make a finished run of files by path."""

    def make(tree: Mapping[str, bytes] = TREE, **record: object) -> FinishedRun:
        contents, digests, signatures = _content_rows(tree)
        tables = {"digests": digests, "signatures": signatures, **_file_rows(tree)}
        run = finished({"repos": [{"repo_id": "r", "revision": "v1"}], **tables}, **record)
        schema = load_contract("contents").polars_schema()
        blank = {"swhid": "x", "encoding_evidence": "utf-8", "n_replaced": 0}
        frame = pl.DataFrame([blank | row for row in contents], schema=schema)
        for name, rows in (("one", frame), ("two", frame.head(2))):
            with run.storage.publish("contents", f"{name}.arrow") as path:
                rows.write_ipc(path)
        return run

    return make


def _kinds(run: FinishedRun, data: bytes, **options: int) -> list[tuple[str, str]]:
    found = find(run, ask(data), SEARCH, **options)
    return [(match.kind, str(match.files[0]["path"])) for match in found.matches]


def test_asked_as_ingest_reads_it_when_it_is_text_or_not() -> None:
    wide = ask(WIDE)
    assert (BASE, "utf-16-le") == (wide.text, wide.encoding)
    assert (
        hashlib.sha256(normalize_text(BASE)).hexdigest()
        == wide.text_digest
        == ask(CRLF).text_digest
    )
    assert (None, None, None) == (ask(BINARY).text, ask(BINARY).encoding, ask(BINARY).text_digest)
    assert b"" == ask(b"").text


def test_found_by_bytes_then_text_then_likeness(corpus) -> None:
    found = find(corpus(), ask(BASE), SEARCH)
    kinds = [(match.kind, str(match.files[0]["path"])) for match in found.matches]
    assert [("bytes", "a/kept.py"), ("near", "near.py")] == [kinds[0], kinds[-1]]
    assert {("text", "windows.py"), ("text", "wide.py")} == set(kinds[1:-1])
    assert [None, None, None] == [match.jaccard for match in found.matches[:-1]]
    (exact,) = exact_jaccard(BASE, [NEAR], PARAMS)
    assert exact == found.matches[-1].jaccard
    assert 4 == found.n_matches


def test_file_tells_its_fate_and_what_stays_instead(corpus) -> None:
    found = find(corpus(), ask(BASE), SEARCH)
    kept, copy = found.matches[0].files
    assert ("kept", None, "v1", "MIT") == tuple(
        kept[name] for name in ("disposition", "kept_instead", "revision", "license_expression")
    )
    assert ("dropped", "exact-duplicate", "acme:a/kept.py", "path") == tuple(
        copy[name] for name in ("disposition", "rule_id", "kept_instead", "kept_because")
    )
    assert 2 == found.matches[0].n_files


def test_limit_bounds_texts_and_files_but_not_the_counts(corpus) -> None:
    found = find(corpus(), ask(BASE), SEARCH, limit=1)
    assert (4, 1, 2, 1) == (
        found.n_matches, len(found.matches), found.matches[0].n_files, len(found.matches[0].files)
    )  # fmt: skip
    assert "3 more texts" in found_text(corpus(), found)


def test_text_that_the_corpus_lacks_is_found_by_what_it_resembles(corpus) -> None:
    run = corpus()
    assert ["near"] * 4 == [kind for kind, _ in _kinds(run, _text(40, changed=1))]
    assert [] == _kinds(run, b"def nothing(of, all, this):\n    return is_known(here)\n")


def test_threshold_decides_what_is_near(corpus) -> None:
    (exact,) = exact_jaccard(BASE, [NEAR], PARAMS)
    for threshold, n_near in ((exact, 1), (np.nextafter(exact, 1.0), 0)):
        found = find(corpus(), ask(BASE), NearSearch(PARAMS, float(threshold)))
        assert n_near == sum(match.kind == "near" for match in found.matches)


@pytest.mark.parametrize(
    ("data", "cause"),
    [(BINARY, "it is no text"), (b"x\n", "fewer than 5 tokens"), (b"", "fewer than 5 tokens")],
    ids=["binary", "short", "empty"],
)
def test_near_search_that_cannot_run_says_why_and_the_rest_runs(data, cause, corpus) -> None:
    run = corpus()
    found = find(run, ask(data), SEARCH)
    assert cause in str(found.near.not_run)
    assert found.near.threshold is None
    assert (data in TREE.values()) == bool(found.matches)
    assert "near    –" in found_text(run, found)


def test_batches_give_what_one_look_gives(corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    run = corpus()
    whole = search_near(run, BASE, SEARCH)
    monkeypatch.setattr(near_search, "_ROWS_AT_ONCE", 1)
    monkeypatch.setattr(near_search, "_BYTES_AT_ONCE", 1)
    assert whole == search_near(run, BASE, SEARCH)
    monkeypatch.setattr(near_search, "_MOST_VERIFIED", 2)
    few = search_near(run, BASE, SEARCH)
    assert (2, whole.n_candidates) == (few.n_verified, whole.n_candidates)
    assert 4 == whole.n_candidates
    found = find(run, ask(BASE), SEARCH)
    assert "only the likeliest 2 of them" in found_text(run, found)


def test_run_without_files_has_nothing_to_look_in(corpus) -> None:
    with pytest.raises(NothingToScanError):
        find(corpus({}), ask(BASE), SEARCH)


def test_parameters_are_those_that_the_run_recorded(corpus, finished) -> None:
    stated = NearDuplicates(threshold=0.8, tokens="words").pair_params()
    params = near_params(corpus(near_duplicates=stated))
    assert isinstance(params, NearPairParams)
    assert (0.8, "words") == (params.threshold, params.tokens)
    assert "looked for no" in str(near_params(corpus(near_duplicates=None)))
    assert "looked for no" in str(near_params(finished({"files": []})))


def test_document_holds_no_text(corpus) -> None:
    run = corpus()
    document = found_document(run, find(run, ask(BASE), SEARCH))
    assert "compute" not in str(document)
    assert {"run_id", "asked", "near", "n_matches", "matches"} == set(document)


def test_hostile_names_are_made_printable(corpus) -> None:
    run = corpus({"a\x1b[2J\n.py": BASE})
    text = found_text(run, find(run, ask(BASE), SEARCH))
    assert "a\\x1b[2J\\n.py" in text
    assert "\x1b" not in text
