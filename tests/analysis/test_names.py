import pytest

from sanad.records.marks import Mention
from sanad.text.normalise import key_of
from tests.analysis.reports import named, source_named


def people(text: str, language: str = "id") -> list[str]:
    return [s.name for s in named(text, language)[1].sources if s.kind == "person"]


def keys(text: str, language: str = "id") -> set[str]:
    return {s.id for s in named(text, language)[1].sources}


def mention_of(text: str, name: str, language: str = "id") -> Mention:
    _report, analysis = named(text, language)
    source = source_named(analysis, name)
    return next(m for m in analysis.mentions if m.source == source.id and m.form == "name")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Bupati Bantul Rahmat Hidayat meninjau banjir.", "Rahmat Hidayat", "Bupati Bantul"),
        ("Menteri Pertahanan Rusia Boris Malenkov tiba.", "Boris Malenkov", "Menteri Pertahanan Rusia"),
        ("Ketua Badan Pangan, Sutarji Wibowo, menolak.", "Sutarji Wibowo", "Ketua"),
        ("kata pakar hukum tata negara Handoyo Prasetya, Rabu.", "Handoyo Prasetya", "pakar hukum tata negara"),
        ("Kapolda Metro Jaya Irjen Sukmono Hadi hadir.", "Sukmono Hadi", "Kapolda Metro Jaya"),
        ("Menteri Luar Negeri Korea Selatan Song Hae-won pergi.", "Song Hae-won", "Menteri Luar Negeri Korea Selatan"),
        ("Pelatih Timnas Garuda U-17, Felipe Brando, puas.", "Felipe Brando", "Pelatih"),
    ],
)
def test_an_office_stands_before_its_holder(text: str, name: str, role: str) -> None:
    mention = mention_of(text, name)
    assert mention.role is not None
    assert mention.role.of(text) == role


def test_the_organisation_of_an_office_is_its_affiliation() -> None:
    text = "Kepala Bidang Humas Polda Metro Jaya Komisaris Besar Hartanto Yusuf memberi keterangan."
    mention = mention_of(text, "Hartanto Yusuf")
    assert mention.affiliation is not None and mention.affiliation.of(text) == "Polda Metro Jaya"
    assert mention.span.of(text) == "Komisaris Besar Hartanto Yusuf"


def test_degrees_and_titles_are_no_part_of_a_name() -> None:
    assert people("Dr. H. Budiarto Santosa, S.H., M.Si., membuka acara itu.") == ["Budiarto Santosa"]


def test_one_source_in_full_by_surname_and_by_nickname() -> None:
    text = "Gubernur Rahmat Kurniadi atau Uki membuka pasar. Uki berharap harga turun. Menurut Rahmat, stok cukup."
    _report, analysis = named(text)
    source = source_named(analysis, "Rahmat Kurniadi")
    assert [m.source for m in analysis.mentions].count(source.id) == 4
    assert {"Uki", "Rahmat"} <= set(source.forms)


def test_a_headline_names_people_by_what_the_body_says() -> None:
    text = "Sutarji Minta Warga Tenang\nKetua Dewan Pangan Sutarji Wibowo meminta warga tenang."
    _report, analysis = named(text, headline=True)
    assert analysis.mentions[0].source == "person:sutarji-wibowo" and analysis.mentions[0].span.start == 0
    assert people(text) == ["Sutarji Wibowo"]


def test_an_acronym_and_its_expansion_are_one_organisation() -> None:
    text = "Badan Pangan Karangsari (BPK2) tidak ada. Dewan Penjaga Sungai (DPS) rapat. DPS menolak."
    _report, analysis = named(text)
    council = source_named(analysis, "Dewan Penjaga Sungai")
    assert "DPS" in council.forms
    assert [m.source for m in analysis.mentions].count(council.id) == 2


def test_a_name_with_initials_behind_it_stays_a_person() -> None:
    text = "Mantan Menteri Pangan Suryo Yudha Laksana (SYL2) ditahan. Terdakwa Suryo Yudha Laksana (SYLK) diam."
    assert people(text) == ["Suryo Yudha Laksana"]


@pytest.mark.parametrize(
    ("left", "right", "key"),
    [
        ("Korut membantah.", "Pyongyang membantah.", "state:kp"),
        ("AS mengecam.", "Gedung Putih mengecam.", "state:us"),
        ("KPK menahan dia.", "Komisi Pemberantasan Korupsi menahan dia.", "org:kpk"),
        ("Kantor Berita Pusat Korea melapor.", "KCNA melapor.", "agency:kcna"),
    ],
)
def test_forms_of_one_source_have_one_key(left: str, right: str, key: str) -> None:
    text = f"Kabar itu datang kemarin. Lalu {left} Lalu {right}"
    assert key in keys(text)
    assert len({k for k in keys(text) if not k.startswith("person")}) == 1


