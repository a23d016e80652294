"""What a page's markup says about its report: JSON-LD, OpenGraph, other meta elements, canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sanad.intake.names import split_names
from sanad.intake.titles import bare_title

_ARTICLE = re.compile(
    r"\w*(?:article|posting)",
    re.IGNORECASE,
)
_TIME_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "dtk:publishdate", "content_publisheddate", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created",
    "date",
)  # fmt: skip
_AUTHOR_NAMES = ("content_author", "dtk:author", "author", "article:author", "parsely-author", "dc.creator", "byl")
_EDITOR_NAMES = ("content_editor", "dtk:editor", "editor")
LARGEST_SCRIPT = 500_000


@dataclass(frozen=True, slots=True)
class Markup:
    """The fields as the markup gives them, ``None`` or empty where it does not."""

    title: str | None = None
    description: str | None = None
    url: str | None = None
    site: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    editor: str | None = None
    body: str | None = None


def read_markup(tree: Any) -> Markup:
    """The markup's fields; JSON-LD of an article first, then OpenGraph and other meta elements."""
    meta = _meta(tree)
    article = next(_articles(tree), {})
    title = _text(article.get("headline")) or meta.get("og:title") or meta.get("twitter:title") or _page_title(tree)
    published = _text(article.get("datePublished")) or _first(meta, _TIME_NAMES) or _time_element(tree)
    authors = _people(article.get("author")) or tuple(
        n for v in (_first(meta, _AUTHOR_NAMES),) if v for n in split_names(v)
    )
    editors = _people(article.get("editor")) or split_names(_first(meta, _EDITOR_NAMES) or "")
    return Markup(
        title=bare_title(title) if title else None,
        description=_text(article.get("description")) or meta.get("og:description") or meta.get("description"),
        url=_address(tree, meta),
        site=_names(article.get("publisher")) or meta.get("og:site_name"),
        published=published,
        authors=authors,
        editor=editors[0] if editors else None,
        body=body if isinstance(body := article.get("articleBody"), str) else None,
    )


def _meta(tree: Any) -> dict[str, str]:
    """Name, property or itemprop of each meta element in lower case → its first content."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute)):
                found.setdefault(name.strip().casefold(), " ".join(content.split()))
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[n] for n in names if n in meta), None)


def _page_title(tree: Any) -> str | None:
    element = tree.find(".//title")
    text = " ".join((element.text or "").split()) if element is not None else ""
    return text or None


def _time_element(tree: Any) -> str | None:
    for element in tree.iter("time"):
        if value := element.get("datetime"):
            return str(value)
    return None


def _address(tree: Any, meta: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").casefold().split() and _is_web(link.get("href")):
            return str(link.get("href")).strip()
    return next((meta[n] for n in ("og:url", "twitter:url") if _is_web(meta.get(n))), None)


def _is_web(address: str | None) -> bool:
    try:
        return bool(address) and urlsplit(str(address).strip()).scheme in ("http", "https")
    except ValueError:
        return False


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that describe an article."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text and len(script.text) <= LARGEST_SCRIPT:
            try:
                value = json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                continue
            yield from (node for node in _nodes(value, 0) if _is_article(node))


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    return any(isinstance(t, str) and _ARTICLE.fullmatch(t) for t in (types if isinstance(types, list) else [types]))


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _names(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _people(value: Any) -> tuple[str, ...]:
    """The people among a JSON-LD value's names; organisations are not authors."""
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "organization" in str(item.get("@type", "")).casefold():
            continue
        name = _names(item)
        if name and not name.startswith("http"):
            names += split_names(name)
    return tuple(dict.fromkeys(names))
