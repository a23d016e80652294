import json
from importlib.resources import files

import jsonschema
import pytest

from sanad.output.json import sha256_of, to_json


@pytest.fixture
def schema():
    found = json.loads((files("sanad.output") / "sanad-1.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return found


def test_a_trace_fits_the_schema_that_the_package_ships(trace, schema):
    for with_text in (False, True):
        jsonschema.validate(json.loads(to_json(trace, with_text=with_text)), schema, jsonschema.Draft202012Validator)


def test_the_same_reports_in_another_order_give_the_same_bytes(trace, reversed_trace):
    assert to_json(trace) == to_json(reversed_trace)
    assert to_json(trace, with_text=True) == to_json(reversed_trace, with_text=True)


def test_spans_lead_to_the_original_source_of_a_page(trace):
    data = json.loads(to_json(trace, with_text=True))
    page = next(r for r in data["reports"] if r["media_type"] == "html")
    statement = next(s for s in data["statements"] if s["report"] == page["id"])
    start, end = statement["content"][0]
    assert page["text"][start:end] == "&quot;Tiang <b>utama</b> telah lama retak,&quot;"
    assert statement["words"] == [page["text"][start:end]]


def test_reports_are_in_order_of_time_and_claims_of_reach(trace):
    data = json.loads(to_json(trace))
    assert [r["input"] for r in data["reports"]] == ["a.txt", "b.txt", "c.html"]
    assert [len(c["reports"]) for c in data["claims"]] == [3, 2]
    assert data["reports"][2]["published"] is None
    assert data["reports"][2]["published_estimate"] == "2025-03-05"


def test_text_is_there_only_when_asked_for_and_its_fingerprint_always(trace):
    bare, full = json.loads(to_json(trace)), json.loads(to_json(trace, with_text=True))
    assert all("text" not in r for r in bare["reports"])
    assert [sha256_of(r["text"]) for r in full["reports"]] == [r["sha256"] for r in bare["reports"]]


def test_a_quantity_told_without_source_belongs_to_the_claim_of_its_passage(trace):
    data = json.loads(to_json(trace))
    [quantity] = data["quantities"]
    assert quantity["statement"] is None
    assert quantity["claims"] == ["c2"]


def test_every_id_that_is_named_is_there(trace):
    data = json.loads(to_json(trace))
    sources = {s["id"] for s in data["sources"]}
    for statement in data["statements"]:
        assert set(statement["speakers"]) <= sources
        assert {hop["source"] for hop in statement["via"]} <= sources
    assert data["reports"][2]["derived_from"][0]["report"] == "r1"
    assert data["language_of_labels"] == "id"
