"""C#, PHP and Swift: names by namespaces and modules."""

from dataprep.graph.model import Fact, NamedTarget, Repository, Resolver, SourceFile, Statement
from dataprep.graph.resolvers.csharp import CSharpResolver
from dataprep.graph.resolvers.php import PhpResolver
from dataprep.graph.resolvers.swift import SwiftResolver


def _file(
    number: int,
    path: str,
    statements: list[Statement],
    declares: list[str],
    uses: list[str],
) -> SourceFile:
    return SourceFile(
        number, path, "", statements, dict.fromkeys(declares, 9), dict.fromkeys(uses, 9)
    )


def _repository(
    files: list[SourceFile], manifests: dict[str, list[Fact]] | None = None
) -> Repository:
    paths = [file.path for file in files]
    return Repository(paths, {path: k for k, path in enumerate(paths)}, manifests or {})


def _numbers(named: list[NamedTarget]) -> list[int]:
    return [one.target.number for one in named]


def _named(resolver: Resolver, file: SourceFile) -> list[NamedTarget]:
    return list(resolver.resolve(file).names)


def _namespace(name: str) -> Statement:
    return Statement(0, "package", name, "*")


def test_csharp_name_when_own_namespace_has_it_then_hides_what_is_used() -> None:
    files = [
        _file(0, "a.cs", [Statement(0, "import", "B"), _namespace("A")], [], ["Foo"]),
        _file(1, "b.cs", [_namespace("A")], ["Foo"], []),
        _file(2, "c.cs", [_namespace("B")], ["Foo"], []),
    ]
    resolver = CSharpResolver(_repository(files), files)
    assert [1] == _numbers(_named(resolver, files[0]))
    assert "no-such-member" == resolver.resolve(files[0]).statements[0].reason


def test_csharp_attribute_when_written_short_then_its_class_is_found() -> None:
    files = [
        _file(0, "a.cs", [_namespace("A.B")], [], ["Mark"]),
        _file(1, "b.cs", [_namespace("A")], ["MarkAttribute"], []),
    ]
    assert [1] == _numbers(_named(CSharpResolver(_repository(files), files), files[0]))


def test_csharp_name_when_several_projects_declare_it_then_the_referenced_one_counts() -> None:
    files = [
        _file(0, "app/a.cs", [_namespace("N")], [], ["Foo"]),
        _file(1, "one/b.cs", [_namespace("N")], ["Foo"], []),
        _file(2, "two/b.cs", [_namespace("N")], ["Foo"], []),
    ]
    manifests = {
        "app/app.csproj": [Fact("csharp.project", None, "../two/two.csproj")],
        "one/one.csproj": [],
        "two/two.csproj": [],
    }
    assert [2] == _numbers(_named(CSharpResolver(_repository(files, manifests), files), files[0]))


def test_php_class_when_declared_twice_then_the_one_that_composer_loads_counts() -> None:
    package = Statement(0, "package", "A")
    files = [
        _file(0, "src/a.php", [Statement(0, "use", "A\\X")], [], []),
        _file(1, "src/X.php", [package], ["X"], []),
        _file(2, "stubs/X.php", [package], ["X"], []),
    ]
    manifests = {"composer.json": [Fact("composer.psr4", "A", "src")]}
    answers = PhpResolver(_repository(files, manifests), files).resolve(files[0]).statements
    assert [1] == [target.number for target in answers[0].targets]


def test_php_function_when_its_namespace_has_none_then_the_global_one_counts() -> None:
    files = [
        _file(0, "a.php", [Statement(0, "package", "A")], [], ["helper", "Helper"]),
        _file(1, "b.php", [], ["helper"], []),
    ]
    assert [1] == _numbers(_named(PhpResolver(_repository(files), files), files[0]))


def test_swift_name_when_declared_in_many_files_of_a_module_then_says_nothing() -> None:
    files = [
        _file(0, "Sources/A/a.swift", [], [], ["make", "Kind"]),
        _file(1, "Sources/A/b.swift", [], ["make", "Kind"], []),
        _file(2, "Sources/A/c.swift", [], ["make"], []),
        _file(3, "Sources/B/d.swift", [], ["Kind"], []),
    ]
    assert [1] == _numbers(_named(SwiftResolver(_repository(files), files), files[0]))
