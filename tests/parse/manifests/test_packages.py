"""What Cargo.toml, composer.json, projects of C#, gemspecs and Package.swift say."""

import pytest

from dataprep.parse.manifests.cargo import read_cargo
from dataprep.parse.manifests.composer import read_composer
from dataprep.parse.manifests.csproj import read_csproj
from dataprep.parse.manifests.gemspec import read_gemspec
from dataprep.parse.manifests.swiftpm import read_swiftpm


def test_cargo_when_read_then_gives_targets_and_dependencies() -> None:
    text = b"""
[package]
name = "a"
edition.workspace = true
autotests = false
[lib]
name = "b"
path = "lib.rs"
[[bin]]
name = "c"
[dependencies]
d-e = { path = "../d" }
f = { workspace = true }
[target.'cfg(unix)'.dependencies]
g = { version = "1", package = "h" }
[workspace.dependencies]
f = { path = "f" }
[patch.crates-io]
i = { path = "i" }
"""
    assert [
        ("cargo.package", None, "a"),
        ("cargo.edition", None, "workspace"),
        ("cargo.auto", "tests", "false"),
        ("cargo.target", "lib", "lib.rs"),
        ("cargo.lib-name", None, "b"),
        ("cargo.named", "bin", "c"),
        ("cargo.dependency", "d_e", "path:../d"),
        ("cargo.dependency", "f", "workspace:f"),
        ("cargo.dependency", "g", "registry:h"),
        ("cargo.workspace-dependency", "f", "path:f"),
        ("cargo.patch", "i", "i"),
    ] == read_cargo(text, "Cargo.toml")


def test_composer_when_read_then_gives_where_namespaces_lie() -> None:
    text = b'{"name": "a/b", "require": {"php": "8", "c/d": "1"}, "autoload": {"psr-4": {"A\\\\": ["src/", "lib"]}}}'
    assert [
        ("composer.package", None, "a/b"),
        ("composer.require", None, "c/d"),
        ("composer.psr4", "A", "src"),
        ("composer.psr4", "A", "lib"),
    ] == read_composer(text, "composer.json")


def test_csproj_when_an_element_is_commented_out_then_it_says_nothing() -> None:
    text = b'<a><!-- <Using Include="A" /> --><Using Include="B" /><RootNamespace>N</RootNamespace></a>'
    assert [("csharp.using", None, "B"), ("csharp.namespace", None, "N")] == read_csproj(text, "x")


def test_gemspec_when_paths_are_words_then_they_are_read() -> None:
    text = b"s.name = 'a'\ns.require_paths = %w[lib ext]\n  s.add_dependency('b', '1')\n"
    assert [
        ("ruby.gem", None, "a"),
        ("ruby.path", None, "lib"),
        ("ruby.path", None, "ext"),
        ("ruby.require", None, "b"),
    ] == read_gemspec(text, "a.gemspec")
    assert [("ruby.require", None, "rails")] == read_gemspec(b'gem "rails", "7"\n', "Gemfile")


def test_swiftpm_when_a_target_has_no_path_then_its_folder_is_left_open() -> None:
    text = b'targets: [.target(name: "A"), .testTarget(name: "B", path: "T/"), // .target(name: "C")\n]'
    assert [("swift.target", "A", ""), ("swift.test-target", "B", "T")] == read_swiftpm(text, "x")[
        :2
    ]


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"[[[", b"{", b"[" * 100_000])
def test_reader_when_text_is_broken_then_gives_nothing(text: bytes) -> None:
    for read in (read_cargo, read_composer, read_csproj, read_swiftpm):
        assert [] == read(text, "x")
