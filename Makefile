# The tasks of a developer. `make` alone lists the targets.
#
# Needs Python 3.11 or newer, and uv if there is one (else the interpreter's own venv and pip). To choose the
# interpreter: make test PYTHON=python3.12

SHELL := /bin/sh
VENV := .venv
RUN := $(VENV)/bin
BUILD := build

newest_python = for name in python3.13 python3.12 python3.11 python3 python; do \
	if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then command -v "$$name"; break; fi; done
PYTHON ?= $(shell $(newest_python))
UV ?= $(shell command -v uv 2>/dev/null)

.PHONY: help demo test lint format types docs docs-check check build bench bench-check compare soak panel fuzz lock clean
.DELETE_ON_ERROR:

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 20

demo: $(VENV)/installed ## Plan the busy example week, draw it, and write its calendar, page and JSON to build/
	@mkdir -p $(BUILD)
	@$(RUN)/liftrun plan examples/busy-week/athlete.toml --week 2026-11-23 --now 2026-11-22T18:00Z --ics $(BUILD)/busy-week.ics \
		--html $(BUILD)/busy-week.html --json $(BUILD)/busy-week.json || test $$? -eq 3
	@ls $(BUILD)/busy-week.*

# Node.js runs ical.js, which reads our calendars as other people's programs do.
without_npm := $(if $(shell command -v npm 2>/dev/null),,yes)

test: $(VENV)/installed-dev ## Run every test
	$(if $(without_npm),@echo "There is no npm here: the tests that read our calendars with ical.js are left out.")
	@$(RUN)/python -m pytest -n auto --dist loadgroup $(if $(without_npm),-m "not icaljs")

lint: $(VENV)/installed-dev ## Check the style (ruff)
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .

format: $(VENV)/installed-dev ## Format the code, and fix what ruff can fix
	@$(RUN)/ruff check --fix --quiet .
	@$(RUN)/ruff format .

types: $(VENV)/installed-dev ## Check the types (mypy --strict)
	@$(RUN)/mypy

docs-check: $(VENV)/installed-dev ## Check that the pages are complete and current, and that their examples run
	@$(RUN)/python -m pytest -q tests/house/test_docs.py tests/house/test_architecture.py tests/rulebook/test_page.py tests/documents/test_schema.py tests/api/test_documented.py

docs: $(VENV)/installed-dev ## Generate docs/rulebook.md and docs/exercises.md from constraints/, the schemas of the published forms, and docs/weeks.md
	@$(RUN)/python -m liftrun.rulebook
	@$(RUN)/python -m liftrun.documents
	@$(RUN)/python -m tests.gallery

check: lint types docs-check test ## All that must pass before a change is merged

build: $(VENV)/installed-dev ## Build the wheel into dist/
	@$(RUN)/python -m hatchling build --target wheel --directory dist

bench: $(VENV)/installed-dev ## Measure start-up and the planning of a week against their targets (minutes; benchmarks/README.md)
	@$(RUN)/python benchmarks/start_up.py
	@$(RUN)/python benchmarks/week.py $(BENCH)

REV ?= HEAD
compare: $(VENV)/installed-dev ## Compare all plans of the examples and instances with another revision: make compare REV=5c3f69d
	@$(RUN)/python benchmarks/compare_plans.py $(REV) $(COMPARE)

# Hours on two cores. Each prints its counts, and how many passed.
WEEKS ?= 100000
soak: $(VENV)/installed-dev ## Plan 100,000 weeks and run every long test (hours); WEEKS=1000 for a taste
	@$(RUN)/python -m tests.calendars.clock_scan
	@$(RUN)/python -m tests.soak $(WEEKS)
	@LIFTRUN_PROFILE=long $(RUN)/python -m pytest tests/panel tests/explanations tests/rules tests/oracle tests/properties tests/judge tests/reliability tests/sweep tests/life tests/planning/test_replan.py

panel: $(VENV)/installed-dev ## Plan the run-ups of the panel's 61 athletes, and judge each week as a coach does (two minutes)
	@$(RUN)/python -m tests.panel

FUZZ_SECONDS ?= 300
fuzz: $(VENV)/installed-dev ## Fuzz the readers of calendars, athlete files and hand-written weeks (FUZZ_SECONDS each)
	@$(pip) "atheris==3.0.0"
	@for target in $$($(RUN)/python -c 'from tests.fuzz.targets import TARGETS; print(*TARGETS)'); do \
		$(RUN)/python -m tests.fuzz.run $$target $(FUZZ_SECONDS) || exit 1; done

bench-check: $(VENV)/installed-dev ## Compare the speed with the recorded ratios, on any machine
	@$(RUN)/liftrun bench check benchmarks/settings/check.toml

# ---- the virtual environment: made from the locks, again only when they or pyproject.toml change

no_python := liftrun needs Python 3.11 or newer and found none. Install it (on Debian: apt-get install python3 \
	python3-venv), or name it: make PYTHON=/path/to/python3
no_venv = "$(PYTHON)" cannot make virtual environments, for its venv or ensurepip module is missing. On Debian: apt-get \
	install python3-venv (or that of its version, such as python3.13-venv). Or install uv

ifneq ($(UV),)
make_venv = "$(UV)" venv --quiet --clear --python "$(or $(PYTHON),>=3.11)" $(VENV)
pip = "$(UV)" pip install --quiet --python $(RUN)/python
else
make_venv = test -n "$(PYTHON)" || { echo '$(no_python).' >&2; exit 1; }; \
	"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { echo '$(no_venv).' >&2; exit 1; }; \
	"$(PYTHON)" -m venv --clear $(VENV)
pip = $(RUN)/python -m pip install --quiet --disable-pip-version-check
endif

# $(call install,LOCK): the packages of a lock with their hashes, then liftrun itself as an editable installation.
# An environment that uv made has no pip; if uv is gone, the environment is made again.
define install
@echo "Installing liftrun into $(VENV), from $(1) ..."
@$(RUN)/python -c '$(if $(UV),,import pip)' 2>/dev/null || { $(make_venv); }
@$(pip) --require-hashes -r $(1)
@$(pip) --no-deps --no-build-isolation -e .
endef

# If the interpreter is gone (moved, upgraded, removed), install again.
$(shell test -x $(RUN)/python || rm -f $(VENV)/installed $(VENV)/installed-dev)

$(VENV)/installed: requirements.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)
	@touch $(VENV)/installed $@

# ---- upkeep

# $(call compile,FILE,WHAT,OPTIONS): a lock for every Python and platform that liftrun supports, with its header.
define compile
uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header $(UPGRADE) \
	$(3) pyproject.toml -o $(1)
printf '%s\n' '# $(2), pinned with hashes for every supported Python and platform.' \
	'# Made by `make lock` (needs uv); `make lock UPGRADE=--upgrade` moves to the newest releases.' \
	| cat - $(1) > $(1).new && mv $(1).new $(1)
endef

lock: ## Renew the lock files after a change of dependencies in pyproject.toml (needs uv)
	@$(call compile,requirements.lock,What liftrun needs to run and to be installed,--group build)
	@$(call compile,requirements-dev.lock,What the tests and tools need besides,--group build --group dev --all-extras -c requirements.lock)

clean: ## Remove what the other targets made
	@rm -rf $(VENV) $(BUILD) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
