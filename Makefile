# Two commands: `make map` maps the sample articles, `make test` runs every test.
# Each makes .venv, installs the hashed lock and then the project itself.
# Another interpreter: make map PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PROJECT := pyproject.toml hatch_build.py geo/maps/assets/package-lock.json

.PHONY: map test lint check-wheel lock clean

map: $(VENV)/installed-run
	$(BIN)/geo map seeds -o maps

test: $(VENV)/installed-dev
	$(BIN)/python tools/provide_browser.py
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Builds the wheel, installs it alone in an empty environment and maps an article with it.
check-wheel: $(VENV)/installed-dev
	$(BIN)/python tools/check_wheel.py

# Rewrites the hashed locks from pyproject.toml; needs uv (pip install uv).
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet -o locks/run.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet -o locks/dev.txt

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "geo needs Python 3.11 or newer, this is " + sys.version.split()[0] + ". Say which one to use: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed-run: locks/run.txt $(PROJECT) | $(BIN)/python
	@echo "Installing geo and what it needs into $(VENV) (a few minutes the first time) ..."
	$(PIP) install --require-hashes -r locks/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: locks/dev.txt $(PROJECT) | $(BIN)/python
	@echo "Installing geo and what its tests need into $(VENV) (a few minutes the first time) ..."
	$(PIP) install --require-hashes -r locks/dev.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/installed-run

clean:
	rm -rf $(VENV)
