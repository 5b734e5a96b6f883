"""Finds rule files in folders that lie over one another, and reads them by group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from dataprep.errors import RuleError, UnknownNameError
from dataprep.ids import digest_of
from dataprep.rules.defect import DefectRule, from_semgrep
from dataprep.rules.faults import parse_model, read_mapping
from dataprep.rules.meaning import meaning_faults
from dataprep.rules.model import QuarantineRule, RetiredRule, RetiredRules, Rule, RuleTest
from dataprep.rules.sensitive import SensitiveRule, SensitiveTest
from dataprep.rules.sets import expand_languages, read_language_sets

FILTERS = "filters"
QUARANTINE = "quarantine"
_TEST_SUFFIX = ".test.yaml"
_SENSITIVE = ("secrets", "pii")
_SEMGREP = "defects"
_FLOWS = "flows"
_DEFECTS = (_SEMGREP, "checks", _FLOWS)
_KINDS = {FILTERS: 2, QUARANTINE: 1, **dict.fromkeys((*_SENSITIVE, *_DEFECTS), 2)}
"""Kinds of rules that live in files, and how deep below ``rules/`` their files' folders are."""
_SHARED = frozenset({"sources", "sanitizers", "propagators"})
"""Files among the rules of flows that all rules of their language share."""
AnyRule: TypeAlias = Rule | QuarantineRule | SensitiveRule | DefectRule
_Test = TypeVar("_Test", RuleTest, SensitiveTest)


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule and the line of the recipe that brought it."""

    rule: Rule
    group: str


@dataclass(frozen=True, slots=True)
class _RuleFile:
    root: Path
    path: Path
    group: str

    @property
    def kind(self) -> str:
        return self.group.partition("/")[0]

    @property
    def shown(self) -> str:
        return self.path.relative_to(self.root.parent).as_posix()


class RuleBook:
    """Rules by id and by group. Files are read when a rule or its group is first asked for.

    Args:
        files: Rule files by id.
        retired: Ids that no rule may take.
        sets: Languages that ``@name`` stands for in a rule.
        folders: Where the files lie.
    """

    def __init__(
        self,
        files: Mapping[str, _RuleFile],
        retired: Sequence[RetiredRule],
        sets: Mapping[str, tuple[str, ...]],
        folders: Sequence[Path] = (),
    ) -> None:
        self.folders = tuple(folders)
        self._files = dict(sorted(files.items()))
        self._sets = dict(sets)
        self._read: dict[str, AnyRule] = {}
        self.retired = tuple(sorted(retired, key=lambda rule: rule.id))

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of all rules, sorted."""
        return tuple(self._files)

    @property
    def groups(self) -> tuple[str, ...]:
        """Names of all groups, for example ``filters/common``; sorted."""
        return tuple(sorted({file.group for file in self._files.values()}))

    @property
    def lines(self) -> frozenset[str]:
        """Every line that a recipe can name: groups and single rules, with and without filters/."""
        files = [(n, file) for n, file in self._files.items() if file.kind == FILTERS]
        long = {file.group for _, file in files} | {f"{file.group}/{name}" for name, file in files}
        return frozenset(long | {line.removeprefix(f"{FILTERS}/") for line in long})

    def get(self, rule_id: str) -> AnyRule:
        """Return a rule of any kind.

        Raises:
            UnknownNameError: There is no such rule.
            RuleError: Its file cannot be used.
        """
        if rule_id not in self._files:
            raise UnknownNameError("rule", rule_id, self._files)
        return self._load([rule_id])[0]

    def group_of(self, rule_id: str) -> str:
        """Return the group of a rule, for example ``filters/common``."""
        if rule_id not in self._files:
            raise UnknownNameError("rule", rule_id, self._files)
        return self._files[rule_id].group

    def path_of(self, rule_id: str) -> Path:
        """Return the file of a rule."""
        if rule_id not in self._files:
            raise UnknownNameError("rule", rule_id, self._files)
        return self._files[rule_id].path

    def group(self, name: str) -> tuple[Rule, ...]:
        """Return the rules that a line of a recipe brings, sorted by id.

        Args:
            name: A group (``filters/common``, or ``roles`` for ``filters/roles``), or one rule of
                a group (``filters/optional/stars-minimum``).

        Raises:
            UnknownNameError: There is no such group or rule.
            RuleError: Files cannot be used; names every fault.
        """
        ids = self._resolve(name)
        return tuple(rule for rule in self._load(ids) if isinstance(rule, Rule))

    def bind(self, lines: Iterable[str]) -> tuple[BoundRule, ...]:
        """Return the rules of a recipe's lines in order; a rule counts under its first line.

        Raises:
            UnknownNameError: There is no such group or rule.
            RuleError: Files cannot be used; names every fault of all lines.
        """
        first_line: dict[str, str] = {}
        for line in lines:
            for rule_id in self._resolve(line):
                first_line.setdefault(rule_id, line)
        rules = self._load(first_line)
        return tuple(BoundRule(r, first_line[r.id]) for r in rules if isinstance(r, Rule))

    def quarantine(self) -> tuple[QuarantineRule, ...]:
        """Return the reasons for which an entry is quarantined, sorted by id."""
        ids = [name for name, file in self._files.items() if file.group == QUARANTINE]
        return tuple(rule for rule in self._load(ids) if isinstance(rule, QuarantineRule))

    def sensitive(self) -> tuple[SensitiveRule, ...]:
        """Return the rules that find secrets and personal data, sorted by id.

        Raises:
            RuleError: Files cannot be used; names every fault.
        """
        ids = [name for name, file in self._files.items() if file.kind in _SENSITIVE]
        return tuple(rule for rule in self._load(ids) if isinstance(rule, SensitiveRule))

    def defects(self) -> tuple[DefectRule, ...]:
        """Return the rules that find static defects, sorted by id.

        Raises:
            RuleError: Files cannot be used; names every fault.
        """
        ids = [name for name, file in self._files.items() if file.kind in _DEFECTS]
        return tuple(rule for rule in self._load(ids) if isinstance(rule, DefectRule))

    def all(self) -> tuple[AnyRule, ...]:
        """Return every rule, sorted by id, having read every file.

        Raises:
            RuleError: Files cannot be used; names every fault.
        """
        return self._load(self._files)

    def test_of(self, rule_id: str) -> RuleTest:
        """Return the test that lies beside a rule that decides about files.

        Raises:
            UnknownNameError: There is no such rule.
            RuleError: There is no test, or it cannot be used.
        """
        return self._test_of(rule_id, RuleTest)

    def sensitive_test_of(self, rule_id: str) -> SensitiveTest:
        """Return the test that lies beside a rule of secrets or personal data.

        Raises:
            UnknownNameError: There is no such rule.
            RuleError: There is no test, or it cannot be used.
        """
        return self._test_of(rule_id, SensitiveTest)

    def _test_of(self, rule_id: str, model: type[_Test]) -> _Test:
        path = self.path_of(rule_id).with_name(f"{rule_id}{_TEST_SUFFIX}")
        mapping, faults = read_mapping(path)
        test = None
        if not faults:
            test, faults = parse_model(model, mapping)
        if test is None:
            raise _rule_error([f"{self.group_of(rule_id)}/{path.name}: {f}" for f in faults])
        return test

    def digest(self, ids: Iterable[str]) -> str:
        """Return the digest of what rules mean; words that only explain them do not count.

        Args:
            ids: Ids of rules; their order does not count.
        """
        rules = self._load(sorted(set(ids)))
        return digest_of(
            [
                [rule.id, rule.version] if isinstance(rule, QuarantineRule) else rule.meaning
                for rule in rules
            ]
        )

    def _resolve(self, line: str) -> list[str]:
        wanted = line if line.startswith(f"{FILTERS}/") else f"{FILTERS}/{line}"
        ids = [rule_id for rule_id, file in self._files.items() if file.group == wanted]
        group, _, last = wanted.rpartition("/")
        if not ids and last in self._files and self._files[last].group == group:
            ids = [last]
        if not ids:
            raise UnknownNameError("rule group", line, self.lines)
        return ids

    def _load(self, ids: Iterable[str]) -> tuple[AnyRule, ...]:
        ids = list(ids)
        faults: list[str] = []
        for rule_id in ids:
            if rule_id not in self._read:
                rule, found = _read_rule(rule_id, self._files[rule_id], self._sets)
                faults += [f"{self._files[rule_id].shown}: {fault}" for fault in found]
                if rule is not None:
                    self._read[rule_id] = rule
        if faults:
            raise _rule_error(faults)
        return tuple(self._read[rule_id] for rule_id in ids)


