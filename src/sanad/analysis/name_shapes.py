"""Finds names, offices and bodies in a run of tokens by their shape; who they are is settled in ``name_entities``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from sanad.analysis.gazetteer import Gazetteer, Match
from sanad.analysis.name_words import Body, NameWords, Title
from sanad.text.tokens import Token

ShapeKind = Literal["person", "known", "body", "role", "place"]

# An office and what it is for run to no more tokens than this ("Deputi Bidang Kajian Kebijakan dan Inovasi …").
LONGEST_ROLE = 24
# Small words in a row inside an office before a name: "pakar hukum tata negara dari …".
SMALL_IN_ROLE = 5
# Words before an office that belong to it: "South Korean National Security Adviser".
BEFORE_OFFICE = 6

# An Arabic article written small and joined to a name: "Hassan el-Bushra".
ARTICLE = re.compile(r"(?:al|el|as|ad|an|ar|at|ash|ul|ud|ur)-[A-Z]")

Range = tuple[int, int]


class Shape(NamedTuple):
    """A name or office at tokens ``full``. ``name`` leaves out titles and degrees; all ranges index the token list."""

    kind: ShapeKind
    full: Range
    name: Range | None = None
    titled: Range | None = None
    role: Range | None = None
    affiliation: Range | None = None
    match: Match | None = None
    concept: str | None = None
    sure: bool = False


@dataclass
class Line:
    """The tokens of one block: ``texts`` without possessive endings, ``small`` in small letters."""

    tokens: Sequence[Token]
    texts: list[str]
    small: tuple[str, ...]
    starts: frozenset[int]
    words: NameWords
    gazetteer: Gazetteer
    title_case: bool = False
    acronyms: dict[str, str] = field(default_factory=dict)
    capitals: frozenset[str] = frozenset()
    known: dict[int, Match | None] = field(default_factory=dict)

    def match(self, i: int) -> Match | None:
        """The known name at token ``i``."""
        if i not in self.known:
            match = self.gazetteer.at(self.texts, self.small, i) if i < len(self.small) else None
            self.known[i] = None if match and self._is_everyday(match) else match
        return self.known[i]

    def _is_everyday(self, match: Match) -> bool:
        """A known name that is also a word or a given name ("Antara", "Vale") counts only where it must be a name."""
        i = match.first
        if match.end - i > 1 or self.is_acronym(i) or match.sense != "name":
            return False
        if self.small[i] in self.words.given and match.entry.kind != "state":
            return self.is_capital(match.end) or (i > 0 and self.is_capital(i - 1))
        return self.small[i] in self.words.common and (i in self.starts or self.title_case)

    def title(self, i: int) -> tuple[int, Title] | None:
        """The title at token ``i``; kinds that are also everyday words must begin with a capital."""
        if i >= len(self.small):
            return None
        for end, title in self.words.titles.at(self.small, i):
            capital = not self.texts[i][0].islower()
            if title.kind in ("noble", "honorific", "rank"):
                if self.texts[i] == title.text.split()[0] or (capital and len(self.texts[i]) > 2):
                    return end, title
            elif title.kind == "modifier":
                after = self.title(end)
                if after and after[1].kind in ("office", "modifier"):
                    return end, title
            elif title.kind != "degree" and (capital or not title.text.isupper()):
                return end, title
        return None

    def body(self, i: int) -> tuple[int, Body] | None:
        """The word for an organisation at token ``i``; most count only with a capital."""
        found = self.words.bodies.longest(self.small, i) if i < len(self.small) else None
        if found and (self.is_capital(i) or found[1].small):
            return found
        return None

    def is_capital(self, i: int) -> bool:
        """Whether token ``i`` begins with a capital."""
        return i < len(self.texts) and self.texts[i][0].isupper()

    def is_acronym(self, i: int) -> bool:
        """Whether token ``i`` is all capitals."""
        text = self.texts[i]
        return len(text) >= 2 and text.isupper() and text.replace("-", "").isalpha()

    def is_possessive(self, i: int) -> bool:
        """Whether token ``i`` lost an ending ("Trump's", "polisi-nya")."""
        return self.texts[i] != self.tokens[i].text

    def is_pair(self, i: int) -> bool:
        """Whether token ``i`` joins two people by a hyphen: "Ganjar-Mahfud"."""
        left, hyphen, right = self.texts[i].partition("-")
        if right not in self.capitals and right.casefold() not in self.words.given:
            return False
        return (
            bool(hyphen)
            and min(len(left), len(right)) > 3
            and left[0].isupper()
            and right[0].isupper()
            and self.words.pairs
        )

    def may_begin_name(self, i: int, *, titled: bool = False) -> bool:
        """Whether token ``i`` looks like the first word of a person's name."""
        text, small = self.texts[i], self.small[i]
        if not text[0].isupper() or small in self.words.never or not text[0].isalpha():
            return False
        if text in self.acronyms or any(c.isdigit() for c in text):
            return False
        stem, hyphen, rest = small.partition("-")
        if hyphen and rest.islower() and text[len(stem) + 1].islower() and self.words.is_common(stem):
            return False
        if len(text) == 1:
            return i + 2 < len(self.texts) and (
                self.is_capital(i + 1) or (self.texts[i + 1] == "." and self.is_capital(i + 2))
            )
        if self.is_acronym(i) and not titled:
            return len(text) <= 2 and self.is_capital(i + 1) and self.small[i + 1] in self.words.given
        if titled:
            return True
        return not self.words.is_common(small)


