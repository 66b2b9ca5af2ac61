# Everything that a checkout needs, with Python 3.11 or newer, git and make. `make` lists the targets.
# Generated things live in .venv, demo-output and test-output; `make clean` removes them.

BIN := .venv/bin
INPUTS := pyproject.toml constraints.txt tools/install.sh

.DEFAULT_GOAL := help
.PHONY: help demo app backlog test test-scale prove screens lint bench constraints clean

help:
	@echo "make demo    install Footing into .venv and run it on the worked examples and a backlog"
	@echo "make app     open Footing in the browser"
	@echo "make backlog install Footing with the parts that read and draw backlogs"
	@echo "make test    install what the tests need and run all checks and tests"
	@echo "make test-scale  the same expressions on DuckDB, PostgreSQL and Spark (Java 17), and a large table"
	@echo "make prove   try at length what docs/privacy.md promises, and write the figures into it"
	@echo "make screens take a picture of every page that the tests open, into test-output"
	@echo "make lint    run the checks without the tests"
	@echo "make bench   time the start, the reading and simulating of a backlog, the checker and the panel"
	@echo "make clean   remove everything that was installed or made here"

demo: .venv/.installed-backlog
	@$(BIN)/footing demo --out demo-output --then "make app"

app: .venv/.installed
	@$(BIN)/footing

backlog: .venv/.installed-backlog

# A failed check does not keep the tests from running; both are told, and either is a failure.
test: .venv/.installed-dev
	@browser="$$($(BIN)/python tools/browser.py)" || exit 1; status=0; \
	sh tools/postgres.sh; \
	$(MAKE) --no-print-directory lint || status=1; \
	FOOTING_BROWSER="$$browser" $(BIN)/pytest -n 2 --dist worksteal || status=1; \
	exit $$status

# The long form of tests/prove; atheris, where it can be installed, looks for more odd inputs.
prove: .venv/.installed-dev
	@browser="$$($(BIN)/python tools/browser.py)" || exit 1; \
	{ $(BIN)/python -m pip install -q -c constraints.txt atheris \
		|| uv pip install -q --python $(BIN)/python -c constraints.txt atheris; } 2>/dev/null \
		|| echo "atheris cannot be installed here; that part is skipped."; \
	FOOTING_BROWSER="$$browser" $(BIN)/python tools/prove.py

screens: .venv/.installed-dev
	@FOOTING_SCREENS=1 FOOTING_BROWSER="$$($(BIN)/python tools/browser.py)" \
		$(BIN)/pytest -n 2 --dist worksteal -m browser

# Spark takes minutes and needs Java 17, so it is not part of `make test`. SCALE: millions of rows.
SCALE := 1 10 100

test-scale: .venv/.installed-scale
	@sh tools/postgres.sh
	FOOTING_SCALE=1 $(BIN)/pytest tests/scale
	$(BIN)/python bench/scale.py $(SCALE)

lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

HISTORIES := hadoop_jira.csv helpdesk_cases.parquet

bench: .venv/.installed-bench
	@$(BIN)/python bench/startup.py
	@$(BIN)/python bench/backlog_measure.py
	@$(BIN)/python bench/backlog_simulate.py 3 $(wildcard $(HISTORIES:%=../shared/data/backlog/%))
	@$(BIN)/python bench/wording_speed.py
	@$(BIN)/python bench/advice_reading.py

# The versions that everybody gets; needs uv. Names and versions only: no host, no file, no hash.
constraints:
	uv pip compile --universal --python-version 3.11 --all-extras --no-annotate --no-header \
		--no-emit-index-url --no-emit-find-links --quiet --upgrade pyproject.toml -o constraints.txt

clean:
	rm -rf .venv demo-output test-output build dist .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.installed: $(INPUTS)
	@sh tools/install.sh .
	@touch $@

.venv/.installed-backlog: $(INPUTS)
	@sh tools/install.sh ".[backlog]"
	@touch .venv/.installed $@

.venv/.installed-bench: $(INPUTS)
	@sh tools/install.sh ".[backlog,bench]"
	@touch .venv/.installed .venv/.installed-backlog $@

.venv/.installed-scale: $(INPUTS)
	@sh tools/install.sh ".[dev,backlog,spark]"
	@touch .venv/.installed .venv/.installed-dev $@

.venv/.installed-dev: $(INPUTS)
	@sh tools/install.sh ".[dev,backlog]"
	@touch .venv/.installed $@