def load_rules(directories: Sequence[Path]) -> RuleBook:
    """Return the rules of folders, each laid over the one before it by rule id.

    Args:
        directories: Folders with ``filters/<group>/<id>.yaml``, ``secrets/<provider>/<id>.yaml``,
            ``pii/<region>/<id>.yaml`` and ``quarantine/<id>.yaml``, the shipped one
            (``dataprep.resources.rules_dir``) first.

    Raises:
        RuleError: A folder is missing, a file lies in a place where no rule can, one folder has an
            id twice, or an id is retired; names every fault. Files are read later, by group.

    Example:
        >>> from dataprep.resources import rules_dir
        >>> load_rules([rules_dir()]).get("empty-file").version
        1
    """
    files: dict[str, _RuleFile] = {}
    retired: dict[str, RetiredRule] = {}
    faults: list[str] = []
    for root in directories:
        if not root.is_dir():
            faults.append(f"{root}: is not a folder")
            continue
        found, wrong = _scan(root)
        files |= found
        faults += wrong
        ids, wrong = _read_retired(root / "retired.yaml")
        retired |= {rule.id: rule for rule in ids}
        faults += wrong
    faults += [f"{files[name].shown}: the id is retired" for name in retired if name in files]
    sets, wrong = read_language_sets(directories)
    faults += wrong
    if faults:
        raise _rule_error(faults)
    return RuleBook(files, list(retired.values()), sets, directories)


