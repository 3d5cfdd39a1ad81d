# Two commands to know: `make run` and `make test`. `make help` lists the rest.

.DEFAULT_GOAL := help
.PHONY: help run build test test-native test-browser lint docs budget bench bench-reading tools clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## build the page and serve it at http://localhost:8080 (PORT=… to change)
	@exec node scripts/serve.mjs dist

build: ## build the page into dist/
	@scripts/build.sh

test: ## install what the tests need, then run all of them
	@scripts/test.sh all

test-native: ## unit tests, rule tests and command-line tests
	@scripts/test.sh native

test-browser: ## build the page and test it in Chromium
	@scripts/test.sh browser

lint: ## formatting and Clippy, warnings refused
	@scripts/test.sh lint

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

tools: ## install what building needs
	@scripts/setup.sh tools

clean: ## remove everything that was built here (the shared tools stay)
	@rm -rf dist target .cache scripts/node_modules tests/browser/node_modules
