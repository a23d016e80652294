"""What comparing is worth when analysis makes no mistake: reports and analyses built from the labels themselves.

python -m quality.gold_oracle                 every story: claims, origins, independent
python -m quality.gold_oracle mkmk-ruling --misses
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from quality.gold_stories import pool
from quality.places import EXAMPLE_STORIES, REAL_STORIES, SEEDS, gold_path, load_score, report_paths
from sanad.records.marks import Analysis, Hop, Mention, Quantity, Sentence, Source, Statement, When
from sanad.records.report import Block, Credit, Report, Span
from sanad.records.story import Claim, Trace
from sanad.text.normalise import fold, key_of

COLUMNS = ("claims", "origins", "independent", "independent exact")
_ORGANISATION = re.compile(
    r"\b([A-Z]{2,}|Komisi|Majelis|Partai|Tim|Dewan|Koalisi|Polda|Mahkamah|intelligence|team|Kementerian|Badan|RSUD|Basarnas)\b"
)
_UNNAMED = re.compile(r"unspecified|anonymous|unnamed", re.I)
_STATES = {"North Korea", "South Korea", "United States", "Ukraine", "Russia"}
_PARAGRAPH = re.compile(r"\S(?:.*\S)?")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“A-Z])")


def oracle(story: str) -> tuple[dict[str, Any], tuple[Report, ...], tuple[Analysis, ...]]:
    """The labels of a story and the records a faultless analysis would have given."""
    gold = json.loads(gold_path(story).read_text("utf-8"))
    sources = _sources(gold)
    reports, analyses = [], []
    for labels, path in zip(gold["reports"], report_paths(gold, story), strict=True):
        report = _report(labels, Path(path).read_text("utf-8"))
        reports.append(report)
        analyses.append(_analysis(gold, report, sources))
    return gold, tuple(reports), tuple(analyses)


def _report(labels: dict[str, Any], text: str) -> Report:
    hidden = [Span(*f["span"]) for f in labels["furniture"]]
    blocks = []
    for match in _PARAGRAPH.finditer(text):
        span = Span(*match.span())
        kind: Any = "furniture" if any(h.overlaps(span) for h in hidden) else "body" if blocks else "headline"
        blocks.append(Block(kind, span))
    credits = tuple(
        Credit(c["name"], Span(*c["span"])) for c in labels["credits"] if isinstance(c, dict) and "span" in c
    )
    return Report(
        labels["id"],
        labels["file"],
        "text",
        text,
        text,
        (),
        tuple(blocks),
        labels["language"],
        url=labels.get("url"),
        outlet=labels["outlet"],
        title=labels["title"],
        title_span=blocks[0].span,
        published=labels["published"],
        credits=credits,
        dateline=labels["dateline"],
    )


def _sources(gold: dict[str, Any]) -> dict[str, Source]:
    named = set(gold["names"])
    for s in gold["statements"]:
        named |= {*s["speakers"], *s["via"]}
    kinds = {name: _kind(name, gold) for name in named}
    out = {}
    for name in sorted(named):
        forms = tuple(gold["names"].get(name, ()))
        out[name] = Source(
            key_of(kinds[name], name), name, kinds[name], (name, *forms), _part_of(name, forms, gold, kinds)
        )
    return out


def _kind(name: str, gold: dict[str, Any]) -> Any:
    if _UNNAMED.search(name):
        return "unnamed"
    if name in _STATES:
        return "state"
    carriers = {v for s in gold["statements"] for v in s["via"]}
    if name in carriers:
        return "agency"
    return "organisation" if _ORGANISATION.search(name.replace(" MD", "")) else "person"


def _part_of(name: str, forms: tuple[str, ...], gold: dict[str, Any], kinds: dict[str, Any]) -> str | None:
    """The organisation whose name stands in a role among the person's forms."""
    for other, others in gold["names"].items():
        if other == name or kinds.get(other) not in ("organisation", "state", "agency"):
            continue
        words = {fold(f) for f in (other, *others) if len(f) > 2 or f.isupper()}
        wanted = forms if kinds[name] == "person" else (name,) if kinds[name] == "organisation" else ()
        for form in wanted:
            if re.match(r"(?i)(eks|mantan|adik|putra|ipar)", form):
                continue
            if any(f" {w} " in f" {fold(form)} " and not fold(form).startswith(w) for w in words):
                return key_of(kinds[other], other)
    return None


def _analysis(gold: dict[str, Any], report: Report, sources: dict[str, Source]) -> Analysis:
    statements = []
    for s in gold["statements"]:
        if s["report"] != report.id:
            continue
        statements.append(
            Statement(
                s["id"],
                report.id,
                s["where"],
                tuple(Span(a, b) for a, b in s["content"]),
                Span(*s["cue"]) if s["cue"] else None,
                s["kind"],
                s["polarity"],
                "deny" if s["polarity"] == "deny" else "no_comment" if s["polarity"] == "no_comment" else "say",
                tuple(sources[n].id for n in s["speakers"]),
                (),
                tuple(Hop(sources[v].id) for v in s["via"]),
                bool(s.get("hedged")),
                1.0,
            )
        )
    sentences = tuple(s for i, b in enumerate(report.blocks) for s in _sentences(report, i) if b.kind != "furniture")
    quantities = [q for q in gold["quantities"] if q["report"] == report.id]
    dates = [d for d in gold["dates"] if d["report"] == report.id]
    used = {x for s in statements for x in (*s.speakers, *(h.source for h in s.via))}
    here = tuple(s for s in sources.values() if s.id in used or any(f in report.text for f in s.forms))
    return Analysis(
        report.id,
        report.language,
        sentences,
        here,
        mentions=_mentions(report, here),
        dates=tuple(When(Span(*d["span"]), d["resolves_to"], d["granularity"]) for d in dates),
        quantities=tuple(_quantity(q) for q in quantities),
        statements=tuple(statements),
    )


