"""What the roles of people say: who "Ketua MKMK" is in this story, and which organisation somebody speaks for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from sanad.language.loader import load_language
from sanad.records.marks import Source
from sanad.text.concepts import available, word_set
from sanad.text.normalise import fold

EMPTY = frozenset({"the", "that", "this", "a", "an", "its", "s", "itu", "ini", "tersebut"})
BODIES = ("organisation", "state", "agency")
KIN = "kin"
"""The kind of words in ``titles`` after which a role is somebody else's: "adik ipar Presiden"."""


def role_keys(sources: Iterable[Source], bodies: Iterable[Source]) -> dict[str, Counter[str]]:
    """For every person the roles among the forms, with bodies replaced by their keys: "ketua @org:mkmk"."""
    pattern, keys = _body_pattern(bodies)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for source in sources:
        if source.kind == "person":
            name = fold(source.name)
            for form in source.forms:
                role = _role_of(fold(form), name, pattern, keys)
                if role:
                    found[source.id][role] += 1
    return found


def _role_of(form: str, name: str, pattern: re.Pattern[str], keys: dict[str, str]) -> str:
    """A form without the person's own name, with bodies as keys; empty where it is no more than a name."""
    keyed = pattern.sub(lambda m: keys[m.group()], form)
    keyed = re.sub(r"(@\S+)(?: \1)+", r"\1", keyed)
    words = [w for w in keyed.split() if w not in name.split() and w not in ("itu", "ini")]
    role = " ".join(words)
    return role if "@" in role and not role.startswith("@") else ""


def _body_pattern(bodies: Iterable[Source]) -> tuple[re.Pattern[str], dict[str, str]]:
    keys = {fold(f): f"@{b.id}" for b in bodies for f in (b.name, *b.forms) if len(fold(f)) > 1}
    longest = sorted(keys, key=lambda f: (-len(f), f))
    if not longest:
        return re.compile(r"(?!)"), {}
    return re.compile(rf"\b(?:{'|'.join(re.escape(f) for f in longest)})\b"), keys


@cache
def not_now(languages: tuple[str, ...]) -> frozenset[str]:
    """The words that make a role a former one or a kinship."""
    known = [code for code in languages if code in available()]
    rows = [row for code in known for row in load_language(code).table("titles") if row["kind"] == KIN]
    former = {word for code in known for word in word_set(code, "former")}
    return frozenset(fold(f) for row in rows for f in row["form"].split("|")) | former


def is_current(role: str, languages: tuple[str, ...]) -> bool:
    """Whether a role is held now and by this person, not by a relative."""
    words = role.split()
    barred = not_now(languages)
    return not any(" ".join(words[i:j]) in barred for i in range(min(2, len(words))) for j in (i + 1, i + 2))


def memberships(people: Sequence[Source], bodies: Sequence[Source], languages: tuple[str, ...]) -> dict[str, str]:
    """The body that each person's present roles name most often."""
    found = {}
    for person, roles in role_keys(people, bodies).items():
        votes: Counter[str] = Counter()
        for role, count in roles.items():
            if is_current(role, languages):
                votes.update({part[1:]: count for part in role.split() if part.startswith("@")})
        if votes:
            found[person] = max(votes, key=lambda key: (votes[key], not key.startswith("state:"), key))
    return found


def holders(people: Sequence[Source], bodies: Sequence[Source]) -> Iterable[tuple[str, str]]:
    """Pairs (role without a name, the only person of the story who holds it)."""
    roles = role_keys(people, bodies)
    held: dict[str, set[str]] = defaultdict(set)
    nameless: dict[str, str] = {}
    pattern, keys = _body_pattern(bodies)
    for person in people:
        as_role = _role_of(fold(person.name), "", pattern, keys)
        if as_role:
            nameless[person.id] = as_role
    for holder, found in roles.items():
        if holder not in nameless:
            for role in found:
                held[role].add(holder)
    for key, role in nameless.items():
        if len(held.get(role, ())) == 1:
            yield key, next(iter(held[role]))


def by_description(sources: Sequence[Source], named: set[str]) -> Iterable[tuple[str, str]]:
    """Pairs (source that is only described, the only named person described so): "the mining minister" of one report.

    ``named`` holds the keys of sources that some report names.
    """
    forms = {
        s.id: [words for f in s.forms if len(words := set(fold(f).split())) > len(fold(s.name).split())]
        for s in sources
        if s.kind == "person" and s.id in named
    }
    for source in sources:
        if source.id in named or source.kind not in ("unnamed", "person"):
            continue
        words = set(fold(source.name).split()) - EMPTY
        if not words or (source.kind == "unnamed" and len(words) < 2):
            continue
        described = [key for key, found in forms.items() if any(words <= form for form in found)]
        if len(described) == 1:
            yield source.id, described[0]
