"""How well translated reports are found: NTREX news documents, Indonesian among English ones.

    python -m quality.translations

Only every other document is used: the rest helped to build the concept table (``training/build_lexicon.py``). Each
Indonesian document is held against every English one; the true pairs are to be found with the threshold of the package.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from quality.places import DATA
from sanad.comparison.bodies import Body, make_body
from sanad.comparison.derivation import TRANSLATED
from sanad.comparison.translation import translated_share
from sanad.records.marks import Analysis, Sentence
from sanad.records.report import Block, Report, Span


def bodies(file: str, language: str) -> dict[str, Body]:
    """The documents that the concept table has not seen, one sentence a line."""
    folder = DATA / "ntrex-en-id"
    names = [line.split("\t")[0] for line in (folder / "DOCUMENT_IDS.tsv").read_text("utf-8").splitlines()]
    lines: dict[str, list[str]] = defaultdict(list)
    for name, line in zip(names, (folder / "NTREX-128" / file).read_text("utf-8").splitlines(), strict=True):
        lines[name].append(line)
    unseen = [name for n, name in enumerate(lines) if n % 2 == 1]
    return {name: _body(name, lines[name], language) for name in unseen}


def _body(name: str, lines: list[str], language: str) -> Body:
    text, spans = "\n".join(lines), []
    start = 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    report = Report(name, name, "text", text, text, (), (Block("body", Span(0, len(text))),), language)
    return make_body(report, Analysis(name, language, tuple(Sentence(s, 0) for s in spans)))


def measure(threshold: float = TRANSLATED) -> dict[str, float]:
    """F1 over pairs of documents."""
    indonesian = bodies("newstest2019-ref.ind.txt", "id")
    english = bodies("newstest2019-src.eng.txt", "en")
    shares = {(i, e): translated_share(a, b).share for i, a in indonesian.items() for e, b in english.items()}
    found = {pair for pair, share in shares.items() if share >= threshold}
    hit = sum(i == e for i, e in found)
    return {
        "f1": 2 * hit / (len(found) + len(indonesian)),
        "found": len(found),
        "documents": len(indonesian),
        "least_true": min(s for (i, e), s in shares.items() if i == e),
        "most_false": max(s for (i, e), s in shares.items() if i != e),
    }


def main() -> int:
    print({k: round(v, 3) for k, v in measure().items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
