"""A small story by invented outlets, made by hand: one agency, three outlets, a page with tags, a denial."""

import pytest

from sanad.records.issue import Issue
from sanad.records.marks import Analysis, Hop, Quantity, Source, Statement, When
from sanad.records.report import Block, Credit, Report, Shift, Span
from sanad.records.story import (
    Claim,
    Derivation,
    Difference,
    Event,
    Place,
    Reason,
    Story,
    TimelineEntry,
    Trace,
)

FIRST = (
    "Jembatan Lamuru Ambruk\n"
    "Selasa (4/3/2025) sore jembatan itu runtuh.\n"
    '"Tiang utamanya sudah retak sejak lama," kata Wira Basuki seperti dilansir Kantor Berita Tirta.\n'
    "Baca juga: Resep Sayur Asem\n"
    "Lebih dari 40 orang dievakuasi.\n"
)
SECOND = (
    "Lamuru Bridge Falls\n"
    "“The main pillar had been cracked for long,” Wira Basuki told Tirta.\n"
    "The contractor, Nandi Lestari, denied that the pillar was cracked.\n"
)
THIRD_SOURCE = (
    "<html><body><h1>Jembatan &amp; Tiang</h1><p>&quot;Tiang <b>utama</b> telah lama retak,&quot; "
    "ujar Wira.</p><p>40 orang dievakuasi.</p></body></html>"
)


def span_of(text, words, start=0):
    at = text.index(words, start)
    return Span(at, at + len(words))


def lines(text, kinds):
    blocks, at = [], 0
    for line, kind in zip(text.split("\n"), kinds, strict=False):
        blocks.append(Block(kind, Span(at, at + len(line)), "related_link" if kind == "furniture" else None))
        at += len(line) + 1
    return tuple(blocks)


def plain_report(key, name, text, kinds, **fields):
    return Report(key, name, "text", text, text, (), lines(text, kinds), **fields)


def html_report():
    """A page whose text was made from pieces of its source; every piece is a shift."""
    parts = [
        ("Jembatan ", "Jembatan "),
        ("&", "&amp;"),
        (" Tiang", " Tiang"),
        ("\n", "</h1><p>"),
        ('"', "&quot;"),
        ("Tiang ", "Tiang "),
        ("utama", "utama"),
        (" telah lama retak,", " telah lama retak,"),
        ('"', "&quot;"),
        (" ujar Wira.", " ujar Wira."),
        ("\n", "</p><p>"),
        ("40 orang dievakuasi.", "40 orang dievakuasi."),
    ]
    text, shifts, at = "", [], 0
    for clean, raw in parts:
        at = THIRD_SOURCE.index(raw, at)
        shifts.append(Shift(Span(len(text), len(text) + len(clean)), Span(at, at + len(raw))))
        text += clean
        at += len(raw)
    blocks = lines(text, ("headline", "body", "body"))
    return Report(
        "h3",
        "c.html",
        "html",
        THIRD_SOURCE,
        text,
        tuple(shifts),
        blocks,
        "id",
        outlet="Suara Teluk",
        title="Jembatan & Tiang",
    )


