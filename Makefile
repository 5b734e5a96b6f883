# make run  [REPO=<path|url|archive|list>] [RECIPE=default] [OUT=out]   clean a repository into shards
# make scan [REPO=...]                                                  judge a repository, write no shards
# make test                                                             lint, type-check and test
REPO ?= .
RECIPE ?= default
OUT ?= out
ARGS ?=
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
SEMGREP := 1.182.0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.DEFAULT_GOAL := help
.PHONY: help run scan test test-extras lint types layers format rules golden pins clean

help:
	@sed -n 's/^# //p' Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "dataprep needs Python 3.11 or newer on PATH" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

# The packages of the default path, and the kernels compiled once so that the first run is fast.
$(VENV)/.run-ready: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q dataprep
	$(BIN)/dataprep doctor --quiet
	touch $@

# Semgrep pins too much to share an environment.
$(VENV)-semgrep/.ready: requirements-semgrep.txt | $(BIN)/python
	test -x $(VENV)-semgrep/bin/python || $(PYTHON) -m venv $(VENV)-semgrep
	$(VENV)-semgrep/bin/python -m pip install --quiet --require-hashes -r requirements-semgrep.txt
	touch $@

# What runs goes on without it, and the deep tier of defects says "not run"; tests do not.
WITH_SEMGREP = @$(MAKE) --no-print-directory $(VENV)-semgrep/.ready || \
	echo "semgrep was not installed; the deep tier of defects does not run" >&2

$(VENV)/.test-ready: requirements-dev.txt $(VENV)/.run-ready
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@

# Exit code 1 means findings, which is a result and not a failure of make.
run: $(VENV)/.run-ready
	$(WITH_SEMGREP)
	@$(BIN)/dataprep run $(REPO) --recipe $(RECIPE) --out $(OUT) $(ARGS); \
	code=$$?; echo "exit code $$code" >&2; test $$code -le 1

scan: $(VENV)/.run-ready
	$(WITH_SEMGREP)
	@$(BIN)/dataprep scan $(REPO) --recipe $(RECIPE) $(ARGS); \
	code=$$?; echo "exit code $$code" >&2; test $$code -le 1

test: $(VENV)/.test-ready $(VENV)-semgrep/.ready lint types layers rules
	$(BIN)/python -m pytest -q -m "not slow" -n auto --dist loadfile

test-extras: $(VENV)/.test-ready $(VENV)-semgrep/.ready
	$(BIN)/python -m pytest -q -m slow

lint: $(VENV)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test-ready
	$(BIN)/mypy

layers: $(VENV)/.test-ready
	$(BIN)/lint-imports

rules: $(VENV)/.test-ready
	$(BIN)/dataprep rules test
	$(BIN)/dataprep docs --check

format: $(VENV)/.test-ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Records the stages' code digests after a version was raised; see tests/test_stage_versions.py.
golden: $(VENV)/.test-ready
	$(BIN)/python -m tests.golden

# Resolves the pins anew: names, versions and hashes, without the address of an index.
pins:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --quiet pyproject.toml --group build -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --quiet pyproject.toml --group build --group dev -c requirements.txt \
	  -o requirements-dev.txt
	echo "semgrep==$(SEMGREP)" | uv pip compile --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --quiet - -o requirements-semgrep.txt

clean:
	rm -rf $(VENV) $(VENV)-semgrep .mypy_cache .ruff_cache .pytest_cache
