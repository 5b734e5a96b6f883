"""Include lines in texts of C and C++."""

from __future__ import annotations

import pytest

from dataprep.parse.contents import read_text
from dataprep.syntax.tree import grammar_of


def _includes(text: str, language: str = "c") -> list[tuple[str, bool, int, bool]]:
    """Return specifier, whether of the system, line, and whether under a condition."""
    reading = read_text(text.encode(), grammar_of(language)).reading
    return [
        (row.specifier, row.is_system, row.line, item.is_conditional)
        for row, item in zip(reading.imports, reading.import_items, strict=True)
    ]


@pytest.mark.parametrize("language", ["c", "cpp"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('#include "a.h"\n', [("a.h", False, 1, False)]),
        ("int a;\n  #  include <sys/a.h> // why\n", [("sys/a.h", True, 2, False)]),
        (
            "#include_next <a.h>\n#import <b.h>\n",
            [("a.h", True, 1, False), ("b.h", True, 2, False)],
        ),
        ('/*\n#include "a.h"\n*/\n// #include "b.h"\n', []),
        ("#include HEAD\n", [("HEAD", False, 1, False)]),
        ('#define HEAD "a.h"\n#include HEAD\n', [("a.h", False, 2, False)]),
        ("#define HEAD <a.h>\n#include HEAD\n", [("a.h", True, 2, False)]),
        ('int a[] = {\n#include "a.def"\n};\n', [("a.def", False, 2, False)]),
        ('#include "unended\n', []),
        ("#includes <a.h>\n", []),
    ],
)
def test_include_when_written_so_then_row(
    text: str, expected: list[tuple[str, bool, int, bool]], language: str
) -> None:
    assert expected == _includes(text, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('#ifdef A\n#include "a.h"\n#endif\n', True),
        ('#if A\n#else\n#include "a.h"\n#endif\n', True),
        ('#ifndef A\n#include "a.h"\n#endif\n', True),
        ('#ifndef A_H\n#define A_H\n#include "a.h"\n#endif\n', False),
        ('#ifndef A_H /* guard */\n/* of A */\n#  define A_H 1\n#include "a.h"\n#endif\n', False),
    ],
)
def test_include_when_under_condition_then_flagged_but_for_guards(
    text: str, expected: bool
) -> None:
    assert [expected] == [row[3] for row in _includes(text)]


def test_include_when_raw_string_then_none() -> None:
    assert _includes('auto s = R"(\n#include "a.h"\n)";\n', "cpp") == []
