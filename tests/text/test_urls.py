from __future__ import annotations

import pytest

from dataprep.text.urls import without_credentials


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("./lib/a.js", "./lib/a.js"),
        ("https://u:p@git.example.org/a.js", "https://git.example.org/a.js"),
        ("git+https://t@git.example.org/a.git#v1", "git+https://git.example.org/a.git"),
        ("see https://u:p@git.example.org/a", "see https://git.example.org/a"),
        ("@scope/name", "@scope/name"),
        ("https://[broken@x/a", "https://x/a"),
    ],
)
def test_url_when_it_holds_credentials_then_they_go(text: str, expected: str) -> None:
    assert expected == without_credentials(text)
