"""Reads the words of an office: where they end, and where the organisation among them begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sanad.analysis.name_bodies import body_end, is_listed
from sanad.analysis.name_evidence import given_end, place_end
from sanad.analysis.name_lines import Line, bracket_end, numbered_end, pair_end
from sanad.analysis.name_persons import goes_on_as_name

# An office and what it is for run to no more tokens than this ("Deputi Bidang Kajian Kebijakan dan Inovasi …").
LONGEST_ROLE = 24
# Small words in a row inside an office before a name: "pakar hukum tata negara dari …".
SMALL_IN_ROLE = 5
# Unknown words in capitals before the word for an organisation.
AHEAD = 6


@dataclass
class Reading:
    """How far an office is read: the next token, the end of what belongs to it, its organisation's first token."""

    line: Line
    next: int
    last: int
    affiliation: int | None = None
    small_run: int = 0
    after_known: bool = False

    def take(self, end: int, *, body: bool = False) -> bool:
        """Counts the tokens up to ``end`` to the office, as its organisation's where ``body``."""
        if body and self.affiliation is None:
            self.affiliation = self.next
        self.next = self.last = end
        self.small_run = 0
        return True


Step = Callable[[Reading], bool | None]
"""Reads on from the next token: ``True`` when it did, ``False`` where the office ends, ``None`` when unsure."""


def role_extent(line: Line, head: int) -> tuple[int, int | None, bool]:
    """Where the words of an office end, where its organisation begins, and whether it is a word of kinship."""
    found = line.title(head)
    assert found is not None
    reading = Reading(line, found[0], found[0])
    while reading.next < line.size and reading.next - head < LONGEST_ROLE:
        if not next((went for step in STEPS if (went := step(reading)) is not None), False):
            break
    return _settled_end(reading), reading.affiliation, found[1].kind in ("kin", "person")


def _settled_end(reading: Reading) -> int:
    """Small words at the end belong to the office only where a name follows them."""
    line, j = reading.line, reading.next
    if j > reading.last and j < line.size and line.is_capital(j) and line.may_begin_name(j):
        return j if line.small[j - 1] not in line.words.role_links else reading.last
    return reading.last


def _bracket(reading: Reading) -> bool | None:
    if reading.line.texts[reading.next] != "(":
        return None
    end = bracket_end(reading.line, reading.next)
    return end is not None and reading.take(end)


def _title(reading: Reading) -> bool | None:
    line, j = reading.line, reading.next
    title = line.title(j)
    if title and title[1].kind in ("honorific", "rank", "noble"):
        return False
    if line.title_case and line.small[j] in line.words.headline_verbs:
        return False
    if title and (line.is_capital(j) or title[1].kind in ("office", "modifier")):
        return reading.take(title[0])
    return None


def _body(reading: Reading) -> bool | None:
    line, j = reading.line, reading.next
    match, body = line.match(j), line.body(j)
    if not body or (match and match.end > body[0]):
        return None
    if body[1].concept == "unit":
        return reading.take(body[0])
    end = body_end(line, body[0], named=body[1].takes_name) if line.is_capital(j) else body[0]
    return reading.take(end, body=True)


def _place(reading: Reading) -> bool | None:
    """A place whose name no list holds, behind the noun for it: "Kepala Desa Karangsari Sutarno"."""
    line, j = reading.line, reading.next
    if not line.is_capital(j) or line.match(j) or line.title(j):
        return None
    noun = line.small[j - 1]
    known_end = place_end(line, j)
    if known_end is None and noun in line.words.place_nouns:
        known_end = given_end(line, j)
    if known_end is not None:
        # Unknown words that are no place name the organisation: "Direktur Lontara Ari Nugroho".
        place = noun in line.words.place_nouns or line.small[j:known_end] in line.places
        if place or not line.is_common(j):
            return reading.take(known_end, body=not place)
    more = line.is_capital(j + 1) and not line.is_acronym(j + 1)
    if (noun in line.words.small_places and not more) or (more and noun in line.words.place_nouns | line.words.venues):
        return reading.take(j + 1)
    return None


def _known(reading: Reading) -> bool | None:
    line, j = reading.line, reading.next
    match = line.match(j)
    if not match:
        return None
    if match.entry.kind == "place" and goes_on_as_name(line, match.end) and line.small[j] in line.words.given:
        return False
    complete = reading.after_known or line.texts[j - 1] == ")"
    if match.entry.kind == "place" and complete and line.small[j] in line.words.given:
        return False
    reading.after_known = True
    whole = line.match(match.end)
    inner = whole is not None and match.entry.part_of == whole.entry.key
    body = match.entry.kind not in ("place", "state") and not inner
    return reading.take(numbered_end(line, match.end) or match.end, body=body)


def _mark(reading: Reading) -> bool | None:
    if reading.line.texts[reading.next] not in (",", "/", "&", "-"):
        return None
    if not is_listed(reading.line, reading.next):
        return False
    reading.next += 1
    return True


def _capital(reading: Reading) -> bool | None:
    line, j = reading.line, reading.next
    joined = numbered_end(line, j) or pair_end(line, j)
    if joined:
        return reading.take(joined)
    if not line.is_capital(j):
        return None
    if len(line.texts[j]) == 1 and not line.is_capital(j + 1) and line.is_capital(j - 1):
        return reading.take(j + 1)
    if line.is_acronym(j) and len(line.texts[j]) > 2:
        return reading.take(j + 1, body=True)
    ahead = _body_ahead(line, j)
    if ahead is not None:
        return reading.take(ahead, body=line.small[ahead - 1] in line.words.foreign_tails)
    common = line.is_common(j) or line.small[j] in line.words.never
    if begins_after_office(line, j, reading.after_known) or not common or _is_given_before_name(line, j):
        return False
    return reading.take(j + 1)


def _body_ahead(line: Line, j: int) -> int | None:
    """Where unknown words end that lead to an organisation: "Penanganan Fakir Miskin Kementerian Sosial"."""
    tail = None
    for k in range(j, min(j + AHEAD, line.size)):
        if not line.is_capital(k) or line.small[k] in line.words.given:
            break
        if line.small[k] in line.words.foreign_tails and k > j:
            tail = k + 1
        match = line.match(k)
        if k > j and tail is None and (line.body(k) or (match and match.entry.kind not in ("place", "state"))):
            return k
    return tail


def _small_word(reading: Reading) -> bool | None:
    line, small = reading.line, reading.line.small[reading.next]
    words = line.words
    if not small[0].isalpha() or small in words.role_stops or small in words.points_back:
        return False
    if reading.small_run >= SMALL_IN_ROLE or words.verb_like.search(small):
        return False
    if small not in words.role_links and not words.is_common(small):
        return False
    reading.small_run += 1
    reading.next += 1
    return True


STEPS: tuple[Step, ...] = (_bracket, _title, _body, _place, _known, _mark, _capital, _small_word)


def begins_after_office(line: Line, j: int, after_known: bool) -> bool:
    """Whether a word that the lists know begins a name here: "Menlu Korea Selatan Song Min-soon"."""
    if not line.is_capital(j + 1) or line.title(j) or line.small[j] in line.words.never:
        return False
    hyphened = "-" in line.texts[j + 1] and len(line.texts[j]) <= 5 and not line.is_common(j + 1)
    return hyphened or (after_known and line.may_begin_name(j + 1) and not line.words.made_word.search(line.small[j]))


def _is_given_before_name(line: Line, j: int) -> bool:
    """A word that is both: a name when a given name follows and nothing else does."""
    return line.small[j] in line.words.given and j + 1 < line.size and line.is_capital(j + 1)
