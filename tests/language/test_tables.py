import pytest

from sanad.analysis.gazetteer import load_gazetteer, load_people
from sanad.language.loader import DATA, available_languages, load_language, load_shared, load_table
from sanad.text.tokens import tokenise

TABLES = ("titles", "bodies", "pronouns", "unnamed_sources", "not_names")
LEAST = {"agencies": 60, "outlets": 150, "institutions": 250, "countries": 190, "places": 500}


def plain(text: str) -> str:
    return " ".join(t.text.casefold() for t in tokenise(text))


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("code", available_languages())
def test_every_example_holds_a_form_of_its_row(code: str, table: str) -> None:
    rows = load_language(code).table(table)
    assert rows
    without = [
        row["form"]
        for row in rows
        if not any(plain(form.lstrip("-")) in plain(row["example"]) for form in row["form"].split("|"))
    ]
    assert without == []


@pytest.mark.parametrize("table", sorted(LEAST))
def test_shared_tables_are_large_enough(table: str) -> None:
    assert len(load_shared(table)) >= LEAST[table]


@pytest.mark.parametrize("table", ["agencies", "outlets", "institutions", "countries"])
def test_keys_are_unique(table: str) -> None:
    keys = [row["key"] for row in load_shared(table)]
    assert len(keys) == len(set(keys))


def test_what_a_source_belongs_to_is_known() -> None:
    keys = {row["key"] for t in ("agencies", "institutions", "countries") for row in load_shared(t)}
    for table in ("agencies", "institutions"):
        parents = {row["part_of"] for row in load_shared(table) if row["part_of"]}
        assert parents <= keys


def test_tables_are_readable() -> None:
    for path in DATA.glob("*/*.tsv"):
        assert load_table(path.parent.name, path.stem) is not None


@pytest.mark.parametrize("code", available_languages())
def test_acronyms_count_only_in_capitals(code: str) -> None:
    gazetteer = load_gazetteer(code)
    assert gazetteer.of_text("PBB" if code == "id" else "UN")
    assert gazetteer.of_text("pbb" if code == "id" else "un") is None


def test_nicknames_lead_to_a_full_name() -> None:
    assert load_people()["sby"] == "Susilo Bambang Yudhoyono"
