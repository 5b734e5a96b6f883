"""What a gemspec or a Gemfile says, by its usual lines: nothing of it is run."""

from __future__ import annotations

import re

_MAX_FACTS = 4_096
_LIST = re.compile(
    r"\.require_paths?\s*=\s*(\[[^\]\n]{0,500}\]|%w[\[({][^\])}\n]{0,500}[\])}]|['\"][^'\"\n]{1,200}['\"])"
)
_NAME = re.compile(r"\.name\s*=\s*['\"]([^'\"\n]{1,200})['\"]")
_NEEDED = re.compile(
    r"^[ \t]*(?:\w+\.add(?:_runtime|_development)?_dependency[ \t]*\(?|gem[ \t]*\(?)[ \t]*['\"]([\w.-]{1,200})['\"]",
    re.MULTILINE,
)


def read_gemspec(text: bytes, name: str) -> list[tuple[str, str | None, str]]:
    r"""Return the facts of a gemspec or a Gemfile.

    Args:
        text: Text of the file.
        name: Its name.

    Returns:
        ``ruby.gem`` (value: the gem; its file name where the text computes it), ``ruby.path``
        (value: a folder that is on the load path), ``ruby.require`` (value: a gem that is needed).

    Examples:
        >>> read_gemspec(b's.require_paths = ["lib", "ext"]\\ns.add_dependency "rack"', "a.gemspec")
        [('ruby.gem', None, 'a'), ('ruby.path', None, 'lib'), ('ruby.path', None, 'ext'), ('ruby.require', None, 'rack')]
    """
    source = text.decode("utf-8", "replace")
    facts: list[tuple[str, str | None, str]] = []
    if name.endswith(".gemspec"):
        found = _NAME.search(source)
        facts.append(("ruby.gem", None, found[1] if found else name.removesuffix(".gemspec")))
        paths = _LIST.search(source)
        words = re.findall(r"[\w./-]+", paths[1].removeprefix("%w")) if paths else ["lib"]
        facts += [("ruby.path", None, word) for word in words]
    facts += [("ruby.require", None, gem) for gem in _NEEDED.findall(source)]
    return facts[:_MAX_FACTS]
