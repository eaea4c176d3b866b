# make run    the whole service on this machine, until Ctrl-C
# make test   every test, on servers of its own
# make check  style, types, layers, migrations, deployment
# make bench  what is fast enough, measured
# make guide the pictures of the user guide, drawn anew
# make cases the worked tables and the flags of the guide, drawn from the tables of cases and the code
# make fuzz   schemathesis alone, against the API as it is deployed
# make pins   requirements*.txt anew from requirements*.in

SHELL := /bin/bash
VENV := .venv
PY := $(VENV)/bin/python
ARGS ?=
FIND_PYTHON := for p in $$PYTHON python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
	2>/dev/null && { command -v "$$p"; break; }; done

# Settings as in production, of servers that do not exist: neither check asks any.
PRODUCTION = DJANGO_SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_hex(32))') \
	DJANGO_ALLOWED_HOSTS=tracker.invalid DATABASE_URL=postgres://tracker.invalid/tracker \
	REDIS_URL=redis://tracker.invalid EMAIL_URL=smtp://tracker.invalid

.PHONY: run test check bench fuzz guide cases pins environment development

run: environment
	@$(PY) manage.py up $(ARGS)

test: development
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

check: development
	@$(VENV)/bin/ruff check
	@$(VENV)/bin/ruff format --check
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports
	@$(PRODUCTION) $(PY) -W "ignore:Got an error checking" manage.py makemigrations --check --dry-run
	@$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

bench: development
	@$(PY) -m pytest tests/benchmarks -o python_files="bench_*.py" -o python_functions="bench_*" -q -s $(ARGS)

cases: development
	@$(PY) -m pytest tests/attainment/draw_cases.py tests/review/draw_flags.py -o python_files="draw_*.py" -o python_functions="draw*" -q

guide: development
	@$(PY) -m pytest tests/browser/draw_guide.py -o python_files="draw_*.py" -o python_functions="draw*" -q $(ARGS)

fuzz: development
	@$(PY) -m pytest tests/api/test_fuzzing.py -q $(ARGS)

environment:
	@$(call install,requirements.txt)

development:
	@$(call install,requirements-dev.txt)

# Installs a list of pinned packages once: the stamp is the list as it was installed.
define install
if ! $(PY) -c '' 2>/dev/null; then \
	python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then \
		echo "Python 3.11, 3.12 or 3.13 with venv is needed (on Debian: apt install python3-venv)." >&2; \
		exit 1; \
	fi; \
	echo "Making $(VENV) with $$python …"; \
	"$$python" -m venv --clear $(VENV); \
fi && \
if ! cmp -s $(1) $(VENV)/$(1); then \
	echo "Installing $(1) …" && \
	$(PY) -m pip install --quiet --disable-pip-version-check -r $(1) && \
	cp $(1) $(VENV)/$(1); \
fi
endef

pins: development
	@for list in requirements requirements-dev; do \
		uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate \
			--upgrade --output-file $$list.txt $$list.in || exit 1; \
	done
