"""Which of two related reports was there first, with the reasons."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sanad.comparison.bodies import Body
from sanad.records.report import Report
from sanad.records.story import Reason
from sanad.text.normalise import fold

_NUMBERS = re.compile(r"\d{4,}")
LONGER = 1.25
"""A text so much longer than the other is taken for the fuller one, from which the other was cut."""


def order_of(left: Body, right: Body) -> tuple[Body, Body, tuple[Reason, ...]]:
    """(parent, child, reasons). A naming decides before time, time before addresses, addresses before length."""
    for judge in (_by_naming, _by_time, _by_address, _by_length):
        verdict = judge(left, right)
        if verdict:
            first, reason = verdict
            return (left, right, (reason,)) if first is left else (right, left, (reason,))
    pair = sorted((left, right), key=lambda b: b.report.id)
    return pair[0], pair[1], (Reason("direction_unknown", 0.0),)


def _by_naming(left: Body, right: Body) -> tuple[Body, Reason] | None:
    names_right, names_left = _names(left, right.report), _names(right, left.report)
    if bool(names_left) == bool(names_right):
        return None
    first = right if names_right else left
    return first, Reason("names_the_other", 0.95, note=first.report.outlet)


def _names(body: Body, other: Report) -> bool:
    """Whether a report credits the other's outlet or carries words from it."""
    outlet = fold(other.outlet or "")
    if not outlet or outlet == fold(body.report.outlet or ""):
        return False
    credited = {fold(c.name) for c in body.report.credits}
    carried = {h.source for s in body.analysis.statements for h in s.via}
    names = {fold(f) for s in body.analysis.sources if s.id in carried for f in (s.name, *s.forms)}
    return outlet in credited | names


def _by_time(left: Body, right: Body) -> tuple[Body, Reason] | None:
    a, b = left.report.published, right.report.published
    if not a or not b:
        return None
    precise = min(len(a), len(b))
    if a[:precise] == b[:precise]:
        return None
    first = left if a < b else right
    return first, Reason("published_earlier", 0.85, a, b)


def _by_address(left: Body, right: Body) -> tuple[Body, Reason] | None:
    """Outlets number their articles: of two at one site the lower number came first."""
    a, b = (urlsplit(x.report.url or "") for x in (left, right))
    if not a.netloc or a.netloc.split(".")[-2:] != b.netloc.split(".")[-2:]:
        return None
    one, other = _NUMBERS.findall(a.path), _NUMBERS.findall(b.path)
    if not one or len(one) != len(other) or one == other:
        return None
    first = left if [int(n) for n in one] < [int(n) for n in other] else right
    return first, Reason("lower_number_in_address", 0.6, one[-1], other[-1])


def _by_length(left: Body, right: Body) -> tuple[Body, Reason] | None:
    a, b = len(left.words), len(right.words)
    if max(a, b) < LONGER * max(1, min(a, b)):
        return None
    return (left if a > b else right), Reason("fuller_text", 0.4, str(a), str(b))
