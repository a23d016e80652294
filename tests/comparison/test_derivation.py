"""Who copied whom: wording outside quotations decides, the clock and the credits give the direction."""

from __future__ import annotations

from sanad.comparison.compare import compare
from sanad.records.marks import Source
from sanad.records.story import Derivation
from tests.comparison.making import Writer

BODY = (
    "Sebuah gudang pupuk di pinggir Kota Wungu terbakar Selasa dini hari dan asapnya terlihat sampai ke pelabuhan.",
    "Api pertama kali dilihat penjaga malam yang berkeliling, lalu menjalar cepat karena angin kencang dari laut.",
    "Enam mobil pemadam dikerahkan dari tiga kecamatan dan baru dapat menjinakkan api setelah empat jam bekerja.",
)
ENGLISH = (
    "A fertiliser warehouse on the edge of Wungu city burned early on Tuesday; its smoke was seen from the harbour.",
    "The fire was first seen by a night guard on his round, then spread quickly because of strong wind from the sea.",
    "Six fire engines were sent from three districts and could only tame the fire after four hours of work.",
)
OTHER = (
    "Harga pupuk bersubsidi naik lagi pekan ini menurut para petani yang ditemui di balai desa Kemuning.",
    "Mereka meminta pemerintah daerah menambah jatah sebelum musim tanam kedua dimulai bulan depan.",
)


def report(name: str, paragraphs: tuple[str, ...], **more: object) -> Writer:
    w = Writer(name, **more).write("Gudang Pupuk Terbakar")  # type: ignore[arg-type]
    for paragraph in paragraphs:
        w.write(paragraph)
    return w


def derived(*writers: Writer, sources: tuple[Source, ...] = ()) -> tuple[Derivation, ...]:
    made = [w.made(sources) for w in writers]
    return compare([r for r, _ in made], [a for _, a in made]).derivations


def test_the_later_of_two_equal_texts_is_a_copy() -> None:
    found = derived(report("b", BODY, published="2025-02-01T09:00"), report("a", BODY, published="2025-02-01T11:00"))
    assert [(d.child, d.parent, d.how) for d in found] == [("a", "b", "copy")]
    assert found[0].share is not None and found[0].share > 0.9
    assert "published_earlier" in {r.name for r in found[0].reasons}


def test_shared_places_hold_the_same_words() -> None:
    left, right = report("a", BODY), report("b", (*BODY, *OTHER))
    made = [left.made(), right.made()]
    found = compare([r for r, _ in made], [a for _, a in made])
    texts = {r.id: r.text for r in found.reports}
    for here, there in found.derivations[0].places:
        assert here.span.of(texts[here.report]).split() == there.span.of(texts[there.report]).split()


def test_a_translation_is_found() -> None:
    found = derived(
        report("a", BODY, published="2025-02-02"), report("b", ENGLISH, language="en", published="2025-02-01")
    )
    assert [(d.child, d.parent, d.how) for d in found] == [("a", "b", "translation")]


def test_two_texts_of_their_own_are_not_related() -> None:
    assert derived(report("a", BODY), report("b", OTHER)) == ()


def test_a_shared_quotation_alone_makes_no_copy() -> None:
    words = "“Kami tidak akan menyerah sebelum api padam dan semua penjaga gudang ditemukan selamat,” kata Sari."
    left = report("a", (f"Petugas masih bekerja di lokasi hingga siang. {words}",))
    right = report("b", (f"Kebakaran besar melanda kawasan industri. Keterangan disampaikan wali kota. {words}",))
    assert derived(left, right) == ()


def test_a_credited_agency_is_a_parent() -> None:
    agency = Source("agency:nusa-press", "Nusa Press", "agency", ("Nusa Press",))
    found = derived(report("a", BODY, credits=("Nusa Press",)), sources=(agency,))
    assert [(d.child, d.parent, d.how) for d in found] == [("a", "agency:nusa-press", "agency")]


def test_the_outlet_that_is_named_was_first() -> None:
    outlet = Source("outlet:harian-muara", "Harian Muara", "outlet", ("Harian Muara",))
    first = report("b", BODY, outlet="Harian Muara")
    second = report("a", BODY, outlet="Kabar Pesisir", credits=("Harian Muara",))
    found = derived(first, second, sources=(outlet,))
    assert ("a", "b") in {(d.child, d.parent) for d in found}
