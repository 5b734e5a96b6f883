"""Finds the file that a path without its ending, or a folder, stands for in JavaScript and TypeScript."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_DECLARED = (".d.ts", ".mts", ".cts", ".d.mts", ".d.cts")
_OTHERS = (".json", ".vue", ".svelte", ".ios.js", ".android.js", ".native.js", ".web.js")
_FROM_SCRIPT = (".js", ".cjs", ".mjs", ".jsx", ".ts", ".tsx", *_DECLARED, *_OTHERS)
_FROM_TYPED = (".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", *_DECLARED, *_OTHERS)
"""Endings tried in turn. A declaration comes behind the code that it declares: the dependency is on
the code."""
_WRITTEN_AS: Mapping[str, tuple[str, ...]] = {
    ".js": (".ts", ".tsx", ".d.ts"),
    ".jsx": (".tsx", ".ts", ".d.ts"),
    ".mjs": (".mts", ".d.mts"),
    ".cjs": (".cts", ".d.cts"),
}
"""What ``./x.js`` is written as before it is compiled (TypeScript handbook, module resolution)."""
_TYPED = (".ts", ".tsx", ".mts", ".cts")


def is_typed(path: str) -> bool:
    """Return whether a file is TypeScript."""
    return path.endswith(_TYPED)


def joined(folder: str, path: str) -> str | None:
    """Return a relative path seen from a folder of the repository; None outside of it.

    Example:
        >>> joined("src/a", "../b/./c")
        'src/b/c'
        >>> joined("", "../x") is None
        True
    """
    parts = folder.split("/") if folder else []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part and part != ".":
            parts.append(part)
    return "/".join(parts)


def folder_of(path: str) -> str:
    """Return the folder of a path, empty for the root."""
    return path.rpartition("/")[0]


def places_around(folder: str) -> Iterator[str]:
    """Yield a folder and those around it, the root at the end."""
    while folder:
        yield folder
        folder = folder_of(folder)
    yield ""


class Files:
    """The files of a repository, and what stands for them.

    Args:
        numbers: Numbers of files by path.
        mains: What the ``package.json`` of a folder says of its entry: paths by folder.
    """

    def __init__(self, numbers: Mapping[str, int], mains: Mapping[str, tuple[str, ...]]) -> None:
        self._numbers = numbers
        self._mains = mains
        self._known: dict[tuple[str, bool], int | None] = {}

    def exact(self, path: str) -> int | None:
        """Return the number of the file of a path."""
        return self._numbers.get(path)

    def module(self, path: str, *, typed: bool) -> int | None:
        """Return the file that a path stands for: a file, one with an ending, or a folder's entry.

        Args:
            path: A path of the repository.
            typed: Whether the importer is TypeScript, whose own files come first.
        """
        key = (path, typed)
        if key not in self._known:
            found = self.file(path, typed=typed)
            self._known[key] = self.folder(path, typed=typed) if found is None else found
        return self._known[key]

    def file(self, path: str, *, typed: bool) -> int | None:
        """Return the file of a path, or of a path and an ending."""
        numbers = self._numbers
        found = numbers.get(path)
        if found is not None or not path:
            return found
        for ending in _FROM_TYPED if typed else _FROM_SCRIPT:
            found = numbers.get(path + ending)
            if found is not None:
                return found
        stem, dot, suffix = path.rpartition(".")
        for ending in _WRITTEN_AS.get(dot + suffix, ()):
            found = numbers.get(stem + ending)
            if found is not None:
                return found
        return None

    def folder(self, path: str, *, typed: bool) -> int | None:
        """Return the entry of a folder: what its ``package.json`` says, or its index."""
        for main in self._mains.get(path, ()):
            target = joined(path, main)
            if target is None or target == path:
                continue
            found = self.file(target, typed=typed)
            if found is None:
                found = self.file(f"{target}/index", typed=typed)
            if found is not None:
                return found
        return self.file(f"{path}/index" if path else "index", typed=typed)
