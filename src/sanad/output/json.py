"""A trace as JSON, in the format ``sanad/1``: see docs/format.md and ``sanad-1.schema.json`` beside this file.

Every span is led back to the report's original here and nowhere else. The bytes depend on the trace alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from sanad.output.numbering import Numbered, number, ordered_places, ordered_timeline, statement_at, story_language
from sanad.records.issue import Issue
from sanad.records.marks import Hop, Quantity, Source, Statement, When
from sanad.records.report import Credit, Report, Span
from sanad.records.story import Claim, Derivation, Difference, Place, Reason, Trace
from sanad.text.offsets import original_span
from sanad.version import __version__

FORMAT = "sanad/1"
MADE_WITH = f"sanad {__version__}"

Json = dict[str, Any]


def to_json(trace: Trace, *, with_text: bool = False) -> bytes:
    """``trace`` as ``sanad/1``, indented, ending in a newline; ``with_text`` adds each report's original text."""
    numbered = number(trace)
    return encode(
        {
            "format": FORMAT,
            "made_with": MADE_WITH,
            "language_of_labels": story_language(numbered.reports),
            "event": _event(numbered),
            "reports": [_report(r, numbered, with_text) for r in numbered.reports],
            "sources": [_source(s, numbered) for s in numbered.sources],
            "statements": [_statement(s, numbered) for s in numbered.statements],
            "quantities": [_quantity(i, r, q, numbered) for i, (r, q) in enumerate(numbered.quantities, start=1)],
            "dates": _dates(numbered),
            "claims": [_claim(c, numbered) for c in numbered.claims],
            "differences": [_difference(d, numbered) for d in numbered.differences],
            "timeline": _timeline(numbered),
            "issues": issues_as_json(trace.issues),
        }
    )


def issues_as_json(issues: Iterable[Issue]) -> list[Json]:
    """Issues in order, each once."""
    unique = sorted(set(issues), key=lambda i: (i.input, i.place or "", i.code, i.message))
    return [{"input": i.input, "place": i.place, "code": i.code, "message": i.message} for i in unique]


def sha256_of(original: str) -> str:
    """The fingerprint of a decoded original: SHA-256 over its UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(original.encode("utf-8", "surrogatepass")).hexdigest()


def encode(value: Json) -> bytes:
    """``value`` as indented JSON in UTF-8, keys in the order given, ending in a newline."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def pair(span: Span) -> list[int]:
    """A span as the format writes it."""
    return [span.start, span.end]


def _raw(report: Report, span: Span) -> list[int]:
    return pair(original_span(report, span))


def _words(report: Report, span: Span) -> str:
    """The characters of the original at a span: what ``sanad check`` looks for again."""
    return original_span(report, span).of(report.original)


def _place(place: Place, numbered: Numbered) -> Json:
    return {"report": numbered.report_ids[place.report], "span": _raw(numbered.report(place.report), place.span)}


def _places(places: tuple[Place, ...], numbered: Numbered) -> list[Json]:
    return [_place(p, numbered) for p in ordered_places(places, numbered)]


def short_ids(keys: Sequence[str], ids: Mapping[str, str]) -> list[str]:
    """Short ids in their own order, those that lead nowhere left out."""
    return sorted((ids[k] for k in keys if k in ids), key=lambda short: int(short[1:]))


def reasons_as_json(reasons: tuple[Reason, ...], ids: Mapping[str, str]) -> list[Json]:
    """Reasons with what they compared; where that is a record's own id, its short id from ``ids``."""
    return [
        {
            "name": r.name,
            "score": r.score,
            "left": ids.get(r.left or "", r.left),
            "right": ids.get(r.right or "", r.right),
            "note": r.note,
        }
        for r in reasons
    ]


def _event(numbered: Numbered) -> Json:
    event = numbered.trace.event
    return {"what": event.what, "place": event.place, "date": event.date, "evidence": _places(event.evidence, numbered)}


def _report(report: Report, numbered: Numbered, with_text: bool) -> Json:
    derived = sorted(
        (d for d in numbered.trace.derivations if d.child == report.id),
        key=lambda d: (-(d.share or 0), d.parent, d.how),
    )
    row: Json = {
        "id": numbered.report_ids[report.id],
        "input": report.input,
        "place": report.place,
        "media_type": report.media_type,
        "sha256": sha256_of(report.original),
        "length": len(report.original),
        "url": report.url,
        "outlet": report.outlet,
        "language": report.language,
        "title": report.title,
        "title_span": _raw(report, report.title_span) if report.title_span else None,
        "published": report.published,
        "published_span": _raw(report, report.published_span) if report.published_span else None,
        "published_estimate": numbered.estimates.get(report.id),
        "authors": list(report.authors),
        "editor": report.editor,
        "dateline": report.dateline,
        "credits": [_credit(c, report) for c in report.credits],
        "blocks": [{"kind": b.kind, "span": _raw(report, b.span), "furniture": b.furniture} for b in report.blocks],
        "derived_from": [_derivation(d, numbered) for d in derived],
    }
    return row | {"text": report.original} if with_text else row


def _credit(credit: Credit, report: Report) -> Json:
    return {"name": credit.name, "span": _raw(report, credit.span), "scope": credit.scope}


