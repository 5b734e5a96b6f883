"""Rust: trees of modules, paths, crates."""

from collections.abc import Sequence

from dataprep.graph.model import Fact, Repository, Resolution, SourceFile, Statement
from dataprep.graph.resolvers.rust import RustResolver


def _resolver(
    files: dict[str, tuple[Sequence[Statement], Sequence[str]]],
    manifests: dict[str, list[Fact]] | None = None,
) -> tuple[RustResolver, dict[str, SourceFile]]:
    paths = sorted([*files, *(manifests or {})])
    numbers = {path: number for number, path in enumerate(paths)}
    sources = {
        path: SourceFile(numbers[path], path, "Rust", statements, dict.fromkeys(names, 1))
        for path, (statements, names) in sorted(files.items())
    }
    return RustResolver(
        Repository(paths, numbers, manifests or {}), list(sources.values())
    ), sources


def _use(path: str, alias: str | None = None, *, is_local: bool = False) -> Statement:
    specifier, _, name = path.rpartition("::")
    return Statement(
        0, "use", specifier or name, name if specifier else None, alias, is_local=is_local
    )


def _mod(name: str, path: str | None = None) -> Statement:
    return Statement(0, "module", name, alias=path)


def _paths(
    resolver: RustResolver, files: dict[str, SourceFile], path: str
) -> list[tuple[Resolution, list[str]]]:
    names = {file.number: name for name, file in files.items()}
    return [
        (answer, [names[target.number] for target in answer.targets])
        for answer in resolver.resolve(files[path]).statements
    ]


def test_use_when_reexported_then_leads_to_the_file_that_holds_the_item() -> None:
    resolver, files = _resolver(
        {
            "src/lib.rs": ([_mod("a"), _mod("b"), _use("a::X")], []),
            "src/a.rs": ([], ["X"]),
            "src/b.rs": ([_use("crate::X")], []),
        }
    )
    [(answer, targets)] = _paths(resolver, files, "src/b.rs")
    assert "internal" == answer.status
    assert ["src/a.rs"] == targets


def test_use_when_reexports_go_in_circles_then_ends() -> None:
    resolver, files = _resolver(
        {
            "src/lib.rs": ([_mod("a"), _mod("b")], []),
            "src/a.rs": ([_use("crate::b::X"), _use("crate::b::*")], []),
            "src/b.rs": ([_use("crate::a::X"), _use("crate::a::*")], []),
        }
    )
    assert {"src/a.rs", "src/b.rs"} >= {
        target for _, targets in _paths(resolver, files, "src/a.rs") for target in targets
    }


def test_module_when_in_a_file_of_its_own_name_then_lies_in_the_folder() -> None:
    resolver, files = _resolver(
        {
            "src/lib.rs": ([_mod("net")], []),
            "src/net.rs": ([_mod("client"), _mod("inner::deep"), _mod("gone")], []),
            "src/net/client.rs": ([_use("super::Y"), _use("super::super::Z")], []),
            "src/net/inner/deep.rs": ([], []),
            "src/client.rs": ([], []),
        }
    )
    found = _paths(resolver, files, "src/net.rs")
    assert [["src/net/client.rs"], ["src/net/inner/deep.rs"], []] == [
        targets for _, targets in found
    ]
    assert "no-such-file" == found[2][0].reason
    assert [["src/net.rs"], ["src/lib.rs"]] == [
        targets for _, targets in _paths(resolver, files, "src/net/client.rs")
    ]


def test_use_when_of_edition_2015_then_begins_at_the_root() -> None:
    manifest = {"Cargo.toml": [Fact("cargo.package", None, "old")]}
    files_of = {
        "src/lib.rs": ([_mod("a"), _mod("b")], []),
        "src/a.rs": ([_use("b::X")], []),
        "src/b.rs": ([], ["X"]),
    }
    resolver, files = _resolver(files_of, manifest)
    assert [["src/b.rs"]] == [targets for _, targets in _paths(resolver, files, "src/a.rs")]
    modern = {"Cargo.toml": [*manifest["Cargo.toml"], Fact("cargo.edition", None, "2021")]}
    resolver, files = _resolver(files_of, modern)
    assert [[]] == [targets for _, targets in _paths(resolver, files, "src/a.rs")]


def test_use_when_of_a_renamed_crate_then_leads_into_the_workspace() -> None:
    facts = [Fact("cargo.package", None, "app"), Fact("cargo.edition", None, "2021")]
    resolver, files = _resolver(
        {
            "app/src/main.rs": ([_use("shop::X"), _use("serde::Y"), _use("std::fmt")], []),
            "core/src/lib.rs": ([], ["X"]),
        },
        {
            "app/Cargo.toml": [
                *facts,
                Fact("cargo.dependency", "shop", "path:../core"),
                Fact("cargo.dependency", "serde", "registry:serde"),
            ],
            "core/Cargo.toml": [Fact("cargo.package", None, "core-of-shop")],
        },
    )
    found = _paths(resolver, files, "app/src/main.rs")
    assert [["core/src/lib.rs"], [], []] == [targets for _, targets in found]
    assert ["internal", "external", "standard"] == [answer.status for answer, _ in found]


def test_use_when_a_wildcard_stands_in_a_function_then_others_do_not_see_through_it() -> None:
    resolver, files = _resolver(
        {
            "src/lib.rs": ([_mod("a"), _mod("b"), _mod("c")], []),
            "src/a.rs": ([_use("crate::b::*", is_local=True)], []),
            "src/b.rs": ([], ["X"]),
            "src/c.rs": ([_use("crate::a::X")], []),
        }
    )
    assert [["src/a.rs"]] == [targets for _, targets in _paths(resolver, files, "src/c.rs")]
