"""What a trace owes its readers: claims across reports, origins counted, the same result in any order."""

from __future__ import annotations

import random

from sanad.comparison.compare import compare
from sanad.records.marks import Analysis, Source
from sanad.records.report import Report
from sanad.records.story import Claim, Trace
from tests.comparison.making import Writer

Pair = tuple[Report, Analysis]


def trace(*pairs: Pair) -> Trace:
    return compare([r for r, _ in pairs], [a for _, a in pairs])


def claim_of(found: Trace, statement: str) -> Claim:
    return next(c for c in found.claims if statement in c.statements)


def first() -> Pair:
    w = Writer("a", outlet="Harian Muara", published="2025-03-04T08:00+07:00")
    w.write("Kapal Melati Karam di Teluk Biru")
    w.write("Badan SAR Teluk menyebut kapal Melati karam setelah dihantam ombak besar.")
    w.said("kapal Melati karam setelah dihantam ombak besar", "Badan SAR Teluk")
    w.write("“Kami sudah menyelamatkan sebelas penumpang dari laut,” kata Rima Andini.")
    w.said("“Kami sudah menyelamatkan sebelas penumpang dari laut,”", "Rima Andini", kind="direct")
    w.counts("sebelas penumpang", 11, "people")
    return w.made()


def second() -> Pair:
    w = Writer("b", outlet="Kabar Pesisir", published="2025-03-04T10:00+07:00")
    w.write("Sebelas Penumpang Melati Selamat")
    w.write("Rima mengatakan sebelas penumpang sudah diselamatkan dari laut.")
    w.said("sebelas penumpang sudah diselamatkan dari laut", "Rima")
    w.counts("sebelas penumpang", 11, "people")
    w.write("Pemilik kapal, Dodi Sasmita, membantah kapal Melati karam karena ombak besar.")
    w.said("kapal Melati karam karena ombak besar", "Dodi Sasmita", polarity="deny", act="deny")
    return w.made()


def third() -> Pair:
    w = Writer("c", language="en", outlet="The Bay Post", published="2025-03-04T12:00+07:00")
    w.write("Ship sinks in Blue Bay")
    w.write("Rescuers have saved eleven passengers from the sea, Rima Andini said.")
    w.said("Rescuers have saved eleven passengers from the sea", "Rima Andini")
    w.counts("eleven passengers", 11, "people")
    return w.made()


def test_statements_that_say_the_same_share_a_claim_across_languages() -> None:
    claim = claim_of(trace(first(), second(), third()), "a-1")
    assert {"a-1", "b-0", "c-0"} <= set(claim.statements)
    assert claim.reports == ("a", "b", "c")


def test_a_short_name_is_the_full_one_of_another_report() -> None:
    found = trace(first(), second())
    assert claim_of(found, "b-0").origins == ("person:rima-andini",)
    assert {s.id for s in found.sources} >= {"person:rima-andini"}
    assert "person:rima" not in {s.id for s in found.sources}


def test_one_speaker_in_three_reports_is_one_origin() -> None:
    claim = claim_of(trace(first(), second(), third()), "a-1")
    assert (claim.least, claim.most) == (1, 1)


def test_a_denier_is_no_origin_and_leaving_the_denial_out_is_a_difference() -> None:
    found = trace(first(), second())
    claim = claim_of(found, "a-0")
    assert claim.denied_by == ("person:dodi-sasmita",)
    assert "person:dodi-sasmita" not in claim.origins
    left_out = [d for d in found.differences if d.kind == "denial_left_out"]
    assert [d.claim for d in left_out] == [claim.id]
    assert {p.report for p in left_out[0].places} == {"a", "b"}


def test_the_order_of_the_reports_changes_nothing() -> None:
    pairs = [first(), second(), third()]
    expected = trace(*pairs)
    for seed in range(4):
        shuffled = pairs.copy()
        random.Random(seed).shuffle(shuffled)
        assert trace(*shuffled) == expected


def test_every_statement_has_a_claim_and_every_claim_a_gist_in_its_members() -> None:
    found = trace(first(), second(), third())
    said = {s.id for a in found.analyses for s in a.statements}
    assert said == {s for c in found.claims for s in c.statements}
    texts = {r.id: r.text for r in found.reports}
    assert all(c.gist.span.of(texts[c.gist.report]).strip() for c in found.claims)


def test_one_report_makes_a_trace_without_differences() -> None:
    found = trace(first())
    assert found.differences == ()
    assert found.story.reports == ("a",)