def find_shapes(line: Line) -> Iterator[Shape]:
    """The shapes of one line from left to right, none overlapping another."""
    i, n = 0, len(line.tokens)
    while i < n:
        shape = _shape_at(line, i)
        if shape is None:
            i += 1
        else:
            yield shape
            i = max(shape.full[1], i + 1)


def _shape_at(line: Line, i: int) -> Shape | None:
    text = line.texts[i]
    if not text[0].isalpha() and text != "@":
        return None
    title = line.title(i)
    if title and title[1].kind in ("honorific", "rank", "noble"):
        shape = _person(line, i, None, None)
        if shape:
            return shape
    if title and title[1].kind in ("office", "modifier", "kin", "person"):
        shape = _office(line, i, i)
        if shape:
            return shape
    if line.small[i] in line.words.venues and line.is_capital(i + 1):
        return _venue(line, i)
    match = line.match(i)
    if line.is_capital(i) and not line.title_case:
        shape = _office_after(line, i)
        if shape:
            return shape
    body = line.body(i)
    if body and not (match and match.end >= body[0] and match.entry.kind != "place"):
        return _body(line, i, body)
    if match:
        return _known(line, match)
    if text in line.acronyms or (len(text) > 2 and line.is_acronym(i) and _may_be_body(line, i)):
        return Shape("body", (i, i + 1), (i, i + 1))
    return _plain_name(line, i)


def _may_be_body(line: Line, i: int) -> bool:
    """Whether an unknown word in capitals may be an organisation: not in a line of capitals, and not a thing's name."""
    small = line.small[i]
    neighbour = i + 1 < len(line.texts) and len(line.texts[i + 1]) > 3 and line.texts[i + 1].isupper()
    return small not in line.words.never and not line.title_case and not neighbour and not line.words.is_common(small)


def _venue(line: Line, i: int) -> Shape:
    """A place named after somebody: "Stadion Gelora Bung Tomo"."""
    end = i + 1
    while (
        end < len(line.texts)
        and line.is_capital(end)
        and not (line.title_case and line.small[end] in line.words.headline_verbs)
    ):
        end += 1
    return Shape("place", (i, end))


def _known(line: Line, match: Match) -> Shape:
    after = line.body(match.end) if match.entry.kind == "state" else None
    if after and after[1].small:
        return Shape("body", (match.first, after[0]), (match.first, after[0]), match=match, concept=after[1].concept)
    bracket = 3 if _in_brackets(line, match.end) and match.entry.kind != "place" else 0
    return Shape("known", (match.first, match.end + bracket), (match.first, match.end), match=match)


