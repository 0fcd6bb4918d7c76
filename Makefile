PYTHON ?= python3.11
BIN = .venv/bin

.PHONY: report test slow-test lint setup lock

report: setup
	$(BIN)/attribution report seeds --output reports/seeds

test: setup lint
	OMP_NUM_THREADS=1 $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

slow-test: setup
	$(BIN)/pytest -m slow

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

setup: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch .venv/installed

lock: setup
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --no-emit-index-url --no-emit-find-links --all-extras --no-annotate --output-file requirements.lock pyproject.toml
	sed -i "s/^\(torch==[0-9.]*\)+cpu/\1/" requirements.lock
