"""Files, labels and findings for tests: what a row does not say has the usual value."""

from collections.abc import Mapping, Sequence

import polars as pl

from dataprep.contracts import Column, load_contract

_FILL = {"string": "", "int64": 1, "bool": False, "float64": 1.0, "list<string>": ()}


def file_frame(files: Mapping[str, tuple[str, str, str]]) -> pl.DataFrame:
    """Return ``files`` from content, repository and path by id."""
    rows = [
        {"file_id": file, "content_id": content, "repo_id": repo, "path": path}
        for file, (content, repo, path) in files.items()
    ]
    return filled("files", rows)


def label_frame(files: pl.DataFrame, **labels: object) -> pl.DataFrame:
    """Return the ``labels`` of files: Python source but for what is given."""
    usual = {"language": "Python", "role": "source", **labels}
    keys = files.select("file_id", "repo_id", "content_id").to_dicts()
    return filled("labels", [{**key, **usual} for key in keys])


def finding_frame(findings: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    """Return ``findings`` in the text ``t1``, ten bytes long each."""
    rows = []
    for finding in findings:
        start = int(str(finding.get("start_byte", 0)))
        usual = {
            "content_id": "t1", "language": "Python", "repo_id": None, "kind": "pii",
            "start_byte": start, "end_byte": start + 10, "place": "text", "entity_type": "X",
        }  # fmt: skip
        rows.append({**usual, **finding})
    return filled("findings", rows)


def filled(table: str, rows: Sequence[Mapping[str, object]]) -> pl.DataFrame:
    """Return rows of a table, columns that they lack with any value that the contract takes."""
    columns = load_contract(table).columns
    whole = [{c.name: row.get(c.name, _usual(c)) for c in columns} for row in rows]
    return load_contract(table).check(
        pl.DataFrame(whole, schema=load_contract(table).polars_schema())
    )


def _usual(column: Column) -> object:
    if not column.is_required:
        return None
    return column.values[0] if column.values else _FILL[column.physical_type]
