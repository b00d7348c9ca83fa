# `make help` lists the targets.
.PHONY: help setup test check format bench docs
BIN := .venv/bin

help: ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## install everything into .venv
	python3 bootstrap.py setup

test: ## run the tests
	python3 bootstrap.py test

check: setup ## all checks a change must pass
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/camcensus facts check
	$(BIN)/python -m pytest -n auto

format: ## format the code and mend what the linter can
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: ## print one line of figures a benchmark
	for b in benchmarks/*.py; do $(BIN)/python $$b; done

docs: ## write the generated reference and the README's excerpt anew
	$(BIN)/python tools/make_reference.py
	$(BIN)/python tools/refresh_readme.py
