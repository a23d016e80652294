"""The rules of the house that a reader would otherwise have to remember."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from sanad.language.loader import available_languages

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src" / "sanad").rglob("*.py"))
LONGEST_FILE = 400
REGISTRIES = ("pypi" + ".org", "python" + "hosted.org", "npm" + "js.", "deb.deb" + "ian.org")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_file_is_not_too_long_and_says_what_it_is(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_FILE
    assert path.stem not in {"utils", "helpers", "common", "core", "base"}
    assert ast.get_docstring(ast.parse(text)), "a module begins with a docstring"


def test_no_code_compares_a_language_with_a_code():
    codes = set(available_languages())
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Compare):
                compared = {c.value for c in (node.left, *node.comparators) if isinstance(c, ast.Constant)}
                assert not compared & codes, f"{name_of(path)}:{node.lineno} compares with a language's code"


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    return [ROOT / name for name in listed if name]


def test_no_file_names_a_package_registry():
    for path in tracked_files():
        if path.is_file() and path.suffix in {".py", ".toml", ".txt", ".md", ".yml", ".cfg", ""}:
            text = path.read_bytes()
            assert not [host for host in REGISTRIES if host.encode() in text], name_of(path)


def test_records_import_only_the_standard_library_and_one_another():
    for path in (ROOT / "src" / "sanad" / "records").glob("*.py"):
        for module in re.findall(r"^(?:from|import) (\S+)", path.read_text("utf-8"), re.MULTILINE):
            assert module.split(".")[0] in {"__future__", "dataclasses", "typing", "collections"} or module.startswith(
                "sanad.records"
            ), f"{name_of(path)} imports {module}"
