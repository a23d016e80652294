"""Trains a tagger of names (a linear-chain CRF) and measures what it adds to the rules.

    python training/names.py MODEL_FILE        trains on the free corpora and writes the weights
    python training/names.py --ablation        the rules, the tagger, and both together

The corpora are idner-news-2k and nergrit, their train parts alone. Together means one of two things: the tagger decides
what sort of thing an unknown run of capitals is, or it adds the names that the rules left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import sanad.analysis.names as finder  # noqa: E402
from quality import gold_stories, panl, pfsa  # noqa: E402
from quality.names import Entity, by_rules, corpora, entities_of, f1, features  # noqa: E402
from sanad.analysis.name_entities import Placed  # noqa: E402
from sanad.analysis.name_lines import Shape  # noqa: E402

LANGUAGE = "id"
SETTINGS = {"c1": 0.5, "c2": 0.05, "max_iterations": 100, "feature.possible_transitions": True}
SHAPES = {"PER": "person", "ORG": "body"}
ReadShapes = Callable[..., list[Placed]]
Row = dict[str, float]


def train(path: str) -> None:
    """Writes the weights of a tagger trained on the train parts of all corpora."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for sentences, _held_out in corpora().values():
        for sentence in sentences:
            trainer.append([features(sentence.tokens, i) for i in range(len(sentence.tokens))], sentence.labels)
    trainer.set_params(SETTINGS)
    trainer.train(path)


class Tagger:
    """The trained tagger; ``seconds`` counts the time it took."""

    def __init__(self, path: str) -> None:
        import pycrfsuite

        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(path)
        self.seconds = 0.0

    def entities(self, tokens: list[str]) -> set[Entity]:
        """The names among ``tokens``."""
        began = time.process_time()
        labels = self._tagger.tag([features(tokens, i) for i in range(len(tokens))]) if tokens else []
        self.seconds += time.process_time() - began
        return entities_of(labels)


def with_kinds(rules: set[Entity], tagged: set[Entity]) -> set[Entity]:
    """The spans of the rules with the kinds of the tagger, where it sees the same span."""
    kinds = {(first, end): kind for kind, first, end in tagged}
    return {(kinds.get((first, end), kind), first, end) for kind, first, end in rules}


def with_more(rules: set[Entity], tagged: set[Entity]) -> set[Entity]:
    """The names of the rules, and those of the tagger that touch none of them."""
    taken = {i for _kind, first, end in rules for i in range(first, end)}
    return rules | {e for e in tagged if not taken.intersection(range(e[1], e[2]))}


def reading_with(tagger: Tagger, *, more: bool, plain: ReadShapes) -> ReadShapes:
    """``read_shapes`` helped by the tagger."""

    def read(report: Any, language: Any, entities: Any) -> list[Placed]:
        shapes = plain(report, language, entities)
        if language.code != LANGUAGE:
            return shapes
        lines = {id(p.line): p.line for p in shapes}
        for line in lines.values():
            if not line.title_case:
                tagged = tagger.entities(list(line.texts))
                own = [p for p in shapes if p.line is line]
                shapes = [p for p in shapes if p.line is not line]
                shapes += _added(line, own, tagged) if more else [_kept(p, tagged) for p in own]
        return shapes

    return read


def _kept(placed: Placed, tagged: set[Entity]) -> Placed:
    """A person nobody vouches for gives way to the kind that the tagger gives the same words."""
    shape = placed.shape
    if shape.kind != "person" or shape.sure or shape.name is None:
        return placed
    kind = next((k for k, first, end in tagged if (first, end) == shape.name), "PER")
    if kind == "PER":
        return placed
    return Placed(placed.line, Shape("body" if kind == "ORG" else "place", shape.name, shape.name))


def _added(line: Any, own: list[Placed], tagged: set[Entity]) -> Iterator[Placed]:
    yield from own
    taken = {i for p in own for i in range(*p.shape.full)}
    for kind, first, end in sorted(tagged, key=lambda e: e[1]):
        if kind in SHAPES and not taken.intersection(range(first, end)):
            tokens = (first, end)
            yield Placed(line, Shape(SHAPES[kind], tokens, tokens, tokens, sure=True))  # type: ignore[arg-type]


def corpus_rows(tagger: Tagger) -> dict[str, Row]:
    """Entity F1 on the held-out part of each corpus, by what finds the names."""
    rows: dict[str, Row] = {"rules": {}, "tagger": {}, "rules + kinds": {}, "rules + spans": {}}
    for name, (_train, held_out) in corpora().items():
        gold = [entities_of(s.labels) for s in held_out]
        rules = [by_rules(s) for s in held_out]
        tagged = [tagger.entities(s.tokens) for s in held_out]
        pairs = list(zip(rules, tagged, strict=True))
        rows["rules"][name] = f1(gold, rules)
        rows["tagger"][name] = f1(gold, tagged)
        rows["rules + kinds"][name] = f1(gold, [with_kinds(r, t) for r, t in pairs])
        rows["rules + spans"][name] = f1(gold, [with_more(r, t) for r, t in pairs])
    return rows


def downstream() -> Row:
    """What the names are for: speakers of whole stories and of agency copy, people in newspaper articles."""
    people, copy, stories = pfsa.measure(), panl.measure(), gold_stories.measure()
    row = {f"pfsa {label}": people[f"{label} F1"] for label in ("PERSON", "ROLE", "AFFILIATION") if people}
    row["agency copy speakers"] = copy.get(LANGUAGE, {}).get("speakers", 0.0)
    return row | {f"{group} speakers": figures["speakers"] for group, figures in stories.items()}


def ablation(tagger: Tagger) -> dict[str, Row]:
    """All figures, by what finds the names."""
    rows = corpus_rows(tagger)
    rows["rules"] |= downstream()
    plain = finder.read_shapes
    for name, more in (("rules + kinds", False), ("rules + spans", True)):
        finder.read_shapes = reading_with(tagger, more=more, plain=plain)
        rows[name] |= downstream()
    finder.read_shapes = plain
    return rows


def table(rows: dict[str, Row]) -> str:
    """The figures as a Markdown table."""
    columns = list(rows["rules"])
    lines = ["| | " + " | ".join(columns) + " |", "|--" * (len(columns) + 1) + "|"]
    for name, row in rows.items():
        lines.append(f"| {name} | " + " | ".join(f"{row[c]:.3f}" if c in row else "–" for c in columns) + " |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", nargs="?", help="where to write the weights")
    parser.add_argument("--ablation", action="store_true", help="measure instead of writing weights")
    arguments = parser.parse_args()
    if not arguments.ablation:
        if not arguments.model:
            parser.error("name the file for the weights, or ask for --ablation")
        train(arguments.model)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "names.crf")
        began = time.process_time()
        train(path)
        trained = time.process_time() - began
        tagger = Tagger(path)
        words = " ".join(["Kepala Dinas Sosial Rina Hadi menutup jalan di Karangsari kemarin."] * 40).split()
        tagger.entities(words)
        report = tagger.seconds
        print(table(ablation(tagger)))
        size = Path(path).stat().st_size / 1e6
        print(f"\ntrained in {trained:.0f} s, {size:.1f} MB, {1000 * report:.1f} ms for a report of {len(words)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