def _in_brackets(line: Line, i: int) -> str | None:
    """The acronym or short name in round brackets at token ``i``."""
    if i + 2 < len(line.texts) and line.texts[i] == "(" and line.texts[i + 2] == ")" and line.is_capital(i + 1):
        return line.texts[i + 1]
    return None


def _plain_name(line: Line, i: int) -> Shape | None:
    if not line.is_capital(i) or not line.may_begin_name(i):
        return None
    if line.title_case and line.small[i] not in line.words.given:
        return None
    shape = _person(line, i, None, None)
    if shape and shape.name:
        tail = _tail_body(line, shape.name)
        return tail or shape
    return None


def _tail_body(line: Line, name: Range) -> Shape | None:
    """A run of capitals that ends in a word for an organisation: "Harrow Valley Council"."""
    if not line.words.body_last:
        return None
    end = name[1]
    while end < len(line.texts) and line.is_capital(end):
        end += 1
    for j in range(end - 1, name[0], -1):
        found = line.body(j)
        if found and found[0] >= j + 1 and not line.words.titles.longest(line.small, j):
            return Shape("body", (name[0], found[0]), (name[0], found[0]), concept=found[1].concept)
    return None


def _person(line: Line, i: int, role: Range | None, affiliation: Range | None, *, begun: bool = False) -> Shape | None:
    """A person's name at token ``i``, with honorifics and ranks before it and degrees behind."""
    j, titled = _skip_titles(line, i)
    titled = titled or begun
    if j >= len(line.texts) or not line.may_begin_name(j, titled=titled):
        return None
    known = line.match(j)
    if known and known.entry.kind != "place" and known.sense != "people" and not titled:
        return None
    if known and known.entry.kind == "place" and not titled and not _goes_on(line, known.end):
        return None
    end = _name_end(line, j)
    if any(line.is_pair(k) for k in range(j, end)):
        return None
    degrees = _degrees(line, end)
    full = (role[0] if role else i, degrees)
    sure = titled or role is not None or any(line.small[k] in line.words.given for k in range(j, end))
    return Shape("person", full, (j, end), (i, degrees), role, affiliation, sure=sure)


def _goes_on(line: Line, i: int) -> bool:
    return i < len(line.texts) and line.is_capital(i) and line.small[i] in line.words.given


def _skip_titles(line: Line, i: int) -> tuple[int, bool]:
    titled, j = False, i
    while j < len(line.texts):
        found = line.title(j)
        if found and found[1].kind in ("honorific", "rank", "noble"):
            j, titled = found[0], True
        elif titled and (line.texts[j] == "." or line.small[j] in line.words.rank_links):
            j += 1
        elif (
            titled
            and j + 2 < len(line.texts)
            and line.texts[j] == "("
            and line.texts[j + 2] == ")"
            and len(line.texts[j + 1]) <= 5
        ):
            j += 3
        else:
            break
    return j, titled


def _name_end(line: Line, start: int) -> int:
    """Where the name that begins at token ``start`` ends."""
    j, n = start + 1, len(line.texts)
    if line.is_possessive(start):
        return j
    while j < n:
        text = line.texts[j]
        if (
            text == "."
            and len(line.texts[j - 1]) <= 2
            and line.texts[j - 1].istitle()
            and line.is_capital(j + 1)
            and line.tokens[j].start == line.tokens[j - 1].end
        ):
            j += 1
            continue
        if (
            line.small[j] in line.words.particles
            and not text[0].isupper()
            and line.is_capital(j + 1)
            and line.small[j] not in line.words.place_before
        ):
            j += 2
            continue
        if ARTICLE.match(text):
            j += 1
            continue
        if not text[0].isupper() or _ends_name(line, j) or "\n" in _gap(line, j):
            break
        j += 1
        if line.is_possessive(j - 1):
            break
    return min(j, n)


def _gap(line: Line, j: int) -> str:
    return "\n" if line.tokens[j].start - line.tokens[j - 1].end > 2 else ""


