# make demo   traces an example story into build/demo.html
# make test   the whole test suite, with the checks on style, types and imports
# Both set up a virtual environment by themselves the first time.

PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready
RUN := $(VENV)/bin

.PHONY: demo test check lint types imports quality benchmarks clean

demo: $(READY)
	@mkdir -p build
	$(RUN)/sanad trace examples/foreign-agency --html build/demo.html --json build/demo.json --with-text
	@echo "Open build/demo.html in a browser: a story retold by several outlets, traced to its origins."

test: $(READY) lint types imports
	$(RUN)/python -m pytest -n auto

lint: $(READY)
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .

types: $(READY)
	$(RUN)/mypy

imports: $(READY)
	$(RUN)/lint-imports

quality: $(READY)
	$(RUN)/python -m quality.measure

benchmarks: $(READY)
	$(RUN)/python -m benchmarks.speed

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $(READY)

clean:
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache
