"""Every reason that a room can give has its words in every interface language."""

import re
import tomllib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "sanad"
WORDS = sorted((PACKAGE / "output" / "words").glob("*.toml"))


def reason_names() -> set[str]:
    sources = [p for room in ("comparison", "stories") for p in (PACKAGE / room).glob("*.py")]
    return {name for p in sources for name in re.findall(r'Reason\(\s*"([a-z_]+)"', p.read_text("utf-8"))}


@pytest.mark.parametrize("path", WORDS, ids=lambda p: p.stem)
def test_every_reason_has_its_words(path):
    names = reason_names()
    assert len(names) > 10
    assert not names - set(tomllib.loads(path.read_text("utf-8"))["reason"])
