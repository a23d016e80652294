"""Reads lines that a page writes about its report: bylines, credits, captions' credits, times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanad.intake.names import is_name, is_name_line, is_person, split_names, word_pattern
from sanad.intake.outlets import is_site, known_outlet, looks_like_outlet, outlet_name
from sanad.intake.patterns import labels
from sanad.intake.signoff import agency_name
from sanad.intake.times import Moment, find_moments
from sanad.intake.words import head_words, places
from sanad.text.normalise import fold

LONGEST_LINE = 200
_BREAK = re.compile(r"\s*[|;•·]\s*|\s{3,}|\t+")
_MARK = re.compile(r"(?:>>?|»|—|–|--?|/)\s*(?=[A-Z])")
_TWO_LABELS = re.compile(r"(?P<one>[^\W\d_]+)\s*/\s*(?P<two>[^\W\d_]+)\s*:\s*(?P<values>[^:|]{3,80})")
_SEGMENT = re.compile(r"\s+[-–—]\s+|[|,•·()]|\s+/\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says: pairs of role and value; ``outlet`` and ``moment`` where it names them."""

    roles: tuple[tuple[str, str], ...] = ()
    outlet: str | None = None
    moment: Moment | None = None

    @property
    def is_outlet_alone(self) -> bool:
        """Whether the line holds an outlet's name and no more."""
        return self.outlet is not None and not self.roles and self.moment is None

    def values(self, role: str) -> tuple[str, ...]:
        """The values with this role."""
        return tuple(value for r, value in self.roles if r == role)


@cache
def _label_pattern() -> re.Pattern[str]:
    forms = sorted(map(re.escape, labels("label")), key=len, reverse=True)
    any_label = "|".join(forms)
    joined = rf"(?:(?:{any_label})\s*(?:&|/|\bdan\b|\band\b)\s*)?"
    return re.compile(rf"{joined}(?P<label>{any_label})\s*[:：]\s*(?P<value>.*)", re.IGNORECASE)


@cache
def _bare_label() -> re.Pattern[str]:
    people = [form for form, role in labels("label").items() if role in ("author", "editor")]
    forms = "|".join(sorted(map(re.escape, people), key=len, reverse=True))
    return re.compile(rf"(?P<label>(?i:{forms})) (?P<value>(?:[A-Z][\w.'’-]*,? ?){{1,8}})")


@cache
def _next_label() -> re.Pattern[str]:
    forms = sorted(map(re.escape, labels("label")), key=len, reverse=True)
    return re.compile(rf"[\s,./;]+(?=(?:{'|'.join(forms)})\s*[:：])", re.IGNORECASE)


def read_line(line: str) -> Line | None:
    """What a masthead line says, ``None`` when it is not one."""
    if len(line) > LONGEST_LINE:
        return None
    stripped = (
        line.strip().strip("()[]") if line.startswith(("(", "[")) and line.rstrip(".").endswith((")", "]")) else line
    )
    if marked := _marked_name(line) or _two_labels(line):
        return marked
    roles = _roles(stripped) if _may_have_roles(stripped) else None
    if roles is not None:
        time = next((find_moments(value) for role, value in roles if role == "time"), [])
        return Line(tuple(roles), moment=time[0] if time else None)
    return _name_and_outlet(line) or _name_and_agency(line) or _time_line(line) or _name_and_time(line)


def _may_have_roles(line: str) -> bool:
    """A quick look before the slow one: a label needs a colon, a first word of its own, or the line to itself."""
    return (
        any(mark in line for mark in ":：|") or bool(word_pattern().match(line)) or line.casefold() in labels("whole")
    )


def _roles(line: str) -> list[tuple[str, str]] | None:
    """Role and value of every segment; ``None`` unless each one carries a label or follows one that does."""
    roles: list[tuple[str, str]] = []
    for part in (p for segment in _BREAK.split(line) for p in _labelled(segment)):
        if not part.strip():
            continue
        role = _role_of(part.strip())
        if role is None:
            if not roles and not (find_moments(part) or looks_like_outlet(part) or is_name(part)):
                return None
            if find_moments(part):
                roles.append(("time", part))
            elif is_person(part.strip()):
                roles.append(("author", part.strip()))
            continue
        roles.append(role)
    return roles if any(role != "time" for role, _ in roles) or (len(roles) == 1 and _role_of(line.strip())) else None


