"""Checks a trace against the inputs it was made from: every span inside its text, every quotation found verbatim."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from sanad.errors import BadTrace
from sanad.output.json import FORMAT, sha256_of
from sanad.records.issue import Issue

ReadInput = Callable[[str, str | None], str | None]
"""Gives the decoded original of an input (and the place in it), or ``None`` where it is not to be had."""

REFERENCES = {
    "claims": ("statements", "origins", "carriers", "denied_by", "not_confirmed_by", "reports", "silent"),
    "statements": ("speakers", "claims"),
    "quantities": ("claims",),
}
SHOWN = 60
"""Characters of the trace's or the input's words that a message shows."""


def check_trace(data: bytes, read_input: ReadInput) -> tuple[Issue, ...]:
    """What is wrong with the trace in ``data``, in the order met; empty when all of it holds.

    A report's original is the text that the trace carries, or else what ``read_input`` gives. Each issue names the
    input and the place in the trace ("statements t4, content"). Raises ``BadTrace`` when ``data`` is no such trace.
    """
    trace = _decode(data)
    try:
        reports = {r["id"]: r for r in trace["reports"]}
        originals, issues = _originals(reports, read_input)
        issues += _check_spans(trace, reports, originals)
        issues += _check_references(trace)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise BadTrace(f"the trace is not as the format says: {type(error).__name__}: {error}") from error
    return tuple(issues)


def count_spans(data: bytes) -> int:
    """How many spans the trace in ``data`` has."""
    return sum(1 for _ in _spans(_decode(data)))


def _decode(data: bytes) -> dict[str, Any]:
    try:
        trace = msgspec.json.decode(data)
    except msgspec.MsgspecError as error:
        raise BadTrace(f"not JSON: {error}") from error
    if not isinstance(trace, dict) or trace.get("format") != FORMAT or not isinstance(trace.get("reports"), list):
        raise BadTrace(f"not a trace in the format {FORMAT}")
    return trace


def _originals(reports: dict[str, Any], read_input: ReadInput) -> tuple[dict[str, str], list[Issue]]:
    """Each report's original by its id, and what is wrong with them."""
    originals: dict[str, str] = {}
    issues = []
    for key, report in reports.items():
        found = read_input(report["input"], report.get("place"))
        original = report["text"] if found is None and report.get("text") is not None else found
        if original is None:
            issues.append(
                _issue(report, f"report {key}", "input_missing", "the input cannot be read again: not checked")
            )
            continue
        originals[key] = original
        if report.get("sha256") not in (None, sha256_of(original)):
            message = "the input is not the one the trace was made from: its fingerprint (sha256) differs"
            issues.append(_issue(report, f"report {key}", "input_changed", message))
        if report.get("text") is not None and report["text"] != original:
            issues.append(_issue(report, f"report {key}", "text_differs", "the text in the trace is not the input's"))
    return originals, issues


def _check_spans(trace: dict[str, Any], reports: dict[str, Any], originals: dict[str, str]) -> list[Issue]:
    issues = []
    for where, report_id, span, words in _spans(trace):
        if report_id not in reports:
            issues.append(Issue("", "unknown_report", f"there is no report {report_id!r}", where))
            continue
        wrong = _wrong_with(span, originals.get(report_id), words)
        if wrong:
            issues.append(_issue(reports[report_id], where, *wrong))
    return issues


def _wrong_with(span: Any, original: str | None, words: str | None) -> tuple[str, str] | None:
    """The code and the message of what is wrong with one span, if anything is."""
    if not (isinstance(span, list) and len(span) == 2 and all(type(n) is int for n in span)):
        return "not_a_span", f"{span!r} is not a pair of positions"
    start, end = span
    if start < 0 or end < start:
        return "span_backwards", f"[{start}, {end}] does not run forwards"
    if original is None:
        return None
    if end > len(original):
        return "span_outside", f"[{start}, {end}] ends outside the text, which has {len(original)} characters"
    if words is not None and original[start:end] != words:
        there = original[start:end][:SHOWN]
        return "words_not_there", f"[{start}, {end}] should read {words[:SHOWN]!r}, but there stands {there!r}"
    return None


def _spans(trace: dict[str, Any]) -> Iterator[tuple[str, str, Any, str | None]]:
    """Every span of a trace: where it stands in it, its report's id, itself, and the words it must cover if given."""
    for place in trace["event"]["evidence"]:
        yield "event", place["report"], place["span"], None
    for report in trace["reports"]:
        yield from _report_spans(report)
    for statement in trace["statements"]:
        yield from _statement_spans(statement)
    for list_name in ("quantities", "dates"):
        for i, mark in enumerate(trace[list_name], start=1):
            yield f"{list_name} {mark.get('id', i)}", mark["report"], mark["span"], mark.get("words")
    for claim in trace["claims"]:
        yield f"claims {claim['id']}, gist", claim["gist"]["report"], claim["gist"]["span"], claim["gist"].get("words")
        for place in claim["narrative"]:
            yield f"claims {claim['id']}, narrative", place["report"], place["span"], None
    for list_name in ("differences", "timeline"):
        for i, entry in enumerate(trace[list_name], start=1):
            for place in entry["places"]:
                yield f"{list_name} {i}", place["report"], place["span"], None


def _report_spans(report: dict[str, Any]) -> Iterator[tuple[str, str, Any, str | None]]:
    where = f"report {report['id']}"
    for name in ("title_span", "published_span"):
        if report.get(name) is not None:
            yield f"{where}, {name}", report["id"], report[name], None
    for list_name in ("credits", "blocks"):
        for part in report[list_name]:
            yield f"{where}, {list_name}", report["id"], part["span"], None
    for derivation in report["derived_from"]:
        for pair in derivation.get("places", []):
            for place in pair:
                yield f"{where}, derived_from", place["report"], place["span"], None


def _statement_spans(statement: dict[str, Any]) -> Iterator[tuple[str, str, Any, str | None]]:
    where, report = f"statements {statement['id']}", statement["report"]
    words = statement.get("words") or [None] * len(statement["content"])
    for span, said in zip(statement["content"], words, strict=True):
        yield f"{where}, content", report, span, said
    if statement["cue"] is not None:
        yield f"{where}, cue", report, statement["cue"], None
    for span in statement["speaker_spans"]:
        yield f"{where}, speaker_spans", report, span, None
    for hop in statement["via"]:
        if hop["span"] is not None:
            yield f"{where}, via", report, hop["span"], None


def _check_references(trace: dict[str, Any]) -> list[Issue]:
    """Ids that lead nowhere."""
    known = {row["id"] for name in ("reports", "sources", "statements", "claims") for row in trace[name]}
    named = [
        (f"{list_name} {row['id']}, {field}", key)
        for list_name, fields in REFERENCES.items()
        for row in trace[list_name]
        for field in fields
        for key in row[field]
    ]
    named += [(f"statements {s['id']}, via", hop["source"]) for s in trace["statements"] for hop in s["via"]]
    named += [(f"differences {i}", d["claim"]) for i, d in enumerate(trace["differences"], start=1) if d["claim"]]
    return [Issue("", "unknown_id", f"{key!r} leads nowhere", where) for where, key in named if key not in known]


def _issue(report: dict[str, Any], where: str, code: str, message: str) -> Issue:
    name = f"{report['input']}, {report['place']}" if report.get("place") else str(report["input"])
    return Issue(name, code, message, where)
