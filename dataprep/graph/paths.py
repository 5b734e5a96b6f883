"""Paths in a repository: ``/`` between parts, the empty text for its root."""

from __future__ import annotations

from collections.abc import Iterator


def folder_of(path: str) -> str:
    """Return the folder in which a path lies.

    Example:
        >>> folder_of("src/a.c"), folder_of("a.c")
        ('src', '')
    """
    return path.rpartition("/")[0]


def upwards(folder: str) -> Iterator[str]:
    """Yield a folder and those above it, the root last.

    Example:
        >>> list(upwards("a/b"))
        ['a/b', 'a', '']
    """
    while folder:
        yield folder
        folder = folder_of(folder)
    yield ""


def below(folder: str, relative: str) -> str:
    """Return a path under a folder.

    Example:
        >>> below("a", "b"), below("", "b"), below("a", "")
        ('a/b', 'b', 'a')
    """
    return f"{folder}/{relative}" if folder and relative else folder or relative


def join(folder: str, relative: str) -> str | None:
    """Return a path as seen from a folder, in normal form; None where it leads out.

    Example:
        >>> join("a/b", "../c.h"), join("a", "../../c.h")
        ('a/c.h', None)
    """
    parts = folder.split("/") if folder else []
    for part in relative.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
