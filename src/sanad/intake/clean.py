"""The front door from what was read to a report: its visible text, its parts, its masthead, its language."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import PurePath

from sanad.intake.blocks import to_blocks
from sanad.intake.names import split_names
from sanad.intake.owner import find_credits, find_outlet, name_appearances
from sanad.intake.page import Page
from sanad.intake.part import Part
from sanad.intake.parts import name_parts
from sanad.intake.plain import read_plain
from sanad.intake.times import Moment, read_moment
from sanad.intake.titles import bare_title
from sanad.language.identify import identify
from sanad.language.loader import available_languages, load_language
from sanad.records.issue import Issue
from sanad.records.report import Block, RawReport, Report, Span

# Less body than this is no article.
SHORTEST_ARTICLE = 25
MARKDOWN = (".md", ".markdown", ".md.gz", ".markdown.gz")


def clean(raw: RawReport, *, timezone: str | None = None) -> Report:
    """The report that ``raw`` holds.

    ``timezone`` (an IANA name) is the zone of page times that name none; by default the language's. What is wrong with
    the report stands in its ``issues``; there is always a report, if only one without a body.
    """
    page = _page(raw)
    parts = name_parts(page.text, page.paragraphs, page.title)
    outlet = find_outlet(page, parts)
    name_appearances(parts, outlet)
    blocks = to_blocks(page.text, parts)
    body = " ".join(b.span.of(page.text) for b in blocks if b.kind == "body")
    language = identify(body or page.text)
    zone = timezone or _zone_of(language)
    title, title_span = _title(page, blocks)
    published, published_span = _published(page, parts, zone)
    report = Report(
        id=report_id(raw),
        input=raw.input,
        media_type=raw.media_type,
        original=raw.original,
        text=page.text,
        shifts=page.shifts,
        blocks=blocks,
        language=language,
        place=raw.place,
        url=page.url,
        outlet=outlet,
        title=title,
        title_span=title_span,
        published=published,
        published_span=published_span,
        authors=_authors(page, parts),
        editor=page.editor
        or next((n for p in parts if p.said for v in p.said.values("editor") for n in split_names(v)), None),
        dateline=next((p.dateline.place for p in parts if p.dateline), None),
        credits=find_credits(parts, outlet),
        issues=(*raw.issues, *page.issues),
    )
    return replace(report, issues=(*report.issues, *_issues(report, body)))


def report_id(raw: RawReport) -> str:
    """ "r" and ten hexadecimal digits from the input's base name, the place in it, and its characters."""
    name = PurePath(raw.input).name
    digest = hashlib.sha256("\0".join((name, raw.place or "", raw.original)).encode("utf-8", "surrogatepass"))
    return "r" + digest.hexdigest()[:10]


def _page(raw: RawReport) -> Page:
    if raw.media_type == "html":
        from sanad.intake.html import read_page

        found = read_page(raw)
    else:
        found = Page(*read_plain(raw.original, markdown=raw.input.casefold().endswith(MARKDOWN)))
    return replace(
        found,
        title=bare_title(raw.title) if raw.title else found.title,
        url=raw.url or found.url,
        outlet=raw.outlet or found.outlet,
        published=raw.published or found.published,
    )


@cache
def _known_languages() -> tuple[str, ...]:
    return available_languages()


def _zone_of(language: str | None) -> str | None:
    if language not in _known_languages():
        return None
    zone = load_language(language).settings.get("default_timezone")
    return str(zone) if zone else None


def _title(page: Page, blocks: tuple[Block, ...]) -> tuple[str | None, Span | None]:
    headline = next((b.span for b in blocks if b.kind == "headline"), None)
    if headline is None:
        return page.title, None
    return " ".join(headline.of(page.text).split()), headline


def _published(page: Page, parts: list[Part], zone: str | None) -> tuple[str | None, Span | None]:
    """The time that the page's head names; one in the markup wins, unless only the head has a clock."""
    shown: list[tuple[Moment, Part]] = [(p.said.moment, p) for p in parts if p.said and p.said.moment]
    shown.sort(key=lambda pair: pair[0].clock is None)
    given = read_moment(page.published)
    if given and not (shown and given.clock is None and shown[0][0].day == given.day):
        return given.iso(zone), None
    if not shown:
        return None, None
    moment, part = shown[0]
    start = page.text.find(page.text[part.span.start : part.span.end], part.span.start) + moment.span.start
    return moment.iso(zone), Span(start, start + len(moment.span))


def _authors(page: Page, parts: list[Part]) -> tuple[str, ...]:
    shown = [n for p in parts if p.said for v in p.said.values("author") for n in split_names(v)]
    return tuple(dict.fromkeys(shown)) or page.authors


def _issues(report: Report, body: str) -> list[Issue]:
    known = _known_languages()
    if len(body) < SHORTEST_ARTICLE:
        return [Issue(report.input, "no_article", "no article text was found; taken as it is", report.place)]
    if report.language is None:
        return [
            Issue(
                report.input, "unknown_language", "the language could not be told; read, but not analysed", report.place
            )
        ]
    if report.language not in known:
        message = f"the language is {report.language}, which cannot be analysed yet ({', '.join(known)} can); read only"
        return [Issue(report.input, "language_not_analysed", message, report.place)]
    return []
