"""Stories among distractors: do the example stories come out whole when other reports of the same kinds lie about?

    python -m quality.distractors            the figures
    python -m quality.distractors --show 3   three of the distracting reports

Distracting reports are written from ``distractors_*.toml`` with invented people, always the same ones. Each tells an
event of its own, and many look like the examples: other ferries sink in the same province, other mine dams leak, other
tigers are said to be loose, and one town has two earthquakes a month apart.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from quality.places import EXAMPLE_STORIES, gold_path, report_paths
from sanad.analysis.analyse import analyse
from sanad.intake.clean import clean
from sanad.intake.reports import read_reports
from sanad.records.report import RawReport
from sanad.records.story import Card
from sanad.stories.card import make_card
from sanad.stories.group import group
from sanad.text.fingerprint import shingles
from sanad.text.tokens import tokenise

HERE = Path(__file__).parent
SEED = 20250611
FIRST_DAYS = (date(2025, 6, 4), date(2025, 8, 8), date(2025, 10, 29))
"""Distractors come out within three weeks from here, so that each example story has some in its own days."""
MONTH = timedelta(days=31)
NEAR_COPY = 0.28
"""Share of word triples from which two reports would be near copies; a report that would be one is written anew."""
PARTS = ("leads", "details", "quotes")
_SLOT = re.compile(r"\{(\w+)(?::(\d+)-(\d+))?\}")

ROLES = ("person", "officer", "witness")
NAMES = {
    "id": (
        "Aldi Bagus Citra Damar Edo Farhan Gita Hilman Indah Joko Karta Lestari Maman Nurul Okta Putri Ridwan Sinta "
        "Teguh Umar Vino Yanti Zaki Ferdi Hesti Ilyas Kirana Latif Mirna Nanda Prima Rusdi Salma Tomi Utami Wulan",
        "Adinata Basuki Cahyono Dirgantara Erlangga Fauzan Gunarto Harsono Iskandar Jatmiko Kusnadi Lumban Mandala "
        "Nugraha Pangestu Rahardja Sanjaya Tarigan Usman Wicaksana Yudhistira Batubara Daulay Hutapea Latuconsina",
    ),
    "en": (
        "Alma Bertram Clara Dexter Edith Fergus Greta Howard Ingrid Jasper Keira Lionel Maeve Nolan Opal Percy Quentin "
        "Rhona Stellan Thora Una Victor Winona Yusuf Zelda Amos Bianca Conrad Delia Ewan",
        "Abernathy Blackwood Carrow Dunmore Eastlake Fairburn Gresham Holloway Inglis Jarrett Kingsley Lockhart Merton "
        "Norbury Oakes Pembroke Quayle Rushton Selwyn Thackeray Underhill Vickers Wyndham Yardley",
    ),
}
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "id": {
        "ship": ("KM|KMP|KLM|KM|Perahu Motor", "Sinar|Bahtera|Anugerah|Putra|Mutiara|Harapan|Restu|Nusa|Elang|Karya",
                 "Muna|Rezeki|Laut|Wolio|Tomia|Jaya|Bunda|Permata|Biru|Samudera|Abadi|Lestari"),
        "company": ("PT", "Bukit|Karya|Rimba|Bara|Sumber|Mitra|Graha|Surya|Tirta|Bumi",
                    "Nikelindo|Sentosa|Mineral|Sembilan|Gemilang|Sakti|Kencana|Pratama|Nusantara|Makmur"),
        "school": ("SDN|SMPN|SMAN|SD Inpres", "Sukamaju|Wanasari|Tirtasari|Batu Putih|Margahayu|Pulau Panjang"),
        "hamlet": ("Kedungwuni|Sumberagung|Wanglu|Cempaka|Pojok|Tanjungan|Lebak Wangi|Gondang|Serut|Awar-awar",),
    },
    "en": {
        "ship": ("Lady|Star of|Queen|Little|Northern|Blue", "Corrine|Bohol|Amina|Heron|Grace|Pelican|Padma|Dawn"),
        "company": ("Halcyon|Alto|Borealis|Redstone|Tamarind|Ostler|Kuroda", "Metals|Copper|Resources|Group|Steel"),
    },
}  # fmt: skip
OUTLETS = {"id": "Kabar Selasar|Warta Pendapa|Lintas Beranda|Pena Timur|Suluh", "en": "The Quay Post|Morning Ledger"}
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


@dataclass(frozen=True)
class Distractor:
    """One report: its name, what is printed, and the report of the same place's event a month before."""

    name: str
    text: str
    before: str | None


