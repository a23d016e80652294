"""Credits: who a photo or a whole report is owed to."""

from __future__ import annotations

import re
from functools import cache

from sanad.intake.outlets import is_site, known_outlet
from sanad.intake.patterns import labels
from sanad.intake.signoff import agency_name
from sanad.intake.words import head_words

_LAST_PAREN = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,140})[)\]]\s*\.?\s*$")
_SIGNED_PHOTO = re.compile(r"[.)]\s+(?P<value>[A-Z][A-Z0-9. ]{2,30}/[A-Z][\w'’.]+(?: [A-Z][\w'’.]+){0,3}(?:/\w+)?)\.?$")
# What somebody is quoted with, as no caption does that only a medium's name ends.
_QUOTED = re.compile(r"[”\"],?\s+[a-z]+")
_MAKER = re.compile(r"(?P<medium>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})\s?/\s?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}")
_WHOLE_PAREN = re.compile(r"\((?P<inner>[^()]{2,40})\)\.?")


@cache
def _caption_pattern() -> re.Pattern[str]:
    forms = sorted(map(re.escape, labels("caption")), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})", re.IGNORECASE)


@cache
def _last_caption() -> re.Pattern[str]:
    forms = "|".join(sorted((re.escape(f.strip("/")) for f in labels("caption")), key=len, reverse=True))
    return re.compile(rf"[.)”\"]\s+(?P<value>(?:{forms})\s?/[^.!?“”\"]{{2,60}}\.?)$", re.IGNORECASE)


@cache
def _last_label() -> re.Pattern[str]:
    photo = (form for form, role in labels("label").items() if role == "photo")
    forms = "|".join(sorted(map(re.escape, photo), key=len, reverse=True))
    return re.compile(
        rf"[.)/|]\s*(?:{forms})\s*:\s*(?P<value>[A-Z@](?:[^.!?“”\"]|\.(?=\w)){{1,70}}\.?)$", re.IGNORECASE
    )


def caption_credit(paragraph: str) -> str | None:
    """The credit of a photo that ends a caption ("(Foto: …)", ". Foto: …"), ``None`` for no caption."""
    match = _LAST_PAREN.search(paragraph[-160:])
    if match and _caption_pattern().search(match["inner"]):
        return match["inner"].strip()
    quotes = _QUOTED.search(paragraph) is not None
    if match and not quotes and "/" in match["inner"] and _is_medium(match["inner"].split("/")[0]):
        return match["inner"].strip()
    if "/" in paragraph[-90:] and (signed := _SIGNED_PHOTO.search(paragraph[-90:])):
        return signed["value"]
    if "/" in paragraph[-90:] and (signed := _last_caption().search(paragraph[-120:])):
        return signed["value"].strip(" .")
    if whole := _MAKER.fullmatch(paragraph):
        return paragraph if _is_medium(whole["medium"]) else None
    last = _last_label().search(paragraph[-120:]) if ":" in paragraph[-90:] else None
    return last["value"].strip(" .") if last else None


def _is_medium(name: str) -> bool:
    return is_site(name) or known_outlet(name) is not None or agency_name(name) is not None


def photo_chain(credit: str) -> tuple[str, ...]:
    """The names in a photo credit, the maker first: "Navy/News Service via AP" gives all three in that order.

    "AP Photo/Ana Lind" puts the agency first, so it is turned round. Initials are left out.
    """
    bare = re.sub(r"^(?:\w+\.?\s){0,2}?[\w.]+\s*:\s*|^dok\.?\s+", "", credit, flags=re.IGNORECASE)
    parts = [p.strip(" .") for p in re.split(r"\s*/\s*|\s+via\s+|\s*;\s*", bare)]
    names = [re.sub(r"\s+(?:photo|foto)s?$", "", p, flags=re.IGNORECASE) for p in parts if p and not p.islower()]
    turned = re.match(r"[\w ]*\b(?:photo|foto)\s*/", bare, re.IGNORECASE) is not None
    return tuple(reversed(names)) if turned else tuple(names)


def credited(value: str) -> tuple[str, ...]:
    """The names that a credit line gives, in its order: "Reuters, AFP" gives both, "various sources" none."""
    parts = _separators().split(value.strip(" .-"))
    nobody = labels("nobody")
    return tuple(
        p for p in parts if p and (p[0].isupper() or is_site(p)) and len(p.split()) <= 6 and p.casefold() not in nobody
    )


def credit_in_parentheses(line: str) -> str | None:
    """The name in a paragraph that is only that: "(Reuters)"; ``None`` for initials and the rest."""
    match = _WHOLE_PAREN.fullmatch(line.strip())
    if match and match["inner"][0].isupper() and len(match["inner"].split()) <= 4:
        return match["inner"]
    return None


@cache
def _separators() -> re.Pattern[str]:
    words = "|".join(rf"\b{re.escape(w)}\b" for w in sorted(head_words().joining))
    return re.compile(rf"\s*(?:,|/|&|;|{words})\s*")