def _mentions(report: Report, sources: tuple[Source, ...]) -> tuple[Mention, ...]:
    """Every place where a source is named in letters that begin with a capital."""
    forms = {f: s.id for s in sources if s.kind != "unnamed" for f in s.forms if f[:1].isupper() and len(f.split()) < 6}
    if not forms:
        return ()
    pattern = "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True))
    found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", report.text)
    return tuple(Mention(forms[m.group()], Span(*m.span()), "name") for m in found)


def _quantity(q: dict[str, Any]) -> Quantity:
    low, high = q["value"] if isinstance(q["value"], list) else (q["value"], None)
    return Quantity(Span(*q["span"]), low, q["bound"], q["unit"], q["unit"], high)


def _sentences(report: Report, index: int) -> list[Sentence]:
    block = report.blocks[index]
    text, out, start = block.span.of(report.text), [], 0
    for match in _SENTENCE_END.finditer(text):
        if text[: match.start()].count('"') % 2 == 0 and text[: match.end()].count("“") <= text[: match.end()].count(
            "”"
        ):
            out.append(Sentence(Span(block.span.start + start, block.span.start + match.start()), index))
            start = match.end()
    out.append(Sentence(Span(block.span.start + start, block.span.end), index))
    return out


def small_json(trace: Trace) -> dict[str, Any]:
    """As much of the trace format as scoring the comparison needs; offsets are those of ``Report.text``."""
    claims_of: dict[str, list[str]] = {}
    for claim in trace.claims:
        for statement in claim.statements:
            claims_of.setdefault(statement, []).append(claim.id)
    return {
        "reports": [{"id": r.id, "input": r.input, "blocks": []} for r in trace.reports],
        "sources": [{"id": s.id, "name": s.name, "kind": s.kind, "forms": list(s.forms)} for s in trace.sources],
        "statements": [
            {
                "id": s.id,
                "report": s.report,
                "content": [[c.start, c.end] for c in s.content],
                "speakers": list(s.speakers),
                "via": [{"source": h.source} for h in s.via],
                "kind": s.kind,
                "polarity": s.polarity,
                "claims": claims_of.get(s.id, []),
            }
            for a in trace.analyses
            for s in a.statements
        ],
        "claims": [
            {"id": c.id, "statements": list(c.statements), "origins": list(c.origins), "independent": _counted(c)}
            for c in trace.claims
        ],
    }


def _counted(claim: Claim) -> dict[str, int]:
    return {"least": claim.least, "most": claim.most}


def main() -> int:
    from sanad.comparison.compare import compare

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="*")
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    score = load_score()
    print(f"{'':18}" + " ".join(f"{c:>18}" for c in ("claims p", "claims r", *COLUMNS)))
    for group in (SEEDS, EXAMPLE_STORIES, REAL_STORIES):
        rows = []
        for story in group:
            if not gold_path(story).exists() or (arguments.stories and story not in arguments.stories):
                continue
            gold, reports, analyses = oracle(story)
            trace = compare(reports, analyses)
            figures, misses = score(gold, small_json(trace))
            rows.append(figures)
            _print(story, figures, pool([figures]))
            if arguments.misses:
                print(*[m for m in misses if "independent" in m], sep="\n")
                _print_pairs(gold, trace, reports)
        if len(rows) > 1:
            _print("pooled", None, pool(rows))
    return 0


def _print(name: str, figures: dict[str, Any] | None, pooled: dict[str, float]) -> None:
    both = [figures["claims"]["p"], figures["claims"]["r"]] if figures else [float("nan")] * 2
    print(f"{name:18}" + " ".join(f"{v:18.3f}" for v in (*both, *(pooled.get(c, float("nan")) for c in COLUMNS))))


def _print_pairs(gold: dict[str, Any], trace: Trace, reports: tuple[Report, ...]) -> None:
    texts = {r.id: r.text for r in reports}
    claims_of: dict[str, set[str]] = {}
    for claim in trace.claims:
        for statement in claim.statements:
            claims_of.setdefault(statement, set()).add(claim.id)
    said = {s["id"]: " … ".join(texts[s["report"]][a:b] for a, b in s["content"]) for s in gold["statements"]}
    for i, a in enumerate(gold["statements"]):
        for b in gold["statements"][i + 1 :]:
            if a["report"] == b["report"]:
                continue
            want, got = bool(set(a["claims"]) & set(b["claims"])), bool(claims_of[a["id"]] & claims_of[b["id"]])
            if want != got:
                print("MISSED" if want else "WRONG ", a["id"], b["id"], a["claims"], b["claims"])
                for s in (a, b):
                    print(f"      {s['speakers']} {s['where']}: {said[s['id']][:230]}")


if __name__ == "__main__":
    sys.exit(main())
