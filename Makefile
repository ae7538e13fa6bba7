# Two commands matter: `make demo` and `make test`. The rest is listed by `make help`.
PYTHON ?= python3
BIN := .venv/bin
SETUP := $(PYTHON) tools/setup.py

.PHONY: help demo test test-sqlite test-postgresql test-browser test-js check format bench wheel clean

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

demo: ## An invented municipality on this machine: set-up, content, server, sign-ins
	@$(SETUP) runtime
	@$(BIN)/python -m participatie demo

test: ## Set-up and the whole suite: both databases, JavaScript, house laws, browser journeys
	@$(SETUP) development
	@$(BIN)/python tools/run_tests.py

test-sqlite: ## The suite on SQLite, without the browser
	@$(SETUP) development
	@$(BIN)/python tools/run_tests.py sqlite

test-postgresql: ## The suite on PostgreSQL, without the browser
	@$(SETUP) development
	@$(BIN)/python tools/run_tests.py postgresql

test-js: ## The tests of the JavaScript modules
	@$(SETUP) development
	@$(BIN)/python tools/run_tests.py js

test-browser: ## The journeys in Chromium, with their screenshots
	@$(SETUP) development
	@$(BIN)/python tools/run_tests.py browser

check: ## Format, lint, types, import contracts, templates
	@$(SETUP) development
	@$(BIN)/python tools/run_checks.py

format: ## Put code and templates in the house's format
	@$(SETUP) development
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

bench: ## Measure the pages against two floors (docs/performance.md)
	@$(SETUP) development
	@$(BIN)/python -m tests.benchmarks
	@$(BIN)/python -m tests.benchmarks.digest
	@$(BIN)/python -m tests.benchmarks.search
	@$(BIN)/python -m tests.benchmarks.audit
	@$(BIN)/python -m tests.benchmarks.mandates
	@$(BIN)/python -m tests.benchmarks.talents
	@$(BIN)/python -m tests.benchmarks.work

wheel: ## Build the wheel into dist/
	@$(SETUP) development
	@$(BIN)/python tools/build_wheel.py

clean: ## Forget what was installed and built; the demo's data stays
	rm -rf .venv node_modules static/vendor static/img/icons.svg build dist
