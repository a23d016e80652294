"""Builds ``concepts.tsv`` of a language: for every lemma the words of the shared concept vocabulary it may stand for.

    python training/build_lexicon.py

Two witnesses: word alignment (IBM model 1, Brown et al. 1993) over freely licensed parallel texts, and the lemmas that
two wordnets set beside the same synset. Of the NTREX news only every other document is read: the rest is kept to
measure how translated reports are found (``quality/translations.py``).
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FREE = ROOT / ".." / "shared" / "data"
sys.path.insert(0, str(ROOT / "src"))

from sanad.text.concepts import terms  # noqa: E402

LANGUAGE, CONCEPTS = "id", "en"
ROUNDS = 6
SURE = 0.12  # a translation this probable is kept
BACKED = 0.03  # ... and this probable where a wordnet says the same
MOST = 4  # concepts kept of a lemma
PLAIN = re.compile(r"[a-z]{2,}")


def parallel() -> Iterator[tuple[str, str]]:
    """Pairs of sentences (language, concepts)."""
    ntrex = FREE / "ntrex-en-id"
    documents = [line.split("\t")[0] for line in (ntrex / "DOCUMENT_IDS.tsv").read_text("utf-8").splitlines()]
    order = {name: n for n, name in enumerate(dict.fromkeys(documents))}
    english = (ntrex / "NTREX-128" / "newstest2019-src.eng.txt").read_text("utf-8").splitlines()
    indonesian = (ntrex / "NTREX-128" / "newstest2019-ref.ind.txt").read_text("utf-8").splitlines()
    yield from ((i, e) for d, i, e in zip(documents, indonesian, english, strict=True) if order[d] % 2 == 0)
    memory = (FREE / "tico19-en-id/data/TM/all.en-id.tmx").read_text("utf-8")
    for unit in re.findall(r"<tu .*?</tu>", memory, re.S):
        found = dict(re.findall(r'<tuv xml:lang="(\w+)">\s*<seg>(.*?)</seg>', unit, re.S))
        yield found[LANGUAGE], found[CONCEPTS]
    talpco = FREE / "talpco-en-id"
    left = dict(
        line.split("\t")[:2] for line in (talpco / "ind/data_ind.txt").read_text("utf-8").splitlines() if "\t" in line
    )
    right = dict(
        line.split("\t")[:2] for line in (talpco / "eng/data_eng.txt").read_text("utf-8").splitlines() if "\t" in line
    )
    yield from ((left[key], right[key]) for key in left if key in right)
    tatoeba = FREE / "tatoeba-ind-eng/data/tatoeba/v1"
    yield from zip(
        (tatoeba / "tatoeba.ind-eng.ind").read_text("utf-8").splitlines(),
        (tatoeba / "tatoeba.ind-eng.eng").read_text("utf-8").splitlines(),
        strict=True,
    )
    for part in ("train", "valid", "test"):
        with (FREE / f"nusax-mt/datasets/mt/{part}.csv").open(encoding="utf-8") as file:
            yield from ((row["indonesian"], row["english"]) for row in csv.DictReader(file))
    for part in ("train", "dev", "test"):
        texts = []
        for name in ("ind_Latn", "eng_Latn"):
            with (FREE / f"sib200-en-id/data/annotated/{name}/{part}.tsv").open(encoding="utf-8") as file:
                texts.append(
                    {
                        row["index_id"]: row["text"]
                        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                    }
                )
        yield from ((text, texts[1][key]) for key, text in texts[0].items() if key in texts[1])


def align() -> tuple[dict[str, dict[str, float]], Counter[str]]:
    """The probability of every concept for every lemma, and how often each lemma was seen."""
    pairs, seen = [], Counter[str]()
    for left, right in parallel():
        lemmas, concepts = {t.lemma for t in terms(left, LANGUAGE)}, {t.lemma for t in terms(right, CONCEPTS)}
        pairs.append((sorted(lemmas), sorted(concepts)))
        seen.update(lemmas)
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for lemmas, concepts in pairs:
        for lemma in lemmas:
            table[lemma].update(dict.fromkeys(concepts, 1.0))
    for _ in range(ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for lemmas, concepts in pairs:
            for concept in concepts:
                total = sum(table[lemma][concept] for lemma in lemmas) or 1.0
                for lemma in lemmas:
                    counts[lemma][concept] += table[lemma][concept] / total
        table = {
            lemma: {c: n / mass for c, n in found.items() if n / mass > 0.001}
            for lemma, found in counts.items()
            if (mass := sum(found.values()))
        }
        table = {lemma: defaultdict(float, found) for lemma, found in table.items()}
    return table, seen


def wordnets() -> dict[str, Counter[str]]:
    """For every lemma the concepts that stand beside the same synsets, with how many synsets they share."""
    folder = FREE / "wordnet-bahasa" / "wns"
    english: dict[str, set[str]] = defaultdict(set)
    for synset, word in _rows(folder / "wikt" / "wn-wikt-eng.tab"):
        english[synset].update(t.lemma for t in terms(word, CONCEPTS) if " " not in word)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for synset, word in _rows(folder / "msa" / "wn-data-ind.tab"):
        if " " not in word and "_" not in word:
            for term in terms(word, LANGUAGE):
                found[term.lemma].update(english[synset])
    return found


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and len(cells) > 2 and cells[1].endswith("lemma"):
            yield cells[0], cells[2]


def choose(aligned: dict[str, float], seen: int, beside: Counter[str]) -> list[str]:
    """The concepts of one lemma, the most probable first."""
    sure = [c for c, p in aligned.items() if p >= (BACKED if c in beside else SURE) and (seen > 1 or c in beside)]
    best = sorted(sure, key=lambda c: (-aligned[c], c))[:MOST]
    if len(best) < 2:
        frequent = [c for c, n in beside.most_common(3) if n > 1 or len(beside) <= 4]
        best += [c for c in frequent if c not in best][: 2 - len(best)]
    return best


def main() -> None:
    """Writes the table."""
    table, seen = align()
    beside = wordnets()
    path = ROOT / "src/sanad/language/data" / LANGUAGE / "concepts.tsv"
    lines = [
        "# What a lemma may mean, in the shared concept vocabulary. Built by training/build_lexicon.py from NTREX-128",
        "# (CC BY-SA 4.0), TICO-19 (CC0), TALPCo (CC BY 4.0), Tatoeba (CC BY 2.0 FR), NusaX-MT (CC BY-SA 4.0), SIB-200",
        "# (CC BY-SA 4.0), Wordnet Bahasa (MIT), English Wiktionary lemmas on Princeton synsets (CC BY-SA).",
        "lemma\tconcepts",
    ]
    for lemma in sorted({*table, *beside}):
        concepts = choose(table.get(lemma, {}), seen[lemma], beside.get(lemma, Counter()))
        concepts = [c for c in concepts if PLAIN.fullmatch(c)]
        if PLAIN.fullmatch(lemma) and concepts and concepts != [lemma]:
            lines.append(f"{lemma}\t{' '.join(concepts)}")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(lines) - 4, "lemmas")


if __name__ == "__main__":
    main()
