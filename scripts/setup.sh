#!/usr/bin/env bash
# Installs what building and testing need, and only what is missing.
#
#   setup.sh rust      the compiler
#   setup.sh lint      … for the browser too: what the quick checks take
#   setup.sh deny      the compiler, and cargo-deny
#   setup.sh tools     all that builds the page (the default)
#   setup.sh browser   … and all that tests it in a browser
#
# With everything in place it says nothing and takes well under a second.
set -euo pipefail
. "$(dirname "$0")/env.sh"

# Says in one line all that has to be there before anything can be installed;
# `node` asks for Node.js besides.
prerequisites() {
  local missing=() version
  if ! has cargo || ! has rustc; then
    missing+=("Rust (install rustup from https://rustup.rs)")
  fi
  has cc || missing+=("a C compiler (apt-get install build-essential)")
  if [ "${1:-}" = node ]; then
    version=$(node --version 2>/dev/null || echo v0)
    version=${version#v}
    if [ "${version%%.*}" -lt "$node_minimum" ]; then
      missing+=("Node.js $node_minimum or newer (https://nodejs.org/en/download)")
    fi
    has npm || missing+=("npm (it comes with Node.js)")
  fi
  [ ${#missing[@]} -eq 0 ] || fail "missing: $(printf '%s; ' "${missing[@]}")then run this again"
}

# `has_rust` for the compiler alone, `has_wasm_target` for the browser's too.
has_rust() { rustc --version >/dev/null 2>&1; }

rust() {
  local enough=$1
  "$enough" && return
  if has rustup; then
    say "Installing Rust $rust_channel with the target $wasm_target"
    # Asked of rustup by name: installing on demand may be switched off.
    rustup toolchain install "$rust_channel" --no-self-update --profile minimal \
      --component clippy --component rustfmt --target "$wasm_target" >&2 && "$enough" && return
  fi
  say "rustup could not bring it; trying Debian's packages instead"
  scripts/wasm-target-debian.sh ||
    fail "missing: Rust $rust_channel with the target $wasm_target (what kept it is above)"
  export RUSTUP_TOOLCHAIN=debian
}

# Builds a command-line tool with cargo. Quick to compile matters more here than
# quick to run; an interrupted build goes on where it stopped.
cargo_tool() {
  local crate=$1 version=$2
  shift 2
  say "Building $crate $version, once for this machine (2 to 6 minutes; kept in $tools_dir)"
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_TARGET_DIR="$tools_dir/build" \
    cargo install "$crate" --version "$version" --root "$tools_dir" --force --quiet "$@" ||
    fail "missing: $crate $version; cargo could not build it (its message is above)"
  rm -rf "$tools_dir/build"
}

has_trunk() { [ "$(trunk --version 2>/dev/null)" = "trunk $trunk_version" ]; }
has_wasm_bindgen() { [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $wasm_bindgen_version" ]; }
has_cargo_deny() { [ "$(cargo-deny --version 2>/dev/null)" = "cargo-deny $cargo_deny_version" ]; }

# Without its lock file Trunk no longer compiles; with it wasm-bindgen-cli asks
# for a crate version that some mirrors lack.
build_trunk() { cargo_tool trunk "$trunk_version" --locked; }
build_wasm_bindgen() { cargo_tool wasm-bindgen-cli "$wasm_bindgen_version"; }
build_cargo_deny() { cargo_tool cargo-deny "$cargo_deny_version" --locked; }

# Builds those of the named tools that are not there.
cargo_tools() {
  local tool missing=()
  for tool in "$@"; do
    "has_$tool" || missing+=("$tool")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  mkdir -p "$tools_dir"
  (
    # Another checkout may be building the same tools: wait, then look again.
    flock 9
    for tool in "${missing[@]}"; do
      "has_$tool" || "build_$tool"
    done
  ) 9>"$tools_dir/lock"
}

# Installs a folder's npm packages exactly as its lock file names them.
npm_packages() {
  local folder=$1
  cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock.json" && return
  say "Installing the npm packages of $folder/"
  npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
    fail "missing: the npm packages of $folder/; npm could not install them (its message is above)"
  cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock.json"
}

# The path of a Chromium that can be driven, or nothing. Ubuntu's is a snap,
# which cannot see the folders that the tests give it.
find_chromium() {
  local name path
  if [ -n "${CHROMIUM:-}" ]; then
    echo "$CHROMIUM"
    return
  fi
  for name in chromium google-chrome-stable google-chrome; do
    path=$(command -v "$name") || continue
    case $(readlink -f "$path") in
      */snap | /snap/*) continue ;;
    esac
    echo "$path"
    return
  done
}

browser() {
  local packages=()
  has pdftotext || packages+=(poppler-utils)
  if [ -z "$(find_chromium)" ] && [ ! -e "$tools_dir/playwright-chromium" ]; then
    if ! has apt-get || grep -qsi '^ID=ubuntu' /etc/os-release; then
      playwright_chromium
    else
      packages+=(chromium fonts-liberation)
    fi
  fi
  if [ ${#packages[@]} -gt 0 ]; then
    say "Installing for the browser tests: ${packages[*]}"
    apt_install "${packages[@]}"
  fi
}

# Ubuntu packages Chromium as a snap only: there, take Playwright's own build.
playwright_chromium() {
  say "Installing the Chromium that Playwright brings"
  (cd tests/browser && npx playwright-core install chromium >&2 && as_root "$(command -v npx)" playwright-core install-deps chromium >&2) ||
    fail "missing: Chromium; install Chromium or Chrome and name it: CHROMIUM=/path/to/it make test"
  : >"$tools_dir/playwright-chromium"
}

case ${1:-tools} in
  rust)
    prerequisites
    rust has_rust
    ;;
  lint)
    prerequisites node
    rust has_wasm_target
    ;;
  deny)
    prerequisites
    rust has_rust
    cargo_tools cargo_deny
    ;;
  tools | browser)
    prerequisites node
    rust has_wasm_target
    cargo_tools trunk wasm_bindgen
    npm_packages scripts
    if [ "${1:-}" = browser ]; then
      npm_packages tests/browser
      browser
    fi
    ;;
  *) fail "setup.sh takes one of: rust, lint, deny, tools, browser" ;;
esac
