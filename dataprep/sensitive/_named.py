"""Functions that rules ask for by name: each module of a package gives some."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable


def named_functions(
    package: str, paths: Iterable[str], attribute: str
) -> dict[str, Callable[..., object]]:
    """Return the functions that the modules of a package name, by name.

    Args:
        package: Name of the package.
        paths: Where its modules lie, its ``__path__``.
        attribute: Mapping of names to functions that every module has whose name is public.
    """
    found: dict[str, Callable[..., object]] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(paths)):
        if not module.startswith("_"):
            found |= getattr(importlib.import_module(f"{package}.{module}"), attribute)
    return found
