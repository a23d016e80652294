"""One key per source in a whole story, and no more merging than the names allow."""

from __future__ import annotations

from sanad.comparison.alignment import align_sources
from sanad.records.marks import Analysis, Mention, Source
from sanad.records.report import Span


def analysis(report: str, *sources: Source) -> Analysis:
    mentions = tuple(Mention(s.id, Span(0, 1), "name") for s in sources if s.kind != "unnamed" and s.name[0].isupper())
    return Analysis(report, "id", sources=sources, mentions=mentions)


def person(name: str, *forms: str) -> Source:
    return Source("person:" + name.lower().replace(" ", "-"), name, "person", (name, *forms))


def body(key: str, name: str, *forms: str) -> Source:
    return Source(f"organisation:{key}", name, "organisation", (name, *forms))


def keys(*analyses: Analysis) -> set[str]:
    return {s.id for s in align_sources(analyses)[1]}


def test_a_surname_joins_the_only_full_name_that_has_it() -> None:
    assert keys(analysis("a", person("Rahmat Widodo")), analysis("b", person("Widodo"))) == {"person:rahmat-widodo"}


def test_a_surname_that_two_people_share_stays_apart() -> None:
    found = keys(analysis("a", person("Rahmat Widodo"), person("Sinta Widodo")), analysis("b", person("Widodo")))
    assert len(found) == 3


def test_a_letter_of_spelling_does_not_make_two_people() -> None:
    assert len(keys(analysis("a", person("Arsyad Rasyid")), analysis("b", person("Arsjad Rasjid")))) == 1


def test_brothers_stay_two() -> None:
    assert len(keys(analysis("a", person("Budi Santoso")), analysis("b", person("Bayu Santoso")))) == 2


def test_an_acronym_joins_the_name_it_stands_for() -> None:
    full = body("komisi-pengawas-air", "Komisi Pengawas Air", "Komisi Pengawas Air (KPA)")
    assert len(keys(analysis("a", full), analysis("b", body("kpa", "KPA")))) == 1


def test_a_role_tells_whom_somebody_speaks_for() -> None:
    commission = body("kpa", "KPA")
    chair = person("Nadia Prameswari", "Ketua KPA Nadia Prameswari")
    sources = {s.id: s for s in align_sources([analysis("a", commission, chair)])[1]}
    assert sources["person:nadia-prameswari"].part_of == "organisation:kpa"


def test_a_former_role_is_no_membership() -> None:
    commission = body("kpa", "KPA")
    former = person("Nadia Prameswari", "mantan Ketua KPA Nadia Prameswari")
    sources = {s.id: s for s in align_sources([analysis("a", commission, former)])[1]}
    assert sources["person:nadia-prameswari"].part_of is None


def test_a_role_without_a_name_is_its_only_holder() -> None:
    commission = body("kpa", "KPA")
    chair = person("Nadia Prameswari", "Ketua KPA", "Ketua KPA Nadia Prameswari")
    nameless = Source("person:ketua-kpa", "Ketua KPA", "person", ("Ketua KPA",))
    assert "person:ketua-kpa" not in keys(analysis("a", commission, chair), analysis("b", commission, nameless))


def test_merging_does_not_depend_on_the_order() -> None:
    one = analysis("a", person("Rahmat Widodo"), body("kpa", "KPA"))
    other = analysis("b", person("Widodo"), person("Rahmat"))
    assert align_sources([one, other])[1] == align_sources([other, one])[1]
