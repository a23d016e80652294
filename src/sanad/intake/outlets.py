"""Which outlet published a report: by name, by domain, by what a dateline or page head calls it.

Unknown is better than wrong: a name that the outlet table does not hold counts only where it has the shape of a site's
name ("KABARPESISIR.COM") or stands where an outlet must stand.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import urlsplit

from rapidfuzz.distance import Levenshtein

from sanad.intake.words import head_words
from sanad.language.loader import load_shared
from sanad.text.normalise import fold

_SITE = re.compile(
    r"[A-Za-z0-9][\w-]*(?:\.(?:com|con|co|net|org|id|tv|news|info|my|sg|uk|au|go|or|ac|web|in|us|eu))+", re.IGNORECASE
)
_TLD = re.compile(r"(?: (?:com|co|net|org|id|tv))+$")
# Words that, after a name, make it an outlet's: "CNBC Indonesia", "Pos Kupang News".
_OUTLET_TAIL = re.compile(r"^[\w .'’-]+\b(?:Indonesia|News|Times|Post|Daily|Herald|TV|Radio|Online)$", re.IGNORECASE)


@cache
def _by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in load_shared("outlets"):
        forms = [row["name"], *row.get("forms", "").split("|"), *row.get("domains", "").split("|")]
        for form in forms:
            if folded := fold(form):
                names.setdefault(folded, row["name"])
                names.setdefault(folded.replace(" ", ""), row["name"])
    return names


@cache
def _by_domain() -> dict[str, str]:
    return {
        d.strip().casefold(): row["name"]
        for row in load_shared("outlets")
        for d in row.get("domains", "").split("|")
        if d.strip()
    }


@lru_cache(maxsize=4096)
def known_outlet(name: str) -> str | None:
    """The canonical name of the outlet called ``name``, ``None`` when the table has none.

    Site names are looked up with and without their ending, and with one wrong letter ("KOMPAS.con").
    """
    folded, names = fold(name), _by_name()
    bare = _TLD.sub("", folded)
    for form in (folded, folded.replace(" ", ""), bare, bare.replace(" ", "")):
        if form in names:
            return names[form]
    if is_site(name) and len(folded) >= 8:
        near = {
            names[n]
            for n in names
            if abs(len(n) - len(folded)) <= 1 and Levenshtein.distance(n, folded, score_cutoff=1) <= 1
        }
        return near.pop() if len(near) == 1 else None
    return None


def is_site(name: str) -> bool:
    """Whether ``name`` is written like a site: "Liputan6.com", "KOMPAS.TV"."""
    return _SITE.fullmatch(name.strip()) is not None


def looks_like_outlet(name: str) -> bool:
    """Whether ``name`` is a known outlet or has the shape of one's name."""
    return is_site(name) or known_outlet(name) is not None or bool(" " in name and _OUTLET_TAIL.search(name))


def has_outlet_word(name: str) -> bool:
    """Whether ``name`` begins or ends as newspapers' names do: "KABAR LERENG", "Harbour News"."""
    words = name.casefold().split()
    return 2 <= len(words) <= 4 and not head_words().outlets.isdisjoint((words[0], words[-1]))


def squashed(name: str) -> str:
    """An outlet's name as it stands in an address: "Kabar Pesisir" and "kabarpesisir.com" give "kabarpesisir"."""
    return _TLD.sub("", fold(name)).replace(" ", "")


def outlet_name(name: str) -> str:
    """The name to show for an outlet that a page calls ``name``: the table's where it is there, else as written."""
    name = name.strip()
    if known := known_outlet(name):
        return known
    return re.sub(r"\.con$", ".com", name) if is_site(name) else name


def outlet_of_url(url: str | None) -> str | None:
    """The outlet whose domain the address has, sub-domains included; ``None`` when the table does not know it."""
    if not url:
        return None
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").casefold()
    except ValueError:
        return None
    parts = host.removeprefix("www.").split(".")
    domains = _by_domain()
    for start in range(len(parts) - 1):
        if name := domains.get(".".join(parts[start:])):
            return name
    return None
