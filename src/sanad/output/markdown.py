"""A trace as Markdown: the page's order and words, readable in any viewer and as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sanad.output.answer import Answer, answer
from sanad.output.chains import OTHERS, UNATTRIBUTED, story_chains
from sanad.output.json import MADE_WITH, issues_as_json
from sanad.output.numbering import number, story_language
from sanad.output.rows import ClaimView, DifferenceView, PlaceView, ReportView
from sanad.output.view import SIGNS, STATES, View
from sanad.output.wording import Wording, wordings
from sanad.output.words import Words, choose_words
from sanad.records.report import READABLE_BLOCKS
from sanad.records.story import Trace

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.MULTILINE)


def to_markdown(trace: Trace, *, language: str | None = None) -> str:
    """The trace in Markdown with the words of the interface ``language`` (by default the story's).

    Words of the reports are escaped, so that nothing in them is taken for mark-up.
    """
    numbered = number(trace)
    words = choose_words(language, story_language(numbered.reports))
    view = View(numbered)
    sections = [
        _head(view, words),
        _section("picture", _picture(view, words), words),
        _section("claims", _claims(view, words), words),
        _section("differences", _differences(view, words), words),
        _section("wording", _wordings(view, words), words),
        _section("timeline", _timeline(view, words), words),
        _section("reports", _reports(view, words), words),
        _issues(view, words),
        [f"*{words('page.made_with', program=MADE_WITH).partition('. ')[0]}.*"],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def escaped(words: str | None) -> str:
    """``words`` on one line with everything escaped that Markdown or HTML would read as mark-up."""
    plain = " ".join((words or "").split())
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", plain.replace("&", "&amp;")))


def answer_line(found: Answer, words: Words) -> str:
    """The answer in one line: "6 reports, 1 origin"."""
    return words("answer.line", reports=words.count("report", found.reports), origins=_origins(found, words))


def _origins(counted: Answer | ClaimView, words: Words) -> str:
    if counted.least == counted.most:
        return words.count("origin", counted.least)
    return str(words.entries["count"]["origins_range"][0]).format(least=counted.least, most=counted.most)


def _section(name: str, lines: Iterable[str], words: Words) -> list[str]:
    return [f"## {words(f'section.{name}')}", "", *lines]


def _head(view: View, words: Words) -> list[str]:
    event, found = view.numbered.trace.event, answer(view)
    title = event.what or next((r.report.title for r in view.reports if r.report.title), None)
    where, when = event.place or words("unknown"), words.date(event.date)
    lines = [f"# {escaped(title or words('unknown'))}", ""]
    lines += [f"{words('page.place')}: {escaped(where)} · {words('page.date')}: {when}", ""]
    lines += [f"**{answer_line(found, words)}**", ""]
    if found.origins:
        lines += [f"{words('answer.of_shared' if found.shared else 'answer.of_all')}:", ""]
    for origin in found.origins:
        through = f", {words('answer.carried', names=', '.join(origin.carriers))}" if origin.carriers else ""
        lines.append(f"- **{escaped(origin.name)}** ({words.count('claim', origin.claims)}{escaped(through)})")
    if found.one_text > 1:
        key = "answer.one_text_of" if found.agency else "answer.one_text"
        lines += ["", escaped(words(key, some=found.one_text, all=found.reports, name=found.agency)) + "."]
    if found.most > found.least:
        lines += ["", words("answer.maybe_more", n=found.most - found.least)]
    return lines


def _picture(view: View, words: Words) -> list[str]:
    chains = story_chains(view)
    special = {OTHERS: words("picture.others", n=chains.others), UNATTRIBUTED: words("picture.unattributed")}
    lines = []
    for path in chains.paths:
        names = (special.get(path.origin) or view.name(path.origin), *view.names(path.carriers))
        lines.append(f"- {' → '.join(escaped(n) for n in (*names, view.report(path.report).label))} ({path.count})")
    return lines or [words("picture.empty")]


def _claims(view: View, words: Words) -> list[str]:
    if not view.claims:
        return [words("claims.none")]
    shared = [c for c in view.claims if c.shared]
    single = [c for c in view.claims if not c.shared]
    lines = [" · ".join(f"{SIGNS[s]} {words(f'state.{s}')}" for s in STATES), ""] if shared else []
    if shared:
        heads = " | ".join(escaped(r.label) for r in view.reports)
        lines.append(f"| {words('claims.claim')} | {words('claims.origins')} | {heads} |")
        lines.append("|---|---|" + "---|" * len(view.reports))
        lines += [_claim_row(c, words) for c in shared]
    if single:
        lines += ["", f"### {words('claims.single')}", ""] if shared else []
        lines += [_single_claim(c, words) for c in single]
    return lines


def _claim_row(claim: ClaimView, words: Words) -> str:
    count = str(claim.least) + (f"–{claim.most}" if claim.most > claim.least else "")
    who = f" ({', '.join(map(escaped, claim.origins))})" if claim.origins else ""
    cells = " | ".join(" ".join(SIGNS[state] for state, *_ in cell.states) for cell in claim.cells)
    return f"| {claim.id[1:]}. {escaped(claim.gist.words)}{_disputes(claim, words)} | {count}{who} | {cells} |"


def _single_claim(claim: ClaimView, words: Words) -> str:
    told = [(c.report, c.states) for c in claim.cells if c.states[0][0] != "silent"]
    where = "; ".join(f"{escaped(r.label)}, {', '.join(words(f'state.{s}') for s, *_ in states)}" for r, states in told)
    who = f" ({', '.join(map(escaped, claim.origins))})" if claim.origins else ""
    gist = f"{escaped(claim.gist.words)}{_disputes(claim, words)}"
    return f"- {claim.id[1:]}. {gist} — {where}; {_origins(claim, words)}{who}"


def _disputes(claim: ClaimView, words: Words) -> str:
    parts = [
        f" — {words(f'claims.{key}')} {', '.join(map(escaped, names))}"
        for key, names in (("denied_by", claim.denied_by), ("not_confirmed_by", claim.not_confirmed_by))
        if names
    ]
    return "".join(parts)


def _differences(view: View, words: Words) -> list[str]:
    lines: list[str] = []
    for difference in view.differences:
        lines += [*_difference(difference, words), ""]
    return lines[:-1] or [words("difference.none")]


def _difference(difference: DifferenceView, words: Words) -> list[str]:
    claim = f" ({words('statement.claim')} {difference.claim[1:]})" if difference.claim else ""
    detail = f": {escaped(difference.detail)}" if difference.detail else ""
    return [f"**{words.named('difference', difference.kind)}**{claim}{detail}", "", *map(_quoted, difference.places)]


def _quoted(place: PlaceView) -> str:
    around = [escaped(place.before.strip()), f"**{escaped(place.words)}**", escaped(place.after.strip())]
    said = " ".join(filter(None, around)) if place.before.strip() or place.after.strip() else escaped(place.words)
    return f"- {escaped(place.report.label)}: {said}"


def _wordings(view: View, words: Words) -> list[str]:
    lines: list[str] = []
    for wording in wordings(view):
        lines += [*_wording(wording, words), ""]
    return lines[:-1] or [words("wording.none")]


def _wording(wording: Wording, words: Words) -> list[str]:
    who = ", ".join(map(escaped, wording.variants[0].speakers))
    lines = [f"**{words('statement.claim')} {wording.claim[1:]}** {who}".rstrip(), ""]
    marks = {"added": "**", "left_out": "~~", "same": ""}
    for variant in wording.variants:
        pieces = [(marks[change], escaped(text)) for change, text in variant.pieces]
        names = ", ".join(escaped(p.report.label) for p in (variant.place, *variant.also))
        lines.append(f"- {names}: {' '.join(f'{mark}{text}{mark}' for mark, text in pieces if text)}")
    return lines


def _timeline(view: View, words: Words) -> list[str]:
    lines: list[str] = []
    for entry in view.dates:
        lines += [f"- **{words.date(entry.date)}**", *(f"  {_quoted(place)}" for place in entry.places)]
    return lines or [words("timeline.none")]


def _reports(view: View, words: Words) -> list[str]:
    lines: list[str] = []
    for report in view.reports:
        lines += [*_report(report, view, words), ""]
    return lines[:-1]


def _report(report: ReportView, view: View, words: Words) -> list[str]:
    own = report.report
    title = f"{own.outlet or words('report.outlet_unknown')}: {own.title or words('report.title_unknown')}"
    facts = [f"{words('report.published')} {words.date(report.published)}"]
    facts += [f"{words('report.authors')} {', '.join(own.authors)}"] if own.authors else []
    facts += [f"{words('report.input')} {own.input}"]
    lines = [f"### {escaped(title)}", "", escaped(" · ".join(facts)), ""]
    for derivation, _ in report.derivations:
        how, parent = view.made_from(derivation)
        lines += [f"{words.named('how', how)} {escaped(parent)}", ""]
    for block in own.blocks:
        if block.kind in READABLE_BLOCKS:
            lines += [escaped(block.span.of(own.text)), ""]
    return lines[:-1]


def _issues(view: View, words: Words) -> list[str]:
    rows = issues_as_json(view.numbered.trace.issues)
    lines = [
        f"- **{escaped(', '.join(filter(None, (r['input'], r['place']))))}**: {escaped(r['message'])}" for r in rows
    ]
    return _section("issues", lines, words) if lines else []
