import polars as pl
import pytest
from polars.testing import assert_frame_equal

from dataprep.export.ntp import NtpParams, ntp_rows
from dataprep.export.repo_context import RepoContextParams, repo_context_rows
from dataprep.export.texts import exported_texts, text_without
from tests.sensitive.frames import file_frame, filled, label_frame

FILES = file_frame(
    {
        "changed": ("t1", "r1", "a.py"),
        "other-variant": ("t1", "r2", "a.py"),
        "same": ("t2", "r1", "b.py"),
        "unproved": ("t3", "r1", "c.py"),
        "unasked": ("t4", "r1", "d.py"),
    }
)
CONTENTS = pl.DataFrame(
    {"content_id": ["t1", "t2", "t3", "t4"], "text": ["raw 1", "raw 2", "raw 3", "raw 4"]}
).with_columns(swhid=pl.lit("swh"))
REDACTIONS = filled(
    "redactions",
    [
        {"file_id": file, "content_id": content, "variant": variant}
        for file, content, variant in (
            ("changed", "t1", "v1"),
            ("other-variant", "t1", "v2"),
            ("same", "t2", None),
            ("unproved", "t3", "v3"),
        )
    ],
)
REDACTED = filled(
    "redacted",
    [
        {
            "content_id": "t1", "variant": variant, "text": f"redacted {variant}", "n_redacted": n,
            "spans": [], "checks": [],
        }
        for variant, n in (("v1", 1), ("v2", 2))
    ],
)  # fmt: skip
NO_CUTS = filled("cuts", [])
KEPT = filled(
    "dispositions",
    [
        {"file_id": file, "repo_id": repo, "content_id": content, "disposition": "kept"}
        for file, repo, content in FILES.select("file_id", "repo_id", "content_id").iter_rows()
    ],
)
EXPECTED = {"changed": "redacted v1", "other-variant": "redacted v2", "same": "raw 2"}
BYTES = "utf-8 bytes"


def _texts(*, is_redacted: bool) -> pl.DataFrame:
    found = exported_texts(
        FILES.lazy().select("file_id", "content_id"), CONTENTS.lazy(), REDACTIONS.lazy(),
        REDACTED.lazy(), NO_CUTS.lazy(), is_redacted=is_redacted,
    )  # fmt: skip
    return found.select("file_id", "text", "n_redacted").sort("file_id").collect()


def test_exported_texts_are_redacted_or_absent_where_the_recipe_redacts() -> None:
    expected = pl.DataFrame(
        {"file_id": list(EXPECTED), "text": list(EXPECTED.values()), "n_redacted": [1, 2, 0]}
    )
    assert_frame_equal(expected, _texts(is_redacted=True))


def test_exported_texts_are_raw_where_the_recipe_looks_for_nothing() -> None:
    rows = _texts(is_redacted=False)
    assert ["raw 1", "raw 1", "raw 2", "raw 4", "raw 3"] == [
        rows.filter(pl.col("file_id") == file)["text"][0]
        for file in ("changed", "other-variant", "same", "unasked", "unproved")
    ]
    assert 5 == rows["n_redacted"].null_count()


def test_rows_of_files_hold_redacted_texts_and_their_sizes() -> None:
    repos = filled("repos", [{"repo_id": "r1"}, {"repo_id": "r2"}])
    made = ntp_rows(
        repos=repos.lazy(), files=FILES.lazy(), contents=CONTENTS.lazy(),
        labels=label_frame(FILES).lazy(), signals=filled("signals", []).lazy(),
        decisions=filled("decisions", []).lazy(), dispositions=KEPT.lazy(),
        redactions=REDACTIONS.lazy(), redacted=REDACTED.lazy(), cuts=NO_CUTS.lazy(),
        params=NtpParams(tokenizer_name=BYTES, is_redacted=True),
    )["ntp"]  # fmt: skip
    assert EXPECTED == dict(made.select("file_id", "content").iter_rows())
    sizes = [len(text) for text in made["content"]]
    assert sizes == made["size_bytes"].to_list() == made["n_tokens"].to_list()


def test_windows_hold_redacted_texts_only() -> None:
    repos = filled("repos", [{"repo_id": "r1", "repo_name": "o/one"}, {"repo_id": "r2"}])
    made = repo_context_rows(
        repos=repos.lazy(), files=FILES.lazy(), contents=CONTENTS.lazy(),
        labels=label_frame(FILES).lazy(), edges=filled("edges", []).lazy(),
        file_order=filled("file_order", []).lazy(), dispositions=KEPT.lazy(),
        redactions=REDACTIONS.lazy(), redacted=REDACTED.lazy(), cuts=NO_CUTS.lazy(),
        params=RepoContextParams(tokenizer_name=BYTES, is_redacted=True),
    )["repo_context"]  # fmt: skip
    by_repo = dict(made.select("repo_id", "file_ids").iter_rows())
    assert {"r1": ["changed", "same"], "r2": ["other-variant"]} == by_repo
    text = "".join(made["content"])
    assert not any(f"raw {n}" in text for n in (1, 3, 4))
    assert all(expected in text for expected in EXPECTED.values())


def test_exported_texts_lack_what_is_cut_out_of_their_file_only() -> None:
    cuts = filled("cuts", [{"file_id": "changed", "content_id": "t1", "spans": ["0-2"]}])
    masked = REDACTED.with_columns(spans=pl.lit(["4-5:4-13:email"]))
    found = exported_texts(
        FILES.lazy().select("file_id", "content_id"), CONTENTS.lazy(), REDACTIONS.lazy(),
        masked.lazy(), cuts.lazy(), is_redacted=True,
    )  # fmt: skip
    texts = {
        file: (text, n)
        for file, text, n in found.select("file_id", "text", "n_redacted").collect().iter_rows()
    }
    assert {
        "changed": ("dacted v1", 1), "other-variant": ("redacted v2", 2), "same": ("raw 2", 0)
    } == texts  # fmt: skip


def test_raw_texts_lack_what_is_cut_too() -> None:
    cuts = filled("cuts", [{"file_id": "same", "content_id": "t2", "spans": ["0-3"]}])
    found = exported_texts(
        FILES.lazy().select("file_id", "content_id"), CONTENTS.lazy(), REDACTIONS.lazy(),
        REDACTED.lazy(), cuts.lazy(), is_redacted=False,
    )  # fmt: skip
    texts = dict(found.select("file_id", "text").collect().iter_rows())
    assert (" 2", "raw 1") == (texts["same"], texts["changed"])


@pytest.mark.parametrize(
    ("cut", "left", "n_masks"),
    [
        ([], "ab<mail>cd<key>ef", 2),
        ([(0, 2)], "<mail>cd<key>ef", 2),
        ([(0, 3)], "cd<key>ef", 1),
        ([(4, 7)], "ab<key>ef", 1),
        ([(5, 7)], "ab<mail><key>ef", 2),
        ([(8, 9)], "ab<mail>cdef", 1),
        ([(0, 1), (10, 11)], "b<mail>cd<key>e", 2),
        ([(4, 4), (4, 8)], "abef", 0),
    ],
)
def test_cut_that_begins_or_ends_in_a_mask_takes_all_of_it(
    cut: list[tuple[int, int]], left: str, n_masks: int
) -> None:
    masks = [(2, 5, 2, 8), (7, 9, 10, 15)]  # of "abXXXcdYYef"
    assert (left, n_masks) == text_without("ab<mail>cd<key>ef", cut, masks)
