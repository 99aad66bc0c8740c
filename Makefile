# Every target works on a fresh machine with Python 3.11 and nothing else: it makes .venv and installs from PyPI.
PYTHON ?= python3
EXAMPLE = examples/kaldrin-depot
VENV = .venv
BIN = $(VENV)/bin
READY = $(VENV)/.installed

.PHONY: demo test lint evaluate evaluate-short clean

demo: $(READY)
	$(BIN)/firsthand trace $(EXAMPLE) -o report.html --json trace.json
	@echo
	@echo "The whole answer, with every sentence it rests on: open report.html in a browser."

test: lint evaluate-short
	$(BIN)/pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The scorers of ../shared/score on the data of ../shared, in one table; skips in words what is not there.
evaluate: $(READY)
	$(BIN)/python -m evaluation

evaluate-short: $(READY)
	$(BIN)/python -m evaluation --short

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

clean:
	rm -rf $(VENV) report.html trace.json build dist