def _scan(root: Path) -> tuple[dict[str, _RuleFile], list[str]]:
    """Return the rule files of one folder by id, and what is wrong with their places."""
    files: dict[str, _RuleFile] = {}
    faults: list[str] = []
    for kind, depth in _KINDS.items():
        for path in sorted((root / kind).rglob("*.yaml")):
            if path.name.endswith(_TEST_SUFFIX) or (kind == _FLOWS and path.stem in _SHARED):
                continue
            group = path.parent.relative_to(root).as_posix()
            file = _RuleFile(root, path, group)
            if len(group.split("/")) != depth:
                place = f"{kind}/<group>/<id>.yaml" if depth > 1 else f"{kind}/<id>.yaml"
                faults.append(f"{file.shown}: rules of this kind lie in {place}")
            elif path.stem in files:
                faults.append(f"{file.shown}: {files[path.stem].shown} has the same id")
            else:
                files[path.stem] = file
    return files, faults


def _read_retired(path: Path) -> tuple[tuple[RetiredRule, ...], list[str]]:
    if not path.is_file():
        return (), []
    mapping, faults = read_mapping(path)
    if faults:
        return (), [f"{path.name}: {fault}" for fault in faults]
    document, faults = parse_model(RetiredRules, mapping)
    return (document.retired if document else ()), [f"{path.name}: {fault}" for fault in faults]


def _read_rule(
    rule_id: str, file: _RuleFile, sets: Mapping[str, tuple[str, ...]]
) -> tuple[AnyRule | None, list[str]]:
    mapping, faults = read_mapping(file.path)
    if not faults and file.kind == _SEMGREP:
        mapping, faults = from_semgrep(mapping)
    elif not faults and file.kind not in _DEFECTS:
        mapping, faults = expand_languages(mapping, sets)
    if faults:
        return None, faults
    rule: AnyRule | None
    if file.kind == QUARANTINE:
        rule, faults = parse_model(QuarantineRule, mapping)
    elif file.kind in _SENSITIVE:
        rule, faults = parse_model(SensitiveRule, mapping)
    elif file.kind in _DEFECTS:
        rule, faults = parse_model(DefectRule, mapping)
    else:
        rule, faults = parse_model(Rule, mapping)
    if rule is None:
        return None, faults
    if rule.id != rule_id:
        faults.append(f"id: is '{rule.id}', the file's name says '{rule_id}'")
    if isinstance(rule, Rule):
        faults += meaning_faults(rule)
    return (None if faults else rule), faults


def _rule_error(faults: Sequence[str]) -> RuleError:
    count = f"{len(faults)} fault{'' if len(faults) == 1 else 's'} in rule files"
    return RuleError(
        "\n  ".join([f"{count}:", *faults]), "see docs/rules.md for the form of a rule"
    )
