"""Cleaning plain text: masthead, parts, furniture, offsets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanad.intake.clean import clean
from sanad.records.report import RawReport, Report
from sanad.text.offsets import original_span

BODY = (
    "Kapal feri itu karam di selat pada Kamis malam karena ombak besar, kata kepala syahbandar setempat.\n\n"
    "“Kami masih mencari dua penumpang yang belum ditemukan,” kata Kepala Syahbandar Rudi Hartanto.\n\n"
    "Sebelumnya kapal yang membawa 120 orang tersebut berangkat dari dermaga lama tanpa izin berlayar.\n"
)


def cleaned(text: str, name: str = "a.txt", **fields: str) -> Report:
    return clean(RawReport(name, text, "text", **fields))  # type: ignore[arg-type]


def parts(report: Report) -> list[tuple[str, str]]:
    return [(b.kind, b.span.of(report.text)) for b in report.blocks]


def kind_of(report: Report, words: str) -> str:
    position = report.text.index(words)
    return next(b.kind for b in report.blocks if b.span.start <= position < b.span.end)


PAGE = f"""Kabar Pesisir daerah peristiwa

Feri Karam di Selat, Dua Penumpang Hilang - Kabar Pesisir

kabarpesisir.com - 3 Mei 2024, 10:52 WITA
feri-karam-di-selat-dua-penumpang-hilang
Warga menunggu di dermaga, Jumat (3/5/2024). (Sumber: Badan Penyelamat/Kantor Foto Laut via AFP)
Penulis : Sari Wulandini, Bagus Tarmizi | Editor : Joko Prasaja

BALIKPAPAN, KABARPESISIR.COM - {BODY}
Baca Juga: Harga Ikan Naik di Tiga Pasar, Pedagang Mengeluh

Sumber : Antara

