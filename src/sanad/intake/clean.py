"""The front door from what was read to a report: its visible text, its parts, its masthead, its language."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import cache
from pathlib import PurePath

from sanad.intake.blocks import to_blocks
from sanad.intake.credits import caption_credit, credit_in_parentheses, credited, photo_chain
from sanad.intake.head import named_outlets
from sanad.intake.names import split_names
from sanad.intake.outlets import known_outlet, outlet_name, outlet_of_url, squashed
from sanad.intake.page import Page
from sanad.intake.part import Part
from sanad.intake.parts import name_parts
from sanad.intake.plain import read_plain
from sanad.intake.signoff import agency_name
from sanad.intake.times import Moment, read_moment
from sanad.intake.titles import bare_title
from sanad.language.identify import identify
from sanad.language.loader import available_languages, load_language
from sanad.records.issue import Issue
from sanad.records.report import Block, Credit, RawReport, Report, Span
from sanad.text.normalise import fold

# Less body than this is no article.
SHORTEST_ARTICLE = 80
MARKDOWN = (".md", ".markdown", ".md.gz", ".markdown.gz")
_COPYRIGHT = re.compile(
    r"(?:©|\bcopyright\b)[\s©\d,–-]*(?P<name>[A-Za-z][A-Za-z.]*(?: [A-Z][A-Za-z.]*){0,3})", re.IGNORECASE
)


def clean(raw: RawReport, *, timezone: str | None = None) -> Report:
    """The report that ``raw`` holds.

    ``timezone`` (an IANA name) is the zone of page times that name none; by default the language's. What is wrong with
    the report stands in its ``issues``; there is always a report, if only one without a body.
    """
    page = _page(raw)
    parts = name_parts(page.text, page.paragraphs, page.title)
    blocks = to_blocks(page.text, parts)
    body = " ".join(b.span.of(page.text) for b in blocks if b.kind == "body")
    language = identify(body or page.text)
    zone = timezone or _zone_of(language)
    title, title_span = _title(page, blocks)
    published, published_span = _published(page, parts, zone)
    outlet = _outlet(page, parts)
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
        credits=tuple(c for c in _credits(parts) if not _is_own(c, outlet)),
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


def _outlet(page: Page, parts: list[Part]) -> str | None:
    """What the input or its address says, else the head of the page, else its dateline."""
    if page.outlet:
        return outlet_name(page.outlet)
    if known := outlet_of_url(page.url):
        return known
    return next(iter(named_outlets(parts)), None) or _copyright_holder(parts)


def _copyright_holder(parts: list[Part]) -> str | None:
    """The outlet that the page's copyright line names, where the table or the report's own dateline knows it."""
    agencies = {squashed(p.dateline.agency): p.dateline.agency for p in parts if p.dateline and p.dateline.agency}
    for part in parts:
        match = (
            _COPYRIGHT.search(part.text) if part.kind in ("furniture", "masthead") and len(part.text) < 200 else None
        )
        name = match["name"].strip(" .,|-") if match else ""
        if known := known_outlet(name) or agency_name(name):
            return known
        if name and squashed(name) in agencies:
            return agencies[squashed(name)]
    return None


def _authors(page: Page, parts: list[Part]) -> tuple[str, ...]:
    shown = [n for p in parts if p.said for v in p.said.values("author") for n in split_names(v)]
    return tuple(dict.fromkeys(shown)) or page.authors


def _credits(parts: list[Part]) -> tuple[Credit, ...]:
    found: list[Credit] = []
    for part in parts:
        if part.dateline and part.dateline.agency and part.dateline.agency_span:
            found.append(Credit(part.dateline.agency, part.dateline.agency_span))
        if part.sign_off and part.kind == "body":
            found += [Credit(name, part.sign_off.span) for name in part.sign_off.agencies]
        elif part.kind == "caption":
            found += _photo_credits(part)
        elif part.said and part.kind != "furniture":
            found += [Credit(name, part.span) for v in part.said.values("credit") for name in credited(v)]
        elif part.kind == "credit" and (name := credit_in_parentheses(part.text)):
            found.append(Credit(name, part.span))
    return tuple(found)


def _is_own(credit: Credit, outlet: str | None) -> bool:
    """Whether an outlet credits itself, as an agency's own pages do in their datelines."""
    if outlet is None or credit.scope != "report":
        return False
    own, name = fold(outlet), fold(credit.name)
    return own == name or own.startswith(f"{name} ") or known_outlet(credit.name) == outlet


def _photo_credits(part: Part) -> list[Credit]:
    credit = caption_credit(part.text)
    if credit is None and part.said:
        credit = next(iter(part.said.values("photo")), None)
    if not credit:
        return []
    at = part.text.rfind(credit)
    span = Span(part.span.start + at, part.span.start + at + len(credit)) if at >= 0 else part.span
    return [Credit(name, span, "photo") for name in photo_chain(credit)]


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
