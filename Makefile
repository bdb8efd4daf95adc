# Every target stands on one environment, made on first use from requirements.txt.
# HESHU_VENV names another folder for it, PYTHON another interpreter (3.11 or newer).
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := $(or $(HESHU_VENV),.venv)
READY := $(VENV)/.installed
RUN := $(VENV)/bin/python
PORT ?= 7860

.DEFAULT_GOAL := help
.PHONY: help app test test-browser lint format eval eval-full bench

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

app: $(READY) ## start the workbench and print its address (PORT=7860)
	$(RUN) app.py serve --port $(PORT)

test: $(READY) ## run the tests
	$(RUN) -m pytest -n 2 --dist loadfile

test-browser: $(READY) ## run the browser tests (needs Chromium, or names what to install)
	$(RUN) -m pytest -m browser tests/browser

lint: $(READY) ## check style, types and import contracts
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports --no-cache --no-logo

format: $(READY) ## let ruff mend what it can
	$(RUN) -m ruff check --fix .

eval: $(READY) ## run every evaluation suite on a fixed sample, against the baseline (report: eval/results/report.html)
	$(RUN) app.py eval -o eval/results

eval-full: $(READY) ## the same over all counts (report: eval/results/full/report.html)
	$(RUN) -m eval --full -o eval/results/full

bench: $(READY) ## measure reading, memory, ingest, asking, start-up and the workbench (results: eval/results/bench.json)
	$(RUN) -m eval.bench