def _ends_name(line: Line, j: int) -> bool:
    text, small = line.texts[j], line.small[j]
    if small in line.words.never and len(text) > 1:
        return True
    if line.is_acronym(j) and len(text) > 2:
        return True
    if line.title_case and line.words.is_common(small):
        return True
    match = line.match(j)
    if match and match.sense == "name" and match.entry.kind != "place" and small not in line.words.given:
        return match.entry.kind == "state" or match.end - j > 1
    title = line.title(j)
    return bool(title and title[1].kind in ("office", "rank") and small not in line.words.given)


def _degrees(line: Line, end: int) -> int:
    """Where the degrees behind a name end: "Budiarto, S.H., M.Si."."""
    j = end
    while j < len(line.texts):
        k = j + 1 if line.texts[j] == "," else j
        found = (
            next(
                (
                    e
                    for e, t in line.words.titles.at(line.small, k)
                    if t.kind == "degree" and not line.texts[k].islower()
                ),
                None,
            )
            if k < len(line.texts)
            else None
        )
        if found is None:
            return j
        j = found
        if j < len(line.texts) and line.texts[j] == "." and j + 1 < len(line.texts) and line.texts[j + 1] == ",":
            j += 1
    return j


def _office_after(line: Line, i: int) -> Shape | None:
    """An office whose first words stand before its head: "South Korean National Security Adviser Shin"."""
    j = i
    while j - i <= BEFORE_OFFICE and j < len(line.texts):
        if j > i:
            title = line.title(j)
            if title and title[1].kind == "office":
                return _office(line, i, j)
        match = line.match(j)
        if match and match.entry.kind != "place":
            j = match.end
        elif _may_stand_before_office(line, j):
            j += 1
        else:
            return None
    return None


def _may_stand_before_office(line: Line, j: int) -> bool:
    small = line.small[j]
    if not line.texts[j].isalpha() or small in line.words.role_stops or small in line.words.never:
        return False
    if not line.is_capital(j) and line.words.verb_like.search(small):
        return False
    return line.is_acronym(j) or line.words.is_common(small) or line.body(j) is not None


def _office(line: Line, start: int, head: int) -> Shape | None:
    """An office from token ``start`` (its head word at ``head``), with the name of its holder where one follows."""
    end, affiliation, kin = _role_extent(line, head)
    role_end = affiliation if affiliation is not None else end
    role = (start, max(role_end, start + 1))
    spread = (affiliation, end) if affiliation is not None else None
    comma = end < len(line.texts) and line.texts[end] == "," and not line.title_case
    begun = end < len(line.texts) and line.is_capital(end) and _begins_after_office(line, end, True)
    person = _person(line, end, role, spread, begun=begun)
    if person and person.name and (kin or (affiliation is None and _held_for_person(line, head, role_end))):
        after = person.full[1]
        if after < len(line.texts) and line.texts[after] == ",":
            second = _person(line, after + 1, (start, after), None)
            if second and second.name and _closes(line, second.full[1]):
                return second
        if kin:
            return Shape("role", (start, after), role=(start, after))
    if person:
        return person
    if comma:
        person = _person(line, end + 1, role, spread)
        if (
            person
            and person.name
            and (person.sure or person.name[1] - person.name[0] > 1)
            and (_closes(line, person.full[1]) or not line.words.is_common(line.small[person.name[0]]))
        ):
            return person
    if end - start == 1 and not line.is_capital(start) and not _points_back(line, end):
        return None
    if _points_back(line, end):
        return Shape("role", (start, end + 1), role=role, affiliation=spread, sure=True)
    return Shape("role", (start, end), role=role, affiliation=spread)


def _titled_office(line: Line, i: int, role: Range) -> Shape | None:
    """A name whose rank reads as an office: "juru bicara militer, Kapten Darmo"."""
    title = line.title(i)
    if not title or title[1].kind != "office":
        return None
    return _person(line, title[0], (role[0], title[0]), None)


