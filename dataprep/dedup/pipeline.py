"""The stages of the pipeline that find copies among the admitted files, in their order."""

from __future__ import annotations

from dataprep.dedup.exact import ExactDuplicateParams
from dataprep.dedup.params import (
    FormatDuplicateParams,
    NearDuplicateParams,
    NearPairParams,
    RepositoryParams,
)
from dataprep.stage import Gather, Handed, Map, Reduce, Scope, Stage

DEDUPLICATION: tuple[Stage, ...] = (
    Stage(
        name="dedup.exact",
        version=2,
        scope=Scope.CORPUS,
        reads=("repos", "files", "labels", "digests", "decisions", "quarantine"),
        writes=("decisions",),
        params=ExactDuplicateParams,
        run=(
            Map("dataprep.dedup.exact:candidates", hands=(Handed("admitted", by="text_digest"),)),
            Reduce("dataprep.dedup.exact:survivors", takes=("admitted",)),
        ),
        title="find exact duplicates and choose survivors",
    ),
    Stage(
        name="dedup.formats",
        version=1,
        scope=Scope.CORPUS,
        reads=("repos", "files", "labels", "decisions", "quarantine", "code_digests"),
        writes=("decisions",),
        params=FormatDuplicateParams,
        run=(
            Map(
                "dataprep.dedup.formats:format_candidates",
                hands=(Handed("admitted", by="code_digest"),),
            ),
            Reduce("dataprep.dedup.formats:format_survivors", takes=("admitted",)),
        ),
        title="find files that differ in layout and comments only",
    ),
    Stage(
        name="dedup.pairs",
        version=1,
        scope=Scope.CORPUS,
        reads=("contents", "signatures"),
        writes=("pairs",),
        params=NearPairParams,
        run=(
            Map(
                "dataprep.dedup.near_pairs:band_rows",
                reads=("signatures",),
                hands=(
                    Handed("bands", by="band_key", is_kept=True),
                    Handed("sketches", by="content_id", is_kept=True),
                ),
            ),
            Reduce(
                "dataprep.dedup.near_pairs:candidate_pairs",
                takes=("bands",),
                hands=(Handed("candidates", by="a"),),
            ),
            Gather(
                "dataprep.dedup.near_pairs:choose_pairs",
                takes=("candidates", "sketches"),
                reads=("pairs",),
                hands=(Handed("wanted", by="block"), Handed("members", by="content_id")),
            ),
            Map(
                "dataprep.dedup.near_pairs:shingle_rows",
                takes=("members",),
                reads=(),
                by_text=True,
                hands=(Handed("sets", by="block"),),
            ),
            Reduce("dataprep.dedup.near_pairs:verified_pairs", takes=("wanted", "sets")),
        ),
        title="find near-duplicates and verify them",
    ),
    Stage(
        name="dedup.clusters",
        version=1,
        scope=Scope.CORPUS,
        reads=("files", "pairs"),
        writes=("clusters",),
        params=NearPairParams,
        run=(Gather("dataprep.dedup.clusters:clusters", reads=("files", "pairs")),),
        title="components of near-duplicates",
    ),
    Stage(
        name="dedup.clones",
        version=1,
        scope=Scope.CORPUS,
        reads=("symbols",),
        writes=("clones",),
        run=(
            Map(
                "dataprep.dedup.clones:digested_functions",
                hands=(Handed("functions", by="body_digest"),),
            ),
            Reduce("dataprep.dedup.clones:clones", takes=("functions",)),
        ),
        title="find functions that differ in names only",
    ),
    Stage(
        name="dedup.repositories",
        version=1,
        scope=Scope.CORPUS,
        reads=("files", "digests", "clusters"),
        writes=("repository_overlaps",),
        params=RepositoryParams,
        run=(
            Map("dataprep.dedup.repositories:held_texts", hands=(Handed("texts", by="repo_id"),)),
            Reduce(
                "dataprep.dedup.repositories:repository_groups",
                takes=("texts",),
                hands=(Handed("held", by="group"),),
            ),
            Reduce(
                "dataprep.dedup.repositories:shared_groups",
                takes=("held",),
                hands=(Handed("shared", by="pair"),),
            ),
            Reduce("dataprep.dedup.repositories:repository_overlaps", takes=("shared",)),
        ),
        title="find forks, near-copies and vendored trees",
    ),
    Stage(
        name="dedup.near",
        version=1,
        scope=Scope.CORPUS,
        reads=(
            "repos",
            "files",
            "contents",
            "labels",
            "signatures",
            "decisions",
            "quarantine",
            "pairs",
            "clusters",
            "repository_overlaps",
        ),
        writes=("decisions",),
        params=NearDuplicateParams,
        run=(
            Map(
                "dataprep.dedup.near:near_candidates",
                reads=(
                    "repos",
                    "files",
                    "labels",
                    "decisions",
                    "quarantine",
                    "pairs",
                    "clusters",
                    "repository_overlaps",
                ),
                hands=(
                    Handed("admitted", by="cluster_id"),
                    Handed("edges", by="cluster_id"),
                    Handed("unknown", by="content_id"),
                ),
            ),
            Map(
                "dataprep.dedup.near:near_sets",
                takes=("unknown",),
                reads=("signatures",),
                by_text=True,
                hands=(Handed("sets", by="cluster_id"),),
            ),
            Reduce("dataprep.dedup.near:near_survivors", takes=("admitted", "edges", "sets")),
        ),
        title="choose survivors among near-duplicates",
    ),
)
