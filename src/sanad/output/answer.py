"""The story's answer: how many reports there are, and how many origins stand behind what they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sanad.output.rows import ClaimView
from sanad.output.view import View
from sanad.records.story import Derivation

SHOWN_ORIGINS = 6


@dataclass(frozen=True, slots=True)
class OriginLine:
    """An origin with the number of claims it affirms and the carriers they came through."""

    name: str
    claims: int
    carriers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """``least`` known origins, at most ``most``; ``shared`` says that only claims of two reports or more were counted.

    ``one_text`` is the largest number of reports that come from one text, ``agency`` what is known of whose it is.
    """

    reports: int
    least: int
    most: int
    shared: bool
    origins: tuple[OriginLine, ...]
    one_text: int
    agency: str | None


def answer(view: View) -> Answer:
    """The answer that stands at the head of every output.

    Known origins are counted once over all claims that at least two reports carry (over all claims where there is no
    such). Passages without a source in several claims may be one and the same further origin, so ``most`` adds the
    largest number of them that one claim has.
    """
    shared = tuple(c for c in view.claims if c.shared)
    claims = shared or view.claims
    origins = _origins(claims)
    unknown = max((c.most - c.least for c in claims), default=0)
    some, agency = _largest_text(view)
    return Answer(len(view.reports), len(origins), len(origins) + unknown, bool(shared), origins, some, agency)


def _origins(claims: tuple[ClaimView, ...]) -> tuple[OriginLine, ...]:
    counts = Counter(name for claim in claims for name in claim.origins)
    carriers: dict[str, Counter[str]] = {}
    for claim in claims:
        for name in claim.origins:
            carriers.setdefault(name, Counter()).update(claim.carriers)
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(OriginLine(name, counts[name], _most_common(carriers[name])) for name in ordered)


def _most_common(names: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-names[name], name))[:3])


def _largest_text(view: View) -> tuple[int, str | None]:
    """How many reports the largest group derived from one another or from one agency has, and the agency's name."""
    group = {v.report.id: v.report.id for v in view.reports}

    def root(key: str) -> str:
        while group.setdefault(key, key) != key:
            key = group[key]
        return key

    derivations: tuple[Derivation, ...] = view.numbered.trace.derivations
    for derivation in sorted(derivations, key=lambda d: (d.child, d.parent)):
        group[root(derivation.child)] = root(derivation.parent)
    reports = {v.report.id for v in view.reports}
    sizes = Counter(root(key) for key in reports)
    if not sizes:
        return 0, None
    largest = min(sizes, key=lambda key: (-sizes[key], key))
    agencies = sorted(view.name(k) for k in group if k not in reports and root(k) == root(largest))
    return sizes[largest], agencies[0] if len(agencies) == 1 else None