class Desk:
    """Writes one report: every slot keeps its word through the report."""

    def __init__(self, dice: random.Random, language: str, kind: dict[str, Any], place: str, day: date) -> None:
        self._dice, self._language, self._kind, self._day = dice, language, kind, day
        self._filled = {"place": place, "day": self._written(day)}

    def fill(self, sentence: str) -> str:
        """The sentence with its slots filled; people are others in each."""
        return _SLOT.sub(self._slot, sentence)

    def _forget_people(self) -> None:
        for role in ROLES:
            self._filled.pop(role, None)

    def _slot(self, match: re.Match[str]) -> str:
        name, low, high = match.groups()
        if name not in self._filled:
            self._filled[name] = self._number(int(low), int(high)) if low else self._word(name)
        return self._filled[name]

    def _number(self, low: int, high: int) -> str:
        number = f"{self._dice.randint(low, high):,}"
        return number if self._language == "en" else number.replace(",", ".")

    def _word(self, name: str) -> str:
        if name in ROLES:
            first, last = NAMES[self._language]
            return f"{self._dice.choice(first.split())} {self._dice.choice(last.split())}"
        own = self._kind.get("words", {})
        if name in own:
            return str(self._dice.choice(own[name]))
        return " ".join(self._dice.choice(part.split("|")) for part in WORDS[self._language][name])

    def _written(self, day: date) -> str:
        if self._language == "en":
            return f"{day:%A}"
        return f"{WEEKDAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})"

    def _published(self) -> str:
        day = self._day + timedelta(days=self._dice.randint(0, 1))
        clock = f"{self._dice.randint(6, 22):02d}:{self._dice.randint(0, 59):02d}"
        if self._language == "en":
            return f"{day.day} {day:%B %Y}, {clock}"
        return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year} {clock} WIB"

    def write(self, lead: str, details: Sequence[str], quotes: Sequence[str]) -> str:
        """The whole report: headline, outlet and time, then the story in paragraphs."""
        headline, first = lead.split(" => ")
        page = f"{self._dice.choice(OUTLETS[self._language].split('|'))}\n{self._published()}"
        written = [self.fill(headline), page, self.fill(first)]
        for sentence in (details[0], quotes[0], *details[1:], quotes[1]):
            self._forget_people()
            written.append(self.fill(sentence))
        return "\n\n".join(written) + "\n"


def make_distractors(seed: int = SEED) -> tuple[Distractor, ...]:
    """300 reports of 300 events; the same for the same seed."""
    dice = random.Random(seed)
    made: list[Distractor] = []
    seen: list[frozenset[int]] = []
    for language, kind in _kinds():
        used: dict[str, set[str]] = defaultdict(set)
        for number, (place, day) in enumerate(_settings(kind, dice)):
            text = _fresh(Desk(dice, language, kind, place, day), kind, dice, seen, used[place])
            twin = number % len(kind["places"]) if kind.get("a_month_apart") else number
            first = f"{language}-{kind['name']}-{twin:02d}.txt" if twin != number else None
            made.append(Distractor(f"{language}-{kind['name']}-{number:02d}.txt", text, first))
    return tuple(made)


def _kinds() -> Iterator[tuple[str, dict[str, Any]]]:
    for language in NAMES:
        for kind in tomllib.loads((HERE / f"distractors_{language}.toml").read_text("utf-8"))["kind"]:
            yield language, kind


def _settings(kind: dict[str, Any], dice: random.Random) -> Iterator[tuple[str, date]]:
    """Where and when the events of a kind happen; some kinds come back to each place a month later."""
    places = kind["places"]
    first: dict[str, date] = {}
    for number in range(kind["count"]):
        place = places[number % len(places)]
        day = dice.choice(FIRST_DAYS) + timedelta(days=dice.randint(0, 20))
        if kind.get("a_month_apart") and place in first:
            day = first[place] + MONTH
        first.setdefault(place, day)
        yield place, day


