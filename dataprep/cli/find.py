"""``dataprep find``: is this, or something like it, in the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dataprep.cli.options import FORMATS, settings_of, with_options
from dataprep.cli.output import emit, emit_json

if TYPE_CHECKING:
    from dataprep.dedup.params import NearPairParams
    from dataprep.report.near_search import CandidateSource, NearSearch
    from dataprep.report.reading import FinishedRun

_MOST_BYTES = 1 << 30
"""The most that the limit on files of a recipe can be."""


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@with_options("run_id", "store")
@click.option(
    "--threshold",
    type=click.FloatRange(0.1, 1.0),
    help="Jaccard similarity from which on a text is near. [that of the run]",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=20,
    help="Texts to show, and files of each. [20]",
)
@click.option("--format", type=click.Choice(FORMATS[:3]), help="Form of the result.")
@click.option(
    "--redis",
    metavar="URL",
    help="Ask an index on this Redis server; it is built where it is absent.",
)
def find(
    file: str,
    run_id: str | None,
    threshold: float | None,
    limit: int,
    redis: str | None,
    **flags: object,
) -> None:
    """Tell whether FILE, or something like it, is in the corpus, where, and what was decided.

    FILE is compared with every text of a run: by its bytes, by its text without line ends and
    trailing blanks, and by exact Jaccard similarity of its shingles. - reads standard input.

    Exit codes: 0 done, found or not; 2 could not run; 3 the run holds nothing to look in.
    """
    from dataprep.cli.options import settle_process

    settle_process()
    from dataprep.report.find import ask
    from dataprep.report.find import find as find_in
    from dataprep.report.found import found_document, found_text, match_rows
    from dataprep.report.near_search import near_params
    from dataprep.report.reading import FinishedRun
    from dataprep.report.rows import row_lines

    settings = settings_of(flags).values
    run = FinishedRun(settings.store, run_id)
    asked = ask(_read(file))
    params = near_params(run)
    search = params if isinstance(params, str) else _search(run, params, threshold, redis)
    found = find_in(run, asked, search, limit=limit)
    if settings.format == "json":
        emit_json("dataprep.find/1", found_document(run, found))
    elif settings.format == "jsonl":
        emit("\n".join(row_lines(match_rows(run, found))), is_machine=True)
    else:
        emit(found_text(run, found))


def _read(file: str) -> bytes:
    """Return the bytes of a file or of standard input.

    Raises:
        UsageError: They are more than any file of a corpus can be, or cannot be read.
    """
    from dataprep.errors import UsageError

    try:
        with click.open_file(file, "rb") as stream:
            data = bytes(stream.read(_MOST_BYTES + 1))
    except OSError as error:
        raise UsageError(
            f"cannot read '{file}': {error.strerror or type(error).__name__}"
        ) from error
    if len(data) > _MOST_BYTES:
        raise UsageError(f"'{file}' is larger than any file of a corpus", "1 GiB is the limit")
    return data


def _search(
    run: FinishedRun, params: NearPairParams, threshold: float | None, redis: str | None
) -> NearSearch:
    """Return how near-duplicates are searched for.

    Raises:
        UsageError: The index is for a higher threshold.
    """
    from dataprep.errors import UsageError
    from dataprep.report.near_search import NearSearch

    wanted = params.threshold if threshold is None else threshold
    if redis is None:
        return NearSearch(params, wanted)
    if wanted < params.threshold:
        raise UsageError(
            f"the index finds what is at {params.threshold} or more, not at {wanted}",
            "leave out --redis: a look at all signatures finds it",
        )
    return NearSearch(params, wanted, _index(run, params, redis))


def _index(run: FinishedRun, params: NearPairParams, url: str) -> CandidateSource:
    """Return the index of a run on a Redis server, built where it is absent."""
    from dataprep.dedup.lookup import Lookup, RedisPlace
    from dataprep.report.near_search import indexed_candidates, signature_batches

    lookup = Lookup(params, RedisPlace(url, f"dataprep:{run.run_id}"))
    if not lookup.is_complete:
        click.echo(f"building the index of run {run.run_id} on the Redis server", err=True)
        n_texts = lookup.build(signature_batches(run))
        click.echo(f"built: {n_texts:,} texts", err=True)
    return indexed_candidates(lookup)
