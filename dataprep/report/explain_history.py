"""When the secrets of some files came into their repositories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from dataprep.report.console_history import since_text
from dataprep.report.display import printable
from dataprep.report.history import past_findings
from dataprep.report.reading import FinishedRun

if TYPE_CHECKING:
    import polars as pl

_MOST = 20
_TABLE = "past_findings"
_ORIGIN = ("first_commit_id", "first_committed_at", "first_path", "first_line", "n_versions")


class HistoryDetails:
    """The secrets of some files, read once.

    Args:
        run: The run.
        files: Rows of ``files``.
    """

    def __init__(self, run: FinishedRun, files: pl.DataFrame) -> None:
        self._is_known = run.has(_TABLE)
        mine = files.lazy().select("repo_id", "content_id").unique()
        origins = past_findings(run).rename({"path": "first_path", "line": "first_line"})
        key = ("repo_id", "rule_id", "fingerprint")
        self._secrets = (
            run.scan("version_findings")
            .join(mine, on=("repo_id", "content_id"), how="semi")
            .select(*key, "content_id", "line")
            .join(origins.select(*key, *_ORIGIN), on=key)
            .sort("line", "rule_id", "fingerprint")
            .collect()
        )

    def of(self, file: Mapping[str, object]) -> list[dict[str, object]] | None:
        """Return the secrets of a file with the commit in which each appeared.

        Args:
            file: Row of ``files``.

        Returns:
            The first ones by line; None where the run did not look into the history.
        """
        if not self._is_known:
            return None
        import polars as pl

        is_of_file = [pl.col(name) == file[name] for name in ("repo_id", "content_id")]
        rows = self._secrets.filter(is_of_file).head(_MOST)
        return rows.select("rule_id", "line", *_ORIGIN).to_dicts()


def history_text(file: Mapping[str, object]) -> list[str]:
    """Return a line for each secret of an explained file."""
    found = cast("Sequence[dict[str, object]]", file.get("history") or ())
    return [_line(one) for one in found]


def _line(one: dict[str, object]) -> str:
    since = since_text(
        cast("str | None", one["first_commit_id"]), cast("str | None", one["first_committed_at"])
    )
    where = f"{printable(str(one['first_path']))}:{one['first_line']}"
    return f"  secret    {one['rule_id']} in line {one['line']}, since {since} ({where})"