def _fresh(desk: Desk, kind: dict[str, Any], dice: random.Random, seen: list[frozenset[int]], used: set[str]) -> str:
    """A report that is no near copy of one before; of two from one place none has a sentence of the other."""
    choices = [[s for s in kind[part] if s not in used] for part in PARTS]
    enough = [c if len(c) >= least else kind[part] for c, part, least in zip(choices, PARTS, (1, 4, 2), strict=True)]
    for _ in range(300):
        lead, details, quotes = dice.choice(enough[0]), dice.sample(enough[1], 4), dice.sample(enough[2], 2)
        text = desk.write(lead, details, quotes)
        marks = triples(text)
        if all(len(marks & other) < NEAR_COPY * min(len(marks), len(other)) for other in seen):
            seen.append(marks)
            used.update((lead, *details, *quotes))
            return text
    raise ValueError(f"{kind['name']}: too few sentences for {kind['count']} reports")


def triples(text: str) -> frozenset[int]:
    """The word triples of a text."""
    return frozenset(shingles([t.lower for t in tokenise(text) if t.text[0].isalnum()], 3))


def _cards() -> tuple[list[Card], dict[str, str]]:
    """The cards of everything, and the story of each report of an example; a distractor has a name of its own."""
    cards, label = [], {}
    raws = [(RawReport(d.name, d.text, "text"), d.name) for d in make_distractors()]
    for story in EXAMPLE_STORIES:
        gold = json.loads(gold_path(story).read_text("utf-8"))
        raws += [(r, story) for r in read_reports(report_paths(gold, story)) if isinstance(r, RawReport)]
    for raw, name in raws:
        report = clean(raw)
        cards.append(make_card(report, analyse(report)))
        label[report.id] = name
    return cards, label


@cache
def found_stories() -> tuple[tuple[str, ...], ...]:
    """The stories found, each as the names of its reports: an example's, or a distractor's own."""
    cards, label = _cards()
    return tuple(tuple(sorted(label[r] for r in s.reports)) for s in group(cards))


def split(stories: Sequence[Sequence[str]]) -> list[str]:
    """The example stories that lie in more than one story."""
    return [name for name in EXAMPLE_STORIES if sum(name in s for s in stories) > 1]


def merged(stories: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The stories that hold an example's reports and others."""
    return [tuple(s) for s in stories if set(s) & set(EXAMPLE_STORIES) and len(set(s)) > 1]


def pair_f1(stories: Sequence[Sequence[str]]) -> float:
    """F1 over the pairs that hold a report of an example."""
    hit = found = 0
    size = Counter(n for s in stories for n in s if n in EXAMPLE_STORIES)
    for story in stories:
        inside = Counter(n for n in story if n in EXAMPLE_STORIES)
        strangers = len(story) - sum(inside.values())
        found += sum(inside.values()) * (sum(inside.values()) - 1) // 2 + sum(inside.values()) * strangers
        hit += sum(n * (n - 1) // 2 for n in inside.values())
    wanted = sum(n * (n - 1) // 2 for n in size.values())
    return 2 * hit / (found + wanted)


def twins_together(stories: Sequence[Sequence[str]]) -> list[str]:
    """The events that lie in one story with the event of the same place a month before."""
    home = {name: number for number, story in enumerate(stories) for name in story}
    return [d.name for d in make_distractors() if d.before and home[d.name] == home[d.before]]


def measure() -> dict[str, float]:
    """Example stories split and merged, pair F1 over them, and what became of the distractors.

    ``distractors_with_others`` counts those that lie with another event: hard on grouping, for reports of a kind share
    sentences here that newsrooms would not share.
    """
    stories = found_stories()
    stray = [s for s in stories if len(set(s)) > 1]
    return {
        "reports": sum(len(s) for s in stories),
        "split": len(split(stories)),
        "merged": len(merged(stories)),
        "pair_f1": pair_f1(stories),
        "a_month_apart_together": len(twins_together(stories)),
        "distractors_with_others": sum(name not in EXAMPLE_STORIES for s in stray for name in s),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, metavar="N", help="print N distractors")
    shown = parser.parse_args().show
    if shown:
        print(*(f"{d.name}\n{d.text}" for d in random.Random(shown).sample(make_distractors(), shown)), sep="\n")
        return 0
    for story in found_stories():
        if len(set(story)) > 1 or set(story) & set(EXAMPLE_STORIES):
            print(dict(Counter(story)))
    print(measure())
    return 0


if __name__ == "__main__":
    sys.exit(main())
