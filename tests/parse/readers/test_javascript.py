from __future__ import annotations

import pytest

from dataprep.parse.contents import read_text
from dataprep.syntax.tree import grammar_of


def _rows(text: str, language: str = "typescript") -> list[tuple[str, str, bool]]:
    reading = read_text(text.encode(), grammar_of(language)).reading
    return [(row.kind, row.specifier, row.is_type_only) for row in reading.imports]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('import a, {b as c} from "./m";', [("import", "./m", False)]),
        ("import './m'", [("import", "./m", False)]),
        ('import type { A } from "./m"', [("import", "./m", True)]),
        ('import { type A, type B } from "./m"', [("import", "./m", True)]),
        ('import { type A, b } from "./m"', [("import", "./m", False)]),
        ('import x, { type A } from "./m"', [("import", "./m", False)]),
        ('import fs = require("fs")', [("require", "fs", False)]),
        ('export * as n from "./m"', [("re-export", "./m", False)]),
        ('export type { A } from "./m"', [("re-export", "./m", True)]),
        ("export { type A } from './m'", [("re-export", "./m", True)]),
        ("export { a }", []),
        ('const a = require("./m")', [("require", "./m", False)]),
        ("require(`./m`)", [("require", "./m", False)]),
        ("require(`./${m}`)", []),
        ("require(m)", []),
        ('a.require("m")', []),
        ('require(/* c */ "./m")', [("require", "./m", False)]),
        ('await import(/* webpackChunkName: "m" */ "./m")', [("dynamic", "./m", False)]),
        ('let a: import("./m").A', [("import", "./m", True)]),
        ('f(b as import("./m").A)', [("import", "./m", True)]),
        ('import("./m").then(f)', [("dynamic", "./m", False)]),
        ('/// <reference path="x.d.ts" />', [("include", "./x.d.ts", False)]),
        ('/// <reference types="node" />', [("import", "node", True)]),
        ('// <reference path="x.d.ts" />', []),
        ('declare module "a" { import b from "b"; }', []),
        ('import "a\\u0062"', [("import", "ab", False)]),
    ],
)
def test_imports_when_typescript_then_rows(
    text: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert expected == _rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'define(["require", "./a", "b"], f)',
            [("require", "./a", False), ("require", "b", False)],
        ),
        ('define("name", ["./a"], f)', [("require", "./a", False)]),
        ('define("name", f)', []),
        ('require(["./a"], f)', [("require", "./a", False)]),
        ('import data from "./d.json" with { type: "json" }', [("import", "./d.json", False)]),
        ('export default <A b={() => import("./m")} />', [("dynamic", "./m", False)]),
    ],
)
def test_imports_when_javascript_then_rows(
    text: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert expected == _rows(text, "javascript")


def test_imports_when_in_a_branch_of_a_function_then_flagged() -> None:
    text = b'function f() { if (a) { return require("./m"); } }'
    (item,) = read_text(text, grammar_of("javascript")).reading.import_items
    assert (True, True) == (item.is_conditional, item.function is not None)


def test_definitions_when_named_by_what_holds_them_then_that_name() -> None:
    text = b"""const arrow = () => 1, o = { m() {}, k: function () {}, s: { t: () => 1 } };
exports.e = function* () {};
A.prototype.p = function () {};
class C { #q = () => 1; constructor() {} get g() { return 1; } static async s() {} }
f(function () {}, () => 1);
"""
    parts = read_text(text, grammar_of("javascript"))
    names = [one.qualified_name for one in parts.definitions]
    assert ["arrow", "m", "k", "t", "e", "p", "C", "C.#q", "C.constructor", "C.g", "C.s"] == [
        one for one in names if one
    ]
    assert 2 == names.count("")


def test_complexity_when_functions_nest_then_each_counts_its_own() -> None:
    text = b"""function outer(a) {
  if (a && a.b || c) { for (const x of a) { x ?? 1; } }
  return a.map((x) => (x ? 1 : 2));
}
"""
    outer, inner = read_text(text, grammar_of("typescript")).definitions
    assert (6, 2) == (outer.item.cyclomatic, inner.item.cyclomatic)
