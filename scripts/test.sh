#!/usr/bin/env bash
# Runs the tests: `native`, `browser`, `lint`, `docs`, or `all` of the tests.
set -euo pipefail
. "$(dirname "$0")/env.sh"

native() {
  scripts/setup.sh rust
  say "Native tests: units, rules, command line"
  cargo test ${CI:+--locked}
}

browser() {
  scripts/setup.sh browser
  scripts/build.sh
  say "Size of the page"
  node scripts/budget.mjs dist
  say "Browser tests"
  # One file after another: each has its own browser, and CI has two cores. The
  # time allowed is a whole file's.
  (cd tests/browser && node --test --test-reporter=spec --test-concurrency=1 --test-timeout=600000 ./*.test.mjs ../graph/*.test.mjs)
}

lint() {
  scripts/setup.sh tools
  say "Formatting"
  cargo fmt --check
  say "Clippy: native, then page and workers"
  cargo clippy --quiet --all-targets -- -D warnings
  cargo clippy --quiet --target "$wasm_target" --no-default-features --features ui --bin app -- -D warnings
  cargo clippy --quiet --target "$wasm_target" --no-default-features --features worker --bin worker -- -D warnings
  cargo clippy --quiet --target "$wasm_target" --no-default-features --features collector --bin collector -- -D warnings
}

# Each page made from the code has a test `…_up_to_date`: it compares the page, and
# writes it first where UPDATE_DOCS is set.
docs() {
  scripts/setup.sh rust
  say "Generated pages"
  cargo test --quiet ${CI:+--locked} --tests up_to_date
}

case ${1:-all} in
  native) native ;;
  browser) browser ;;
  lint) lint ;;
  docs) docs ;;
  all)
    # What is missing shows at once, not after minutes of tests.
    scripts/setup.sh browser
    native
    browser
    say "All tests passed"
    ;;
  *) fail "test.sh takes one of: native, browser, lint, docs, all" ;;
esac
