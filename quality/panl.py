"""Statements and chains, sentence by sentence, on Indonesian and English agency copy labelled by hand.

python -m quality.panl              figures per language
python -m quality.panl --misses id  every miss in one language
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from quality.places import BENCH
from sanad.analysis.analyse import analyse
from sanad.analysis.gazetteer import load_gazetteer
from sanad.language.loader import available_languages
from sanad.records.marks import Analysis, Statement
from sanad.records.report import Block, Report, Span
from sanad.text.normalise import fold

FILE = BENCH / "panl-int" / "chains.jsonl"
OVERLAP = 0.5
SPELLING = 85
_SAME = {"ft": "financial times", "pbb": "united nations", "russia": "rusia"}
_SMALL_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "of",
        "state",
        "sebuah",
        "seorang",
        "satu",
        "para",
        "itu",
        "tersebut",
    ]
)


def report_of(row: dict[str, Any]) -> tuple[Report, int]:
    """The line as a report, the line before it as a paragraph of its own; and where the line begins."""
    before = (row.get("before") or "").strip()
    text = f"{before}\n\n{row['text']}" if before else row["text"]
    start = len(text) - len(row["text"])
    blocks = (Block("body", Span(0, len(before))),) if before else ()
    body = Block("body", Span(start, len(text)))
    name = f"{row['language']}-{row['line']}"
    return Report(name, name, "text", text, text, (), (*blocks, body), row["language"]), start


def covered(spans: list[list[int]]) -> set[int]:
    return {i for a, b in spans for i in range(a, b)}


def overlap(left: set[int], right: set[int]) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


def words_of(name: str) -> frozenset[str]:
    folded = fold(name.removeprefix("unnamed:"))
    return frozenset(_SAME.get(folded, folded).split()) - _SMALL_WORDS


@cache
def _gazetteer_key(name: str) -> str | None:
    """The key of a name that a gazetteer knows in any language."""
    for code in available_languages():
        match = load_gazetteer(code).of_text(name)
        if match:
            return match.entry.key
    return None


def same_name(analysis: Analysis, key: str, wanted: str) -> bool:
    """Whether a source is the one labelled: by any form of its name; a nameless one by its words."""
    source = next((s for s in analysis.sources if s.id == key), None)
    if source is None:
        return False
    if _gazetteer_key(wanted.removeprefix("unnamed: ")) == key:
        return True
    want = words_of(wanted)
    forms = [words_of(f) for f in (source.name, *source.forms)]
    if wanted.startswith("unnamed"):
        return source.kind == "unnamed" or any(want & f for f in forms)
    return any(f == want or want < f or (f and f < want) or _alike(f, want) for f in forms)


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two names differ only in spelling: "Mohamad ElBaradei"."""
    return fuzz.ratio(" ".join(sorted(left)), " ".join(sorted(right))) >= SPELLING


def same_list(analysis: Analysis, keys: list[str], wanted: list[str]) -> bool:
    return len(keys) == len(wanted) and all(same_name(analysis, k, w) for k, w in zip(keys, wanted, strict=True))


def same_set(analysis: Analysis, keys: list[str], wanted: list[str]) -> bool:
    return len(keys) == len(wanted) and all(any(same_name(analysis, k, w) for k in keys) for w in wanted)


def media(analysis: Analysis, statement: Statement) -> list[str]:
    kinds = {s.id: s.kind for s in analysis.sources}
    return [h.source for h in statement.via if kinds.get(h.source) != "document"]


