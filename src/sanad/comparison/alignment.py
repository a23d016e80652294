"""One key per source, story-wide: "Andika" in one report and "Andika Perkasa" in another are one person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import DamerauLevenshtein

from sanad.comparison.roles import BODIES, by_description, holders, memberships
from sanad.records.marks import Analysis, Source
from sanad.text.normalise import fold

SPELLING_LIKENESS = 0.84
"""Two full names of equally many words are one from here on ("Rasjid", "Rasyid"); lower joins brothers and sisters."""

_NAMED_KINDS = ("person", "organisation", "state", "agency", "outlet")
_PARENTHESIS = re.compile(r"\(([^)]{2,30})\)")


def align_sources(
    analyses: Sequence[Analysis], places: frozenset[str] = frozenset()
) -> tuple[tuple[Analysis, ...], tuple[Source, ...]]:
    """The analyses with every source key story-wide, and the sources with all forms seen, by key.

    ``places`` are folded words of datelines: a name that begins with one has been cut too early.
    """
    seen: dict[str, list[Source]] = defaultdict(list)
    for analysis in analyses:
        for source in analysis.sources:
            seen[source.id].append(source)
    named = {m.source for a in analyses for m in a.mentions if m.form == "name"}
    merged = _with_memberships(
        {key: _merge(key, sources) for key, sources in seen.items()},
        tuple(sorted({a.language for a in analyses if a.language})),
    )
    leader = _leaders(merged, named, places)
    groups: dict[str, list[Source]] = defaultdict(list)
    for key, source in merged.items():
        groups[leader[key]].append(source)
    sources = tuple(_renamed(_merge(key, groups[key]), leader) for key in sorted(groups))
    return tuple(_rewrite(a, leader) for a in analyses), sources


def _with_memberships(sources: dict[str, Source], languages: tuple[str, ...]) -> dict[str, Source]:
    """People as part of the body that their roles name, where analysis did not say already."""
    people = [s for s in sources.values() if s.kind == "person"]
    bodies = [s for s in sources.values() if s.kind in BODIES]
    found = memberships(people, bodies, languages)
    return {key: replace(s, part_of=s.part_of or found.get(key)) for key, s in sources.items()}


def _merge(key: str, sources: list[Source]) -> Source:
    """One source from several of the same key: its best name, every form, the first known parent."""
    best = max(sources, key=lambda s: (s.id == key, len(s.name), s.name))
    forms = sorted({f for s in sources for f in (s.name, *s.forms)}, key=lambda f: (fold(f), f))
    parents = sorted({s.part_of for s in sources if s.part_of and s.part_of != key})
    return Source(key, best.name, best.kind, tuple(forms), parents[0] if parents else None)


def _renamed(source: Source, leader: dict[str, str]) -> Source:
    parent = leader.get(source.part_of, source.part_of) if source.part_of else None
    return replace(source, part_of=None if parent == source.id else parent)


def _leaders(sources: dict[str, Source], named: set[str], places: frozenset[str]) -> dict[str, str]:
    """For every key the key that stands for it in the story."""
    leader = {key: key for key in sources}

    def root(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    described = [*_by_role(sources), *by_description(list(sources.values()), named)]
    nameless = {key for key, _ in described}
    for left, right in (*_same_pairs(sources), *described):
        a, b = root(left), root(right)
        if a != b:
            keep, drop = sorted(
                (a, b), key=lambda k: (k in nameless, _begins_in(places, sources[k]), _rank(sources[k]))
            )
            leader[drop] = keep
    return {key: root(key) for key in sources}


def _begins_in(places: frozenset[str], source: Source) -> bool:
    words = fold(source.name).split()
    return source.kind == "person" and len(words) > 2 and words[0] in places


def _rank(source: Source) -> tuple[int, int, str]:
    """Who stands for a group: a source of the gazetteer, then the fullest name."""
    known = 0 if source.kind in ("state", "agency", "outlet") else 2 if source.kind == "unnamed" else 1
    return known, -len(fold(source.name).split()), source.id


def _same_pairs(sources: dict[str, Source]) -> Iterable[tuple[str, str]]:
    named = [s for s in sources.values() if s.kind in _NAMED_KINDS]
    yield from _by_form(named)
    yield from _by_acronym(named)
    people = [s for s in named if s.kind == "person"]
    yield from _by_short_name(people)
    yield from _by_spelling(people)
    yield from _by_beginning([s for s in named if s.kind == "organisation"])


def _by_role(sources: dict[str, Source]) -> Iterable[tuple[str, str]]:
    """A role and the only person of the story who holds it."""
    bodies = [s for s in sources.values() if s.kind in BODIES]
    return holders([s for s in sources.values() if s.kind == "person"], bodies)


def _by_form(named: list[Source]) -> Iterable[tuple[str, str]]:
    """Sources of one kind whose names are the same words."""
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source in named:
        by_name[_family(source), fold(source.name)].append(source.id)
    for keys in by_name.values():
        yield from ((keys[0], other) for other in keys[1:])


def _family(source: Source) -> str:
    return "person" if source.kind == "person" else "body"


def _by_acronym(named: list[Source]) -> Iterable[tuple[str, str]]:
    """An acronym and the full name that carries it in brackets, or whose initials it is."""
    bodies = [s for s in named if s.kind != "person"]
    full: dict[str, set[str]] = defaultdict(set)
    for source in bodies:
        for form in source.forms:
            for inside in _PARENTHESIS.findall(form):
                full[fold(inside)].add(source.id)
        words = fold(source.name).split()
        if len(words) > 2:
            full["".join(w[0] for w in words)].add(source.id)
    for source in bodies:
        short = fold(source.name)
        if " " not in short and source.name.isupper() and len(full.get(short, set()) - {source.id}) == 1:
            yield source.id, next(iter(full[short] - {source.id}))


def _by_short_name(people: list[Source]) -> Iterable[tuple[str, str]]:
    """A person known by part of a name, where the story has exactly one fuller name with those words."""
    words = {p.id: tuple(fold(p.name).split()) for p in people}
    by_word: dict[str, list[str]] = defaultdict(list)
    for key, name in words.items():
        for word in set(name):
            by_word[word].append(key)
    for key, name in words.items():
        if not name:
            continue
        fuller = [o for o in by_word[name[0]] if len(words[o]) > len(name) and set(name) <= set(words[o])]
        longest = [o for o in fuller if not any(set(words[o]) < set(words[x]) for x in fuller)]
        if len(longest) == 1:
            yield key, longest[0]


def _by_beginning(bodies: list[Source]) -> Iterable[tuple[str, str]]:
    """A body called by the beginning of its name, where the story has exactly one that begins so."""
    names = {b.id: fold(b.name) for b in bodies}
    short = {b.id: b.name for b in bodies}
    for key, name in names.items():
        fuller = [o for o, other in names.items() if other.startswith(name + " ")]
        if (" " in name or short[key].isupper()) and len(fuller) == 1:
            yield key, fuller[0]


def _by_spelling(people: list[Source]) -> Iterable[tuple[str, str]]:
    """Full names of equally many words that differ by a letter or two."""
    full = sorted((fold(p.name), p.id) for p in people if " " in fold(p.name))
    by_initials: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, key in full:
        by_initials["".join(w[0] for w in name.split())].append((name, key))
    for group in by_initials.values():
        for i, (left, a) in enumerate(group):
            for right, b in group[i + 1 :]:
                words = list(zip(left.split(), right.split(), strict=True))
                if all(
                    DamerauLevenshtein.normalized_similarity(x, y) >= SPELLING_LIKENESS - 0.1 for x, y in words
                ) and (DamerauLevenshtein.normalized_similarity(left, right) >= SPELLING_LIKENESS):
                    yield a, b


def _rewrite(analysis: Analysis, leader: dict[str, str]) -> Analysis:
    def lead(key: str) -> str:
        return leader.get(key, key)

    sources = {lead(s.id): s for s in analysis.sources}
    return replace(
        analysis,
        sources=tuple(
            replace(s, id=key, part_of=lead(s.part_of) if s.part_of and lead(s.part_of) != key else None)
            for key, s in sorted(sources.items())
        ),
        mentions=tuple(replace(m, source=lead(m.source)) for m in analysis.mentions),
        statements=tuple(
            replace(
                s,
                speakers=tuple(dict.fromkeys(map(lead, s.speakers))),
                via=tuple(replace(h, source=lead(h.source)) for h in s.via),
            )
            for s in analysis.statements
        ),
    )
