"""Reads the name of an organisation: known ones, and those that begin or end in a word for one."""

from __future__ import annotations

from sanad.analysis.gazetteer import Match
from sanad.analysis.name_evidence import place_end
from sanad.analysis.name_lines import Line, Range, Shape, bracket_end, numbered_end, pair_end
from sanad.analysis.name_words import Body

# What these words name is told by what follows them only.
NO_NAME_ALONE = frozenset(("ministry", "body", "wire", "paper"))


def known_at(line: Line, match: Match) -> Shape:
    """The shape of a known name, with the word for a body of its state behind it: "South Korean intelligence"."""
    after = line.body(match.end) if match.entry.kind == "state" else None
    if after and after[1].small:
        return Shape("body", (match.first, after[0]), (match.first, after[0]), match=match, concept=after[1].concept)
    bracket = bracket_end(line, match.end) if match.entry.kind != "place" else None
    return Shape("known", (match.first, bracket or match.end), (match.first, match.end), match=match)


def body_at(line: Line, i: int, body: tuple[int, Body]) -> Shape | None:
    """An organisation whose name begins with a word for one: "Dinas Kesehatan Karangsari", "militer Israel"."""
    end, word = body
    match = line.match(end)
    if word.small and match and match.entry.kind == "state" and not word.is_medium:
        return Shape("body", (i, match.end), (i, match.end), match=match, concept=word.concept)
    if not line.is_capital(i):
        return None
    stop = body_end(line, end, named=word.takes_name)
    if stop + 1 < line.size and line.may_begin_name(stop) and not line.is_capital(stop + 1) and stop > end:
        stop += 1
    bracket = bracket_end(line, stop)
    full = body_end(line, bracket, named=False) if bracket else stop
    pointed = stop < line.size and line.small[stop] in line.words.points_back
    own = end - i > 1 and word.small and word.concept not in NO_NAME_ALONE
    if stop == end and not bracket and (pointed or not (line.is_acronym(i) or word.concept == "named" or own)):
        return None
    return Shape("body", (i, full), (i, stop), concept=word.concept)


def tail_body(line: Line, name: Range) -> Shape | None:
    """A run of capitals that ends in a word for an organisation: "Harrow Valley Council"."""
    if not line.words.body_last:
        return None
    end = name[1]
    while end < line.size and line.is_capital(end):
        end += 1
    for j in range(end - 1, name[0], -1):
        found = line.body(j)
        if found and found[0] >= j + 1 and not line.words.titles.longest(line.small, j):
            return Shape("body", (name[0], found[0]), (name[0], found[0]), concept=found[1].concept)
    return None


def body_end(line: Line, j: int, *, named: bool) -> int:
    """Where the name of an organisation ends that runs on at token ``j``; ``named``: its own name may come next."""
    n, last = line.size, j
    while j < n:
        text = line.texts[j]
        if line.title_case and line.small[j] in line.words.headline_verbs:
            break
        if line.small[j] in line.words.body_links or text == ",":
            if text == "," and not is_listed(line, j):
                break
            if j + 1 >= n or not line.is_capital(j + 1) or (text != "," and not line.is_common(j + 1)):
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
        if title and title[1].kind == "office" and not line.is_common(j):
            break
        match = line.match(j)
        settled = None if match or line.is_acronym(j) else place_end(line, j)
        if settled is not None:
            return settled
        if match:
            j = last = match.end
            named = False
            continue
        numbered = numbered_end(line, j)
        if numbered:
            j = last = numbered
            continue
        named = named and not line.is_acronym(j)
        if line.is_common(j) or line.is_acronym(j) or line.small[j] in line.words.never or line.body(j):
            j = last = j + 1
            continue
        pair = pair_end(line, j)
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


def is_listed(line: Line, j: int) -> bool:
    """Whether the mark at ``j`` joins parts of one office: "Bidang Politik, Hukum, dan Keamanan"."""
    if line.texts[j] in ("/", "-", "&"):
        return j + 1 < line.size and line.is_capital(j + 1) and line.title(j + 1) is not None
    if j + 2 < line.size and line.small[j + 1] in line.words.joiners:
        return line.is_capital(j + 2) and (line.is_common(j + 2) or line.is_acronym(j + 2))
    for k in range(j + 1, min(j + 8, line.size)):
        if line.small[k] in line.words.joiners and k + 1 < line.size and line.is_capital(k + 1):
            return line.is_common(j + 1) and line.is_capital(j + 1) and line.is_common(k + 1)
        if line.texts[k] != "," and not (line.is_capital(k) and line.is_common(k)):
            return False
    return False