def matched(row: dict[str, Any], found: list[tuple[Statement, set[int]]]) -> list[tuple[dict[str, Any], Statement]]:
    """Labelled and found statements paired greedily by the overlap of their content."""
    pairs = sorted(
        (
            (overlap(covered(g["content"]), got), n, m)
            for n, g in enumerate(row["statements"])
            for m, (_, got) in enumerate(found)
        ),
        reverse=True,
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    out = []
    for score, n, m in pairs:
        if score >= OVERLAP and n not in taken_left and m not in taken_right:
            taken_left.add(n)
            taken_right.add(m)
            out.append((row["statements"][n], found[m][0]))
    return out


def judge(row: dict[str, Any], counts: Counter[str]) -> list[str]:
    """Adds one line to the counts; what went wrong in it, in words."""
    report, start = report_of(row)
    analysis = analyse(report)
    found = [
        (s, covered([[c.start - start, c.end - start] for c in s.content]))
        for s in analysis.statements
        if s.content[0].start >= start
    ]
    counts["gold"] += len(row["statements"])
    counts["found"] += len(found)
    if not row["statements"]:
        counts["invented"] += len(found)
        counts["silent lines"] += 1
    pairs = matched(row, found)
    counts["hit"] += len(pairs)
    misses = [f"  missed  {text_of(row['text'], g)}" for g in row["statements"] if not any(g is p[0] for p in pairs)]
    misses += [f"  extra   {describe(report, analysis, s)}" for s, _ in found if not any(s is p[1] for p in pairs)]
    for gold, statement in pairs:
        counts["kind"] += gold["kind"] == statement.kind
        counts["polarity"] += gold["polarity"] == statement.polarity
        if gold["speakers"] != ["unresolved"]:
            right = same_set(analysis, list(statement.speakers), gold["speakers"])
            counts["speaker labels"] += 1
            counts["speakers"] += right
            if not right:
                misses.append(f"  speaker {gold['speakers']} not {describe(report, analysis, statement)}")
        via = media(analysis, statement)
        if "unresolved" not in gold["via"]:
            right = same_list(analysis, via, gold["via"])
            counts["chain labels"] += 1
            counts["chains"] += right
            counts["carrier hits"] += sum(any(same_name(analysis, v, w) for v in via) for w in gold["via"])
            counts["carriers found"] += len(via)
            counts["carriers labelled"] += len(gold["via"])
            if not right:
                misses.append(f"  chain   {gold['via']} not {describe(report, analysis, statement)}")
        if gold["kind"] != statement.kind or gold["polarity"] != statement.polarity:
            misses.append(f"  kind    {gold['kind']}/{gold['polarity']} not {describe(report, analysis, statement)}")
    return misses


def text_of(text: str, gold: dict[str, Any]) -> str:
    said = " … ".join(text[a:b] for a, b in gold["content"])
    cue = text[slice(*gold["cue"])] if gold["cue"] else None
    return f"{gold['speakers']} via {gold['via']} cue {cue!r}: {said[:160]}"


def describe(report: Report, analysis: Analysis, s: Statement) -> str:
    names = {x.id: x.name for x in analysis.sources}
    said = " … ".join(c.of(report.text) for c in s.content)
    cue = s.cue.of(report.text) if s.cue else None
    who, via = [names.get(x, x) for x in s.speakers], [names.get(h.source, h.source) for h in s.via]
    return f"{who} via {via} {s.kind}/{s.polarity} cue {cue!r}: {said[:160]}"


def f1(hit: float, found: float, gold: float) -> float:
    return 2 * hit / (found + gold) if found + gold else 0.0


def figures(counts: Counter[str]) -> dict[str, float]:
    return {
        "statements F1": f1(counts["hit"], counts["found"], counts["gold"]),
        "speakers": counts["speakers"] / max(1, counts["speaker labels"]),
        "via exact": counts["chains"] / max(1, counts["chain labels"]),
        "carriers F1": f1(counts["carrier hits"], counts["carriers found"], counts["carriers labelled"]),
        "kind": counts["kind"] / max(1, counts["hit"]),
        "polarity": counts["polarity"] / max(1, counts["hit"]),
        "invented on silent lines": counts["invented"],
    }


def rows(language: str | None = None) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in FILE.read_text("utf-8").splitlines() if line.strip()]
    return [row for row in lines if language in (None, row["language"])]


def measure() -> dict[str, dict[str, float]]:
    """The figures of each language, nothing when the labels are not there."""
    if not FILE.exists():
        return {}
    out = {}
    for language in sorted({row["language"] for row in rows()}):
        counts: Counter[str] = Counter()
        for row in rows(language):
            judge(row, counts)
        out[language] = figures(counts)
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", metavar="LANGUAGE", help="list every miss in this language")
    arguments = parser.parse_args()
    if arguments.misses:
        for row in rows(arguments.misses):
            misses = judge(row, Counter())
            if misses:
                print(row["line"], re.sub(r"\s+", " ", row["text"]), *misses, sep="\n")
    for language, values in measure().items():
        print(language, "  ".join(f"{k} {v:.3f}" for k, v in values.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