BERITA LAINNYA
FOLLOW US
"""


def test_the_masthead_is_read() -> None:
    report = cleaned(PAGE)
    assert report.title == "Feri Karam di Selat, Dua Penumpang Hilang"
    assert report.published == "2024-05-03T10:52+08:00"
    assert report.published_span and report.published_span.of(report.text) == "3 Mei 2024, 10:52 WITA"
    assert report.authors == ("Sari Wulandini", "Bagus Tarmizi") and report.editor == "Joko Prasaja"
    assert report.dateline == "BALIKPAPAN" and report.outlet == "kabarpesisir.com" and report.language == "id"


def test_the_parts_are_named() -> None:
    report = cleaned(PAGE)
    kinds = [kind for kind, _ in parts(report)]
    assert kinds == [
        "furniture", "headline", "masthead", "masthead", "furniture", "caption", "byline", "masthead",
        "body", "body", "body", "furniture", "credit", "furniture", "furniture",
    ]  # fmt: skip
    assert [b.furniture for b in report.blocks if b.furniture] == [
        "navigation",
        "slug",
        "related_link",
        "navigation",
        "promotion",
    ]
    assert report.blocks[8].span.of(report.text).startswith("Kapal feri itu karam")


def test_credits_name_the_report_s_source_and_the_photo_s_makers() -> None:
    credits = cleaned(PAGE).credits
    assert [c.name for c in credits if c.scope == "report"] == ["Antara"]
    assert [c.name for c in credits if c.scope == "photo"] == ["Badan Penyelamat", "Kantor Foto Laut", "AFP"]


@pytest.mark.parametrize(
    ("opening", "place", "outlet", "credit"),
    [
        ("JAKARTA, KABARPESISIR.com - ", "JAKARTA", "KABARPESISIR.com", None),
        ("Kabarpesisir.com, Jakarta - ", "Jakarta", "Kabarpesisir.com", None),
        ("KABARPESISIR.COM, JAKARTA — ", "JAKARTA", "KABARPESISIR.COM", None),
        ("KABARPESISIR.com - ", None, "KABARPESISIR.com", None),
        ("Kabarpesisir.com, Surabaya ", "Surabaya", "Kabarpesisir.com", None),
        ("SEOUL (Reuters) - ", "SEOUL", None, "Reuters"),
        ("Jakarta (ANTARA) - ", "Jakarta", None, "ANTARA"),
        ("PARIS, Nov 12 (AFP) — ", "PARIS", None, "AFP"),
        ("AMBON, Indonesia (Reuters) - ", "AMBON, Indonesia", None, "Reuters"),
        ("Jakarta - ", "Jakarta", None, None),
        ("PYONGYANG — ", "PYONGYANG", None, None),
        ("(Reuters) - ", None, None, "Reuters"),
    ],
)
def test_datelines(opening: str, place: str | None, outlet: str | None, credit: str | None) -> None:
    report = cleaned(f"Feri Karam di Selat Dekat Pelabuhan Lama\n\n{opening}{BODY}")
    assert (report.dateline, report.outlet) == (place, outlet)
    assert [c.name for c in report.credits] == ([credit] if credit else [])
    assert kind_of(report, "Kapal feri itu") == "body"
    assert kind_of(report, opening[:5]) == "masthead"


@pytest.mark.parametrize(
    "opening",
    [
        "Kapal itu - satu dari tiga - ",
        "Menteri Perhubungan - yang baru dilantik - ",
        "Pukul 10 - 11 malam, ",
        "Ketua KPK – sejak Mei – ",
    ],
)
def test_dashes_in_a_sentence_are_no_dateline(opening: str) -> None:
    report = cleaned(f"Feri Karam di Selat Dekat Pelabuhan Lama\n\n{opening}{BODY}")
    assert report.dateline is None and report.outlet is None


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Feri Karam di Selat Lama | Berita Daerah", "Feri Karam di Selat Lama"),
        ("Feri Karam di Selat Lama - Kompas.com", "Feri Karam di Selat Lama"),
        ("Feri Karam di Selat Lama Halaman all", "Feri Karam di Selat Lama"),
        ("Feri Karam di Selat Lama Halaman all - Kompas.com", "Feri Karam di Selat Lama"),
        ("Rudi Hartanto: Kim Jong-un - Sahabat Lama Kami", "Rudi Hartanto: Kim Jong-un - Sahabat Lama Kami"),
    ],
)
def test_titles_lose_what_sites_hang_on_them(title: str, bare: str) -> None:
    report = cleaned(f"{title}\n\n{BODY}")
    assert report.title == bare
    assert report.title_span and report.title_span.of(report.text) == bare


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Jumat, 03 Mei 2024 10:52 WIB", "2024-05-03T10:52+07:00"),
        ("Jumat, 3 Mei 2024 | 10.52 WIT", "2024-05-03T10:52+09:00"),
        ("03/05/2024, 10:52 WIB", "2024-05-03T10:52+07:00"),
        ("Jumat 3 Mei 2024, 10:52", "2024-05-03T10:52+07:00"),
        ("3 Mei 2024", "2024-05-03"),
        ("Diperbarui: 4 Mei 2024 | Diterbitkan: 3 Mei 2024 09.10 WIB", "2024-05-03T09:10+07:00"),
    ],
)
def test_times_of_publication(line: str, published: str) -> None:
    assert cleaned(f"Feri Karam di Selat Lama\n{line}\n\n{BODY}").published == published


def test_a_zone_may_be_given() -> None:
    raw = RawReport("a.txt", f"Feri Karam di Selat Lama\n3 Mei 2024, 10:52\n\n{BODY}", "text")
    assert clean(raw, timezone="Asia/Jayapura").published == "2024-05-03T10:52+09:00"


def test_furniture_inside_paragraphs_is_cut_out() -> None:
    text = (
        "Feri Karam di Selat Lama\n\nKapal itu karam karena ombak besar. Baca juga: Harga Ikan Naik di Tiga Pasar "
        "Warga menunggu di dermaga sejak pagi. ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT Tim pencari datang. "
        "[Gambas:Video 20detik] Dua orang (Baca: Nelayan Kembali Melaut) belum ditemukan.\n\n" + BODY
    )
    report = cleaned(text)
    furniture = [b.span.of(report.text) for b in report.blocks if b.kind == "furniture"]
    assert furniture == [
        "Baca juga: Harga Ikan Naik di Tiga Pasar",
        "ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT",
        "[Gambas:Video 20detik]",
        "(Baca: Nelayan Kembali Melaut)",
    ]
    assert (
        kind_of(report, "Warga menunggu")
        == kind_of(report, "Tim pencari")
        == kind_of(report, "belum ditemukan")
        == "body"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Simak penjelasan lengkap kepala syahbandar itu di bawah ini, katanya kepada warga yang menunggu di dermaga.",
        "Warga dapat membaca juga pengumuman itu di papan dermaga, kata petugas yang berjaga sejak malam.",
        "Ia minta warga lihat juga keadaan kapal lain sebelum menuduh nakhoda lalai dalam tugasnya malam itu.",
        "Iklan layanan itu dipasang di dermaga sejak Mei, menurut pedagang ikan yang berjualan di sana setiap hari.",
    ],
)
def test_sentences_that_use_the_words_of_furniture_are_body(sentence: str) -> None:
    assert kind_of(cleaned(f"Feri Karam di Selat Lama\n\n{BODY}\n{sentence}\n\n{BODY}"), sentence) == "body"


def test_wrapped_lines_become_paragraphs_of_the_same_length() -> None:
    text = (
        "Feri Karam di Selat Lama\n\n"
        "Kapal feri itu karam di selat pada Kamis malam karena ombak\n"
        "besar, kata kepala syahbandar setempat. Dua penumpang masih\n"
        "dicari sampai Jumat pagi oleh tim gabungan dari pelabuhan.\n\n"
        "Warga menunggu di dermaga sejak malam. Mereka membawa bekal\n"
        "dan selimut karena kabar dari laut datang sangat lambat.\n"
    )
    report = cleaned(text)
    assert len(report.text) == len(text) and not report.shifts
    assert [p for k, p in parts(report) if k in ("body", "standfirst")] == [
        " ".join(block.split("\n")) for block in text.strip().split("\n\n")[1:]
    ]


def test_one_line_a_paragraph_stays_so() -> None:
    report = cleaned("Feri Karam di Selat Lama\n" + BODY.replace("\n\n", "\n"))
    assert len([k for k, _ in parts(report) if k == "body"]) == 3


def test_invisible_characters_go_and_offsets_lead_back() -> None:
    sentence = "Andre\u0301 Hartanto, kepala syahbandar, berkata kapal itu karam."
    original = f"Feri Ka\u00adram di\u200b Selat Lama\n\n{sentence}\n\n{BODY}"
    report = cleaned(original)
    assert report.title == "Feri Karam di Selat Lama"
    start = report.text.index("André")
    span = original_span(report, replace(report.blocks[0].span, start=start, end=start + 5))
    assert span.of(original) == "Andre\u0301"


def test_markdown_loses_its_marks() -> None:
    report = cleaned(
        f"# Feri Karam di Selat Lama\n\nKapal **feri** itu [karam](https://kabar.example/a) tadi malam.\n\n{BODY}",
        "a.md",
    )
    assert report.title == "Feri Karam di Selat Lama"
    assert "Kapal feri itu karam tadi malam." in report.text


def test_an_english_report() -> None:
    report = cleaned(
        "Ferry sinks in the strait, two missing\n\nBy Nora Haldane and Peter Quill\n"
        "Published: May 3, 2024 at 3:15 p.m. GMT+7\n\n"
        "AMBON, Indonesia (Reuters) - A ferry carrying 120 people sank on Thursday night, the harbour master said.\n\n"
        "“We are still looking for two passengers,” said Rudi Hartanto, the harbour master.\n\n"
        "Read more: Fish prices rise\n\n(Reporting by Nora Haldane in Ambon; Editing by Ana Lind)\n"
    )
    assert report.language == "en" and report.published == "2024-05-03T15:15+07:00"
    assert report.authors == ("Nora Haldane", "Peter Quill") and report.editor == "Ana Lind"
    assert kind_of(report, "Read more") == "furniture" and kind_of(report, "(Reporting by") == "byline"


def test_initials_and_agencies_sign_off() -> None:
    report = cleaned(
        f"Feri Karam di Selat Lama\n\n{BODY.strip()} (rdh/wul)\n\nPencarian dilanjutkan besok pagi oleh tim. (Antara)\n"
    )
    assert report.authors == () and [c.name for c in report.credits] == ["Antara"]
    assert kind_of(report, "(rdh/wul)") == "byline" and kind_of(report, "(Antara)") == "credit"


def test_what_the_input_says_wins() -> None:
    report = cleaned(
        BODY,
        url="https://www.kompas.com/a",
        title="Feri Karam - Kompas.com",
        published="2024-05-03 10:52",
        outlet="Kabar Kita",
    )
    assert (report.title, report.outlet, report.published) == ("Feri Karam", "Kabar Kita", "2024-05-03T10:52+07:00")


def test_the_outlet_is_known_by_its_address() -> None:
    assert cleaned(BODY, url="https://nasional.kompas.com/read/1").outlet == "Kompas.com"
    assert cleaned(BODY, url="https://kompas.com.example.org/read/1").outlet is None


GERMAN = (
    "Das Schiff ist am Donnerstagabend in der Meerenge gesunken, wie der Hafenmeister der Stadt am Freitag mitteilte. "
    "Zwei Menschen werden noch vermisst."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Menu\nCari\nMasuk", "no_article"),
        (GERMAN, "language_not_analysed"),
        ("1234 5678, 910! " * 20, "unknown_language"),
    ],
)  # fmt: skip
def test_what_cannot_be_analysed_is_said(text: str, code: str) -> None:
    assert [i.code for i in cleaned(text).issues] == [code]


def test_ids_depend_on_name_and_content_alone() -> None:
    one, two = cleaned(BODY, "x/a.txt"), cleaned(BODY, "y/a.txt")
    assert one.id == two.id and one.id[0] == "r" and len(one.id) == 11
    assert cleaned(BODY, "b.txt").id != one.id != cleaned(BODY + ".", "a.txt").id


LINES = st.sampled_from(
    [
        *PAGE.split("\n"),
        "",
        "Jakarta (ANTARA) - Kapal itu karam.",
        "Baca juga: Judul Lain",
        "(rdh)",
        "x" * 200,
        "“",
        "Foto:",
    ]
)
TEXTS = st.one_of(st.lists(LINES, max_size=12).map("\n".join), st.text(max_size=300))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_blocks_are_ordered_disjoint_and_leave_out_only_white_space(text: str) -> None:
    report = cleaned(text)
    position = 0
    for block in report.blocks:
        assert position <= block.span.start < block.span.end <= len(report.text)
        assert not report.text[position : block.span.start].strip()
        position = block.span.end
    assert not report.text[position:].strip()


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n\n".join))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = cleaned(text)
    twice = cleaned(once.text)
    assert (twice.text, twice.blocks, twice.title, twice.credits) == (once.text, once.blocks, once.title, once.credits)
    assert cleaned(text) == once


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_offsets_lead_back_to_the_same_letters(text: str) -> None:
    report = cleaned(text)
    for block in report.blocks:
        raw = original_span(report, block.span)
        assert 0 <= raw.start < raw.end <= len(text)
        if not report.shifts:
            assert raw.of(text).split() == block.span.of(report.text).split()
