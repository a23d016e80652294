import pytest

from sanad.analysis.references import References, gather
from sanad.language.loader import load_language
from sanad.records.report import Span
from tests.analysis.reports import named

Speakers = tuple[tuple[str, ...], ...]


def asked(text: str, words: str, *, before: Speakers = (), language: str = "id", last: bool = False) -> list[str]:
    """The names of the sources that ``words`` stand for."""
    references = references_of(text, language)
    start = text.rindex(words) if last else text.index(words)
    found = references.who(Span(start, start + len(words)), speakers_before=before)
    return [s.name for key in found for s in references.sources if s.id == key]


def references_of(text: str, language: str = "id") -> References:
    report, analysis = named(text, language)
    return gather(report, load_language(language), analysis)


TARNO = "person:tarno-subekti"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("NATO, AS, Ukraina, dan Korea Selatan", ["NATO", "Amerika Serikat", "Ukraina", "Korea Selatan"]),
        ("Korea Selatan, AS, dan mitra mereka", ["Korea Selatan", "Amerika Serikat"]),
        ("Baik Korea Utara maupun Rusia", ["Korea Utara", "Rusia"]),
        ("kantor berita Inggris Reuters", ["Reuters"]),
        ("kantor berita resmi Korut KCNA", ["KCNA"]),
        ("surat kabar Nigeria The Lagos Lamp", ["The Lagos Lamp"]),
    ],
)
def test_names_and_lists(words: str, names: list[str]) -> None:
    assert asked(f"Menurut {words}, kapal itu tenggelam.", words) == names


@pytest.mark.parametrize(
    "words", ["sebuah kantor berita Rusia", "pejabat Amerika Serikat", "seorang warga desa", "para peneliti"]
)
def test_nameless_sources_keep_their_words(words: str) -> None:
    references = references_of(f"Banjir surut, kata {words}.")
    start = len("Banjir surut, kata ")
    (key,) = references.who(Span(start, start + len(words)))
    source = next(s for s in references.sources if s.id == key)
    assert (source.kind, source.name) == ("unnamed", words)


def test_a_pronoun_is_who_spoke_last() -> None:
    text = 'Bupati Tarno Subekti menolak. "Tidak perlu," kata dia.'
    assert asked(text, "dia", before=((TARNO,),), last=True) == ["Tarno Subekti"]


def test_a_pronoun_follows_the_sentence_before() -> None:
    text = "Bupati Tarno Subekti menolak. Wulan Sari datang ke balai desa. Ia berharap harga turun."
    assert asked(text, "Ia ", before=((TARNO,),)) == ["Wulan Sari"]


def test_a_clitic_goes_on_with_who_spoke() -> None:
    text = 'Bupati Tarno Subekti menolak. "Tidak perlu," ujarnya.'
    references = references_of(text)
    place = text.index("ujarnya")
    assert references.who(Span(place, place), speakers_before=((TARNO,),)) == (TARNO,)


def test_an_organisation_gives_way_to_the_person_who_speaks_for_it() -> None:
    text = 'Ketua KPK Tarno Subekti hadir. "Lanjut," kata Tarno. KPK menyita uang. "Sudah," ujarnya.'
    references = references_of(text)
    place = text.index("ujarnya")
    assert references.who(Span(place, place), speakers_before=((TARNO,), ("org:kpk",))) == (TARNO,)


def test_they_are_those_who_spoke_together() -> None:
    both = ("state:us", "state:ua")
    references = references_of("AS dan Ukraina setuju. Mereka juga berjanji.")
    start = len("AS dan Ukraina setuju. ")
    assert references.who(Span(start, start + 6), speakers_before=(both,)) == both


@pytest.mark.parametrize("words", ["mantan jenderal itu", "Politikus kawakan ini", "Pria berusia 40 tahun itu"])
def test_an_office_with_a_pointer_is_whoever_was_just_spoken_of(words: str) -> None:
    text = f"Bupati Tarno Subekti menolak usul itu. {words} memilih diam."
    assert asked(text, words) == ["Tarno Subekti"]


def test_an_office_alone_is_its_holder() -> None:
    text = "Ketua KPK Tarno Subekti hadir. Wulan Sari pulang. Ketua Komisi Pemberantasan Korupsi menolak."
    assert asked(text, "Ketua Komisi Pemberantasan Korupsi") == ["Tarno Subekti"]


def test_a_deputy_is_not_the_head() -> None:
    text = "Wakil Ketua KPK Tarno Subekti hadir. Ketua KPK menolak."
    assert asked(text, "Ketua KPK", last=True) != ["Tarno Subekti"]


def test_investigators_speak_for_their_organisation() -> None:
    text = "Menurut penyidik Polda Metro Jaya, tersangka melarikan diri."
    assert asked(text, "penyidik Polda Metro Jaya") == ["Kepolisian Daerah Metro Jaya"]


def test_state_media_are_the_agency_the_report_names() -> None:
    text = "Rudal diluncurkan, media negara melaporkan. KCNA menyebut uji itu berhasil."
    assert asked(text, "media negara") == ["KCNA"]


def test_a_paper_pointed_at_is_the_medium_named_before() -> None:
    text = "Harian itu terbit lagi. Reuters memuat wawancara. Kantor berita tersebut mengutip pejabat."
    assert asked(text, "Kantor berita tersebut") == ["Reuters"]


@pytest.mark.parametrize("words", ["17", "yang", "to be"])
def test_words_that_are_nobody(words: str) -> None:
    text = f"Lalu {words} begitu."
    assert asked(text, words, language="en" if words == "to be" else "id") == []


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Judge Alan Thorne ruled on Monday. He denied the request.", "He", "Alan Thorne"),
        ("Reuters spoke to residents. The news agency saw smoke.", "The news agency", "Reuters"),
        ("Mayor Gwen Tully resigned. Tully said so.", "Tully", "Gwen Tully"),
    ],
)
def test_english(text: str, words: str, name: str) -> None:
    assert asked(text, words, language="en", last=True) == [name]


@pytest.mark.parametrize(
    ("text", "words", "language", "name"),
    [
        ("PT Lontara Jaya menolak. Kata perusahaan itu, kereta jalan.", "perusahaan itu", "id", "PT Lontara Jaya"),
        (
            "Kementerian Kesehatan hadir. Kata kementerian tersebut, aman.",
            "kementerian tersebut",
            "id",
            "Kementerian Kesehatan",
        ),
        ("Lontara Foods Ltd recalled its bread. The company apologised.", "The company", "en", "Lontara Foods Ltd"),
    ],
)
def test_a_noun_with_a_pointer_means_the_body_of_its_kind(text: str, words: str, language: str, name: str) -> None:
    assert asked(text, words, language=language) == [name]


def test_a_noun_with_a_pointer_means_no_body_of_another_kind() -> None:
    text = "PT Lontara Jaya menolak. Kata rumah sakit itu, korban pulih."
    assert asked(text, "rumah sakit itu") != ["PT Lontara Jaya"]
