import subprocess
import sys

import sanad


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, sanad; print(','.join(sorted(m.split('.')[0] for m in sys.modules)))"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        .stdout.strip()
        .split(",")
    )
    assert not loaded & {"lxml", "trafilatura", "numpy", "scipy", "rich", "click", "jinja2", "msgspec", "py3langid"}


def test_the_verbs_are_found_on_first_use():
    for verb in sanad.__all__:
        assert getattr(sanad, verb)


def test_an_unknown_attribute_is_an_attribute_error():
    assert not hasattr(sanad, "no_such_verb")
