"""English attributions in US political news: exact and overlapping spans of source, cue and content.

    python -m quality.polnear              figures
    python -m quality.polnear --misses cue

Read from the token form in which the published figures were made: one sentence a line, one label a token.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from quality.places import BENCH
from sanad.analysis.chains import find_chains
from sanad.analysis.names import find_sources
from sanad.analysis.sentences import find_sentences
from sanad.analysis.statements import find_statements
from sanad.language.loader import load_language
from sanad.records.marks import Analysis
from sanad.records.report import Block, Report, Span

FILE = BENCH / "polnear" / "cofenet-valid.txt"
LABELS = ("source", "cue", "content")
LANGUAGE = "en"
_WRITTEN = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_NO_SPACE_BEFORE = frozenset([*",.;:!?%)]”'", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m"])
_NO_SPACE_AFTER = frozenset(["(", "[", "“", "$"])

_APPOSITION = 30
_GOES_ON = frozenset(
    [
        "in",
        "on",
        "at",
        "during",
        "adding",
        "referring",
        "noting",
        "citing",
        "according",
        "but",
        "and",
        "while",
        "as",
        "when",
        "after",
        "before",
    ]
)
_AUXILIARIES = frozenset(["has", "have", "had", "is", "are", "was", "were", "been", "be", "will", "would"])

Entity = tuple[str, int, int]


@dataclass
class Article:
    """Sentences of one article as text, with the token at each character and the labelled entities."""

    text: str = ""
    token_at: list[int] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    blocks: list[Span] = field(default_factory=list)
    gold: set[Entity] = field(default_factory=set)

    def runs(self, label: str, span: Span) -> list[Entity]:
        """The tokens of a span as entities, one for each sentence it touches."""
        inside = sorted({t for t in self.token_at[span.start : span.end] if t >= 0})
        found: list[Entity] = []
        for token in inside:
            if found and found[-1][2] == token and self.sentence_of[token] == self.sentence_of[token - 1]:
                found[-1] = (label, found[-1][1], token + 1)
            else:
                found.append((label, token, token + 1))
        return found


def articles() -> Iterator[Article]:
    """The articles of the file in order."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in FILE.read_text("utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            rows.setdefault(row["id"], []).append(row)
    for sentences in rows.values():
        yield _article(sentences)


def _article(sentences: list[dict[str, Any]]) -> Article:
    article = Article()
    pieces: list[str] = []
    length, is_open = 0, False
    for number, row in enumerate(sentences):
        glue = True
        if number:
            pieces.append(" ")
            article.token_at.append(-1)
            length += 1
        first = len(article.tokens)
        for token in row["tokens"]:
            written = _WRITTEN.get(token, token)
            if token in ("``", "''"):  # some opening marks are written as closing ones
                written = "”" if is_open else "“"
                is_open = not is_open
            if not glue and written not in _NO_SPACE_BEFORE:
                pieces.append(" ")
                article.token_at.append(-1)
                length += 1
            glue = written in _NO_SPACE_AFTER
            article.token_at += [len(article.tokens)] * len(written)
            article.tokens.append(token)
            article.sentence_of.append(number)
            pieces.append(written)
            length += len(written)
        article.gold |= {(n, a + first, b + first) for n, a, b in _entities(row["labels"])}
    article.text = "".join(pieces)
    article.blocks = [Span(0, length)]
    return article


def _entities(labels: list[str]) -> Iterator[Entity]:
    start = 0
    for index, label in enumerate([*labels, "O"]):
        tag, _, _ = label.partition("-")
        if index and tag != "I" and labels[index - 1] != "O":
            yield labels[index - 1][2:], start, index
        if tag == "B" or (tag == "I" and (index == 0 or labels[index - 1] == "O")):
            start = index


def analysed(article: Article) -> Analysis:
    blocks = tuple(Block("body", span) for span in article.blocks)
    report = Report("polnear", "polnear", "text", article.text, article.text, (), blocks, LANGUAGE)
    analysis = Analysis(report.id, LANGUAGE)
    for find in (find_sentences, find_sources, find_statements, find_chains):
        analysis = find(report, load_language(LANGUAGE), analysis)
    return analysis


