"""Lineage of a run as OpenLineage events, one JSON object a line."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence

from dataprep import __version__
from dataprep.engine.events import StageEnded
from dataprep.engine.plan import PlannedStage

_PRODUCER = "dataprep"
_SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
_NAMESPACE = "dataprep"


def lineage_events(
    run_id: str, ended_at: str, plan: Sequence[PlannedStage], stages: Sequence[StageEnded]
) -> bytes:
    """Return one event per stage of a run, as JSON lines.

    Args:
        run_id: Id of the run.
        ended_at: ISO 8601 time of the run's end, which all events carry.
        plan: The plan of the run.
        stages: What came of its stages.
    """
    outcome = {record.stage: record for record in stages}
    lines = [
        json.dumps(_event(run_id, ended_at, planned, outcome[planned.stage.name]), sort_keys=True)
        for planned in plan
        if planned.stage.name in outcome
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _event(
    run_id: str, ended_at: str, planned: PlannedStage, record: StageEnded
) -> dict[str, object]:
    stage = planned.stage
    return {
        "eventType": "FAIL" if record.status == "failed" else "COMPLETE",
        "eventTime": ended_at,
        "producer": f"{_PRODUCER}/{__version__}",
        "schemaURL": _SCHEMA,
        "run": {"runId": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{run_id}/{stage.name}"))},
        "job": {"namespace": _NAMESPACE, "name": stage.name},
        "inputs": [{"namespace": _NAMESPACE, "name": table} for table in stage.reads],
        "outputs": [
            {
                "namespace": _NAMESPACE,
                "name": table,
                "outputFacets": {
                    "outputStatistics": {
                        "_producer": _PRODUCER,
                        "_schemaURL": "https://openlineage.io/spec/facets/1-0-2/"
                        "OutputStatisticsOutputDatasetFacet.json",
                        "rowCount": record.rows.get(table, 0),
                    }
                },
            }
            for table in stage.writes
        ],
    }
