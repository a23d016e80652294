"""Lists of reports and of stories as JSON: what ``sanad read`` and ``sanad group`` write."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sanad.output.json import MADE_WITH, Json, encode, issues_as_json, pair, reasons_as_json, short_ids
from sanad.records.issue import Issue
from sanad.records.report import Report
from sanad.records.story import Story
from sanad.text.offsets import original_span

STORIES_FORMAT = "sanad-stories/1"


def stories_to_json(stories: Iterable[Story], reports: Iterable[Report], issues: Iterable[Issue]) -> bytes:
    """Groups of reports as ``sanad-stories/1``."""
    ordered = sorted(reports, key=lambda r: (r.input, r.place or "", r.id))
    ids = {r.id: f"r{i}" for i, r in enumerate(ordered, start=1)}
    originals = {r.id: r for r in ordered}
    rows = [_story(s, ids, originals) for s in stories]
    return encode(
        {
            "format": STORIES_FORMAT,
            "made_with": MADE_WITH,
            "reports": [_listed(r, ids[r.id]) for r in ordered],
            "stories": sorted(rows, key=lambda s: (-len(s["reports"]), s["began"] or "", s["id"])),
            "issues": issues_as_json(issues),
        }
    )


def stories_to_lines(stories: Iterable[Story], reports: Iterable[Report]) -> str:
    """Groups of reports as plain text: each story's title, and its reports below it."""
    by_id = {r.id: r for r in reports}
    lines = []
    for story in sorted(stories, key=lambda s: (-len(s.reports), s.began or "", s.id)):
        members = sorted((by_id[r] for r in story.reports if r in by_id), key=lambda r: (r.published or "~", r.input))
        title = story.title.span.of(by_id[story.title.report].text) if story.title else None
        title = title or next((r.title for r in members if r.title), None)
        lines.append(f"{' '.join((title or '?').split())} ({len(story.reports)})")
        lines += [f"  {r.input}{f', {r.place}' if r.place else ''}  {r.outlet or ''}".rstrip() for r in members]
    return "\n".join(lines)


def report_to_json_line(report: Report) -> bytes:
    """One cleaned report as one line of JSON that ``sanad trace`` reads again; spans index its ``text``."""
    line: Json = {
        "id": report.id,
        "input": report.input,
        "place": report.place,
        "url": report.url,
        "outlet": report.outlet,
        "language": report.language,
        "title": report.title,
        "published": report.published,
        "authors": list(report.authors),
        "editor": report.editor,
        "dateline": report.dateline,
        "credits": [{"name": c.name, "span": pair(c.span), "scope": c.scope} for c in report.credits],
        "blocks": [{"kind": b.kind, "span": pair(b.span), "furniture": b.furniture} for b in report.blocks],
        "text": report.text,
    }
    return msgspec.json.encode(line) + b"\n"


def _listed(report: Report, short_id: str) -> Json:
    return {
        "id": short_id,
        "input": report.input,
        "place": report.place,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published,
        "language": report.language,
    }


def _story(story: Story, ids: dict[str, str], reports: dict[str, Report]) -> Json:
    title = story.title
    return {
        "id": story.id,
        "reports": short_ids(story.reports, ids),
        "title": {"report": ids[title.report], "span": pair(original_span(reports[title.report], title.span))}
        if title
        else None,
        "words": title.span.of(reports[title.report].text) if title else None,
        "began": story.began,
        "ended": story.ended,
        "reasons": reasons_as_json(story.reasons, ids),
    }