def found_entities(article: Article) -> set[Entity]:
    found: set[Entity] = set()
    for statement in analysed(article).statements:
        for content in statement.content:
            found |= set(article.runs("content", content))
        if statement.cue:
            found |= {with_auxiliaries(article, e) for e in article.runs("cue", statement.cue)}
        for speaker in statement.speaker_spans:
            cue = article.runs("cue", statement.cue) if statement.cue else []
            found |= {with_apposition(article, e, cue[0] if cue else None) for e in article.runs("source", speaker)}
    return found


def with_apposition(article: Article, source: Entity, cue: Entity | None) -> Entity:
    """The source with what is said of it behind a comma, which the labels take in."""
    label, first, last = source
    sentence = article.sentence_of[first]
    if (
        cue is None
        or article.sentence_of[cue[1]] != sentence
        or last >= len(article.tokens)
        or article.tokens[last] != ","
    ):
        return source
    if cue[1] > last:
        return (label, first, cue[1]) if cue[1] - last < _APPOSITION else source
    end = last + 1
    while (
        end < len(article.tokens)
        and article.sentence_of[end] == sentence
        and article.tokens[end] not in (".", "``", "''")
    ):
        end += 1
    begins = article.tokens[last + 1].lower() if last + 1 < end else ""
    return source if begins in _GOES_ON or end - last > _APPOSITION else (label, first, end)


def with_auxiliaries(article: Article, cue: Entity) -> Entity:
    """The cue with the auxiliaries before it, which the labels take in."""
    label, first, last = cue
    while (
        first
        and article.tokens[first - 1].lower() in _AUXILIARIES
        and article.sentence_of[first - 1] == article.sentence_of[first]
    ):
        first -= 1
    return label, first, last


def counts() -> tuple[dict[str, Counter[str]], dict[str, list[str]]]:
    """Per label: exact hits, overlapping hits on either side, found and labelled."""
    out: dict[str, Counter[str]] = {label: Counter() for label in LABELS}
    misses: dict[str, list[str]] = {label: [] for label in LABELS}
    for article in articles():
        found = found_entities(article)
        for label in LABELS:
            left = {e for e in article.gold if e[0] == label}
            right = {e for e in found if e[0] == label}
            count = out[label]
            count["hit"] += len(left & right)
            count["found"] += len(right)
            count["gold"] += len(left)
            count["touched"] += sum(any(_touch(e, f) for f in right) for e in left)
            count["touching"] += sum(any(_touch(e, f) for f in left) for e in right)
            misses[label] += [f"missed {_context(article, e)}" for e in sorted(left - right)]
            misses[label] += [f"extra  {_context(article, e)}" for e in sorted(right - left)]
    return out, misses


def _touch(left: Entity, right: Entity) -> bool:
    return left[1] < right[2] and right[1] < left[2]


def _context(article: Article, entity: Entity) -> str:
    _, a, b = entity
    words = article.tokens
    return f"{' '.join(words[max(0, a - 12) : a])} ⟦{' '.join(words[a:b])}⟧ {' '.join(words[b : b + 12])}"


def figures(count: Counter[str]) -> tuple[float, float]:
    """Exact F1 and overlap F1."""
    exact = 2 * count["hit"] / max(1, count["found"] + count["gold"])
    precision, recall = count["touching"] / max(1, count["found"]), count["touched"] / max(1, count["gold"])
    return exact, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure() -> dict[str, dict[str, float]]:
    """Exact and overlapping F1 of each label, nothing when the labels are not there."""
    if not FILE.exists():
        return {}
    out, _ = counts()
    return {label: dict(zip(("exact F1", "overlap F1"), figures(out[label]), strict=True)) for label in LABELS}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", metavar="LABEL", choices=LABELS)
    arguments = parser.parse_args()
    out, misses = counts()
    for label in LABELS:
        exact, overlap = figures(out[label])
        count = out[label]
        counted = f"({count['hit']} of {count['gold']}, {count['found']} found)"
        print(f"{label:8} exact F1 {exact:.3f}  overlap F1 {overlap:.3f}  {counted}")
    if arguments.misses:
        print(*misses[arguments.misses], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
