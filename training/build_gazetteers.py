"""Builds the imported word and name lists under ``src/sanad/language/data`` from the free data in ``../shared/data``.

Run ``python training/build_gazetteers.py [NAME ...]`` from the repository root (all lists without a name). The lists
written by hand (agencies, outlets, institutions, country forms, titles …) are not touched; where both know a name the
hand-made one wins when they are loaded. Licences and sources stand in ``language/data/SOURCES.md``.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FREE = ROOT / ".." / "shared" / "data"
DATA = ROOT / "src" / "sanad" / "language" / "data"
WORD = re.compile(r"[^\W\d_]{2,}(?:['’`\-][^\W\d_]+)*")

# A word is common when the corpora write it small at least this often, and at least as often as in a person's name.
SEEN_SMALL = 2
# A word seen only inside names of organisations and places at least this often cannot begin a person's name.
SEEN_IN_BODIES = 2
# A word is a given name when it begins or continues a person's name this often and is hardly ever written small.
SEEN_AS_PERSON = 1

Tagged = Iterator[tuple[str, str, bool]]


def columns(path: Path, word: int, tag: int | None, separator: str | None = None) -> Tagged:
    """(word, tag, whether it begins a sentence) of a file with one token a line."""
    first = True
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("#"):
            continue
        cells = line.split(separator)
        if len(cells) <= max(word, tag or 0):
            first = True
            continue
        yield cells[word], cells[tag] if tag is not None else "?", first
        first = False


def trees(path: Path) -> Tagged:
    for line in path.read_text("utf-8").split("\n"):
        first = True
        for leaf in re.findall(r"\((?:[A-Z$]+) ([^()\s]+)\)", line):
            yield leaf, "?", first
            first = False


def plain_lines(path: Path) -> Tagged:
    for line in path.read_text("utf-8").split("\n"):
        for n, word in enumerate(WORD.findall(line)):
            yield word, "?", n == 0


def indonesian() -> Tagged:
    for name in ("train.txt", "dev.txt"):
        yield from columns(FREE / "idner-news-2k" / name, 0, 2)
    yield from columns(next((FREE / "indonlu-nergrit").rglob("train_preprocess.txt")), 0, 1)
    for path in sorted(FREE.glob("ud-indonesian-*/*.conllu")):
        yield from columns(path, 1, None, "\t")
    for path in sorted((FREE / "icon-constituency" / "id" / "constituency").glob("*")):
        if path.suffix not in {".md", ""}:
            yield from trees(path)
    for path in sorted(FREE.glob("ntrex-en-id/NTREX-128/*ind*")):
        yield from plain_lines(path)


def english() -> Tagged:
    yield from columns(FREE / "uner-english" / "en_ewt-ud-dev.iob2", 1, 2, "\t")
    for path in (FREE / "wikigold-en").rglob("*.txt"):
        if path.name != "LICENSE":
            yield from columns(path, 0, 1)
    for path in [*sorted(FREE.glob("gum-ccby-subset/*.conllu")), *sorted(FREE.glob("ud-english-ewt/*.conllu"))]:
        yield from columns(path, 1, None, "\t")
    for path in sorted(FREE.glob("ntrex-en-id/NTREX-128/*eng*")):
        yield from plain_lines(path)


def wordnet_words() -> set[str]:
    path = FREE / "wordnet-bahasa" / "wns" / "msa" / "wn-data-ind.tab"
    lemmas = (line.split("\t")[2] for line in path.read_text("utf-8").split("\n") if line.count("\t") == 2)
    return {w for w in lemmas if WORD.fullmatch(w) and w.islower()}


def count(words: Tagged) -> tuple[Counter[str], Counter[str], Counter[str]]:
    small: Counter[str] = Counter()
    person: Counter[str] = Counter()
    body: Counter[str] = Counter()
    for word, tag, _ in words:
        if not WORD.fullmatch(word):
            continue
        if word.islower():
            small[word] += 1
        elif word[0].isupper() and "PER" in tag:
            person[word.casefold()] += 1
        elif word[0].isupper() and not word.isupper() and ("ORG" in tag or "LOC" in tag or "PLACE" in tag):
            body[word.casefold()] += 1
    return small, person, body


def write(path: Path, head: Iterable[str], rows: Iterable[Iterable[str]], comment: str) -> None:
    lines = [f"# {comment} Built by training/build_gazetteers.py.", "\t".join(head), *("\t".join(r) for r in rows)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{path.relative_to(ROOT)}: {len(lines) - 2} rows")


def word_lists(code: str, words: Tagged, more: set[str]) -> None:
    small, person, body = count(words)
    common = {w for w, n in small.items() if n >= SEEN_SMALL and n >= person[w]}
    common |= {w for w in more if small[w] and small[w] >= person[w]}
    common |= {w for w, n in body.items() if n >= SEEN_IN_BODIES and not person[w]}
    given = {w for w, n in person.items() if n >= SEEN_AS_PERSON and small[w] * 4 <= n and body[w] <= n and len(w) > 2}
    write(DATA / code / "common_words.tsv", ["form"], ([w] for w in sorted(common)), "Words that begin no name.")
    write(DATA / code / "given_names.tsv", ["form"], ([w] for w in sorted(given - common)), "Parts of people's names.")


def country_names() -> None:
    names: dict[str, dict[str, str]] = {}
    codes = sorted(p.name for p in (FREE / "gazetteer-countries-cldr" / "data").iterdir())
    for code in codes:
        with (FREE / "gazetteer-countries-cldr" / "data" / code / "country.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                names.setdefault(row["id"].lower(), {})[code] = row["value"]
    rows = (
        [f"state:{c}", *(n.get(code, "") for code in codes)] for c, n in sorted(names.items()) if len(n) == len(codes)
    )
    write(DATA / "shared" / "countries.tsv", ["key", *(f"name.{c}" for c in codes)], rows, "Countries (CLDR).")


def places() -> None:
    sql = next((FREE / "gazetteer-wilayah-id").rglob("wilayah.sql")).read_text("utf-8")
    found = re.findall(r"\('(\d\d(?:\.\d\d)?)','([^']+)'\)", sql)
    home = [(name, "province" if "." not in code else "regency") for code, name in found]
    rows, seen = [], set()
    for name, level in home:
        short = re.sub(r"^(Kabupaten|Kota) (Administrasi |Adm\. )?", "", name)
        if short.casefold() not in seen:
            seen.add(short.casefold())
            rows.append([short, "id", level])
    with (FREE / "gazetteer-countries-cldr" / "data" / "en" / "country.csv").open(encoding="utf-8") as file:
        countries = {row["value"]: row["id"].lower() for row in csv.DictReader(file)}
    wanted = {
        line.strip() for line in (ROOT / "training" / "world_cities.txt").read_text("utf-8").split("\n") if line.strip()
    }
    with (FREE / "gazetteer-world-cities" / "data" / "world-cities.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["name"] in wanted and row["name"].casefold() not in seen:
                seen.add(row["name"].casefold())
                rows.append([row["name"], countries.get(row["country"], ""), "city"])
    write(
        DATA / "shared" / "places.tsv",
        ["form", "country", "level"],
        rows,
        "Provinces, regencies, cities (wilayah, GeoNames).",
    )


LISTS: dict[str, Callable[[], None]] = {
    "countries": country_names,
    "places": places,
    "indonesian": lambda: word_lists("id", indonesian(), wordnet_words()),
    "english": lambda: word_lists("en", english(), set()),
}


if __name__ == "__main__":
    for name in sys.argv[1:] or LISTS:
        LISTS[name]()
