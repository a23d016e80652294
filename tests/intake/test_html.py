"""Web pages: the visible text and the way back into the source, the article, what the markup says."""

from __future__ import annotations

import html as html_module
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanad.intake.clean import clean
from sanad.intake.html_stream import read_stream
from sanad.records.report import RawReport, Report
from sanad.text.offsets import original_span

LEAD = "Kapal feri itu karam di selat pada Kamis malam karena ombak besar, kata kepala syahbandar setempat."
QUOTE = "“Kami masih mencari dua penumpang yang belum ditemukan,” kata Kepala Syahbandar Rudi Hartanto."
LAST = "Sebelumnya kapal yang membawa 120 orang tersebut berangkat dari dermaga lama tanpa izin berlayar."
TITLE = "Feri Karam di Selat Lama, Dua Penumpang Hilang"

PAGE = f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>{TITLE} - Kabar Pesisir</title>
<meta property="og:title" content="{TITLE} - Kabar Pesisir"><meta property="og:site_name" content="Kabar Pesisir">
<link rel="canonical" href="https://www.kabarpesisir.example/daerah/1">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{TITLE}",
"datePublished":"2024-05-03T10:52:00+08:00","author":[{{"@type":"Person","name":"Sari Wulandini"}}],
"editor":{{"@type":"Person","name":"Joko Prasaja"}},
"publisher":{{"@type":"Organization","name":"Kabar Pesisir"}}}}</script>
<style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Beranda</a></li><li><a href="/daerah">Daerah</a></li></ul></nav>
<main><article><h1>{TITLE}</h1>
<div class="read__time">Jumat, 3 Mei 2024 10:52 WITA</div>
<figure><img src="a.jpg"><figcaption>Warga menunggu di dermaga. (Foto: Bagus Tarmizi)</figcaption></figure>
<p><strong>BALIKPAPAN, KABARPESISIR.COM</strong> &ndash; {LEAD}</p>
<p class="baca-juga">Baca juga: <a href="/2">Harga Ikan Naik di Tiga Pasar, Pedagang Mengeluh</a></p>
<p>{QUOTE}</p>
<div class="ads-box"><div>ADVERTISEMENT</div></div>
<p>{LAST}</p>
<p><a href="/3">Nelayan Seluma Kembali Melaut Setelah Badai Reda</a></p>
<p>Sumber: Antara</p>
</article>
<aside class="sidebar"><h3>Terpopuler</h3><ul><li><a href="/4">Harga Beras Turun di Pasar Induk</a></li></ul></aside>
</main>
<footer>© 2024 Kabar Pesisir. Hak cipta dilindungi.</footer>
<script>document.write("<p>tidak terlihat</p>")</script></body></html>"""


def cleaned(page: str, **fields: str) -> Report:
    return clean(RawReport("a.html", page, "html", **fields))  # type: ignore[arg-type]


def texts(report: Report, *kinds: str) -> list[str]:
    return [b.span.of(report.text) for b in report.blocks if b.kind in kinds]


def letters(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c.isprintable())


def stripped(source: str) -> str:
    """What is left of a piece of a page's source without tags and comments, entities decoded."""
    source = re.sub(r"(?s)<!--.*?-->|<(script|style)\b.*?</\1\s*>", "", source)
    source = re.sub(r"""(?s)<[/!?a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""", "", source)
    return letters(html_module.unescape(source))


def assert_exact(report: Report) -> None:
    position = 0
    for block in report.blocks:
        assert position <= block.span.start < block.span.end
        assert not report.text[position : block.span.start].strip()
        position = block.span.end
        raw = original_span(report, block.span)
        assert stripped(raw.of(report.original)) == letters(block.span.of(report.text))


def test_the_article_is_found_and_the_rest_named() -> None:
    report = cleaned(PAGE)
    assert texts(report, "headline") == [TITLE]
    assert texts(report, "body") == [LEAD, QUOTE, LAST]
    assert texts(report, "caption") == ["Warga menunggu di dermaga. (Foto: Bagus Tarmizi)"]
    assert texts(report, "credit") == ["Sumber: Antara"]
    related = [b.span.of(report.text) for b in report.blocks if b.furniture == "related_link"]
    assert "Baca juga: Harga Ikan Naik di Tiga Pasar, Pedagang Mengeluh" in related
    assert "Nelayan Seluma Kembali Melaut Setelah Badai Reda" in related
    assert "tidak terlihat" not in report.text and "color" not in report.text


def test_the_markup_tells_the_masthead() -> None:
    report = cleaned(PAGE)
    assert (report.title, report.outlet, report.dateline) == (TITLE, "Kabar Pesisir", "BALIKPAPAN")
    assert report.published == "2024-05-03T10:52+08:00"
    assert report.authors == ("Sari Wulandini",) and report.editor == "Joko Prasaja"
    assert report.url == "https://www.kabarpesisir.example/daerah/1" and report.language == "id"
    assert [(c.name, c.scope) for c in report.credits] == [("Bagus Tarmizi", "photo"), ("Antara", "report")]