def make_trace(reverse=False):
    first = plain_report(
        "h1",
        "a.txt",
        FIRST,
        ("headline", "body", "body", "furniture", "body"),
        language="id",
        outlet="Kabar Muara",
        title="Jembatan Lamuru Ambruk",
        published="2025-03-04T18:20+08:00",
        authors=("Rini Astari",),
        credits=(Credit("Kantor Berita Tirta", span_of(FIRST, "Kantor Berita Tirta")),),
    )
    second = plain_report(
        "h2",
        "b.txt",
        SECOND,
        ("headline", "body", "body"),
        language="en",
        outlet="The Lamuru Ledger",
        title="Lamuru Bridge Falls",
        published="2025-03-05",
        url="https://ledger.example/bridge",
    )
    third = html_report()
    wira, tirta = "person:wira-basuki", "agency:tirta"
    said = [
        Statement(
            "x1", "h1", "body", (span_of(FIRST, '"Tiang utamanya sudah retak sejak lama,"'),), span_of(FIRST, "kata"),
            "direct", "affirm", "say", (wira,), (span_of(FIRST, "Wira Basuki"),),
            (Hop(tirta, span_of(FIRST, "Kantor Berita Tirta")),), False, 0.95,
        ),
        Statement(
            "x2", "h2", "body", (span_of(SECOND, "“The main pillar had been cracked for long,”"),),
            span_of(SECOND, "told"), "direct", "affirm", "say", (wira,), (), (Hop(tirta, None, True),), False, 0.8,
        ),
        Statement(
            "x3", "h2", "body", (span_of(SECOND, "the pillar was cracked"),), span_of(SECOND, "denied"), "indirect",
            "deny", "deny", ("person:nandi-lestari",), (span_of(SECOND, "Nandi Lestari"),), (), True, 0.4,
        ),
        Statement(
            "x4", "h3", "body", (span_of(third.text, '"Tiang utama telah lama retak,"'),), span_of(third.text, "ujar"),
            "direct", "affirm", "say", (wira,), (), (), False, 0.9,
        ),
    ]  # fmt: skip
    evacuated = Place("h1", span_of(FIRST, "Lebih dari 40 orang dievakuasi"))
    evacuated_3 = Place("h3", span_of(third.text, "40 orang dievakuasi"))
    analyses = tuple(
        Analysis(
            r.id,
            r.language,
            statements=tuple(s for s in said if s.report == r.id),
            quantities=(Quantity(span_of(FIRST, "Lebih dari 40 orang"), 40, "more_than", "people", "orang"),)
            if r is first
            else (),
            dates=(When(span_of(FIRST, "Selasa (4/3/2025) sore"), "2025-03-04", "day"),) if r is first else (),
        )
        for r in (first, second, third)
    )
    reason = Reason("stated_attribution", 1.0, "Wira Basuki", "Wira", None)
    claims = (
        Claim(
            "k1", Place("h1", said[0].content[0]), ("x1", "x2", "x3", "x4"), (), (wira,), (tirta,), 1, 1,
            denied_by=("person:nandi-lestari",), reports=("h1", "h2", "h3"), reasons=(reason,),
        ),
        Claim("k2", evacuated, (), (evacuated, evacuated_3), (), (), 0, 2, reports=("h1", "h3"), silent=("h2",)),
    )  # fmt: skip
    differences = (
        Difference(
            "quote_wording", "k1", (Place("h1", said[0].content[0]), Place("h3", said[3].content[0])), "sudah", 0.8
        ),
        Difference("number", "k2", (evacuated, evacuated_3), "lebih dari 40 ↔ 40", 0.6),
    )
    turn = (lambda values: tuple(reversed(values))) if reverse else tuple
    return Trace(
        Story("s", turn(("h1", "h2", "h3"))),
        Event("Jembatan Lamuru Ambruk", "Lamuru", "2025-03-04", (Place("h1", Span(0, 22)),)),
        turn((first, second, third)),
        turn(analyses),
        turn(
            (
                Source(wira, "Wira Basuki", "person", ("Wira", "Wira Basuki")),
                Source(tirta, "Kantor Berita Tirta", "agency", ("Tirta",)),
                Source("person:nandi-lestari", "Nandi Lestari", "person"),
            )
        ),
        turn(claims),
        turn(differences),
        (Derivation("h3", "h1", "rewrite", 0.6, (), (Reason("shared_wording", 0.6),)),),
        (TimelineEntry("2025-03-04", "day", (Place("h1", span_of(FIRST, "Selasa (4/3/2025)")),)),),
        (("h3", "2025-03-05"),),
        (Issue("menu.txt", "no_article", "nothing here reads like a report; left out", "line 3"),),
    )


@pytest.fixture
def trace():
    return make_trace()


@pytest.fixture
def reversed_trace():
    return make_trace(reverse=True)
