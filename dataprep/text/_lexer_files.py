"""Reads the lexers of the language files under ``rules/languages/``."""

from __future__ import annotations

import functools
import re

import yaml
from pydantic import ValidationError

from dataprep.errors import RuleError
from dataprep.resources import rules_dir
from dataprep.text._lexer_model import LanguageFile, Lexer

_NAME = re.compile(r"^name:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_LEXER = re.compile(r"^lexer:", re.MULTILINE)


@functools.cache
def lexer_ids() -> dict[str, str]:
    """Return the id of the language file by linguist name, for the languages with a lexer."""
    ids = {}
    for path in sorted((rules_dir() / "languages").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        name = _NAME.search(text)
        if name is not None and _LEXER.search(text) is not None:
            ids[str(yaml.safe_load(name[1]))] = path.stem
    return ids


@functools.cache
def load_lexer(language_id: str) -> Lexer:
    """Return the lexer of a language file, with what it takes from the one that it extends.

    Raises:
        RuleError: The file is absent, has no lexer or does not fit the schema.
    """
    path = rules_dir() / "languages" / f"{language_id}.yaml"
    try:
        document = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        lexer = LanguageFile.model_validate(document).lexer
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise RuleError(f"language file {path.name} cannot be used: {error}") from error
    if lexer is None:
        raise RuleError(f"language file {path.name} has no lexer")
    if lexer.extends is None:
        return lexer
    base = load_lexer(lexer.extends)
    return base.model_copy(update={name: getattr(lexer, name) for name in lexer.model_fields_set})
