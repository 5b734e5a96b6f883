"""From a repository of four languages to its edges, its order and its windows."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from dataprep.report.reading import FinishedRun

TREE = {
    "README.md": """# Shop

Prices of carts, a page that shows them, and a ring buffer for the till.

## Use

Give `total_of` the lines of a cart. The page calls it through the server and shows the label.
""",
    "src/shop/__init__.py": '"""The shop."""\n\nfrom shop.prices import total_of\n',
    "src/shop/rates.py": '''"""Rates of tax by country."""

_RATES = {"at": 0.2, "de": 0.19, "fr": 0.2, "ch": 0.081}


def rate_of(country: str) -> float:
    """Return the rate of a country; unknown ones pay none."""
    return _RATES.get(country.lower(), 0.0)
''',
    "src/shop/prices.py": '''"""Prices with tax."""

from __future__ import annotations

from shop.rates import rate_of


def total_of(lines: list[tuple[int, float]], country: str) -> float:
    """Return the sum of numbers times prices, with the tax of a country."""
    net = sum(number * price for number, price in lines)
    if net < 0:
        raise ValueError("a cart costs nothing at least")
    return round(net * (1 + rate_of(country)), 2)
''',
    "src/shop/cart.py": '''"""A cart."""

import json

import polars

from . import prices


class Cart:
    """Lines that somebody is about to buy."""

    def __init__(self) -> None:
        self.lines: list[tuple[int, float]] = []

    def frame(self) -> polars.DataFrame:
        return polars.DataFrame(self.lines, orient="row")

    def receipt(self, country: str) -> str:
        return json.dumps({"total": prices.total_of(self.lines, country), "n": len(self.lines)})
''',
    "tests/test_cart.py": """import pytest

from shop.cart import Cart


@pytest.mark.parametrize("country", ["at", "nowhere"])
def test_empty_cart_costs_nothing(country: str) -> None:
    assert '"total": 0' in Cart().receipt(country)
""",
    "web/types.ts": """export interface Line {
  readonly name: string;
  readonly amount: number;
  readonly price: number;
}

export type Lines = ReadonlyArray<Line>;
""",
    "web/label.ts": """import type { Line } from "./types";

/** Returns how a line is shown on the page. */
export function label(line: Line): string {
  const cost = (line.amount * line.price).toFixed(2);
  return line.amount === 1 ? `${line.name}: ${cost}` : `${line.amount} × ${line.name}: ${cost}`;
}
""",
    "web/page.ts": """import { render } from "preact";
import { label } from "./label";
import { Lines } from "./types";

export function show(lines: Lines, into: HTMLElement): void {
  const entries = lines.map((line) => `<li>${label(line)}</li>`);
  render(entries.join("\\n"), into);
}
""",
    "till/org/shop/Till.java": """package org.shop;

import java.util.List;
import org.shop.money.Amount;

/** What is in the drawer at the end of a day. */
public final class Till {
    private final Drawer drawer = new Drawer();

    public Amount close(List<Amount> takings) {
        Amount sum = Amount.of(0);
        for (Amount one : takings) {
            sum = sum.plus(one);
        }
        return drawer.isLocked() ? sum : Amount.of(-1);
    }
}
""",
    "till/org/shop/Drawer.java": """package org.shop;

/** A drawer that locks itself after the third try. */
final class Drawer {
    private int tries = 3;

    boolean isLocked() {
        tries = Math.max(0, tries - 1);
        return tries == 0;
    }
}
""",
    "till/org/shop/money/Amount.java": """package org.shop.money;

public record Amount(long cents) {
    public static Amount of(long cents) {
        return new Amount(cents);
    }

    public Amount plus(Amount other) {
        return of(Math.addExact(cents, other.cents));
    }
}
""",
    "native/ring.h": """#ifndef RING_H
#define RING_H
#include <stddef.h>

struct ring { size_t head, tail; int slots[64]; };
int ring_push(struct ring *ring, int value);
#endif
""",
    "native/ring.c": """#include "ring.h"

int ring_push(struct ring *ring, int value) {
    size_t next = (ring->head + 1) % 64;
    if (next == ring->tail)
        return -1;
    ring->slots[ring->head] = value;
    ring->head = next;
    return 0;
}
""",
    "native/till.c": """#include <stdio.h>
#include "ring.h"
#include "drawer.h"

