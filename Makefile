# The commands of this checkout. `make` alone lists them.
#
# Everything lives in .venv; a stamp inside it is as old as the pyproject.toml it was made from, so a second run installs nothing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := fixtures/reports/kpu-asahan-2024.json
FUZZ_SECONDS ?= 120

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow test-all test-versions coverage lint mutate bench oracles fuzz fix docs pictures site clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.installed $(if $(findstring .pdf,$(DEMO)),$(VENV)/.importing) ## check a real report, or DEMO=laporan.pdf
	@$(BIN)/lkj-check $(DEMO); status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi; \
	echo; echo "lkj-check ended with exit status $$status (1 = there are findings, which the report of the demo is known for)."

test: lint ## all checks that a change must pass: ruff, mypy, import-linter, pytest
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal -m "not slow"

test-slow: $(VENV)/.developed $(VENV)/.documenting $(VENV)/.comparing ## the slow suites alone
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal -m slow

test-all: test test-slow ## all of these

test-versions: $(VENV)/.developed ## the lowest and the newest versions of what is needed at run time
	$(BIN)/python -m pytest -m slow tests/test_versions.py

coverage: $(VENV)/.developed ## which branches of src/ the tests run, commands and workers included (twice as long as the tests)
	rm -rf build/coverage && mkdir -p build/coverage
	$(BIN)/python -m coverage run -m pytest --numprocesses auto --dist worksteal -m "not slow"
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

lint: $(VENV)/.developed ## the checks that run no test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

mutate: $(VENV)/.developed ## change every value of the base report, write docs/sensitivity.md (minutes)
	$(BIN)/lkj-rules mutate --lang en --out docs/sensitivity.md

oracles: $(VENV)/.developed ## compare with oracles, plant errors, write docs/oracles.md and docs/planted.md (minutes)
	$(BIN)/python tests/oracles/page.py
	$(BIN)/python tests/oracles/planted_page.py

fuzz: $(VENV)/.fuzzing ## fuzz the reader, the number parser and the rule compiler, FUZZ_SECONDS=120 each (Linux)
	for target in reader number rule; do $(BIN)/python tests/fuzz/run.py $$target $(FUZZ_SECONDS) || exit 1; done

fix: $(VENV)/.developed ## mend what ruff can mend by itself
	$(BIN)/ruff check --fix .

bench: $(VENV)/.developed ## measure how cost grows with the report and the archive, write docs/performance.md (some 40 minutes)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python tests/bench/rule_set.py
	$(BIN)/python tests/bench/bench.py
	PYTHONPATH=tests/bench:tests/oracles $(BIN)/python tests/bench/peers/compare.py
	$(BIN)/python tests/bench/scale.py

docs: $(VENV)/.developed ## write the pages on rules anew
	$(BIN)/lkj-rules docs

pictures: $(VENV)/.developed ## make the pictures of README and guides anew (needs Chromium, LibreOffice, pdftoppm)
	$(BIN)/python docs/images/make.py
	$(BIN)/python docs/images/workbook.py

site: $(VENV)/.documenting ## build the documentation as a site, to be read in build/site; every warning is an error
	$(BIN)/sphinx-build --quiet --jobs auto --fail-on-warning --keep-going docs build/site

clean: ## remove the environment, caches and built files
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo "lkj-rules needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.developed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@ $(VENV)/.installed

$(VENV)/.importing: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[impor]"
	@touch $@

$(VENV)/.documenting: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group docs
	@touch $@

$(VENV)/.comparing: $(VENV)/.developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group oracles
	@touch $@

$(VENV)/.fuzzing: $(VENV)/.developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group fuzz
	@touch $@
