"""The JSON Schema of rule files, from the models that read them."""

from __future__ import annotations

import json

from pydantic import TypeAdapter

from dataprep.rules.load import AnyRule


def rule_schema() -> str:
    """Return the text of ``schemas/rule.schema.json``: a rule of any kind that lies in a file."""
    adapter: TypeAdapter[AnyRule] = TypeAdapter(AnyRule)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rule",
        "description": "A rule file of dataprep: rules/filters/<group>/<id>.yaml, "
        "rules/secrets/<provider>/<id>.yaml, rules/pii/<region>/<id>.yaml, "
        "rules/checks/<language>/<id>.yaml, rules/flows/<language>/<id>.yaml or "
        "rules/quarantine/<id>.yaml; those of rules/defects are semgrep's. Among languages, @name stands for a set of "
        "rules/language-sets.yaml.",
        **adapter.json_schema(by_alias=True),
    }
    return json.dumps(schema, indent=2, sort_keys=True) + "\n"
