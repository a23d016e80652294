"""Direct quotations of public figures in Kompas articles: exact spans of statement, cue, person, role, affiliation.

    python -m quality.pfsa              figures
    python -m quality.pfsa --misses STATEMENT

The labels hold only what public figures say, so quotations of people introduced as citizens are left out. Both
quotation marks are written alike; which one opens is told by what stands beside it. A cue with its speaker joined to
it, and a speaker named before, have labels of their own (CUECOREF, PERSONCOREF): the first are counted with CUE, the
others apart from PERSON.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from quality.places import BENCH
from sanad.analysis.chains import find_chains
from sanad.analysis.names import find_sources
from sanad.analysis.sentences import find_sentences
from sanad.analysis.statements import find_statements
from sanad.language.loader import load_language
from sanad.records.marks import Analysis, Mention, Statement
from sanad.records.report import Block, Report, Span

FILE = BENCH / "pfsa-id" / "dev-40.txt"
LABELS = ("STATEMENT", "CUE", "PERSON", "ROLE", "AFFILIATION")
LANGUAGE = "id"
MARK, BREAK = "”", ""
_NO_SPACE_BEFORE = frozenset(",.;:!?)%/-")
_NO_SPACE_AFTER = frozenset("(/-")
_ABBREVIATED = 40
_PEOPLE = (
    "warga|penduduk|pedagang|petani|nelayan|sopir|pengemudi|penumpang|pengunjung|pembeli|siswa|siswi|pelajar|mahasiswa|"
    "mahasiswi|ibu rumah tangga|buruh|karyawan|pekerja|peserta|penonton|korban|saksi|penyintas|pasien|orang tua|"
    "wali murid|pemilik|perajin|peternak|pemuda|relawan|jemaah|pelanggan|penjual|pemulung|nasabah|guru"
)
_AGE = re.compile(r"\s*,?\s*\(\d{1,2}( tahun)?\)")
_CITIZEN_AFTER = re.compile(rf"\s*,\s*(?:salah (?:satu|seorang) |seorang )?(?:{_PEOPLE})\b")
_CITIZEN_BEFORE = re.compile(rf"(?:^|[\s”])(?:seorang |salah (?:satu|seorang) )?(?:{_PEOPLE})(?: [\w-]+){{0,2}},? $")


@dataclass
class Document:
    """Tokens with labels, the text made of them, and the token at each character."""

    tokens: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    text: str = ""
    token_at: list[int] = field(default_factory=list)

    def entities(self) -> set[tuple[str, int, int]]:
        """Labelled entities as (label, first token, end)."""
        found, start = set(), None
        for index, label in enumerate(self.labels):
            tag, _, name = label.partition("-")
            if tag in ("B", "U"):
                start = index
            if tag in ("L", "U") and start is not None:
                found.add((name, start, index + 1))
                start = None
        return found

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """The first token of a span and the token after its last."""
        inside = [t for t in self.token_at[span.start : span.end] if t >= 0]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def documents() -> Iterator[Document]:
    """The articles of the file; each begins with a place and the paper's name."""
    rows = [line.split("\t") if line.strip() else [BREAK, "O"] for line in FILE.read_text("utf-8").split("\n")]
    starts = [0] + [
        n - 2
        for n in range(3, len(rows) - 1)
        if rows[n][0].upper() == "KOMPAS" and rows[n + 1][0] in ("—", "-", "–") and rows[n - 1][0] == ","
    ]
    for first, last in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield _document(rows[first:last])


def _document(rows: list[list[str]]) -> Document:
    document = Document()
    pieces: list[str] = []
    length, is_open, glue = 0, False, True
    tokens = list(rows)
    for index, (token, label) in enumerate(tokens):
        if token == BREAK:
            continue
        space = not glue and token not in _NO_SPACE_BEFORE
        glue = token in _NO_SPACE_AFTER
        if token == MARK:
            following = next((r[0] for r in tokens[index + 1 : index + 3] if r[0] != BREAK), "")
            closes = is_open or following[:1].islower()
            space, glue, is_open = not closes, not closes, not closes
        if space and length:
            pieces.append(" ")
            document.token_at.append(-1)
            length += 1
        document.token_at += [len(document.tokens)] * len(token)
        document.tokens.append(token)
        document.labels.append(label)
        pieces.append(token)
        length += len(token)
    document.text = "".join(pieces)
    return document


