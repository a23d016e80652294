"""docs/format.md names every field that the schema has."""

import json
import re
from importlib.resources import files
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "format.md"


def test_the_page_names_every_field_and_kind_of_the_schema():
    schema = json.loads((files("sanad.output") / "sanad-1.schema.json").read_text("utf-8"))
    prose = re.sub(r"```.*?```", "", PAGE.read_text("utf-8"), flags=re.DOTALL)
    named = set(re.findall(r"[a-z_0-9]+", " ".join(re.findall(r"`[^`]+`", prose))))
    places = (schema, *(schema["$defs"][name] for name in ("report", "statement", "claim", "reason")))
    fields = {field for part in places for field in part["properties"]}
    kinds = set(schema["properties"]["differences"]["items"]["properties"]["kind"]["enum"])
    assert fields | kinds <= named
