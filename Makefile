# Every target stands on one environment, made on first use from requirements.txt.
# HESHU_VENV names another folder for it, PYTHON another interpreter (3.11 or newer).
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := $(or $(HESHU_VENV),.venv)
READY := $(VENV)/.installed
RUN := $(VENV)/bin/python
PORT ?= 7860

.DEFAULT_GOAL := help
.PHONY: help app test test-browser lint format eval bench

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

app: $(READY) ## start the workbench and print its address (PORT=7860)
	$(RUN) app.py serve --port $(PORT)

test: $(READY) ## run the tests
	$(RUN) -m pytest

test-browser: $(READY) ## run the browser tests (needs Chromium, or names what to install)
	$(RUN) -m pytest -m browser tests/browser

lint: $(READY) ## check style, types and import contracts
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports --no-cache --no-logo

format: $(READY) ## let ruff mend what it can
	$(RUN) -m ruff check --fix .

eval: $(READY) ## ask the gold questions and score the answers
	$(RUN) app.py eval

bench: $(READY) ## time reading against bare pdfplumber, and asking
	$(RUN) -m eval.bench
