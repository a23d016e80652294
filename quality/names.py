"""Names of people, organisations and places in Indonesian sentences, beside a tagger trained on the same corpus alone.

Exact spans, as seqeval counts. The corpora waver over countries (place or nothing) and take some titles into names;
the tagger has learned their ways, the rules have not.

    python -m quality.names
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from quality.places import DATA
from sanad.analysis.name_entities import Entities, Placed
from sanad.analysis.names import read_shapes
from sanad.language.loader import load_language
from sanad.records.report import Block, Report, Span

KINDS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANISATION": "ORG", "LOC": "LOC", "PLACE": "LOC"}
Entity = tuple[str, int, int]


class Sentence(NamedTuple):
    """Tokens with their labels, B-, I- and O."""

    tokens: list[str]
    labels: list[str]


def read(path: Path, word: int, label: int, separator: str | None) -> list[Sentence]:
    sentences, current = [], Sentence([], [])
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        cells = line.split(separator)
        if len(cells) > max(word, label):
            mark, _, kind = cells[label].partition("-")
            current.tokens.append(cells[word])
            current.labels.append(f"{mark}-{KINDS[kind]}" if kind else "O")
        elif current.tokens:
            sentences.append(current)
            current = Sentence([], [])
    return sentences


def corpora() -> dict[str, tuple[list[Sentence], list[Sentence]]]:
    """Train and held-out part of each corpus that is there."""
    idner = DATA / "idner-news-2k"
    nergrit = DATA / "indonlu-nergrit" / "dataset" / "nergrit_ner-grit"
    found = {}
    if idner.exists():
        found["idner-news-2k dev"] = (read(idner / "train.txt", 0, 2, None), read(idner / "dev.txt", 0, 2, None))
    if nergrit.exists():
        parts = [read(nergrit / f"{part}_preprocess.txt", 0, 1, None) for part in ("train", "valid")]
        found["nergrit valid"] = (parts[0], parts[1])
    return found


def entities_of(labels: list[str]) -> set[Entity]:
    found, start = set(), None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and label != f"I-{labels[start][2:]}":
            found.add((labels[start][2:], start, i))
            start = None
        if label.startswith("B-") or (label.startswith("I-") and start is None):
            start = i
    return found


def by_rules(sentence: Sentence) -> set[Entity]:
    """What the finder sees, led back to the corpus's own tokens."""
    starts, text = [], ""
    for token in sentence.tokens:
        starts.append(len(text))
        text += token + " "
    report = Report("q", "q", "text", text, text, (), (Block("body", Span(0, len(text))),), "id")
    entities = Entities(text)
    found = set()
    for kind, span in _spans(read_shapes(report, load_language("id"), entities)):
        inside = [i for i, s in enumerate(starts) if span.start <= s < span.end]
        if inside:
            found.add((kind, inside[0], inside[-1] + 1))
    return found


def _spans(shapes: list[Placed]) -> Iterator[tuple[str, Span]]:
    for placed in shapes:
        shape = placed.shape
        if shape.affiliation:
            yield "ORG", placed.span(shape.affiliation)
        if shape.kind == "person" and shape.name:
            yield "PER", placed.span(shape.name)
        elif shape.match and shape.kind == "known" and shape.name:
            place = shape.match.entry.kind in ("place", "state")
            if shape.match.sense != "people":
                yield "LOC" if place else "ORG", placed.span(shape.name)
        elif shape.kind == "body" and shape.name:
            yield "ORG", placed.span(shape.name)


def features(tokens: list[str], i: int) -> list[str]:
    found = ["bias"]
    for offset in (-2, -1, 0, 1, 2):
        if not 0 <= i + offset < len(tokens):
            found.append(f"{offset}:edge")
            continue
        word = tokens[i + offset]
        shape = "X" if word.isupper() else "Xx" if word[0].isupper() else "9" if word[0].isdigit() else "x"
        found += [f"{offset}:w={word.casefold()}", f"{offset}:s={shape}"]
        if abs(offset) < 2:
            found += [f"{offset}:p={word[:3]}", f"{offset}:e={word[-3:]}"]
    return found


def by_tagger(train: list[Sentence], held_out: list[Sentence]) -> list[set[Entity]]:
    """A linear-chain CRF trained on ``train`` alone."""
    import tempfile

    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in train:
        trainer.append([features(sentence.tokens, i) for i in range(len(sentence.tokens))], sentence.labels)
    trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": 100, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "names.crf")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        tagged = [entities_of(tagger.tag([features(s.tokens, i) for i in range(len(s.tokens))])) for s in held_out]
        tagger.close()
    return tagged


def f1(gold: list[set[Entity]], found: list[set[Entity]], kind: str | None = None) -> float:
    def kept(sets: list[set[Entity]]) -> set[tuple[int, Entity]]:
        return {(n, e) for n, s in enumerate(sets) for e in s if kind in (None, e[0])}

    want, got = kept(gold), kept(found)
    return 2 * len(want & got) / (len(want) + len(got)) if want or got else 0.0


def measure() -> dict[str, Any]:
    """Entity F1 of the rules and of the tagger on each corpus."""
    figures: dict[str, Any] = {}
    for name, (train, held_out) in corpora().items():
        gold = [entities_of(s.labels) for s in held_out]
        rules, tagger = [by_rules(s) for s in held_out], by_tagger(train, held_out)
        for kind in (None, "PER", "ORG", "LOC"):
            figures[f"{name} {kind or 'all'}"] = {"rules": f1(gold, rules, kind), "tagger": f1(gold, tagger, kind)}
    return figures


if __name__ == "__main__":
    for name, values in measure().items():
        print(f"{name:28} rules {values['rules']:.3f}   tagger trained on it {values['tagger']:.3f}")
