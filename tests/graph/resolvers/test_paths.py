"""Ruby and shell: files by paths."""

import pytest

from dataprep.graph.model import Fact, Repository, Resolution, SourceFile, Statement
from dataprep.graph.resolvers.bash import BashResolver
from dataprep.graph.resolvers.ruby import RubyResolver


def _repository(paths: list[str], manifests: dict[str, list[Fact]] | None = None) -> Repository:
    return Repository(paths, {path: k for k, path in enumerate(paths)}, manifests or {})


def _ruby(paths: list[str], specifier: str) -> Resolution:
    facts = {"one/one.gemspec": [Fact("ruby.path", None, "lib")]}
    statement = Statement(0, "require", specifier)
    files = [SourceFile(k, path, "Ruby", [statement]) for k, path in enumerate(paths)]
    return RubyResolver(_repository(paths, facts), files).resolve(files[0]).statements[0]


def test_ruby_require_when_two_load_paths_have_it_then_the_nearest_counts() -> None:
    paths = ["two/lib/a.rb", "one/lib/x/b.rb", "two/lib/x/b.rb"]
    assert [2] == [target.number for target in _ruby(paths, "x/b").targets]


@pytest.mark.parametrize(
    ("specifier", "status", "reason"),
    [
        ("./../../../a", "unresolved", "outside-repository"),
        ("./gone", "unresolved", "no-such-file"),
        ('"#{name}"', "unresolved", "computed"),
        ("json", "standard", None),
        ("rack", "external", None),
        ("", "unresolved", "computed"),
    ],
)
def test_ruby_require_when_it_leads_to_no_file_then_says_why(
    specifier: str, status: str, reason: str | None
) -> None:
    answer = _ruby(["one/lib/a.rb"], specifier)
    assert (status, reason) == (answer.status, answer.reason)


@pytest.mark.parametrize(
    ("specifier", "targets"),
    [
        ("./b.sh", [1]),
        ("lib/c.sh", [2]),
        ("$ROOT/lib/c.sh", [2]),
        ("$ROOT/x.sh", []),
        ("./../../b.sh", []),
        ("/etc/b.sh", []),
    ],
)
def test_bash_source_when_resolved_then_leads_to_files_of_the_repository(
    specifier: str, targets: list[int]
) -> None:
    paths = ["bin/a.sh", "bin/b.sh", "lib/c.sh", "p/x.sh", "q/x.sh"]
    file = SourceFile(0, paths[0], "Shell", [Statement(0, "include", specifier)])
    answer = BashResolver(_repository(paths), [file]).resolve(file).statements[0]
    assert targets == [target.number for target in answer.targets]
