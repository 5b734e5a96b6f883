import polars as pl
from polars.testing import assert_frame_equal

from dataprep.contracts import load_contract
from dataprep.detect.identities import identities
from dataprep.stage import Params


def _commits(*rows: tuple[str | None, str | None, str | None, str | None, str]) -> pl.DataFrame:
    names = ("author_name", "author_email", "committer_name", "committer_email", "message")
    return pl.DataFrame(
        [
            {
                "repo_id": "r",
                "commit_id": str(number),
                "parents": [],
                **dict(zip(names, row, strict=True)),
            }
            for number, row in enumerate(rows)
        ],
        schema=load_contract("commits").polars_schema(),
    )


def _people(commits: pl.DataFrame) -> pl.DataFrame:
    frame = identities(commits, Params())["identities"]
    return load_contract("identities").check(frame)


def test_identities_when_author_and_committer_differ_are_both_counted_once_a_commit() -> None:
    commits = _commits(
        ("Ada", "a@x.org", "Ada", "a@x.org", ""), ("Ada", "a@x.org", "Bob", "b@x.org", "")
    )
    expected = pl.DataFrame(
        {
            "repo_id": ["r", "r"],
            "name": ["Ada", "Bob"],
            "email": ["a@x.org", "b@x.org"],
            "n_commits": [2, 1],
        }
    )
    assert_frame_equal(expected, _people(commits))


def test_identities_when_a_trailer_alone_names_someone_have_no_commits() -> None:
    message = (
        "Fix it\n\nBody by: Nobody <n@x.org>\n\nCo-authored-by: Cy Dee <c@x.org>\r\n"
        "Signed-off-by:  Ada <a@x.org>\nreviewed-by: Eve <e@x.org>\nSee-also: Url <u@x.org>\n"
    )
    got = _people(_commits(("Ada", "a@x.org", "Ada", "a@x.org", message)))
    assert [("Ada", 1), ("Cy Dee", 0), ("Eve", 0)] == got.select("name", "n_commits").rows()


def test_identities_when_names_are_blank_are_null_and_without_both_left_out() -> None:
    commits = _commits((" ", "a@x.org", "", "", ""), (None, None, " Bob ", None, ""))
    got = _people(commits)
    assert [("Bob", None), (None, "a@x.org")] == got.select("name", "email").rows()


def test_identities_keep_programs_as_rows() -> None:
    got = _people(
        _commits(("x[bot]", "1+x[bot]@users.noreply.github.com", "GitHub", "g@x.org", ""))
    )
    assert ["GitHub", "x[bot]"] == got["name"].to_list()


def test_identities_of_no_commits_are_an_empty_table() -> None:
    expected = load_contract("identities").empty()
    assert_frame_equal(expected, _people(load_contract("commits").empty()))
