"""Which repositories hold others: beside a brute-force oracle, in any order and any ranges."""

import hashlib
import itertools
import random
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from dataprep.contracts import load_contract
from dataprep.dedup import repositories, repository_pairs
from dataprep.dedup.params import RepositoryParams
from dataprep.engine.ranges import split

PARAMS = RepositoryParams()
SMALL = RepositoryParams(copy_files=2, contained_files=1, most_repositories=4)


class File(NamedTuple):
    """A file: ``group`` names its cluster, ``variant`` tells the contents of a cluster apart."""

    repo: str
    path: str
    group: str
    size: int = 100
    variant: int = 0


Row = tuple[object, ...]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _content(file: File) -> str:
    return _digest(f"{file.group}/{file.variant}")


def _table(name: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    contract = load_contract(name)
    fill = {"string": "", "int64": 0, "bool": False}
    base = {c.name: fill.get(c.physical_type) if c.is_required else None for c in contract.columns}
    return pl.DataFrame([base | row for row in rows], schema=contract.polars_schema())


def _files(files: Sequence[File]) -> pl.DataFrame:
    rows: list[dict[str, object]] = [
        {
            "file_id": _digest(f"{file.repo}:{file.path}")[:32],
            "repo_id": _digest(file.repo)[:32],
            "repo_name": file.repo,
            "content_id": _content(file),
            "path": file.path,
            "size_bytes": file.size,
        }
        for file in files
    ]
    return _table("files", rows)


def _digests(files: Sequence[File]) -> pl.DataFrame:
    """Return a text digest for each content but of binaries; single variants share it."""
    texts = {f for f in files if not f.group.startswith("binary")}
    digests = {_content(f): _digest(f"text of {f.group} {f.variant // 10}") for f in texts}
    return _table(
        "digests", [{"content_id": c, "text_digest": d} for c, d in sorted(digests.items())]
    )


def _clusters(files: Sequence[File]) -> pl.DataFrame:
    """Return a cluster for each group whose name begins with ``near``."""
    near = {f for f in files if f.group.startswith("near")}
    rows: list[dict[str, object]] = [
        {"content_id": c, "cluster_id": g, "n_contents": 2}
        for c, g in sorted({(_content(f), _digest(f"{f.group}/0")) for f in near})
    ]
    return _table("clusters", rows)


Tables = Mapping[str, pl.DataFrame | pl.LazyFrame]


def _in_ranges(
    step: Callable[[pl.DataFrame], Tables], rows: pl.DataFrame, by: str, n_ranges: int
) -> pl.DataFrame:
    """Return what a step makes of rows, range by range, in another order."""
    found = []
    for part in split(n_ranges):
        (made,) = step(rows.filter(part.holds(by, rows.schema[by]))).values()
        found.append(made.lazy().collect())
    return pl.concat(found).sample(fraction=1, shuffle=True, seed=n_ranges)


def overlaps(files: Sequence[File], params: RepositoryParams, n_ranges: int = 1) -> pl.DataFrame:
    """Return the table as the engine makes it, cut into ranges at every step."""
    digests, clusters = _digests(files).lazy(), _clusters(files).lazy()
    table = _files(files)
    texts = _in_ranges(
        lambda rows: repositories.held_texts(rows.lazy(), digests, clusters, params),
        table, "content_id", n_ranges,
    )  # fmt: skip
    held = _in_ranges(
        lambda rows: repositories.repository_groups(rows.lazy(), params),
        texts, "repo_id", n_ranges,
    )  # fmt: skip
    shared = _in_ranges(
        lambda rows: repositories.shared_groups(rows.lazy(), params), held, "group", n_ranges
    )
    made = _in_ranges(
        lambda rows: repositories.repository_overlaps(rows.lazy(), params), shared, "pair", n_ranges
    )
    contract = load_contract("repository_overlaps")
    return contract.check(made.sort(contract.key))


def _above(folder: str) -> set[str]:
    """Return a folder and those above it, without the root."""
    parts = folder.split("/")
    return {"/".join(parts[: n + 1]) for n in range(len(parts))} - {""}


def _expected(files: Sequence[File], params: RepositoryParams) -> dict[tuple[str, str], Row]:
    """Return the rows by brute force: kind, both shares, files, bytes and directory."""
    kept = [f for f in files if f.size and not f.group.startswith("binary")]
    key = {
        f: f.group if f.group.startswith("near") else f"{f.group} {f.variant // 10}" for f in kept
    }
    holders: dict[str, set[str]] = {}
    for file in kept:
        holders.setdefault(key[file], set()).add(file.repo)
    told = {g for g, repos in holders.items() if 2 <= len(repos) <= params.most_repositories}
    whole = {r: [f for f in kept if f.repo == r] for r in {f.repo for f in kept}}
    found: dict[tuple[str, str], tuple[list[File], list[File]]] = {}
    for one, other in itertools.permutations(sorted(whole), 2):
        both = {key[f] for f in whole[one]} & {key[f] for f in whole[other]} & told
        if both:
            found[one, other] = (
                [f for f in whole[one] if key[f] in both],
                [f for f in whole[other] if key[f] in both],
            )
    size = {r: sum(f.size for f in rows) for r, rows in whole.items()}

    def share(one: str, other: str) -> float:
        return sum(f.size for f in found[one, other][0]) / size[one]

    def folder(repo: str, group: str) -> str:
        heads = [f.path.split("/")[:-1][:6] for f in whole[repo] if key[f] == group]
        return min("/".join(head) for head in heads)

    def main(repo: str) -> str:
        """Return the deepest folder that holds nearly all of a repository."""
        sums: dict[str, int] = {}
        for file in whole[repo]:
            for head in _above("/".join(file.path.split("/")[:-1][:6])):
                sums[head] = sums.get(head, 0) + file.size
        fit = [d for d, n in sums.items() if n >= params.copy_fraction * size[repo]]
        return min(fit, key=lambda d: (-d.count("/"), d), default="")

    def place(repo: str, group: str) -> str:
        head, base = folder(repo, group), main(repo)
        if not base:
            return head
        below = f"{head}/".removeprefix(f"{base}/").rstrip("/")
        return below if f"{head}/".startswith(f"{base}/") else f"/{head}"

    def inside(one: str, other: str) -> str | None:
        """Return the folder of one in which the other lies."""
        theirs = found[one, other][1]
        same = sum(f.size for f in theirs if place(one, key[f]) == place(other, key[f]))
        able = share(one, other) < params.copy_fraction
        able &= share(other, one) >= params.contained_fraction
        able &= len(theirs) >= params.contained_files
        able &= same * 2 < sum(f.size for f in theirs)
        sums: dict[str, int] = {}
        for file in theirs:
            for head in _above(folder(one, key[file])):
                sums[head] = sums.get(head, 0) + file.size
        fit = [d for d, n in sums.items() if n >= params.contained_fraction * size[other]]
        fit = [d for d in fit if not f"{main(one)}/".startswith(f"{d}/")]
        if not able or not fit:
            return None
        return min(fit, key=lambda d: (-sums[d], -d.count("/"), d))

    def kind(one: str, other: str) -> str:
        own, theirs = share(one, other), share(other, one)
        if inside(one, other):
            return "contained"
        if inside(other, one):
            return "within"
        small, large = sorted([(size[one], own), (size[other], theirs)])
        if size[one] == size[other]:
            small, large = (0, max(own, theirs)), (0, min(own, theirs))
        counts = [len(rows) for rows in found[one, other]]
        if (
            small[1] >= params.copy_fraction
            and large[1] >= params.copy_of_larger_fraction
            and min(counts) >= params.copy_files
        ):
            return "copy"
        return "partial" if own >= params.partial_fraction else "slight"

    return {
        (one, other): (
            kind(one, other), share(one, other), share(other, one), len(ours),
            sum(f.size for f in ours), len(whole[one]), size[one], inside(one, other),
        )
        for (one, other), (ours, _) in found.items()
        if share(one, other) >= params.least_fraction
        or kind(one, other) in {"copy", "contained", "within"}
    }  # fmt: skip


def _rows(table: pl.DataFrame) -> dict[tuple[str, str], Row]:
    names = table.drop("repo_id", "other_repo_id").rows()
    return {(row[0], row[1]): row[2:] for row in names}


def _corpus(seed: int, n_files: int) -> list[File]:
    """Return files of some repositories, among them forks and vendored trees."""
    chance = random.Random(seed)
    files: dict[tuple[str, str], File] = {}
    for _ in range(n_files):
        place = "/".join(chance.choices(["a", "b", "c"], k=chance.randrange(8)))
        file = File(
            repo=f"r{chance.randrange(5)}",
            path=f"{place}/f{chance.randrange(50)}".lstrip("/"),
            group=f"{chance.choice(['near', 'single', 'binary'])}{chance.randrange(12)}",
            size=chance.randrange(0, 400, 50),
            variant=chance.randrange(20),
        )
        files.setdefault((file.repo, file.path), file)
    for origin, copy, below in (("r0", "r5", ""), ("r1", "r2", "x/y/"), ("r3", "r6", "d/")):
        for file in [f for f in files.values() if f.repo == origin]:
            if chance.random() < 0.9:
                moved = file._replace(repo=copy, path=below + file.path)
                files.setdefault((copy, moved.path), moved)
    # What a content and a cluster say of a file does not depend on the file.
    sizes = {_content(f): f.size for f in files.values()}
    return [f._replace(size=sizes[_content(f)]) for f in files.values()]


@given(st.integers(0, 10**6), st.integers(1, 120), st.sampled_from([1, 2, 8]))
def test_overlaps_are_those_of_brute_force_for_any_ranges_and_order(
    seed: int, n_files: int, n_ranges: int
) -> None:
    files = _corpus(seed, n_files)
    expected = _expected(files, SMALL)
    assert expected == _rows(overlaps(files, SMALL, n_ranges))
    random.Random(seed).shuffle(files)
    assert expected == _rows(overlaps(files, SMALL))


def test_oracle_sees_every_kind() -> None:
    seen = {row[0] for seed in range(40) for row in _expected(_corpus(seed, 60), SMALL).values()}
    assert {"copy", "contained", "within", "partial", "slight"} >= seen >= {
        "copy", "contained", "within", "partial",
    }  # fmt: skip


def test_blocks_of_any_size_give_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    files = _corpus(3, 100)
    whole = overlaps(files, SMALL)
    monkeypatch.setattr(repository_pairs, "_PAIRS_PER_BLOCK", 1)
    assert_frame_equal(whole, overlaps(files, SMALL))
    assert whole.height > 3


def test_what_more_repositories_hold_than_the_bound_counts_for_no_pair() -> None:
    def of(n_repositories: int) -> pl.DataFrame:
        return overlaps([File(f"r{n}", "LICENSE", "license") for n in range(n_repositories)], SMALL)

    assert 4 * 3 == of(4).height
    assert 0 == of(5).height


def _repository(name: str, groups: Sequence[int], below: str = "", size: int = 100) -> list[File]:
    return [File(name, f"{below}src/m{n}.py", f"single{n}", size) for n in groups]


def _kind(files: Sequence[File], one: str, other: str, params: RepositoryParams = PARAMS) -> str:
    row = _rows(overlaps(files, params)).get((one, other))
    return str(row[0]) if row else "none"


@pytest.mark.parametrize(
    ("shared", "own", "kind"),
    [(80, 20, "copy"), (79, 21, "partial"), (20, 0, "copy"), (19, 0, "partial"), (5, 95, "slight"),
     (4, 96, "none"), (20, 80, "partial"), (19, 81, "slight")],
)  # fmt: skip
def test_kind_of_a_fork_changes_at_the_thresholds(shared: int, own: int, kind: str) -> None:
    one = _repository("one", range(shared + own))
    fork = _repository("fork", range(shared)) + _repository("fork", range(1000, 1000 + own))
    assert kind == _kind([*one, *fork], "fork", "one") == _kind([*one, *fork], "one", "fork")


@pytest.mark.parametrize(("own", "kind"), [(30, "copy"), (31, "partial")])
def test_fork_that_has_doubled_is_no_copy(own: int, kind: str) -> None:
    files = _repository("one", range(30)) + _repository("fork", range(30 + own))
    assert (kind, kind) == (_kind(files, "one", "fork"), _kind(files, "fork", "one"))


def test_vendored_tree_is_contained_however_small_in_the_project() -> None:
    library = _repository("library", range(10))
    project = _repository("project", range(100, 1100)) + _repository(
        "project", range(10), below="third_party/library/"
    )
    found = _rows(overlaps([*library, *project], PARAMS))
    assert ("contained", 10 / 1010, 1.0) == found["project", "library"][:3]
    assert "third_party/library/src" == found["project", "library"][-1]
    assert ("within", 1.0, 10 / 1010) == found["library", "project"][:3]
    assert found["library", "project"][-1] is None


def test_release_in_a_folder_named_after_it_is_the_same_place() -> None:
    groups = range(60)
    one = [*_repository("one", groups, below="lib-1.0/"), File("one", "watch", "single900")]
    two = [*_repository("two", range(20, 80), below="lib-2.0/"), File("two", "watch", "single901")]
    assert "partial" == _kind([*one, *two], "two", "one")
    grown = _repository("two", range(90), below="lib-2.0/")
    assert "copy" == _kind([*one, *grown], "two", "one")


def test_project_in_which_a_library_lies_scattered_does_not_contain_it() -> None:
    library = _repository("library", range(10))
    project = _repository("project", range(100, 120)) + [
        f._replace(repo="project", path=f"d{n}/{f.path}") for n, f in enumerate(library)
    ]
    assert "partial" == _kind([*library, *project], "project", "library")
    assert "partial" == _kind([*library, *project], "library", "project")


def test_files_without_bytes_and_binaries_do_not_count() -> None:
    for group, size in (("single", 0), ("binary", 100)):
        files = [File(repo, f"m{n}", f"{group}{n}", size) for repo in "ab" for n in range(30)]
        assert 0 == overlaps(files, PARAMS).height


def test_no_files_give_no_rows() -> None:
    assert 0 == overlaps([], PARAMS).height
