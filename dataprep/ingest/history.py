"""The stage: the versions of files in the history of a source become contents."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from dataprep.ingest._builder import Builder
from dataprep.ingest._git import shadow_of
from dataprep.ingest._history import Start
from dataprep.ingest._repository import local_repository
from dataprep.ingest._versions import read_versions
from dataprep.ingest.params import HistoryParams
from dataprep.ingest.source import ResolvedSource


def ingest_history(
    source: ResolvedSource, params: HistoryParams
) -> Iterator[dict[str, pl.DataFrame]]:
    """Yield the versions of files that the commits of a source bring or replace.

    What is read are the commits that the revision reaches, not other branches, and texts alone.
    Archives, folders and corpora have no history.

    Args:
        source: From ``dataprep.ingest.lookup.resolve_source``.
        params: Limits.

    Yields:
        First any number of ``{"contents": frame}``, as ``ingest`` does; at last one mapping with
        ``histories`` and ``versions``, sorted by their keys.

    Raises:
        SourceError: The source cannot be read.
    """
    builder = Builder(params)
    if source.git_dir is not None and source.commit_id is not None:
        local = local_repository(source)
        start = Start(source.repo_id, source.commit_id, source.subpath)
        with shadow_of(local.git_dir, local.common_dir) as shadow:
            for _ in read_versions(shadow, start, builder):
                for frame in builder.ready():
                    yield {"contents": frame}
    for frame in (*builder.ready(), *builder.rest()):
        yield {"contents": frame}
    yield {
        "histories": builder.histories.frame("repo_id"),
        "versions": builder.versions.frame("repo_id", "content_id", "path"),
    }
