# Everything that a person or CI does with simsp. It needs make and Python 3.11 or newer, and nothing else:
# each target first makes the folder .venv and puts there what it needs. `make help` lists the targets.

VENV ?= .venv
WORKERS ?= 2
PY = $(VENV)/bin/python
PIP_INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check -c requirements/locked.txt
RUNTIME = $(VENV)/installed
DEVELOPMENT = $(VENV)/installed-for-development
LOCK ?= 2026-11-22
SMALL = --agents 200 --replicates 1 --jobs 1 --seed 1

.PHONY: help report test check format lint browser spreadsheet compile uncompiled golden validation studies dictionary rules casefiles odd forecasts pictures clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-11s %s\n", $$1, $$2}' Makefile

report: $(RUNTIME)  ## compare the three main policies with today's law; prints where the report lies
	$(PY) -m simsp compare

test: $(DEVELOPMENT) browser spreadsheet compile  ## run every test
	$(PY) -m pytest -n $(WORKERS) --dist loadgroup

check: lint uncompiled test  ## all that CI runs: style, types, layers, a plain-Python run, every test

format: $(DEVELOPMENT)  ## put the code into the common style
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

lint: $(DEVELOPMENT)  ## style, types and layers
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -c "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))"

browser: $(DEVELOPMENT)  ## find Chromium for the tests of the page, or fetch it
	$(PY) -m tests.browser

spreadsheet: $(DEVELOPMENT)  ## find LibreOffice for the tests of the workbook, or fetch it
	$(PY) -m tests.spreadsheet

compile: $(RUNTIME)  ## compile the model once, so that what follows need not
	$(PY) -m simsp run current_law $(SMALL) --out build/compiled

uncompiled: $(DEVELOPMENT)  ## the same small run as plain Python, to see which lines ran
	SIMSP_UNCOMPILED=1 $(PY) -m coverage run -m simsp run current_law $(SMALL) --agents 20 --until 2028-12 --out build/uncompiled
	$(PY) -m coverage report

golden: $(DEVELOPMENT) compile  ## accept new headline results; then say why in CHANGELOG.md
	$(PY) -m tests.golden.update

dictionary: $(DEVELOPMENT)  ## write docs/data-dictionary.md anew from the tables' own columns
	$(PY) -c "from pathlib import Path; from simsp import tables; Path('docs/data-dictionary.md').write_text(tables.dictionary(), encoding='utf-8')"

rules: $(DEVELOPMENT)  ## write docs/rules.md anew, and the values that docs/open-questions.md names
	$(PY) -c "from pathlib import Path; from simsp import rulebook; rulebook.write(Path('docs'), Path('tests/cases'))"

forecasts: $(RUNTIME) compile  ## forecast figures to come and lock them under LOCK=YYYY-MM-DD (AGAIN=yes: once more)
	$(PY) -m simsp validate --agents 12000 --lock "$(LOCK)" $(if $(filter yes,$(AGAIN)),--again)
	$(PY) -c "from pathlib import Path; from simsp.validation import forecast_page; forecast_page.write_docs(Path('docs'))"

validation: $(RUNTIME) compile  ## hold the model against what is reported; write docs/validation.md anew, ship the table
	$(PY) -m simsp validate --out build/validation
	$(PY) -c "from pathlib import Path; from simsp.validation import page; page.write_docs(Path('build/validation'), Path('docs'))"
	$(PY) -c "from pathlib import Path; from simsp.saving import shipped; shipped.take(shipped.VALIDATION, Path('build/validation'))"

studies: $(DEVELOPMENT) validation  ## the same, and which assumptions move the answer; ship both with simsp (an hour)
	$(PY) -m simsp sensitivity --resume --out build/sensitivity
	$(PY) -c "from pathlib import Path; from simsp.saving import shipped; shipped.take(shipped.SENSITIVITY, Path('build/sensitivity'))"

casefiles: $(DEVELOPMENT)  ## write docs/case-files.md anew from the keys that a case file may have
	SIMSP_UNCOMPILED=1 $(PY) -c "from pathlib import Path; from simsp.case import guide; guide.write(Path('docs/case-files.md'))"

odd: $(DEVELOPMENT)  ## write docs/odd.md anew, the description for reviewers
	SIMSP_UNCOMPILED=1 $(PY) -c "from pathlib import Path; from simsp import protocol; protocol.write(Path())"

pictures: $(DEVELOPMENT) browser compile  ## make the pictures of README and docs/gallery.md anew, from a real run
	$(PY) -m simsp compare --out build/pictures
	$(PY) -m tests.gallery build/pictures docs

clean:  ## remove all that these targets made, except outputs/
	rm -rf $(VENV) build .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# Debian and Ubuntu may lack the part of Python that puts pip into a new environment (package python3-venv);
# then the pip of the system does it, from outside. The system itself is never installed into.
$(PY):
	@for python in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
	  "$$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	  found=$$python; \
	  echo "Making $(VENV) with $$("$$python" --version)"; \
	  if "$$python" -c 'import ensurepip' >/dev/null 2>&1; then \
	    "$$python" -m venv $(VENV) && exit 0; \
	  elif "$$python" -m pip --version >/dev/null 2>&1; then \
	    "$$python" -m venv --without-pip $(VENV) && "$$python" -m pip --python $(PY) install --quiet pip && exit 0; \
	  fi; \
	  rm -rf $(VENV); \
	done; \
	if [ -n "$$found" ]; then \
	  echo "$$found can make no environment with pip. On Debian or Ubuntu: sudo apt-get install python3-venv"; \
	else \
	  echo "simsp needs Python 3.11 or newer, and found none. Name yours: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; \
	fi >&2; \
	exit 1

$(RUNTIME): pyproject.toml requirements/locked.txt | $(PY)
	$(PIP_INSTALL) -e .
	@touch $@

$(DEVELOPMENT): pyproject.toml requirements/locked.txt | $(PY)
	$(PIP_INSTALL) -e ".[dev]"
	@touch $@ $(RUNTIME)
