# Every target works on a fresh machine with Python 3.11 and nothing else: it makes .venv and installs from PyPI.
PYTHON ?= python3
EXAMPLE = examples/kaldrin-depot
VENV = .venv
BIN = $(VENV)/bin
READY = $(VENV)/.installed

.PHONY: demo test lint evaluate evaluate-short bench bench-short bench-passages browser browser-short pictures fuzz train clean

demo: $(READY)
	$(BIN)/firsthand trace $(EXAMPLE) -o report.html --json trace.json
	@echo
	@echo "The whole answer, with every sentence it rests on: open report.html in a browser."

test: lint evaluate-short bench-short browser-short
	$(BIN)/pytest -n 2

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

# Speed and memory beside a spaCy parse in the same run, and how time grows with length: half an hour.
bench: $(READY)
	$(BIN)/python -m benchmarks.attributions

bench-short: $(READY)
	$(BIN)/python -m benchmarks.attributions --short
	$(BIN)/python -m benchmarks.passages --short

# Copied passages: speed beside a rolling hash and beside peers, and how time and memory grow: a quarter of an hour.
bench-passages: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[peers]'
	$(BIN)/python -m benchmarks.passages

# The page in Chromium: walked, by keyboard, on paper, with 600 hostile texts, by axe-core. Needs chromium and npm.
browser: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[browser]'
	npm install --prefix build/axe --no-save --silent axe-core@4.14.1
	FIRSTHAND_BROWSER=full $(BIN)/pytest tests/browser

# A minute of the same, where there is a Chromium; says so where there is none.
browser-short: $(READY)
	@if { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null; then \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[browser]' \
	  && FIRSTHAND_BROWSER=short $(BIN)/pytest tests/browser; \
	else echo "The page is not opened in a browser: no chromium here."; fi

# The pictures of the example's page in docs/images, anew: look at them before they are committed.
pictures: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[browser]'
	$(BIN)/python tests/browser/pictures.py

# The tests on hostile texts with 50 times the examples, and on texts of a million characters: half an hour.
fuzz: $(READY)
	FIRSTHAND_FUZZ=50 $(BIN)/pytest tests/test_hostile_attributions.py

# The attribution network anew, from the marked articles, in an environment of its own: 35 minutes on two cores.
train:
	$(PYTHON) -m venv $(VENV)-training
	$(VENV)-training/bin/python -m pip install --quiet --editable '.[training]'
	$(VENV)-training/bin/python -m training.attributions --polnear ../shared/data/polnear --out build/tagger --bfloat16

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

clean:
	rm -rf $(VENV) report.html trace.json build dist
