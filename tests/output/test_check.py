import json

import pytest

from sanad.errors import BadTrace
from sanad.output.check import check_trace, count_spans
from sanad.output.json import to_json

NOTHING = lambda name, place: None  # noqa: E731


def tampered(trace, change):
    data = json.loads(to_json(trace, with_text=True))
    change(data)
    return json.dumps(data).encode()


def reader(trace):
    originals = {r.input: r.original for r in trace.reports}
    return lambda name, place: originals.get(name)


def test_an_honest_trace_holds_against_its_inputs_and_against_its_own_text(trace):
    assert check_trace(to_json(trace), reader(trace)) == ()
    assert check_trace(to_json(trace, with_text=True), NOTHING) == ()
    assert count_spans(to_json(trace)) > 20


@pytest.mark.parametrize("field", ["content", "cue", "speaker_spans"])
def test_a_span_outside_its_text_is_found(trace, field):
    def change(data):
        data["statements"][0][field] = [[5, 99999]] if field != "cue" else [5, 99999]

    [issue] = check_trace(tampered(trace, change), NOTHING)
    assert (issue.code, issue.input) == ("span_outside", "a.txt")
    assert field in issue.place


def test_a_quotation_moved_by_one_character_is_found(trace):
    def change(data):
        data["statements"][0]["content"][0][0] += 1

    [issue] = check_trace(tampered(trace, change), NOTHING)
    assert issue.code == "words_not_there"
    assert issue.place == "statements t1, content"


def test_a_changed_input_is_found(trace):
    issues = check_trace(to_json(trace), lambda name, place: "something else altogether " * 20)
    assert {"input_changed", "words_not_there"} <= {i.code for i in issues}


def test_an_input_that_is_gone_is_said(trace):
    issues = check_trace(to_json(trace), NOTHING)
    assert [i.code for i in issues] == ["input_missing"] * 3


def test_an_id_that_leads_nowhere_is_found(trace):
    def change(data):
        data["claims"][0]["origins"] = ["s99"]

    [issue] = check_trace(tampered(trace, change), NOTHING)
    assert issue.code == "unknown_id"


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"format": "other/1"}', b'{"format": "sanad/1", "reports": [{}]}']
)
def test_what_is_no_trace_is_refused(data):
    with pytest.raises(BadTrace):
        check_trace(data, NOTHING)
