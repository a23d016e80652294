"""No figure falls below its floor. Needs the labelled data that lies beside the project."""

import pytest

from quality.measure import MEASUREMENTS, below, flatten, load_floors, measure
from quality.places import SHARED

FLOORS = load_floors()


def test_a_figure_under_its_floor_is_named():
    assert below({"a / b": 0.5}, {"a / b": 0.6, "not measured": 0.9}) == ["a / b: 0.500 is below its floor 0.600"]
    assert below({"a / b": 0.6}, {"a / b": 0.6}) == []


def test_nested_figures_get_one_name_each():
    assert flatten("gold", {"seeds": {"claims": 0.51234, "kind": 1}}) == {
        "gold / seeds / claims": 0.5123,
        "gold / seeds / kind": 1.0,
    }


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled data is not beside the project")
@pytest.mark.parametrize("name", MEASUREMENTS)
def test_no_figure_is_below_its_floor(name):
    figures = measure((name,))
    floors = {figure: floor for figure, floor in FLOORS.items() if figure.startswith(f"{name} / ")}
    assert floors, f"{name} has no floor"
    assert not set(floors) - set(figures), "a figure with a floor is no longer measured"
    assert below(figures, floors) == []
