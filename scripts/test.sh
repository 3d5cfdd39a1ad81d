#!/usr/bin/env bash
# Runs the checks and the tests: `lint`, `deny`, `docs`, `native` or `browser`;
# `all` of the tests; or `check`, all that has to hold before a change is merged.
set -euo pipefail
. "$(dirname "$0")/env.sh"

lint() {
  scripts/setup.sh lint
  say "Formatting: Rust, then rules"
  cargo fmt --check
  node scripts/rego-format.mjs
  say "Clippy: native, then page and workers"
  cargo clippy --quiet ${CI:+--locked} --all-targets -- -D warnings
  wasm_clippy ui app
  wasm_clippy worker worker
  wasm_clippy collector collector
}

# A browser's binary with the one feature that it is built with.
wasm_clippy() {
  cargo clippy --quiet ${CI:+--locked} --target "$wasm_target" --no-default-features \
    --features "$1" --bin "$2" -- -D warnings
}

# What cannot be had here is said, and the rest is checked all the same: building
# cargo-deny takes some minutes, and its advisories come from GitHub.
deny() {
  # Built for this alone it would take longer than all other checks together.
  if [ "${1:-}" = if-there ] && ! has cargo-deny; then
    say "Dependencies NOT checked: cargo-deny is not installed (make deny installs it)"
    return
  fi
  if ! scripts/setup.sh deny; then
    say "Dependencies NOT checked: cargo-deny could not be installed"
    return
  fi
  say "Dependencies: licences, bans, sources, advisories"
  cargo deny --log-level error check bans licenses sources
  if cargo deny --log-level off fetch db; then
    cargo deny --log-level error check --disable-fetch advisories
  else
    say "Advisories NOT checked: their database could not be fetched"
  fi
}

# Each page made from the code has a test `…_is_up_to_date`: it compares the page,
# and writes it first where UPDATE_DOCS is set.
docs() {
  scripts/setup.sh rust
  say "Generated pages"
  cargo test --quiet ${CI:+--locked} --tests up_to_date
}

native() {
  docs
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

all() {
  # What is missing shows at once, not after minutes of tests.
  scripts/setup.sh browser
  native
  browser
  say "All tests passed"
}

what=${1:-all}
case $what in
  lint | deny | docs | native | browser | all) "$what" ;;
  check)
    lint
    deny if-there
    all
    ;;
  *) fail "test.sh takes one of: lint, deny, docs, native, browser, all, check" ;;
esac
