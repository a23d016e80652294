import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from sanad.output.html import to_html
from sanad.output.words import available_words, load_words
from sanad.records.issue import Issue

HOSTILE = (
    "<script>alert(1)</script>\"onmouseover=\"x' onfocus='y <img src=x onerror=z> {{ 7*7 }} javascript:run()\x00\ud800"
)


class Page(HTMLParser):
    """What a browser would see: tags with their attributes, ids, links, headings."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.headings = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.links.append(found["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


@pytest.mark.parametrize("language", [None, *available_words()])
def test_every_link_inside_the_page_has_its_place_and_every_id_is_given_once(trace, language):
    page = Page(to_html(trace, language=language))
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert {"r1", "r2", "r3", "t1", "c1", "d1"} <= set(page.ids)


def test_the_page_loads_nothing_and_runs_nothing(trace):
    text = to_html(trace)
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form"} & {tag for tag, _ in page.tags}
    assert not [a for _, found in page.tags for a in found if a.startswith("on") or a in ("src", "srcset", "style")]
    assert set(re.findall(r"url\(.", text)) == {"url(#"}
    assert "@import" not in text
    assert [link for link in page.links if not link.startswith("#")] == ["https://ledger.example/bridge"]
    assert "default-src 'none'" in text


def hostile(trace):
    reports = tuple(
        replace(
            r, outlet=HOSTILE, title=HOSTILE, authors=(HOSTILE,), editor=HOSTILE, dateline=HOSTILE,
            url="javascript:alert(1)", input=HOSTILE + r.input, language=HOSTILE,
        )
        for r in trace.reports
    )  # fmt: skip
    body = HOSTILE + trace.reports[0].text[len(HOSTILE) :]
    reports = (replace(reports[0], text=body, original=body), *reports[1:])
    sources = tuple(replace(s, name=HOSTILE + s.name, forms=(HOSTILE,)) for s in trace.sources)
    claims = tuple(
        replace(c, reasons=tuple(replace(r, left=HOSTILE, note=HOSTILE) for r in c.reasons)) for c in trace.claims
    )
    differences = tuple(replace(d, detail=HOSTILE) for d in trace.differences)
    event = replace(trace.event, what=HOSTILE, place=HOSTILE, date=HOSTILE)
    issues = (Issue(HOSTILE, "code", HOSTILE, HOSTILE),)
    return replace(
        trace, reports=reports, sources=sources, claims=claims, differences=differences, event=event, issues=issues
    )


def test_hostile_words_stay_words(trace):
    text = to_html(hostile(trace))
    page = Page(text)
    assert "&lt;script&gt;" in text
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert not [a for _, found in page.tags for a in found if a.startswith("on")]
    assert not [link for link in page.links if "javascript" in link]
    assert "{{ 7*7 }}" in text
    assert "\x00" not in text
    text.encode("utf-8")


def test_headings_do_not_skip_a_level_and_there_is_one_title(trace):
    headings = Page(to_html(trace)).headings
    assert headings.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(headings))


def test_sections_stand_in_their_order(trace):
    ids = Page(to_html(trace)).ids
    order = ["answer", "picture", "claims", "differences", "wording", "timeline", "reports"]
    assert [i for i in ids if i in order] == order


def test_the_answer_and_the_states_are_said_in_words(trace):
    text = to_html(trace, language="en")
    assert "3 reports, 1 to 3 origins" in text
    for state in ("quoted", "denied", "told without source", "silent", "certain", "likely", "unsure"):
        assert state in text
    assert "Wira Basuki → Kantor Berita Tirta" in text


def test_the_interface_speaks_the_language_of_the_story_unless_told_otherwise(trace):
    assert '<html lang="id">' in to_html(trace)
    assert '<html lang="en">' in to_html(trace, language="en")


def test_the_same_reports_in_another_order_give_the_same_page(trace, reversed_trace):
    assert to_html(trace) == to_html(reversed_trace)


def test_words_of_every_language_have_the_same_keys_and_places():
    def keys(entries, path=""):
        for key, value in entries.items():
            yield from keys(value, f"{path}{key}.") if isinstance(value, dict) else [f"{path}{key}"]

    def places(entries):
        return sorted(re.findall(r"\{\w+\}", str(entries)))

    first, *others = (load_words(code).entries for code in available_words())
    for other in others:
        assert set(keys(first)) == set(keys(other))
        assert places(first) == places(other)


def test_a_page_is_made_of_a_single_report_and_of_one_without_statements(trace):
    alone = replace(
        trace,
        reports=trace.reports[:1],
        analyses=trace.analyses[:1],
        claims=(),
        differences=(),
        derivations=(),
        timeline=(),
    )
    for found in (alone, replace(alone, analyses=())):
        page = Page(to_html(found))
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