def test_a_spokesman_and_his_ministry_are_one_origin() -> None:
    ministry = Source("organisation:kementerian-laut", "Kementerian Laut", "organisation", ("Kementerian Laut",))
    speaker = Source("person:yuda-perkasa", "Yuda Perkasa", "person", ("juru bicara Kementerian Laut Yuda Perkasa",))
    one = Writer("a").write("Izin Dicabut")
    one.write("Kementerian Laut mencabut izin enam kapal penangkap ikan asing.")
    one.said("mencabut izin enam kapal penangkap ikan asing", "Kementerian Laut")
    other = Writer("b").write("Enam Kapal Asing Kehilangan Izin")
    other.write("Yuda Perkasa mengatakan izin enam kapal penangkap ikan asing dicabut.")
    other.said("izin enam kapal penangkap ikan asing dicabut", "Yuda Perkasa")
    claim = claim_of(trace(one.made((ministry,)), other.made((ministry, speaker))), "a-0")
    assert claim.origins == ("organisation:kementerian-laut",)
    assert (claim.least, claim.most) == (1, 1)
    assert "part_of" in {r.name for r in claim.reasons}


def test_a_report_that_names_nobody_may_be_one_more() -> None:
    told = (
        Writer("b")
        .write("Pasar Tutup")
        .write("Pasar Wungu ditutup sebulan penuh mulai hari Senin untuk perbaikan atap.")
    )
    named = (
        Writer("a")
        .write("Pasar Ditutup")
        .write("Lurah Mira Santi mengatakan pasar Wungu tutup sebulan karena atap diperbaiki.")
    )
    named.said("pasar Wungu tutup sebulan karena atap diperbaiki", "Mira Santi")
    claim = claim_of(trace(named.made(), told.made()), "a-0")
    assert claim.least == 1
    assert claim.most >= claim.least
    assert [p.report for p in claim.narrative] == ["b"]


def test_what_somebody_affirms_has_at_least_one_origin() -> None:
    w = Writer("a").write("Warga Khawatir").write("Sejumlah warga mengatakan sumur mereka berbau solar sejak Juni.")
    w.said("sumur mereka berbau solar sejak Juni", "?sejumlah warga")
    claim = claim_of(trace(w.made()), "a-0")
    assert (claim.least, claim.most) == (1, 1)
    assert claim.origins == ()


def test_a_denial_that_names_nothing_joins_the_claim_before_it() -> None:
    one = (
        Writer("a")
        .write("Harimau Dikabarkan Lepas")
        .write("Akun Wara Wiri menyebut seekor harimau lepas dari taman satwa Tirto.")
    )
    one.said("seekor harimau lepas dari taman satwa Tirto", "Wara Wiri")
    one.write("Pengelola taman, Yoga Sena, membantah kabar itu.").said("kabar itu", "Yoga Sena", polarity="deny")
    other = Writer("b").write("Warga Takut").write("Seekor harimau lepas dari taman satwa Tirto, kata Wara Wiri.")
    other.said("Seekor harimau lepas dari taman satwa Tirto", "Wara Wiri")
    found = trace(one.made(), other.made())
    assert claim_of(found, "a-1").denied_by == ("person:yoga-sena",)
    assert {"a-0", "a-1", "b-0"} <= set(claim_of(found, "a-1").statements)


def test_who_names_his_own_source_is_not_the_origin() -> None:
    agency = Source("organisation:badan-gempa", "Badan Gempa", "organisation", ("Badan Gempa",))
    w = (
        Writer("a")
        .write("Gempa")
        .write("Bupati Ragil Santosa mengatakan laporan Badan Gempa mencatat dua ratus rumah roboh.")
    )
    w.said("laporan Badan Gempa mencatat dua ratus rumah roboh", "Ragil Santosa")
    claim = claim_of(trace(w.made((agency,))), "a-0")
    assert claim.origins == ("organisation:badan-gempa",)
    assert "names_own_source" in {r.name for r in claim.reasons}


def test_dates_that_one_report_leaves_open_are_settled_by_the_others() -> None:
    dated = Writer("a", published="2025-03-04T08:00+07:00").write("Rapat").write("Rapat digelar kemarin di balai desa.")
    undated = (
        Writer("b")
        .write("Rapat Desa")
        .write("Rapat digelar kemarin di balai desa itu.")
        .dates("kemarin", None, "day:-1")
    )
    found = trace(dated.made(), undated.made())
    settled = next(a for a in found.analyses if a.report == "b").dates[0]
    assert (settled.value, settled.settled_by) == ("2025-03-03", "story")
    assert found.estimates == (("b", "2025-03-04"),)
    assert [e.date for e in found.timeline] == ["2025-03-03"]
