from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.parse.manifests.javascript import read_npm, read_tsconfig


def test_npm_when_package_then_entries_exports_and_links_in_order() -> None:
    text = b"""{"name": "@a/b", "main": "m.js", "typings": "t.d.ts", "version": 1,
      "exports": {".": {"import": {"types": "./i.d.ts", "default": "./i.mjs"}, "require": ["./r.cjs"]},
                  "./off/*": null},
      "imports": {"#x": "./x.js"}, "workspaces": {"packages": ["p/*", 3]},
      "dependencies": {"c": "link:../c", "d": "^1"}}"""
    assert [
        ("npm.name", None, "@a/b"),
        ("npm.main", None, "m.js"),
        ("npm.types", None, "t.d.ts"),
        ("npm.exports", ". import types", "./i.d.ts"),
        ("npm.exports", ". import default", "./i.mjs"),
        ("npm.exports", ". require", "./r.cjs"),
        ("npm.exports", "./off/*", ""),
        ("npm.imports", "#x", "./x.js"),
        ("npm.workspaces", None, "p/*"),
        ("npm.link", "c", "../c"),
    ] == read_npm(text, "package.json")


def test_npm_when_exports_is_a_string_then_of_the_root() -> None:
    assert [("npm.exports", ".", "./i.js")] == read_npm(b'{"exports": "./i.js"}', "package.json")


@pytest.mark.parametrize("text", [b"", b"[]", b"{", b'{"name": 3}', b"[" * 100_000, b"\xff\xfe{}"])
def test_npm_when_malformed_then_nothing(text: bytes) -> None:
    assert [] == read_npm(text, "package.json")
    assert [] == read_tsconfig(text, "tsconfig.json")


def test_npm_when_yaml_is_malformed_then_nothing() -> None:
    assert [] == read_npm(b"packages: [", "pnpm-workspace.yaml")
    assert [] == read_npm(b"- a", "pnpm-workspace.yaml")


def test_tsconfig_when_comments_and_commas_then_read() -> None:
    text = b"""\xef\xbb\xbf{ // one
      "extends": ["./a", "@b/c"], /* two, */
      "compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["src/*", "//x,]"],},},
      "references": [{"path": "../d"},],
    }"""
    assert [
        ("ts.extends", None, "./a"),
        ("ts.extends", None, "@b/c"),
        ("ts.base-url", None, "."),
        ("ts.path", "@/*", "src/*"),
        ("ts.path", "@/*", "//x,]"),
        ("ts.reference", None, "../d"),
    ] == read_tsconfig(text, "tsconfig.json")


@given(st.text('{}[]",:/*\\ \nab1', max_size=60))
def test_readers_when_text_is_anything_then_no_error(text: str) -> None:
    read_npm(text.encode(), "package.json")
    read_tsconfig(text.encode(), "tsconfig.json")