def _marked_name(line: str) -> Line | None:
    """ ">> AFP", "— Bernama", "Sumber BBC Indonesia", "— Peter Quill": who stands behind a mark or a bare label."""
    if len(line) > 60 or line.endswith((".", "”", '"', "?")):
        return None
    match = _MARK.match(line) or _bare_credit().match(line)
    if not match:
        return None
    names = [n.strip() for n in re.split(r"[/,;]", line[match.end() :].strip(" .)"))]
    if all(agency_name(n) or known_outlet(n) or is_site(n) for n in names):
        return Line(tuple(("credit", n) for n in names))
    if match.re is _MARK and len(names) == 1 and is_person(names[0]):
        return Line((("author", names[0]),))
    return None


@cache
def _bare_credit() -> re.Pattern[str]:
    forms = [form for form, role in labels("label").items() if role == "credit"]
    return re.compile(rf"(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})\s+(?=\w)", re.IGNORECASE)


def _two_labels(line: str) -> Line | None:
    """ "Editor/Sumber: Dedi/Detik.com": two labels and two values."""
    match = _TWO_LABELS.fullmatch(line) if "/" in line and ":" in line else None
    if not match or len(values := [v.strip() for v in match["values"].split("/")]) != 2:
        return None
    roles = [labels("label").get(match[n].strip().casefold()) for n in ("one", "two")]
    if None in roles or roles[0] == roles[1]:
        return None
    return Line(tuple((role, value) for role, value in zip(roles, values, strict=True) if role))


def _labelled(segment: str) -> list[str]:
    """The segment, cut before every label after its first ("Penulis: A Editor: B")."""
    match = _label_pattern().match(segment.strip())
    start = segment.index(match["label"]) + len(match["label"]) if match else 0
    head, *rest = _next_label().split(segment[start:])
    return [segment[:start] + head, *rest]


def _role_of(segment: str) -> tuple[str, str] | None:
    if match := _label_pattern().match(segment):
        role, value = labels("label")[match["label"].casefold()], match["value"].strip()
        if role in ("author", "editor") and value and not split_names(value):
            return ("none", value) if all(w[0].isupper() for w in value.split()) and len(value.split()) <= 4 else None
        return role, value
    if match := word_pattern().match(segment):
        role, value = labels("word")[match["label"].casefold()], match["value"].strip()
        if role in ("time", "updated"):
            return (role, value) if find_moments(value) else None
        plausible = (split_names(value) and not value.endswith((".", "”", '"'))) or (
            role != "author" and len(segment) < 60
        )
        return (role, value) if plausible and value[0].isupper() else None
    if (match := _bare_label().fullmatch(segment)) and split_names(match["value"]):
        return labels("label")[match["label"].casefold()], match["value"]
    if segment.casefold() in labels("whole"):
        return labels("whole")[segment.casefold()], ""
    return None


def read_signature(line: str) -> Line | None:
    """Beside a byline or time: a name alone, "Haryo Jati - Kabar Kita", or a paper's name ("The Coast Herald")."""
    line = line.strip(" ,")
    if not line:
        return None
    if is_name_line(line):
        return Line((("author", line),))
    words = line.split()
    if words[0].casefold() in head_words().small and 2 <= len(words) <= 4 and all(w[0].isupper() for w in words):
        return Line(outlet=outlet_name(line))
    parts = re.split(r"\s+[-–—|]\s+", line)
    if (
        len(parts) != 2
        or not is_name_line(parts[0])
        or not 1 <= len(parts[1].split()) <= 3
        or not parts[1][0].isupper()
    ):
        return None
    return Line((("author", parts[0]),), outlet=outlet_name(parts[1]))