def _points_back(line: Line, i: int) -> bool:
    return i < len(line.small) and line.small[i] in line.words.points_back


def _closes(line: Line, i: int) -> bool:
    return i >= len(line.texts) or not line.texts[i][0].isupper()


def _held_for_person(line: Line, head: int, end: int) -> bool:
    return any(" ".join(line.small[head : head + k]) in line.words.of_person for k in (1, 2) if head + k <= end)


def _role_extent(line: Line, head: int) -> tuple[int, int | None, bool]:
    """Where the words of an office end, where its organisation begins, and whether it is a word of kinship."""
    found = line.title(head)
    assert found is not None
    kin = found[1].kind in ("kin", "person")
    j, affiliation, small_run, after_known = found[0], None, 0, False
    last = j
    while j < len(line.texts) and j - head < LONGEST_ROLE:
        text, small = line.texts[j], line.small[j]
        if text == "(":
            if _in_brackets(line, j) is None:
                break
            j, last = j + 3, j + 3
            continue
        title = line.title(j)
        if title and title[1].kind in ("honorific", "rank", "noble"):
            break
        if line.title_case and small in line.words.headline_verbs:
            break
        if title and (line.is_capital(j) or title[1].kind in ("office", "modifier")):
            j = last = title[0]
            small_run = 0
            continue
        match = line.match(j)
        body = line.body(j)
        if body and not (match and match.end > body[0]):
            affiliation = j if affiliation is None else affiliation
            j = last = _body_end(line, body[0], named=body[1].takes_name) if line.is_capital(j) else body[0]
            continue
        if small in line.words.place_nouns and line.is_capital(j + 1) and not line.match(j + 1):
            more = line.is_capital(j + 2) and not line.is_acronym(j + 2)
            if more:
                j = last = j + 2
                continue
        if match:
            if match.entry.kind not in ("place", "state") and affiliation is None:
                affiliation = j
            if match.entry.kind == "place" and _goes_on(line, match.end) and small in line.words.given:
                break
            j = last = _numbered(line, match.end) or match.end
            after_known = True
            continue
        if text in (",", "/", "&", "-"):
            if not _listed(line, j):
                break
            j += 1
            continue
        pair = _numbered(line, j) or _pair_end(line, j)
        if pair:
            j = last = pair
            continue
        if line.is_capital(j):
            if line.is_acronym(j) and len(text) > 2:
                affiliation = j if affiliation is None else affiliation
                j = last = j + 1
            elif _begins_after_office(line, j, after_known):
                break
            elif (line.words.is_common(small) or small in line.words.never) and not _is_name_here(line, j):
                j = last = j + 1
            else:
                break
            small_run = 0
            continue
        if (
            not text[0].isalpha()
            or small in line.words.role_stops
            or small in line.words.points_back
            or small_run >= SMALL_IN_ROLE
        ):
            break
        if not (small in line.words.role_links or line.words.is_common(small)) or line.words.verb_like.search(small):
            break
        small_run += 1
        j += 1
    # Small words at the end belong to the office only where a name follows them.
    if (
        j > last
        and j < len(line.texts)
        and line.is_capital(j)
        and line.small[j - 1] not in line.words.role_links
        and line.may_begin_name(j)
    ):
        return j, affiliation, kin
    return last, affiliation, kin


def _numbered(line: Line, j: int) -> int | None:
    """Where "U-17" or "Covid-19" ends, cut into three tokens."""
    if line.is_capital(j) and j + 2 < len(line.texts) and line.texts[j + 1] == "-" and line.texts[j + 2].isdigit():
        return j + 3
    return None


def _pair_end(line: Line, j: int) -> int | None:
    """Where two names joined by a hyphen end that begin at token ``j``: "Ganjar Pranowo-Mahfud MD"."""
    end = j
    while end < len(line.texts) and line.is_capital(end) and end - j < 7:
        if line.title(end):
            break
        end += 1
    return end if any(line.is_pair(k) for k in range(j, end)) else None


