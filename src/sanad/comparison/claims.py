"""Brings together the passages of a story that say the same thing.

Statements are cut into passages, passages are joined by their likeness, the most alike first, and every group of
passages is a claim; a statement of three sentences can so belong to three claims. Sentences of a report's own join the
claim they repeat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha1

from sanad.comparison.likeness import Comparer, Likeness
from sanad.comparison.passages import Passage
from sanad.records.report import Report
from sanad.records.story import Place, Reason

JOIN = 0.45
"""Two passages of statements say the same from here on."""
JOIN_STRANGERS = 0.9
"""... and when speakers who have nothing to do with each other say it."""
JOIN_CONTRARY = 0.7
"""... and when one of them negates what the other says."""
NEARLY_ALL = 0.75
"""Overlap from which a passage and its negation are one claim, though strangers say them."""
SOME_CONTENT = 0.3
"""Shared content beside one measure ("61 selamat") that makes up for few words."""
SMALL_TALK = 0.15
"""Passages lighter than this ("Terima kasih") are one claim only where one person says them."""
TOGETHER = 0.42
"""Two groups join while their members have so much agreement in the other group, on the mean."""
FAINT = 0.15
"""Likeness below this counts as none."""
ANSWERS = 0.6
"""Share of a denial's content words that the passage it answers has."""
BARE = 2
"""Content words up to which a denial names nothing of its own."""
SHORTLY = 1500
"""Characters within which such a denial answers what stands before it."""
RETELLS = 0.6
"""A sentence of the report's own repeats a claim from here on: it names no speaker who could help."""
TWICE_TOLD = 0.75
"""Sentences of two reports, neither attributed, tell the same from here on."""
OWN_CLAIM = 4
"""Content words that a part of a statement needs to be a claim by itself beside its statement's other claims."""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that say one thing: ``spoken`` from statements, ``told`` of the reports' own."""

    id: str
    spoken: tuple[Passage, ...]
    told: tuple[Passage, ...]
    gist: Place
    reasons: tuple[Reason, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the statements, each once, in the order of the passages."""
        return tuple(dict.fromkeys(p.statement.id for p in self.spoken if p.statement))


def find_claims(comparer: Comparer, reports: Sequence[Report]) -> tuple[Group, ...]:
    """The claims of a story, those that most reports carry first."""
    links = _links(comparer)
    passages = comparer.passages
    spoken = [p.at for p in passages if p.statement]
    clusters = _answer(_cluster(spoken, links, comparer), passages)
    told_in, free = _retellings(clusters, links, passages)
    clusters = _whole_statements(clusters, passages)
    groups = [_group([passages[i] for i in c], [passages[i] for i in told_in.get(c[0], ())], links) for c in clusters]
    groups += [_group([], [passages[i] for i in c], links) for c in _twice_told(free, links, comparer)]
    order = {r.id: n for n, r in enumerate(reports)}
    return tuple(sorted(groups, key=lambda g: (-len(_reports(g)), order[g.gist.report], g.gist.span, g.id)))


def _reports(group: Group) -> set[str]:
    return {p.report for p in (*group.spoken, *group.told)}


def _answer(clusters: Sequence[tuple[int, ...]], passages: Sequence[Passage]) -> list[tuple[int, ...]]:
    """Denials that stand alone join the claim that they answer in their own report ("laporan itu", "that claim")."""
    home = {m: n for n, cluster in enumerate(clusters) for m in cluster}
    joined = [list(cluster) for cluster in clusters]
    for number, cluster in enumerate(clusters):
        denial = passages[cluster[0]]
        if len(cluster) > 1 or denial.statement is None or denial.statement.polarity == "affirm":
            continue
        before = [passages[m] for m in home if _is_before(passages[m], denial)]
        answered = _answered(denial, before, lambda p: len(clusters[home[p.at]]) > 1)
        if answered:
            joined[home[answered.at]].extend(cluster)
            joined[number] = []
    return [tuple(sorted(cluster)) for cluster in joined if cluster]


def _answered(denial: Passage, before: Sequence[Passage], is_shared: Callable[[Passage], bool]) -> Passage | None:
    """What a denial answers: the passage before it with most of its words; for a bare one the nearest shared claim."""
    said: dict[str, set[str]] = defaultdict(set)
    for passage in before:
        if passage.statement:
            said[passage.statement.id] |= passage.lemmas
    alike = [(len(denial.lemmas & said[p.statement.id]), p.span.end, p) for p in before if p.statement]
    best = max(alike, key=lambda x: x[:2], default=None)
    if best and best[0] > 1 and best[0] >= ANSWERS * len(denial.lemmas):
        return best[2]
    if len(denial.lemmas) > BARE:
        return None
    return max((p for p in before if is_shared(p)), key=lambda p: (p.span.end, p.at), default=None)


def _is_before(passage: Passage, denial: Passage) -> bool:
    """Whether a passage affirms something shortly before a denial."""
    affirms = passage.statement is not None and passage.statement.polarity == "affirm"
    return affirms and passage.report == denial.report and 0 <= denial.span.start - passage.span.end <= SHORTLY


def _links(comparer: Comparer) -> dict[tuple[int, int], Likeness]:
    """The likeness of every pair worth keeping."""
    found = {}
    for pair in comparer.candidates(FAINT):
        likeness = comparer.compare(*pair)
        if likeness.score >= FAINT:
            found[pair] = likeness
    return found


def _cluster(
    members: Sequence[int], links: dict[tuple[int, int], Likeness], comparer: Comparer
) -> list[tuple[int, ...]]:
    """Groups that agree, joined the most alike first; the order of the input does not matter."""
    inside = set(members)
    home = {m: m for m in members}
    held = {m: [m] for m in members}
    passages = comparer.passages
    strong = [
        (-likeness.score, pair)
        for pair, likeness in links.items()
        if likeness.score >= _threshold(likeness) and inside.issuperset(pair)
    ]
    for _, (a, b) in sorted(strong, key=lambda s: (s[0], passages[s[1][0]].at, passages[s[1][1]].at)):
        left, right = home[a], home[b]
        if left == right or _agreement(held[left], held[right], links) < TOGETHER:
            continue
        for member in held[right]:
            home[member] = left
        held[left].extend(held.pop(right))
    return [tuple(sorted(c)) for c in held.values()]


def _threshold(likeness: Likeness) -> float:
    """What a pair must reach; one number of two things is never one claim, small talk of strangers hardly."""
    features = likeness.features
    if features["other_thing"]:
        return 1.0
    if not features["strangers"]:
        return JOIN
    if features["negation"] and features["overlap"] >= NEARLY_ALL:
        return JOIN_CONTRARY
    counts = features["same_measure"] and features["content"] >= SOME_CONTENT
    return JOIN_STRANGERS if features["light"] <= SMALL_TALK or counts else 1.0


def _agreement(left: Sequence[int], right: Sequence[int], links: dict[tuple[int, int], Likeness]) -> float:
    """The mean, over the members of both groups, of how alike each is to its nearest in the other group."""
    nearest = [max(_score(links, a, b) for b in right) for a in left]
    nearest += [max(_score(links, a, b) for a in left) for b in right]
    return sum(nearest) / len(nearest)


def _score(links: dict[tuple[int, int], Likeness], a: int, b: int) -> float:
    likeness = links.get((a, b) if a < b else (b, a))
    return likeness.score if likeness else 0.0


def _retellings(
    clusters: Sequence[tuple[int, ...]], links: dict[tuple[int, int], Likeness], passages: Sequence[Passage]
) -> tuple[dict[int, list[int]], list[int]]:
    """Which own sentences repeat which cluster (by its first member), and the sentences that repeat none."""
    home = {m: c for c in clusters for m in c}
    best: dict[int, tuple[float, int]] = {}
    for (a, b), likeness in links.items():
        for told, spoken in ((a, b), (b, a)):
            if passages[told].statement is None and spoken in home:
                best[told] = max(best.get(told, (0.0, 0)), (likeness.score, -spoken))
    found: dict[int, list[int]] = defaultdict(list)
    free = []
    for passage in passages:
        if passage.statement is None:
            score, spoken = best.get(passage.at, (0.0, 0))
            if score >= RETELLS:
                found[home[-spoken][0]].append(passage.at)
            else:
                free.append(passage.at)
    return found, free


def _whole_statements(clusters: Sequence[tuple[int, ...]], passages: Sequence[Passage]) -> list[tuple[int, ...]]:
    """Parts that match nothing become one claim of their statement, or none where they say too little."""
    matched = {passages[m].statement for c in clusters if len(c) > 1 for m in c}
    alone: dict[str, list[int]] = defaultdict(list)
    kept = []
    for cluster in clusters:
        statement = passages[cluster[0]].statement
        if len(cluster) > 1 or statement is None:
            kept.append(cluster)
        elif statement not in matched or len(passages[cluster[0]].terms) >= OWN_CLAIM:
            alone[statement.id].append(cluster[0])
    return kept + [tuple(sorted(parts)) for parts in alone.values()]


def _twice_told(free: list[int], links: dict[tuple[int, int], Likeness], comparer: Comparer) -> list[tuple[int, ...]]:
    """Own sentences of different reports that tell the same thing."""
    strict = {pair: likeness for pair, likeness in links.items() if likeness.score >= TWICE_TOLD}
    clusters = _cluster(free, strict, comparer)
    return [c for c in clusters if len({comparer.passages[m].report for m in c}) > 1]


def _group(spoken: list[Passage], told: list[Passage], links: dict[tuple[int, int], Likeness]) -> Group:
    members = spoken or told
    gist = _clearest(members, links)
    identity = "|".join(sorted(f"{p.report}:{p.span.start}-{p.span.end}" for p in (*spoken, *told)))
    best = max(
        (links[pair] for pair in _pairs(members) if pair in links), key=lambda likeness: likeness.score, default=None
    )
    return Group(
        "c" + sha1(identity.encode()).hexdigest()[:10],
        tuple(spoken),
        tuple(told),
        Place(gist.report, gist.span),
        best.reasons() if best else (),
    )


def _pairs(members: Sequence[Passage]) -> Iterable[tuple[int, int]]:
    return ((a.at, b.at) for i, a in enumerate(members) for b in members[i + 1 :])


def _clearest(members: Sequence[Passage], links: dict[tuple[int, int], Likeness]) -> Passage:
    """The member nearest to all others, a full sentence rather than a headline."""

    def clarity(passage: Passage) -> tuple[float, str, int]:
        near = sum(_score(links, passage.at, m.at) for m in members) / len(members)
        body = 0.2 if passage.statement is None or passage.statement.where == "body" else 0.0
        length = 0.2 if 4 <= len(passage.terms) <= 20 else 0.0
        return near + body + length, passage.report, -passage.span.start

    return max(members, key=clarity)
