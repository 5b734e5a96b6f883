"""The stages of the pipeline that look for secrets, personal data and defects, in their order.

Those of texts stand apart: with the others of their scope they read each text once.
"""

from __future__ import annotations

from dataprep.defects.params import DeepDefectParams, FastDefectParams
from dataprep.detect.import_params import ImportParams
from dataprep.sensitive.params import DetectionParams
from dataprep.stage import Gather, Handed, Map, Scope, Stage

TEXT_DETECTION: tuple[Stage, ...] = (
    Stage(
        name="detect.contents",
        version=1,
        scope=Scope.CONTENT,
        reads=("contents", "content_labels"),
        writes=("findings",),
        unit=("content_id", "language"),
        params=DetectionParams,
        run="dataprep.detect.contents:detect_contents",
        data=("pii", "secrets", "sensitive"),
        title="secrets and personal data that a text alone tells",
        keyed=True,
    ),
    Stage(
        name="detect.fast",
        version=2,
        scope=Scope.CONTENT,
        reads=("contents", "content_labels"),
        writes=("findings", "scans"),
        unit=("content_id", "language"),
        params=FastDefectParams,
        run="dataprep.detect.defects:detect_fast",
        data=("syntax",),
        title="defects that the tree of a text decides",
        keyed=True,
    ),
    Stage(
        name="detect.deep",
        version=2,
        scope=Scope.CONTENT,
        reads=("contents", "content_labels"),
        writes=("findings", "scans"),
        unit=("content_id", "language"),
        params=DeepDefectParams,
        run="dataprep.detect.defects:detect_deep",
        data=("flows", "syntax"),
        title="defects that flows of values and semgrep tell",
        keyed=True,
    ),
)

DETECTION: tuple[Stage, ...] = (
    Stage(
        name="detect.identities",
        version=1,
        scope=Scope.REPO,
        reads=("commits",),
        writes=("identities",),
        run="dataprep.detect.identities:identities",
        title="people that the commits of each repository name",
    ),
    Stage(
        name="detect.names",
        version=1,
        scope=Scope.REPO,
        reads=("repos", "files", "identities"),
        writes=("findings",),
        params=DetectionParams,
        run="dataprep.detect.names:author_names",
        data=("names", "pii", "sensitive"),
        title="names of a repository's people in its texts",
        keyed=True,
        by_text=True,
    ),
    Stage(
        name="detect.versions",
        version=1,
        scope=Scope.REPO,
        reads=("repos", "files", "labels", "versions"),
        writes=("version_findings",),
        params=DetectionParams,
        run="dataprep.detect.history:version_findings",
        data=("pii", "secrets", "sensitive"),
        title="secrets in the versions of files",
        keyed=True,
        by_text=True,
        texts_of=("files", "versions"),
    ),
    Stage(
        name="detect.history",
        version=1,
        scope=Scope.REPO,
        reads=("repos", "files", "histories", "versions", "version_findings"),
        writes=("past_findings",),
        run="dataprep.detect.history:past_findings",
        title="when each secret came, and whether it is there still",
    ),
    Stage(
        name="detect.known",
        version=2,
        scope=Scope.CORPUS,
        reads=("files", "labels", "findings"),
        writes=("findings",),
        params=DetectionParams,
        run=(
            Map(
                "dataprep.detect.known:found_values",
                reads=("files", "findings"),
                hands=(
                    Handed("spans", by="content_id"),
                    Handed("looked", by="content_id"),
                ),
            ),
            Map(
                "dataprep.detect.known:digested_values",
                reads=(),
                takes=("spans",),
                hands=(Handed("values", by="digest"),),
                by_text=True,
                keyed=True,
            ),
            Map(
                "dataprep.detect.known:known_findings",
                reads=("labels", "findings"),
                takes=("looked",),
                takes_whole=("values",),
                by_text=True,
                keyed=True,
            ),
        ),
        title="find again what was found in another text",
    ),
    Stage(
        name="detect.imported",
        version=1,
        scope=Scope.CORPUS,
        reads=("repos", "files", "labels"),
        writes=("findings", "imported_results"),
        params=ImportParams,
        run=(
            Map(
                "dataprep.detect.imported:candidate_files",
                hands=(Handed("candidates", by="content_id"),),
            ),
            Gather(
                "dataprep.detect.imported:chosen_files",
                takes=("candidates",),
                hands=(Handed("chosen", by="content_id"),),
            ),
            Map(
                "dataprep.detect.imported:placed_results",
                reads=(),
                takes=("chosen",),
                hands=(Handed("outcomes", by="content_id"),),
                by_text=True,
                keyed=True,
            ),
            Gather(
                "dataprep.detect.imported:told_results",
                takes=("chosen", "outcomes"),
            ),
        ),
        title="defects that other tools found",
    ),
)