def analysed(document: Document) -> Analysis:
    block = Block("body", Span(0, len(document.text)))
    report = Report("pfsa", "pfsa", "text", document.text, document.text, (), (block,), LANGUAGE, outlet="Kompas")
    analysis = Analysis(report.id, LANGUAGE)
    for find in (find_sentences, find_sources, find_statements, find_chains):
        analysis = find(report, load_language(LANGUAGE), analysis)
    return analysis


def found_entities(document: Document) -> set[tuple[str, int, int]]:
    """What sanad finds, as entities of the labels' kinds."""
    analysis = analysed(document)
    by_source: dict[str, list[Mention]] = {}
    for mention in analysis.mentions:
        by_source.setdefault(mention.source, []).append(mention)
    found: set[tuple[str, int, int]] = set()
    for statement in analysis.statements:
        said_by = [m for speaker in statement.speakers for m in by_source.get(speaker, [])]
        if statement.kind != "direct" or is_citizen(document, said_by):
            continue
        for content in statement.content:
            found.add(("STATEMENT", *document.tokens_of(content)))
        if statement.cue:
            found.add(("CUE", *document.tokens_of(statement.cue)))
        for speaker in statement.speakers:
            found |= introduced(document, by_source.get(speaker, []), statement)
    return found


def is_citizen(document: Document, mentions: list[Mention]) -> bool:
    """Whether the report introduces somebody as no public figure: by age, or as one of those whom things happen to."""
    has_office = any(m.role or m.affiliation for m in mentions)
    for mention in mentions[:3]:
        before, after = (
            document.text[max(0, mention.span.start - 60) : mention.span.start],
            document.text[mention.span.end :],
        )
        if _AGE.match(after):
            return True
        if not has_office and (_CITIZEN_AFTER.match(after[:60]) or _CITIZEN_BEFORE.search(before)):
            return True
    return False


def introduced(document: Document, mentions: list[Mention], statement: Statement) -> set[tuple[str, int, int]]:
    """The place where the speaker of a statement is introduced, with office and body."""
    near = [
        m
        for m in mentions
        if m.form == "name" and m.span.start < statement.content[-1].end + 300 and (m.role or m.affiliation)
    ]
    found: set[tuple[str, int, int]] = set()
    for mention in near[-1:]:
        found.add(("PERSON", *document.tokens_of(mention.span)))
        if mention.role:
            found.add(("ROLE", *document.tokens_of(mention.role)))
        if mention.affiliation:
            found.add(("AFFILIATION", *document.tokens_of(mention.affiliation)))
    return found


def counts() -> tuple[Counter[str], Counter[str], Counter[str], dict[str, list[str]]]:
    hit: Counter[str] = Counter()
    found_count: Counter[str] = Counter()
    gold_count: Counter[str] = Counter()
    misses: dict[str, list[str]] = {label: [] for label in LABELS}
    for document in documents():
        gold = {(n.replace("CUECOREF", "CUE"), a, b) for n, a, b in document.entities()}
        found = found_entities(document)
        for label in LABELS:
            left = {e for e in gold if e[0] == label}
            right = {e for e in found if e[0] == label}
            hit[label] += len(left & right)
            found_count[label] += len(right)
            gold_count[label] += len(left)
            for kind, only in (("missed", left - right), ("extra ", right - left)):
                misses[label] += [f"{kind} {context(document, a, b)}" for _, a, b in sorted(only)]
    return hit, found_count, gold_count, misses


def context(document: Document, first: int, last: int) -> str:
    words = document.tokens
    shown = words[first:last]
    if len(shown) > _ABBREVIATED:
        shown = [*shown[:12], "…", *shown[-12:]]
    return f"{' '.join(words[max(0, first - 10) : first])} ⟦{' '.join(shown)}⟧ {' '.join(words[last : last + 12])}"


def measure() -> dict[str, float]:
    """Exact F1 of each label, nothing when the labels are not there."""
    if not FILE.exists():
        return {}
    hit, found, gold, _ = counts()
    return {f"{label} F1": 2 * hit[label] / max(1, found[label] + gold[label]) for label in LABELS}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", metavar="LABEL", choices=LABELS)
    arguments = parser.parse_args()
    hit, found, gold, misses = counts()
    for label in LABELS:
        p, r = hit[label] / max(1, found[label]), hit[label] / max(1, gold[label])
        f1 = 2 * hit[label] / max(1, found[label] + gold[label])
        print(f"{label:12} P {p:.3f} R {r:.3f} F1 {f1:.3f} ({hit[label]} of {gold[label]}, {found[label]} found)")
    if arguments.misses:
        print(*misses[arguments.misses], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
