"""Differences get the kind that a careful reader would give them."""

from __future__ import annotations

from sanad.comparison.compare import compare
from sanad.comparison.wording import changes
from sanad.records.marks import Analysis, Source
from sanad.records.report import Report
from sanad.records.story import Difference
from tests.comparison.making import Writer


def differences(*pairs: tuple[Report, Analysis], kind: str | None = None) -> list[Difference]:
    found = compare([r for r, _ in pairs], [a for _, a in pairs]).differences
    return [d for d in found if kind in (None, d.kind)]


def toll(name: str, day: str, words: str, value: float, bound: str = "exact") -> tuple[Report, Analysis]:
    w = Writer(name, published=day).write("Banjir di Kota Dahlia")
    w.write(f"Kepala posko Sena Wirya menyebut {words} meninggal akibat banjir di Kota Dahlia.")
    w.said(f"{words} meninggal akibat banjir di Kota Dahlia", "Sena Wirya").counts(words, value, "people", bound)
    return w.made()


def quote(name: str, words: str, speaker: str = "Lila Anggun") -> tuple[Report, Analysis]:
    w = Writer(name).write("Sidang Ditunda").write(f"“{words},” kata {speaker}.")
    return w.said(f"“{words},”", speaker, kind="direct").made()


def test_a_toll_that_rises_from_day_to_day_has_grown() -> None:
    found = differences(
        toll("a", "2025-01-02", "empat orang", 4), toll("b", "2025-01-03", "tujuh orang", 7), kind="number"
    )
    assert [r.name for r in found[0].reasons] == ["growth"]


def test_two_tolls_of_one_day_contradict_each_other() -> None:
    found = differences(
        toll("a", "2025-01-02", "empat orang", 4), toll("b", "2025-01-02", "tujuh orang", 7), kind="number"
    )
    assert [r.name for r in found[0].reasons] == ["contradiction"]
    assert found[0].weight > 0.8


def test_a_lost_bound_is_told() -> None:
    left = toll("a", "2025-01-02", "lebih dari 40 orang", 40, "more_than")
    found = differences(left, toll("b", "2025-01-02", "40 orang", 40), kind="number")
    assert [r.name for r in found[0].reasons] == ["bound_changed"]


def test_equal_figures_make_no_difference() -> None:
    assert not differences(
        toll("a", "2025-01-02", "4 orang", 4), toll("b", "2025-01-02", "empat orang", 4), kind="number"
    )


def test_one_number_of_two_things_is_never_set_against_itself() -> None:
    one = Writer("a").write("Bantuan Tiba").write("Sena Wirya mengatakan 5.000 tentara dikirim ke perbatasan utara.")
    one.said("5.000 tentara dikirim ke perbatasan utara", "Sena Wirya").counts("5.000 tentara", 5000, "soldiers")
    other = (
        Writer("b").write("Bantuan Tiba").write("Sena Wirya mengatakan 5.000 kontainer dikirim ke perbatasan utara.")
    )
    other.said("5.000 kontainer dikirim ke perbatasan utara", "Sena Wirya").counts(
        "5.000 kontainer", 5000, "containers"
    )
    assert not differences(one.made(), other.made(), kind="number")


def test_a_negation_that_comes_into_a_quotation_weighs_most() -> None:
    left = quote("a", "Kami akan menerima putusan majelis hakim apa pun hasilnya nanti")
    right = quote("b", "Kami tidak akan menerima putusan majelis hakim apa pun hasilnya nanti")
    found = differences(left, right, kind="quote_wording")
    assert "negation_changed" in {r.name for r in found[0].reasons}
    assert found[0].weight > 0.9


def test_spelling_and_marks_weigh_little_or_nothing() -> None:
    left = quote("a", "Kami menunggu jadwal sidang berikutnya dari panitera pengadilan")
    right = quote("b", "Kami menuggu jadwal sidang berikutnya dari panitera pengadilan")
    assert differences(left, right, kind="quote_wording")[0].weight < 0.2
    same = quote("c", "Kami menunggu jadwal sidang, berikutnya dari panitera pengadilan")
    assert not differences(left, same, kind="quote_wording")


def test_a_longer_quotation_is_no_other_wording() -> None:
    assert changes(("kami", "menunggu", "jadwal"), ("kami", "menunggu", "jadwal", "dan", "panggilan")) == []


def test_the_same_words_from_two_mouths_are_a_difference_of_speakers() -> None:
    words = "Jembatan itu kami bangun kembali sebelum musim hujan datang"
    found = differences(quote("a", words), quote("b", words, "Bagas Pratama"))
    assert "speaker" in {d.kind for d in found}


def test_a_quotation_retold_elsewhere_is_found() -> None:
    retold = Writer("b").write("Jembatan Dibangun Lagi")
    retold.write("Lila Anggun mengatakan jembatan itu dibangun kembali sebelum musim hujan datang.")
    retold.said("jembatan itu dibangun kembali sebelum musim hujan datang", "Lila Anggun")
    quoted = quote("a", "Jembatan itu kami bangun kembali sebelum musim hujan datang")
    assert "quote_made_paraphrase" in {d.kind for d in differences(quoted, retold.made())}


def test_hearsay_told_as_fact_has_lost_its_hedge() -> None:
    careful = (
        Writer("a")
        .write("Isu Gudang")
        .write("Sena Wirya mengatakan gudang beras itu kabarnya sudah dijual kepada asing.")
    )
    careful.said("gudang beras itu kabarnya sudah dijual kepada asing", "Sena Wirya", hedged=True)
    bold = Writer("b").write("Gudang Dijual").write("Sena Wirya mengatakan gudang beras itu sudah dijual kepada asing.")
    bold.said("gudang beras itu sudah dijual kepada asing", "Sena Wirya")
    found = differences(careful.made(), bold.made(), kind="hedge_lost")
    assert [p.report for p in found[0].places] == ["a", "b"]


def test_a_weekday_that_does_not_fit_its_date() -> None:
    w = Writer("a").write("Rapat").write("Rapat digelar Senin (4/11/2025) di balai kota.")
    found = differences(w.dates("Senin (4/11/2025)", "2025-11-04").made(), kind="weekday_date_mismatch")
    assert len(found) == 1


def test_what_matters_most_stands_first() -> None:
    found = differences(toll("a", "2025-01-02", "empat orang", 4), toll("b", "2025-01-02", "tujuh orang", 7))
    assert [d.weight for d in found] == sorted((d.weight for d in found), reverse=True)


def test_the_same_speaker_blames_somebody_else() -> None:
    north, south = Source("state:xn", "Nordia", "state", ("Nordia",)), Source("state:xs", "Sudia", "state", ("Sudia",))
    one = (
        Writer("a")
        .write("Tuduhan")
        .write("Presiden Alba Toren menyebut ledakan pipa gas itu akibat serangan Nordia di laut.")
    )
    one.said("ledakan pipa gas itu akibat serangan Nordia di laut", "Alba Toren")
    other = (
        Writer("b")
        .write("Tuduhan")
        .write("Presiden Alba Toren menyebut ledakan pipa gas itu akibat serangan Sudia di laut.")
    )
    other.said("ledakan pipa gas itu akibat serangan Sudia di laut", "Alba Toren")
    found = differences(one.made((north, south)), other.made((north, south)), kind="object_of_blame")
    assert [d.detail for d in found] == ["Nordia | Sudia"]
