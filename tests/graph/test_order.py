import random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from dataprep.contracts import load_contract
from dataprep.graph.components import strong_components
from dataprep.graph.order import OrderParams, file_order, strength

KINDS = ["import", "include", "module", "use", "same-package", "package", "re-export"]
FREE = OrderParams(
    documentation="in-place", build="in-place", entry_points="in-place", tests="in-place"
)

Row = tuple[str, str, str, bool]
Edge = tuple[str, str, str, bool]


def _frames(rows: list[Row], edges: list[Edge]) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Rows of path, language, role, is_test; edges of source, target, kind, is_type_only."""
    files = pl.DataFrame(
        [
            {"file_id": f"{path}", "repo_id": "r", "path": path, "is_history": False}
            for path, *_ in rows
        ]
    )
    labels = pl.DataFrame(
        [
            {"file_id": path, "language": language, "role": role, "is_test": is_test}
            for path, language, role, is_test in rows
        ],
        schema_overrides={"language": pl.String},
    )
    flags = {"is_conditional": False, "is_local": False}
    schema = load_contract("edges").polars_schema()
    table = pl.DataFrame(
        [
            {
                "file_id": a,
                "target_file_id": b,
                "repo_id": "r",
                "kind": kind,
                "is_type_only": only,
                "n_statements": 1,
                "line": 1,
                **flags,
            }
            for a, b, kind, only in edges
        ],
        schema=schema,
    )
    return files, labels, table


def _paths(rows: list[Row], edges: list[Edge], params: OrderParams | None = None) -> list[str]:
    frame = file_order(*_frames(rows, edges), params or OrderParams())["file_order"]
    load_contract("file_order").check(frame)
    return frame.sort("position")["file_id"].to_list()


def _sources(*paths: str) -> list[Row]:
    return [(path, "Python", "source", False) for path in paths]


@st.composite
def repositories(draw: st.DrawFn) -> tuple[list[Row], list[Edge]]:
    n = draw(st.integers(1, 9))
    roles = [
        ("source", False),
        ("test", True),
        ("documentation", False),
        ("build", False),
        ("data", False),
    ]
    folders = st.sampled_from(["", "a/", "a/b/", "tests/"])
    names = st.sampled_from(["main.py", "x.py"])
    rows = []
    for k in range(n):
        role, is_test = draw(st.sampled_from(roles))
        rows.append((f"{draw(folders)}{k}/{draw(names)}", "Python", role, is_test))
    place = st.integers(0, n - 1)
    pairs = draw(
        st.dictionaries(
            st.tuples(place, place), st.tuples(st.sampled_from(KINDS), st.booleans()), max_size=20
        )
    )
    return rows, [(rows[a][0], rows[b][0], kind, only) for (a, b), (kind, only) in pairs.items()]


@given(
    repositories(),
    st.sampled_from(["first", "last", "in-place"]),
    st.randoms(use_true_random=False),
)
@settings(deadline=None)
def test_file_order_is_a_permutation_that_shuffled_input_does_not_change(
    repository: tuple[list[Row], list[Edge]], place: str, chance: random.Random
) -> None:
    rows, edges = repository
    params = OrderParams(documentation=place, build=place, tests=place, entry_points=place)  # type: ignore[arg-type]
    frame = file_order(*_frames(rows, edges), params)["file_order"]
    load_contract("file_order").check(frame)
    assert list(range(len(rows))) == sorted(frame["position"])
    chance.shuffle(rows)
    chance.shuffle(edges)
    assert_frame_equal(frame, file_order(*_frames(rows, edges), params)["file_order"])


@given(
    repositories(),
    st.sampled_from([OrderParams(), FREE, OrderParams(documentation="last", build="last")]),
)
@settings(deadline=None)
def test_file_order_when_an_edge_is_in_no_cycle_then_it_points_backwards(
    repository: tuple[list[Row], list[Edge]], params: OrderParams
) -> None:
    rows, edges = repository
    order = _paths(rows, edges, params)
    place = {path: k for k, path in enumerate(order)}
    for weak in ({"package", "re-export"}, {"package"}, set()):
        named = [(a, b) for a, b, kind, _ in edges if a != b and kind not in weak]
        graph = [[place[b] for a, b in named if a == path] for path in order]
        home = {node: k for k, unit in enumerate(strong_components(graph)) for node in unit}
        assert all(place[b] < place[a] for a, b in named if home[place[a]] != home[place[b]])


def test_file_order_when_groups_have_places_then_they_stand_there() -> None:
    rows = [
        *_sources("a.py", "main.py"),
        ("README.md", "Markdown", "documentation", False),
        ("setup.py", "Python", "build", False),
        ("tests/test_a.py", "Python", "test", True),
        ("z.json", "JSON", "data", False),
    ]
    edges = [("main.py", "a.py", "import", False), ("tests/test_a.py", "a.py", "import", False)]
    assert ["README.md", "setup.py", "a.py", "z.json", "main.py", "tests/test_a.py"] == _paths(
        rows, edges
    )
    other = OrderParams(documentation="last", build="last", entry_points="first", tests="first")
    assert ["tests/test_a.py", "main.py", "a.py", "z.json", "setup.py", "README.md"] == _paths(
        rows, edges, other
    )


def test_file_order_when_a_source_needs_a_test_helper_then_the_helper_stands_among_sources() -> (
    None
):
    rows = [
        *_sources("a.py", "b.py"),
        ("tests/helper.py", "Python", "test", True),
        ("tests/t.py", "Python", "test", True),
    ]
    edges = [("a.py", "tests/helper.py", "import", False), ("tests/t.py", "a.py", "import", False)]
    frame = file_order(*_frames(rows, edges), OrderParams())["file_order"].sort("position")
    assert ["tests/helper.py", "a.py", "b.py", "tests/t.py"] == frame["file_id"].to_list()
    assert ["source", "source", "source", "test"] == frame["group"].to_list()
    assert [0, 1, 0, 2] == frame["depth"].to_list()
    assert [0, 0, 1, 0] == frame["component"].to_list()


def test_file_order_when_a_build_file_needs_sources_then_it_stands_behind_them() -> None:
    rows = [
        *_sources("pkg/version.py"),
        ("setup.py", "Python", "build", False),
        ("noxfile.py", "Python", "build", False),
    ]
    assert ["noxfile.py", "pkg/version.py", "setup.py"] == _paths(
        rows, [("setup.py", "pkg/version.py", "import", False)]
    )


@pytest.mark.parametrize(
    ("kind", "only"), [("package", False), ("re-export", False), ("import", True)]
)
def test_file_order_when_a_weak_edge_closes_a_cycle_then_it_points_forward(
    kind: str, only: bool
) -> None:
    rows = _sources("p/__init__.py", "p/a.py")
    firm: Edge = ("p/__init__.py", "p/a.py", "import", False)
    weak: Edge = ("p/a.py", "p/__init__.py", kind, only)
    assert ["p/a.py", "p/__init__.py"] == _paths(rows, [firm, weak])
    turned = [(b, a, kind, only) for a, b, kind, only in (firm, weak)]
    assert ["p/__init__.py", "p/a.py"] == _paths(rows, turned)


def test_file_order_when_files_form_a_cycle_then_it_is_numbered_and_package_edges_form_none() -> (
    None
):
    rows = _sources("a.py", "b.py", "c.py", "d.py")
    edges = [
        (a, b, "import", False)
        for a, b in [("a.py", "b.py"), ("b.py", "a.py"), ("c.py", "a.py"), ("d.py", "c.py")]
    ]
    edges.append(("c.py", "d.py", "package", False))
    frame = file_order(*_frames(rows, edges), OrderParams())["file_order"]
    assert [0, 0, None, None] == frame["cycle"].to_list()
    assert [0, 0, 1, 2] == frame["depth"].to_list()


def test_file_order_when_method_is_a_control_then_edges_do_not_count() -> None:
    rows = _sources("a.py", "b.py", "c.py")
    edges = [("a.py", "b.py", "import", False), ("b.py", "c.py", "import", False)]
    assert ["c.py", "b.py", "a.py"] == _paths(rows, edges)
    assert ["a.py", "b.py", "c.py"] == _paths(rows, edges, OrderParams(method="path"))
    orders = {
        tuple(_paths(rows, edges, OrderParams(method="random", seed=seed))) for seed in range(40)
    }
    assert 6 == len(orders)


def test_file_order_when_a_repository_has_no_edges_or_no_files_then_it_is_in_order_of_paths() -> (
    None
):
    assert ["a.py", "b.py"] == _paths(_sources("b.py", "a.py"), [])
    files, labels, edges = _frames(_sources("a.py"), [])
    assert 0 == file_order(files.clear(), labels.clear(), edges, OrderParams())["file_order"].height
    history = files.with_columns(is_history=True)
    assert 0 == file_order(history, labels, edges, OrderParams())["file_order"].height


def test_strength_when_an_edge_has_several_weaknesses_then_the_worst_counts() -> None:
    firm = strength("import", is_type_only=False, is_conditional=False, is_local=False)
    local = strength("import", is_type_only=False, is_conditional=True, is_local=True)
    only = strength("import", is_type_only=True, is_conditional=True, is_local=True)
    assert (
        0
        == strength("package", is_type_only=False, is_conditional=False, is_local=False)
        < only
        < local
        < firm
    )