def test_every_block_leads_back_to_its_source() -> None:
    report = cleaned(PAGE)
    assert_exact(report)
    headline = next(b for b in report.blocks if b.kind == "headline")
    assert original_span(report, headline.span).of(PAGE) == TITLE


def test_a_body_of_line_breaks_keeps_the_text_behind_advertisements() -> None:
    page = f"""<html><body><h1>{TITLE}</h1><div class="detail__body-text">
    <strong>Balikpapan</strong> - {LEAD}<br><br>{QUOTE}<br><br>
    <div class="para_caption"><div>ADVERTISEMENT</div><div>SCROLL TO CONTINUE WITH CONTENT</div></div>Tim pencari
    menemukan sekoci kapal itu kosong di pantai utara pulau pada Jumat pagi.<br><br>
    {LAST}<br><br>[Gambas:Video 20detik]<br><br>
    <strong>(rdh/wul)</strong></div></body></html>"""
    report = cleaned(page)
    body = texts(report, "body")
    assert body[0] == LEAD and LAST in body and QUOTE in body
    assert "Tim pencari menemukan sekoci kapal itu kosong di pantai utara pulau pada Jumat pagi." in body
    assert not any("ADVERTISEMENT" in b or "20detik" in b or "rdh" in b for b in body)
    assert report.dateline == "Balikpapan"
    assert_exact(report)


def test_entities_and_spaces_lead_back() -> None:
    odd = "Tom&nbsp;&amp;&#32;  <b>Ana</b> &ldquo;ber&shy;layar&rdquo; &lt;pagi&gt; &copy; ke selat itu, katanya."
    page = f"<p>{LEAD}</p><p>{odd}</p><p>{LAST}</p>"
    report = cleaned(page)
    assert "Tom & Ana “berlayar” <pagi> © ke selat itu, katanya." in report.text
    assert_exact(report)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<",
        "<p",
        "<html><body></body></html>",
        "<p>Kapal <b>karam<i> di</b> selat</i></div></div><p>itu",
        "<!-- never closed <p>Kapal karam.</p>",
        "<script>never closed <p>Kapal karam.</p>",
        '<p class="a>Kapal karam.</p><p>Di selat.</p>',
        "<a href='x' onclick=\"alert('<p>no</p>')\">Kapal</a> < 3 orang & lain-lain &#xFFFFFFF; &bogus; &#0;",
        "<div>" * 3000 + "Kapal karam." + "</div>" * 3000,
        "\x00<p>Kapal\x00 karam.</p>",
        "<?xml version='1.0' encoding='utf-16'?><html><p>Kapal karam.</p></html>",
        "<table><tr><td>Kapal<td>karam<tr><td>di selat</table>",
    ],
)
def test_malformed_pages_never_fail(page: str) -> None:
    report = cleaned(page)
    assert all(b.span.end <= len(report.text) for b in report.blocks)
    assert {i.code for i in report.issues} & {"no_article", "unknown_language", "language_not_analysed"}


def test_a_page_without_an_article_says_so() -> None:
    report = cleaned(
        "<nav><a href=1>Beranda</a> <a href=2>Daerah</a></nav><ul><li><a href=3>Harga Beras Turun</a></li></ul>"
    )
    assert "no_article" in {i.code for i in report.issues} and not texts(report, "body")


def test_long_runs_of_opened_tags_and_quotes_do_not_hang() -> None:
    for page in ("<p " * 50_000, '<a "' * 50_000, "<" * 200_000, "<!--" * 50_000, "&" * 200_000, "<p>a" * 30_000):
        read_stream(page)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='ads'>",
        "</div>",
        "<b>",
        "</b>",
        "<br>",
        "<!-- x -->",
        "<h1>",
        "</h1>",
        "<script>",
        "</script>",
        "<li>",
        "<td>",
    ]
)
WORDS = st.one_of(
    st.sampled_from(
        ["Kapal karam.", " ", "\n", "&amp;", "&nbsp;", "\xa0", "&#8220;", "a &lt; b", "\u200b", LEAD, QUOTE]
    ),
    st.text(alphabet="abc <>&;\"'é\n", max_size=8),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(TAGS, WORDS), max_size=30).map("".join))
def test_the_stream_leads_back_character_by_character(page: str) -> None:
    stream = read_stream(page)
    position = 0
    for piece in stream.pieces:
        assert position <= piece.span.start < piece.span.end <= len(stream.text)
        assert not stream.text[position : piece.span.start].strip()
        position = piece.span.end
    before_clean = before_raw = 0
    for shift in stream.shifts:
        assert before_clean <= shift.clean.start < shift.clean.end and before_raw <= shift.raw.start < shift.raw.end
        before_clean, before_raw = shift.clean.end, shift.raw.end
        shown, source = shift.clean.of(stream.text), shift.raw.of(page)
        assert shown == source or html_module.unescape(source).split() == shown.split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(TAGS, WORDS), max_size=30).map("".join))
def test_any_soup_is_cleaned(soup: str) -> None:
    report = cleaned(soup)
    position = 0
    for block in report.blocks:
        assert position <= block.span.start < block.span.end <= len(report.text)
        position = block.span.end
    assert cleaned(soup) == report