def _begins_after_office(line: Line, j: int, after_known: bool) -> bool:
    """Whether a word that the lists know begins a name here: "Menlu Korea Selatan Song Min-soon"."""
    if not line.is_capital(j + 1) or line.title(j) or line.small[j] in line.words.never:
        return False
    hyphened = "-" in line.texts[j + 1] and len(line.texts[j]) <= 5 and not line.words.is_common(line.small[j + 1])
    return hyphened or (after_known and line.may_begin_name(j + 1) and not line.words.made_word.search(line.small[j]))


def _is_name_here(line: Line, j: int) -> bool:
    """A word that is both: a name when a given name follows and nothing else does."""
    return line.small[j] in line.words.given and j + 1 < len(line.texts) and line.is_capital(j + 1)


def _listed(line: Line, j: int) -> bool:
    """Whether the mark at ``j`` joins parts of one office: "Bidang Politik, Hukum, dan Keamanan"."""
    if line.texts[j] in ("/", "-", "&"):
        return j + 1 < len(line.texts) and line.is_capital(j + 1) and line.title(j + 1) is not None
    for k in range(j + 1, min(j + 8, len(line.texts))):
        if line.small[k] in line.words.joiners and k + 1 < len(line.texts) and line.is_capital(k + 1):
            return (
                line.words.is_common(line.small[j + 1])
                and line.is_capital(j + 1)
                and line.words.is_common(line.small[k + 1])
            )
        if line.texts[k] != "," and not (line.is_capital(k) and line.words.is_common(line.small[k])):
            return False
    return False


def _body(line: Line, i: int, body: tuple[int, Body]) -> Shape | None:
    """An organisation whose name begins with a word for one: "Dinas Kesehatan Karangsari", "militer Israel"."""
    end, word = body
    match = line.match(end)
    if word.small and match and match.entry.kind == "state":
        return Shape("body", (i, match.end), (i, match.end), match=match, concept=word.concept)
    if not line.is_capital(i):
        return None
    stop = _body_end(line, end, named=word.takes_name)
    if stop + 1 < len(line.texts) and line.may_begin_name(stop) and not line.is_capital(stop + 1) and stop > end:
        stop += 1
    bracket = _in_brackets(line, stop)
    full = _body_end(line, stop + 3, named=False) if bracket else stop
    if stop == i + 1 and not bracket and not (line.is_acronym(i) or word.takes_name):
        return None
    return Shape("body", (i, full), (i, stop), concept=word.concept)


def _body_end(line: Line, j: int, *, named: bool) -> int:
    """Where the name of an organisation ends that runs on at token ``j``; ``named``: its own name may come next."""
    n, last = len(line.texts), j
    while j < n:
        text = line.texts[j]
        if line.title_case and line.small[j] in line.words.headline_verbs:
            break
        if line.small[j] in line.words.body_links or text == ",":
            if text == "," and not _listed(line, j):
                break
            if (
                j + 1 >= n
                or not line.is_capital(j + 1)
                or (text != "," and not line.words.is_common(line.small[j + 1]))
            ):
                break
            j += 1
            continue
        if not text[0].isupper() and not text[0].isdigit():
            break
        if text[0].isdigit() and len(text) > 3:
            break
        title = line.title(j)
        if title and title[1].kind in ("rank", "honorific"):
            break
        if title and title[1].kind == "office" and not line.words.is_common(line.small[j]):
            break
        match = line.match(j)
        if match:
            j = last = match.end
            named = False
            continue
        if (
            line.words.is_common(line.small[j])
            or line.is_acronym(j)
            or line.small[j] in line.words.never
            or line.body(j)
        ):
            j = last = j + 1
            continue
        pair = _numbered(line, j) or _pair_end(line, j)
        if pair:
            j = last = pair
            continue
        if not named:
            break
        run = j
        while run < n and line.is_capital(run) and not line.match(run):
            run += 1
        # A proper name of its own: one word of it when a person's name may follow, all of it when nothing else does.
        j = last = j + 1 if run - j > 2 else run
        named = False
    return last
