# The front door. Nothing but Python 3.11 or newer (with pip and venv), git and make is needed.
#
#   make demo       one page followed from its bytes to a verdict
#   make serve      the same ledger in a browser, on this machine alone
#   make test       lint, types and all tests: what CI runs
#   make types      mypy, strict, tests included
#   make lint       ruff: rules and format
#   make property   the laws, tried on new cases
#   make fuzz       the web app, asked what nobody would ask, at length
#   make gate       scores on the annotated pages and the public sets against the pinned floors
#   make bench      speed: commands, pages beside spaCy and trafilatura, bounds beside cobra, the ledger beside SQLite
#   make walk       500 numbers of the web app followed to their sentences, 50 days looked at (needs Chromium)
#   make shots      pictures of every page of the web app, into docs/screens/ (needs Chromium)
#   make docs       writes the generated parts of docs/
#   make check      test, then gate

PYTHON ?= python3

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install --quiet --quiet --disable-pip-version-check

.PHONY: help demo serve test types lint pytest property gate bench check docs shots walk
.DEFAULT_GOAL := help

# The stamps share one environment, so only one recipe runs at a time, also under `make -j`.
.NOTPARALLEL:

help:
	@sed -n 's/^#   make/make/p' Makefile

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "crossfoot needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 2; }
	@echo "venv     $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.package: $(VENV)/.made pyproject.toml
	@echo "install  crossfoot"
	@$(PIP) -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.made pyproject.toml
	@echo "install  crossfoot and what its tests need"
	@$(PIP) -e '.[dev]'
	@touch $(VENV)/.package $@

$(VENV)/.oracle: $(VENV)/.dev
	@echo "install  a second solver for the laws"
	@$(PIP) -e '.[oracle]'
	@touch $@

$(VENV)/.bench: $(VENV)/.package
	@echo "install  the peers of make bench"
	@$(PIP) -e '.[bench]'
	@touch $@

$(VENV)/.web: $(VENV)/.made pyproject.toml
	@echo "install  crossfoot and what its web app needs"
	@$(PIP) -e '.[web]'
	@touch $(VENV)/.package $@

demo: $(VENV)/.package
	@tools/demo.sh $(RUN)

serve: $(VENV)/.web
	@test -e build/demo/ledger.sqlite || tools/demo.sh $(RUN) >/dev/null
	@$(RUN) -m crossfoot serve --ledger build/demo/ledger.sqlite

test: lint types pytest

lint: $(VENV)/.dev
	@echo "lint     ruff"
	@$(RUN) -m ruff check --quiet
	@$(RUN) -m ruff format --quiet --check

types: $(VENV)/.dev
	@echo "types    mypy"
	@$(RUN) -m mypy --no-error-summary

pytest: $(VENV)/.dev
	@echo "tests    pytest"
	@$(RUN) -m pytest

property: $(VENV)/.oracle
	@echo "laws     pytest tests/property"
	@$(RUN) -m pytest tests/property --hypothesis-profile=search

fuzz: $(VENV)/.dev
	@echo "fuzz     pytest tests/web/test_fuzz.py"
	@FUZZ=100 $(RUN) -m pytest tests/web/test_fuzz.py

gate: $(VENV)/.package
	@$(RUN) tools/gate.py

bench: $(VENV)/.bench
	@$(RUN) -m tools.speed
	@$(RUN) -m tools.engine speed
	@$(RUN) -m tools.engine live
	@$(RUN) -m tools.engine ledger

walk: $(VENV)/.dev
	@echo "walk     pytest tests/browser"
	@WALK=1 $(RUN) -m pytest tests/browser

shots: $(VENV)/.dev
	@$(RUN) -m tools.shots docs/screens

docs: $(VENV)/.package
	@$(RUN) tools/docs.py

check: test gate
