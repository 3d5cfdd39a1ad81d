#!/usr/bin/env bash
# Builds the page into dist/: the app, the worker, the styles and public/. Does
# nothing when nothing that goes into it has changed since the last build.
set -euo pipefail
. "$(dirname "$0")/env.sh"

scripts/setup.sh tools

inputs=(Cargo.toml Cargo.lock build.rs rust-toolchain.toml Trunk.toml index.html src rules public
  scripts/csp.mjs scripts/csp.json scripts/env.sh scripts/package-lock.json)
stamp=.cache/page-built
if [ -e dist/index.html ] && [ -e "$stamp" ] && [ -e Cargo.lock ] &&
  [ -z "$(find "${inputs[@]}" -newer "$stamp" -print -quit)" ]; then
  exit 0
fi

say "Building the page (the first time takes some minutes)"
# Trunk.toml keeps Trunk and its cargo offline; this is where crates come from.
cargo fetch --quiet ${CI:+--locked}
mkdir -p .cache
# Dated before the build, so that what is edited while it runs counts as new.
touch "$stamp.next"
# Trunk takes NO_COLOR for an option of its own and refuses the usual value.
env -u NO_COLOR TRUNK_SKIP_VERSION_CHECK=true trunk --log warn build --release --cargo-profile page
mv "$stamp.next" "$stamp"
