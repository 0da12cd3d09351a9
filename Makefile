# The commands of this project; `make` lists them.

PORT ?= 8000
DATA_DIR ?= var
export PORT DATA_DIR

UV_VERSION = 0.13.9
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .uv/bin/uv)
PYTHON = .venv/bin/python
MANAGE = $(PYTHON) manage.py
POSTGRES = $(PYTHON) -m naht_site.postgres
SYNC = $(UV) pip sync --quiet --python $(PYTHON) --require-hashes
COMPILE = $(UV) pip compile --quiet --upgrade --universal --generate-hashes \
	--no-header --no-annotate pyproject.toml

# What `make lint` checks the settings of a public site with.
PUBLIC = DEMO=off DEBUG=off ALLOWED_HOSTS=site.example.org \
	SITE_URL=https://site.example.org EMAIL_URL=smtp+tls://u:p@mail.example.org:587 \
	DATABASE_URL=postgres://naht:password@localhost:5432/naht \
	SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(48))')

.PHONY: help run dev test bench soak audit lint lock stop

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 16
	@echo "PORT (now $(PORT)) and DATA_DIR (now $(DATA_DIR)) may be set: make run PORT=8001 DATA_DIR=var/two"

run: .venv/for-run ## the site as in production, with demo content
	@$(call serve,off,web)

dev: .venv/for-test ## the same with DEBUG, reloading what you change
	@$(call serve,on,dev)

test: .venv/for-test ## every test, the browser's too
	@.ci/chromium
	$(PYTHON) -m pytest -n auto --maxprocesses 4 --dist loadfile \
		--no-loadscope-reorder $(ARGS)

bench: .venv/for-test ## how fast it is over 100,000 pages
	$(PYTHON) -m pytest -m bench -s $(ARGS)

soak: .venv/for-test ## long runs of the real site with faults
	$(PYTHON) -m pytest -m soak $(ARGS)

audit: .venv/for-test ## valid HTML on every page, and Lighthouse
	@.ci/audit
	$(PYTHON) -m pytest tests/audit -m audit -s $(ARGS)

lint: .venv/for-test ## every check that runs no test
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	find templates -name '*.html' -exec .venv/bin/djade --check {} +
	.venv/bin/lint-imports --no-logo
	$(PUBLIC) $(PYTHON) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	$(PUBLIC) $(MANAGE) check --deploy --fail-level WARNING

lock: $(UV) ## renew requirements.lock and requirements-dev.lock
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock
	@! grep -n '://' requirements.lock requirements-dev.lock

stop: ## stop the database, the tests' too
	@test ! -x $(PYTHON) || $(POSTGRES) stop --data "$$DATA_DIR"
	@test ! -x $(PYTHON) || $(POSTGRES) stop --data var/test

# Prepares the site, then runs a web process and the worker until they are told to end.
# $(1): DEBUG, $(2): which web process of the Procfile. They are told where the database
# is, so that it stays stopped when it is stopped.
define serve
	export DEBUG=$(1) DEMO=$${DEMO:-on} PYTHONUNBUFFERED=1; \
	export SITE_URL=$${SITE_URL:-http://localhost:$(PORT)}; \
	$(MANAGE) prepare --check-port && \
	export DATABASE_URL="$${DATABASE_URL:-$$($(POSTGRES) url --data "$$DATA_DIR")}" && \
	echo "The site will be at $$SITE_URL in a few seconds. Ctrl-C ends it." && \
	exec $(PYTHON) -m naht_site.serve $(2) worker
endef

# The environment, for what runs or with the tools of the tests too. What was made for
# the tests serves to run as well.
.venv/for-run: requirements.lock | .venv/pyvenv.cfg
	@if test -e .venv/for-test; then $(SYNC) requirements-dev.lock; else $(SYNC) $<; fi
	@touch $@

.venv/for-test: requirements-dev.lock | .venv/pyvenv.cfg
	@$(SYNC) $<
	@touch $@ .venv/for-run

.venv/pyvenv.cfg: | $(UV)
	@$(UV) venv --quiet --clear .venv 2>/dev/null \
		|| $(UV) venv --quiet --clear --python '>=3.13' .venv 2>/dev/null \
		|| { echo "The site needs Python 3.13 or newer, and none was found here or could be downloaded: install one, then try again."; exit 1; }

uv: ;

.uv/bin/uv:
	@python3 -m venv .uv >/dev/null 2>&1 \
		|| { echo "python3 can't make a virtual environment here: install its venv module (on Debian: apt install python3-venv) or uv, then try again."; exit 1; }
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION) \
		|| { echo "uv $(UV_VERSION) could not be installed: is there a way to the package index?"; exit 1; }