int main(void) {
    struct ring ring = {0};
    for (int coin = 1; coin <= 200; coin *= 2)
        if (ring_push(&ring, coin) != 0)
            fprintf(stderr, "no room for %d\\n", coin);
    return drawer_open(&ring);
}
""",
}
EDGES = {
    ("src/shop/__init__.py", "src/shop/prices.py", "import"),
    ("src/shop/prices.py", "src/shop/rates.py", "import"),
    ("src/shop/prices.py", "src/shop/__init__.py", "package"),
    ("src/shop/cart.py", "src/shop/prices.py", "import"),
    ("src/shop/cart.py", "src/shop/__init__.py", "package"),
    ("tests/test_cart.py", "src/shop/cart.py", "import"),
    ("tests/test_cart.py", "src/shop/__init__.py", "package"),
    ("web/label.ts", "web/types.ts", "import"),
    ("web/page.ts", "web/label.ts", "import"),
    ("web/page.ts", "web/types.ts", "import"),
    ("native/ring.c", "native/ring.h", "include"),
    ("native/till.c", "native/ring.h", "include"),
    ("till/org/shop/Till.java", "till/org/shop/money/Amount.java", "import"),
    ("till/org/shop/Till.java", "till/org/shop/Drawer.java", "same-package"),
}
STRUCTURE = {"parse.contents", "parse.manifests", "graph.edges", "graph.order"}
WINDOWS = """\
name: {name}
extends: default
task: {{name: repo_context, family: {family}, window_tokens: 2048}}
"""


@pytest.fixture
def shop(make_repo: Callable[..., Path]) -> Path:
    return make_repo("shop", TREE)


@pytest.fixture
def other(make_repo: Callable[..., Path]) -> Path:
    """A repository whose files depend on one another in a row."""
    lines = "".join(f"        self.part{n} = value * {n}\n" for n in range(12))
    return make_repo(
        "other",
        {
            f"row/m{n}.py": f"import row.m{n + 1}\n\n\nclass Row{n}:\n    def of{n}(self, value):\n"
            + lines.replace("part", f"item{n}_").replace("value", f"value{n * 7}")
            for n in range(6)
        },
    )


def _release(out: Path) -> Path:
    (recipe,) = (folder for folder in out.iterdir() if folder.is_dir())
    return recipe / json.loads((recipe / "latest.json").read_text())["version"]


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _stages(outcome) -> dict[str, dict[str, object]]:
    return {stage["stage"]: stage for stage in json.loads(outcome.out)["run"]["stages"]}


def _edges(run: FinishedRun) -> set[tuple[str, str, str]]:
    paths = run.scan("files").select("file_id", "path")
    rows = run.scan("edges").join(paths, on="file_id")
    ends = paths.rename({"file_id": "target_file_id", "path": "target"})
    shown = rows.join(ends, on="target_file_id").select("path", "target", "kind")
    return set(shown.collect().rows())


def _places(run: FinishedRun) -> dict[str, int]:
    paths = run.scan("files").select("file_id", "path")
    rows = run.scan("file_order").join(paths, on="file_id").select("path", "position")
    return dict(rows.collect().iter_rows())


def test_default_run_finds_edges_and_an_order_that_holds_them(shop: Path, dataprep, tmp_path):
    outcome = dataprep("run", shop)
    assert 0 == outcome.code, outcome.err
    run = FinishedRun(str(tmp_path / ".dataprep"))
    found = _edges(run)
    assert EDGES == {edge for edge in found if edge[2] != "re-export"}
    place = _places(run)
    assert [*range(len(TREE))] == sorted(place.values())
    assert sorted(TREE) == sorted(place)
    for source, target, kind in EDGES:
        assert kind == "package" or place[target] < place[source], (source, target)
    assert (0, len(TREE) - 1) == (place["README.md"], place["tests/test_cart.py"])


def test_terminal_and_explain_tell_what_was_found(shop: Path, dataprep) -> None:
    lines = dataprep("run", shop).out.splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("Structure: "))
    assert lines[place].startswith(f"Structure: {len(TREE) - 1} of {len(TREE)} files parsed · ")
    assert "  trees      no grammar 1" == lines[place + 1]
    assert "  unresolved no such file 1" in lines
    block = lines[place : lines.index("", place)]
    assert 5 == len(block)
    assert max(len(line) for line in block) <= 80
    (file,) = json.loads(dataprep("explain", "till.c", "--format", "json").out)["files"]
    told = file["structure"]
    assert ["native/ring.h"] == [one["path"] for one in told["imports"]["files"]]
    assert [("drawer.h", "no-such-file")] == [
        (one["specifier"], one["reason"]) for one in told["unresolved"]["imports"]
    ]
    text = dataprep("explain", "src/shop/prices.py").out
    assert "tree        parsed as Python, no errors\n" in text
    assert "imported by 2 files\n" in text


def test_windows_hold_each_kept_file_once_and_in_order(shop: Path, dataprep, tmp_path) -> None:
    (tmp_path / "small.yaml").write_text(WINDOWS.format(name="small", family="starcoder2"))
    outcome = dataprep("run", shop, "--recipe", "small.yaml")
    assert 0 == outcome.code, outcome.err
    run = FinishedRun(str(tmp_path / ".dataprep"))
    kept = run.scan("dispositions").filter(pl.col("disposition") == "kept").select("file_id")
    paths = run.scan("files").join(kept, on="file_id", how="semi").select("path").collect()
    place = _places(run)
    windows = pl.read_parquet(_release(tmp_path / "out") / "data" / "*.parquet").sort("ordinal")
    assert 1 < windows.height == windows["n_windows"].unique().item()
    read: dict[str, bytes] = {}
    for row in windows.iter_rows(named=True):
        text = row["content"].encode()
        assert len(text) == row["n_tokens"] <= 2_048
        for path, span, where in zip(row["paths"], row["spans"], row["places"], strict=True):
            start, end = map(int, where.split("-"))
            assert len(read.get(path, b"")) == int(span.split("-")[0])
            read[path] = read.get(path, b"") + text[start:end]
    assert sorted(paths["path"], key=place.__getitem__) == [*read]
    assert {path: TREE[path].encode() for path in read} == read
    assert 0 < windows["n_edges_inside"].sum() <= windows["n_edges"].sum() <= len(EDGES)


@pytest.mark.parametrize("recipe", ["default", "repo-context"])
def test_second_run_computes_nothing(recipe: str, shop: Path, dataprep) -> None:
    first = _stages(dataprep("run", shop, "--recipe", recipe, "--format", "json"))
    assert first.keys() >= STRUCTURE
    again = _stages(dataprep("run", shop, "--recipe", recipe, "--format", "json"))
    assert {("cached", 0)} == {(stage["status"], stage["n_computed"]) for stage in again.values()}


def test_recipe_of_windows_after_another_one_parses_nothing_anew(shop: Path, dataprep) -> None:
    dataprep("run", shop)
    found = _stages(dataprep("run", shop, "--recipe", "repo-context", "--format", "json"))
    assert {("cached", 0)} == {(found[n]["status"], found[n]["n_computed"]) for n in STRUCTURE}


def test_changed_file_is_parsed_alone_and_orders_its_repository_alone(
    shop: Path, other: Path, git, dataprep
) -> None:
    first = _stages(dataprep("run", shop, other, "--format", "json"))
    assert 2 == first["graph.edges"]["n_computed"] == first["graph.order"]["n_computed"]
    with (shop / "src/shop/rates.py").open("a") as file:
        file.write("\n\ndef countries() -> list[str]:\n    return sorted(_RATES)\n")
    git(shop, "commit", "-q", "-a", "-m", "second")
    found = _stages(dataprep("run", shop, other, "--format", "json"))
    computed = {name: found[name]["n_computed"] for name in STRUCTURE}
    assert {
        "parse.contents": 1,
        "parse.manifests": 1,
        "graph.edges": 1,
        "graph.order": 1,
    } == computed


@pytest.mark.parametrize("recipe", ["default", "repo-context"])
def test_workers_and_order_of_sources_change_no_byte(
    recipe: str, shop: Path, other: Path, dataprep, tmp_path: Path
) -> None:
    one = ("--recipe", recipe, "--jobs", "1", "--store", "s1", "--out", "o1")
    two = ("--recipe", recipe, "--jobs", "2", "--store", "s2", "--out", "o2")
    outcomes = [dataprep("run", shop, other, *one), dataprep("run", other, shop, *two)]
    assert [0, 0] == [outcome.code for outcome in outcomes], outcomes[1].err
    assert _digests(_release(tmp_path / "o1")) == _digests(_release(tmp_path / "o2"))
    stores = [FinishedRun(str(tmp_path / name)) for name in ("s1", "s2")]
    for table in ("syntax", "symbols", "imports", "edges", "resolutions", "file_order"):
        rows = [store.scan(table).collect() for store in stores]
        assert rows[0].height
        assert rows[0].sort(rows[0].columns).equals(rows[1].sort(rows[1].columns)), table


def test_recipe_without_structure_leaves_the_stages_out(shop: Path, dataprep, tmp_path) -> None:
    (tmp_path / "plain.yaml").write_text("name: plain\nextends: default\nstructure: null\n")
    outcome = dataprep("run", shop, "--recipe", "plain.yaml", "--format", "json")
    assert 0 == outcome.code, outcome.err
    assert not STRUCTURE & _stages(outcome).keys()
    run = FinishedRun(str(tmp_path / ".dataprep"))
    assert not any(run.has(table) for table in ("syntax", "edges", "file_order"))
    assert "Structure" not in dataprep("report").out
    text = dataprep("explain", "src/shop/cart.py").out
    assert text.endswith("  structure  – the recipe leaves it out (structure: null)\n")


def test_manifest_and_card_of_windows_tell_what_packing_keeps(shop, dataprep, tmp_path) -> None:
    dataprep("run", shop, "--recipe", "repo-context")
    release = _release(tmp_path / "out")
    windows = json.loads((release / "manifest.json").read_text())["windows"]
    rows = pl.read_parquet(release / "data" / "*.parquet")
    names = ("n_edges", "n_edges_inside", "n_edges_inside_random")
    assert {name: rows[name].sum() for name in names} == {name: windows[name] for name in names}
    assert (rows.height, 0) == (windows["n_windows"], windows["n_files_cut"])
    card = (release / "README.md").read_text()
    assert f"- 1 window of {windows['n_files']} files, " in card
    assert f"- {windows['n_edges']} dependencies between files: " in card


def test_manifest_of_files_tells_of_no_window(shop, dataprep, tmp_path) -> None:
    dataprep("run", shop)
    assert "windows" not in json.loads((_release(tmp_path / "out") / "manifest.json").read_text())
