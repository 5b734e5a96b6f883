"""Parameters of the stage that redacts."""

from __future__ import annotations

from pydantic import Field

from dataprep.recipe_sections import Privacy
from dataprep.sensitive.params import DetectionParams


class RedactionParams(DetectionParams):
    """Parameters of ``redact.texts``: the rules by which its result is looked through, too."""

    policy: Privacy = Field(description="What becomes of what is found.")
