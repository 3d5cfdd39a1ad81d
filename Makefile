# Commands to know: `make run`, `make test`, and `make check` before a change is
# proposed. `make help` lists the rest.

.DEFAULT_GOAL := help
.PHONY: help run build check test test-native test-browser lint deny docs budget bench bench-reading release tools clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## build the page and serve it at http://localhost:8080 (PORT=… to change)
	@exec node scripts/serve.mjs dist

build: ## build the page into dist/
	@scripts/build.sh

check: ## all that has to hold before a change is merged: lint, deny, test
	@scripts/test.sh check

test: ## install what the tests need, then run all of them
	@scripts/test.sh all

test-native: ## unit tests, rule tests and command-line tests
	@scripts/test.sh native

test-browser: ## build the page and test it in Chromium
	@scripts/test.sh browser

lint: ## formatting and Clippy, warnings refused
	@scripts/test.sh lint

deny: ## licences, origins and known weaknesses of the dependencies
	@scripts/test.sh deny

docs: ## renew what is made from rules and code: docs/, the table of verdicts, the catalogue of calls
	@UPDATE_DOCS=1 INSTA_UPDATE=always scripts/test.sh docs

budget: build ## check the size of the built page and worker
	@node scripts/budget.mjs dist

bench: ## measure the engine
	@scripts/setup.sh rust
	@cargo bench

bench-reading: build ## measure from the token to the fix list, against a Graph that throttles
	@scripts/setup.sh browser
	@node benches/reading.mjs

release: ## what a release consists of, for this system, in release/
	@scripts/release.sh all

tools: ## install what building needs
	@scripts/setup.sh tools

clean: ## remove everything that was built here (the shared tools stay)
	@rm -rf dist release target .cache scripts/node_modules tests/browser/node_modules