def _derivation(derivation: Derivation, numbered: Numbered) -> Json:
    pairs = [p for p in derivation.places if p[0].report in numbered.report_ids and p[1].report in numbered.report_ids]
    return {
        "report": numbered.report_ids.get(derivation.parent),
        "source": numbered.source_ids.get(derivation.parent),
        "how": derivation.how,
        "share": derivation.share,
        "places": [[_place(left, numbered), _place(right, numbered)] for left, right in pairs],
        "reasons": reasons_as_json(derivation.reasons, numbered.all_ids),
    }


def _source(source: Source, numbered: Numbered) -> Json:
    return {
        "id": numbered.source_ids[source.id],
        "key": source.id,
        "name": source.name,
        "kind": source.kind,
        "forms": sorted(set(source.forms)),
        "part_of": numbered.source_ids.get(source.part_of or ""),
    }


def _statement(statement: Statement, numbered: Numbered) -> Json:
    report = numbered.report(statement.report)
    return {
        "id": numbered.statement_ids[statement.id],
        "report": numbered.report_ids[statement.report],
        "where": statement.where,
        "content": [_raw(report, s) for s in statement.content],
        "words": [_words(report, s) for s in statement.content],
        "cue": _raw(report, statement.cue) if statement.cue else None,
        "kind": statement.kind,
        "polarity": statement.polarity,
        "act": statement.act,
        "hedged": statement.hedged,
        "speakers": [numbered.source_ids[s] for s in statement.speakers],
        "speaker_spans": [_raw(report, s) for s in statement.speaker_spans],
        "via": [_hop(h, report, numbered) for h in statement.via],
        "claims": short_ids(numbered.claims_of.get(statement.id, ()), numbered.claim_ids),
        "confidence": round(statement.confidence, 4),
    }


def _hop(hop: Hop, report: Report, numbered: Numbered) -> Json:
    span = _raw(report, hop.span) if hop.span else None
    return {"source": numbered.source_ids[hop.source], "span": span, "inherited": hop.inherited}


def _quantity(index: int, report_id: str, quantity: Quantity, numbered: Numbered) -> Json:
    report = numbered.report(report_id)
    statement = statement_at(numbered, report_id, quantity.span)
    claims = list(numbered.claims_of.get(statement.id, ())) if statement else []
    claims += _claims_told_at(Place(report_id, quantity.span), numbered)
    return {
        "id": f"q{index}",
        "report": numbered.report_ids[report_id],
        "span": _raw(report, quantity.span),
        "words": _words(report, quantity.span),
        "value": quantity.value,
        "high": quantity.high,
        "bound": quantity.bound,
        "unit": quantity.unit,
        "unit_text": quantity.unit_text,
        "statement": numbered.statement_ids[statement.id] if statement else None,
        "claims": short_ids(list(dict.fromkeys(claims)), numbered.claim_ids),
    }


def _claims_told_at(place: Place, numbered: Numbered) -> list[str]:
    """The claims that a passage without attribution tells at ``place``."""
    return [
        claim.id
        for claim in numbered.claims
        if any(p.report == place.report and p.span.covers(place.span) for p in claim.narrative)
    ]


def _dates(numbered: Numbered) -> list[Json]:
    """The dates that are settled; one that neither its report nor another can settle ("on Friday") says nothing."""
    found = {a.report: [d for d in a.dates if d.value] for a in numbered.trace.analyses}
    return [_date(r, d, numbered) for r in numbered.reports for d in sorted(found.get(r.id, ()), key=lambda d: d.span)]


def _date(report: Report, when: When, numbered: Numbered) -> Json:
    return {
        "report": numbered.report_ids[report.id],
        "span": _raw(report, when.span),
        "words": _words(report, when.span),
        "resolves_to": when.value,
        "granularity": when.granularity,
        "from": when.settled_by,
    }


def _claim(claim: Claim, numbered: Numbered) -> Json:
    return {
        "id": numbered.claim_ids[claim.id],
        "gist": _place(claim.gist, numbered) | {"words": _words(numbered.report(claim.gist.report), claim.gist.span)},
        "statements": short_ids(claim.statements, numbered.statement_ids),
        "narrative": _places(claim.narrative, numbered),
        "origins": short_ids(claim.origins, numbered.source_ids),
        "carriers": short_ids(claim.carriers, numbered.source_ids),
        "independent": {"least": claim.least, "most": claim.most},
        "denied_by": short_ids(claim.denied_by, numbered.source_ids),
        "not_confirmed_by": short_ids(claim.not_confirmed_by, numbered.source_ids),
        "reports": short_ids(claim.reports, numbered.report_ids),
        "silent": short_ids(claim.silent, numbered.report_ids),
        "reasons": reasons_as_json(claim.reasons, numbered.all_ids),
    }


def _difference(difference: Difference, numbered: Numbered) -> Json:
    return {
        "kind": difference.kind,
        "claim": numbered.claim_ids.get(difference.claim or ""),
        "places": _places(difference.places, numbered),
        "detail": difference.detail,
        "weight": round(difference.weight, 4),
        "reasons": reasons_as_json(difference.reasons, numbered.all_ids),
    }


def _timeline(numbered: Numbered) -> list[Json]:
    return [
        {"date": e.date, "granularity": e.granularity, "places": _places(e.places, numbered)}
        for e in ordered_timeline(numbered.trace)
    ]