def test_a_state_has_the_same_key_in_either_language() -> None:
    assert "state:kp" in keys("Korea Utara membantah.") & keys("North Korea denied it.", "en")
    assert "org:kr-intelligence" in keys("Intelijen Korea Selatan melapor.") & keys(
        "South Korean intelligence reported it.", "en"
    )


def test_a_body_of_a_state_is_part_of_it() -> None:
    _report, analysis = named("Militer Israel mengeklaim menyerang gudang.")
    assert analysis.sources[0].part_of == "state:il"


def test_spellings_of_one_person_have_one_key() -> None:
    assert "person:volodymyr-zelenskyy" in keys("Presiden Ukraina Volodymyr Zelensky tiba.")


@pytest.mark.parametrize(
    "text",
    [
        "Rapat digelar Senin pagi di Gedung Karya.",
        "Pertandingan digelar di Stadion Bung Sarjono Surabaya.",
        "Ia pergi ke Bandung lalu ke Semarang.",
        "Namun Pemerintah Provinsi belum menjawab.",
    ],
)
def test_days_places_and_openings_are_no_people(text: str) -> None:
    assert people(text) == []


def test_two_people_joined_by_a_hyphen_are_no_third() -> None:
    text = "Tarno Subekti dan Wulan Sari maju. Tim Pemenangan Tarno-Wulan bekerja."
    assert people(text) == ["Tarno Subekti", "Wulan Sari"]


def test_the_spokesman_of_a_person_is_not_that_person() -> None:
    text = "Juru Bicara Tarno Subekti, Wulan Sari, menolak."
    assert mention_of(text, "Wulan Sari").role is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Russian Defense Minister Boris Malenkov arrived.", "Boris Malenkov"),
        ("Air Force spokesman Captain Arjun de Mello said so.", "Arjun de Mello"),
        ("South Korea's national security adviser Song Hae-won said so.", "Song Hae-won"),
        ("Union leader Moira Shaw called a strike.", "Moira Shaw"),
        ("Harrow Committee Chairman Alan Thorne resigned.", "Alan Thorne"),
    ],
)
def test_english_offices(text: str, name: str) -> None:
    assert people(text, "en") == [name]


def test_same_name_same_key() -> None:
    assert key_of("person", "Boris Malenkov") in keys("Menteri Boris Malenkov tiba.") & keys(
        "Minister Boris Malenkov arrived.", "en"
    )


def test_spans_stay_inside_and_in_order() -> None:
    text = "Ketua MPR Sutarji Wibowo bertemu Presiden Prancis Luc Marchand di Paris, kata AFP."
    _report, analysis = named(text)
    starts = [m.span.start for m in analysis.mentions]
    assert starts == sorted(starts)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in analysis.mentions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Banjir merendam Kota Teluk Rama. Kepala BPBD Teluk Rama Sekar Wulandari menutup jalan.", "Sekar Wulandari"),
        (
            "Kepala BPBD Teluk Rama Sekar Wulandari tiba. Hujan reda, ujar Sekar Wulandari.",
            "Sekar Wulandari",
        ),
        ("Wali Kota Terra Amarel Hugo Bastian menutup jalan itu.", "Hugo Bastian"),
        ("Plt. Kepala Dinas Sosial Rina Hadi membuka posko.", "Rina Hadi"),
        ("Kapuspen TNI Mayjen TNI (Mar) Fredi Ardianto hadir.", "Fredi Ardianto"),
    ],
)
def test_a_place_no_list_knows_is_no_part_of_the_name_behind_it(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("Dua orang tewas, menurut kantor berita Agencia Lontara.", "id", "agency:agencia-lontara"),
        ("Kantor berita Lontara memuat kabar itu.", "id", "agency:lontara"),
        ("Laporan Harian Lontara memuat kabar itu.", "id", "outlet:lontara"),
        ("Kabar itu dimuat Lontara News kemarin.", "id", "outlet:lontara-news"),
        ("Dikutip dari Persetia.co.id, tim itu menang.", "id", "outlet:persetia-co-id"),
        ("Agencia Lontara reported two deaths.", "en", "agency:agencia-lontara"),
        ("Radio Lontara reported two deaths.", "en", "outlet:radio-lontara"),
        ("According to Lontara.com, the mayor left.", "en", "outlet:lontara-com"),
    ],
)
def test_a_medium_no_list_knows_is_told_by_the_noun_beside_it(text: str, language: str, key: str) -> None:
    assert key in keys(text, language)
    assert not people(text, language)


def test_a_long_report_takes_time_in_proportion_to_its_length() -> None:
    from time import process_time

    text = "Ketua Dewan Pangan Sutarji Wibowo menolak. Menurut Sutarji, warga Karangsari tenang. "

    def seconds(times: int) -> float:
        began = process_time()
        named(text * times)
        return process_time() - began

    seconds(50)
    assert seconds(800) < 24 * max(seconds(100), 0.002)
