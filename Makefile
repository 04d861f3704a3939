# The front door: `make run` opens the tutor, `make test` passes all tests. Both do their own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COUNTED = $(or $(TMPDIR),/tmp)/tutor-coverage-$(shell id -u)
COUNT = COVERAGE_FILE=$(COUNTED)/.coverage $(BIN)/python
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help run test lint types check-content check coverage-table man words bench coverage site durability store test-hosts fuzz faces letters room host-long lock pictures snapshots clean
.PHONY: licences sbom mutation wheels recording

help: ## list what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

run: $(VENV)/.run ## open the tutor
	@$(BIN)/tutor

test: $(VENV)/.dev ## pass all tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(VENV)/.dev ## ruff: mistakes and format
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(VENV)/.dev ## mypy --strict over src and tests
	@$(BIN)/mypy

check-content: $(VENV)/.run ## tutor check: every problem of the course
	@$(BIN)/tutor check content

check: test lint types check-content ## all that must hold before a change lands

coverage-table: $(VENV)/.run ## docs/coverage.md anew: which lesson carries which point and fact
	@$(BIN)/python tools/coverage_table.py

man: $(VENV)/.dev ## docs/man/tutor.1 anew, from the commands
	@$(BIN)/python -m tools.man_page

words: $(VENV)/.dev ## the words of the interface for translators: collected into tutor.po, compiled to tutor.mo
	@$(BIN)/python -m tools.words

bench: $(VENV)/.dev ## speed of start, beside its peers in one run
	@$(BIN)/python benchmarks/start.py

letters: $(VENV)/.dev ## read the letters of the evaluation and write docs/letters.md
	@$(BIN)/python -m benchmarks.letters.evaluate --write docs/letters.md

durability: $(VENV)/.dev ## the save promise, tried as often as docs/reliability.md says (half an hour)
	@TUTOR_DURABILITY=long $(BIN)/python -m pytest tests/durability tests/saves/outages tests/saves/test_database_hosts.py -s

store: $(VENV)/.dev ## saves a second in files and in PostgreSQL, and a day of a thousand learners
	@$(BIN)/python -m benchmarks.store
	@$(BIN)/python -m benchmarks.store --day

test-hosts: $(VENV)/.dev ## two hosts of one room behind HAProxy (apt-get install haproxy), one of them killed
	@TUTOR_DURABILITY=long TUTOR_HOSTS_MANY=40 $(BIN)/python -m pytest -s tests/host/test_two_hosts.py tests/saves/test_database_hosts.py

# Rooms that root's tests serve run as another user: that user too must be able to write what was run.
coverage: $(VENV)/.dev ## which lines no test runs: none of the pure floors, at most a tenth of the rest
	@rm -rf $(COUNTED) && mkdir -m 1777 $(COUNTED)
	@$(COUNT) -m pytest -n 2 --dist worksteal --cov=tutor --cov-report=
	@$(COUNT) -m coverage report --skip-covered --fail-under=100 --include='*/tutor/course/*,*/tutor/learner/*,*/tutor/tutoring/*' \
		--omit='*/course/loading.py,*/course/cache.py,*/course/file_reading.py,*/course/unit_reading.py'
	@$(COUNT) -m coverage report --skip-covered --fail-under=90

licences: $(VENV)/.dev ## docs/licences.md anew, from the lock; ends with 1 if nobody agreed to one
	@$(BIN)/python -m tools.dependencies licences

sbom: $(VENV)/.dev ## dist/sbom.cdx.json: all parts, as CycloneDX
	@$(BIN)/python -m tools.dependencies sbom

mutation: $(VENV)/.mutation ## small mistakes put into tutoring/: how many its tests notice (an hour)
	@$(BIN)/python -m tools.mutation

wheels: $(VENV)/.dev ## wheel and sdist, installed and tried on every Python 3.11 to 3.14 there is (some minutes)
	@$(BIN)/python -m tools.wheels

site: $(VENV)/.dev ## the documents as pages, in site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

fuzz: $(VENV)/.dev ## all property tests on examples never tried before
	@TUTOR_NEW_EXAMPLES=1 $(BIN)/python -m pytest -n 2 --dist worksteal tests

pictures: $(VENV)/.dev ## draw docs/pictures/ anew: every screen, light and dark
	@$(BIN)/python tools/pictures.py

recording: $(VENV)/.dev ## draw docs/pictures/recording.svg anew, from the real program on a terminal
	@$(BIN)/python -m tools.recording

snapshots: $(VENV)/.dev ## draw the screens' pictures anew, to be looked at before they are kept
	@$(BIN)/python -m pytest -n 2 tests/tui --snapshot-update

faces: $(VENV)/.dev ## the long runs: ten million hostile sequences, a million keys, ends at any moment, storms of sizes (hours)
	@TUTOR_FUZZ=10000000 $(BIN)/python -m pytest tests/tui/test_key_bytes.py tests/tui/test_hostile_terminal.py
	@TUTOR_MOMENTS=300 $(BIN)/python -m pytest tests/tui/test_any_moment.py
	@TUTOR_STORM=300 $(BIN)/python -m pytest tests/tui/test_resize_storms.py
	@for seed in 1 2 3 4 5 6 7 8 9 10; do TUTOR_SEED=$$seed TUTOR_KEYS=100000 $(BIN)/python -m pytest -s tests/faces || exit 1; done

room: host-long $(VENV)/.dev ## a room under load, and its long tests
	@$(BIN)/python -m benchmarks.host 1 50 100 200

host-long: $(VENV)/.dev ## 1,000 guesses, half of 50 killed, 500 connections while 30 type, the page in Chromium
	@TUTOR_HOST_TRIES=1000 TUTOR_HOST_MANY=50 TUTOR_HOST_FLOOD=500 TUTOR_HOST_TYPING=30 TUTOR_CHROMIUM=1 $(BIN)/python -m pytest -s tests/host

lock: ## pin every version with its hashes again (needs uv)
	uv pip compile pyproject.toml --group build --all-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements/run.txt -q
	uv pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements/dev.txt -q

clean: ## remove what was made; progress in saves/ stays
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "The tutor needs Python 3.11 or newer. Try: make run PYTHON=python3.12"; exit 1; }
	@echo "Making $(VENV) (once; about a minute on a slow line) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# The tutor itself is installed without its dependencies: those come from the lock, each with its hash.
$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/made
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# Not in the lock: only measuring needs it.
$(VENV)/.mutation: pyproject.toml | $(VENV)/.dev
	@$(PIP) install 'mutmut>=3.8,<4'
	@touch $@