def _name_and_outlet(line: str) -> Line | None:
    """ "Haryo Jati - detikNews": who wrote it and for whom."""
    parts = re.split(r"\s+[-–—|]\s+|,\s+", line.strip())
    if len(parts) != 2 or len(line) > 80 or not looks_like_outlet(parts[1]):
        return None
    if is_site(parts[1]) and len(parts[0].split()) <= 4 and parts[0].split()[0].casefold() in labels("job"):
        return Line((("none", parts[0]),), outlet=outlet_name(parts[1]))
    if not is_name_line(parts[0]):
        return None
    return Line((("author", parts[0]),), outlet=outlet_name(parts[1]))


def read_outlet_line(line: str) -> Line | None:
    """ "BBC News, Jakarta": a known outlet that is no agency, alone or with a place."""
    parts = [p.strip() for p in line.split(",")]
    outlet = outlet_name(parts[0]) if is_site(parts[0]) else known_outlet(parts[0])
    if len(line) > 60 or len(parts) > 2 or agency_name(parts[0]) or not outlet:
        return None
    return Line(outlet=outlet) if len(parts) == 1 or fold(parts[1]) in places() else None


def _name_and_agency(line: str) -> Line | None:
    """ "SARI WULANDINI | ANTARA": names and agencies between bars, at least one agency."""
    if "|" not in line or len(line) > 100:
        return None
    parts = [p.strip() for p in line.split("|")]
    agencies = [name for p in parts if (name := agency_name(p))]
    if not agencies or not all(agency_name(p) or is_name_line(p) for p in parts):
        return None
    names = [("author", p) for p in parts if not agency_name(p)]
    return Line((*names, *(("credit", a) for a in agencies)))


def _name_and_time(line: str) -> Line | None:
    """ "By Nora Haldane on Monday, 18 November 2019 at 11:08 a.m.": a byline that runs into its time."""
    moments = find_moments(line)
    if not moments or len(line) > LONGEST_LINE or not (label := word_pattern().match(line)):
        return None
    if labels("word")[label["label"].casefold()] != "author" or moments[0].span.start <= label.start("value"):
        return None
    words = line[label.start("value") : moments[0].span.start].rstrip(" ,|-–—").split()
    while words and (words[-1].strip(",").casefold() in head_words().weekdays or words[-1].islower()):
        words.pop()
    names = " ".join(words).rstrip(",")
    return (
        Line((("author", names),), moment=moments[0])
        if split_names(names) and len(line) - moments[0].span.end < 12
        else None
    )


def _time_line(line: str) -> Line | None:
    """A line with a date and otherwise nothing but outlets, sections, places, days, labels and names."""
    if len(line) > 140 or not (moments := find_moments(line)):
        return None
    first = moments[0]
    rest = line
    for moment in reversed(moments):
        rest = rest[: moment.span.start] + " | " + rest[moment.span.end :]
    outlet, roles = None, []
    for segment in filter(None, (s.strip(" :.-–—|") for s in _SEGMENT.split(rest))):
        if looks_like_outlet(segment):
            outlet = outlet or outlet_name(segment)
        elif _role_of(segment) is not None:
            roles.append(_role_of(segment) or ("none", ""))
        elif is_name_line(segment):
            roles.append(("author", segment))
        elif not _is_head_word(segment) and not _is_update(segment):
            return None
    updated = any(labels("label").get(w) == "updated" for w in re.split(r"[^\w]+", line[: first.span.start].casefold()))
    return Line(tuple(roles), outlet, None if updated and len(moments) == 1 else first)


def _is_update(segment: str) -> bool:
    """ "Updated 2 hours ago"."""
    first = segment.casefold().split()[0]
    return labels("label").get(first) == "updated" and len(segment) <= 30


def _is_head_word(segment: str) -> bool:
    words = re.findall(r"[\w']+", segment.casefold())
    known = head_words()
    roles = labels("label") | labels("word")
    return (
        fold(segment) in places()
        or segment.casefold() in roles
        or all(w in known.weekdays or w in known.sections or w in roles or w in known.clock for w in words)
    )
