#!/usr/bin/env bash
# Installs what building and testing need, and only what is missing.
#
#   setup.sh rust      the compiler
#   setup.sh tools     … and all that builds the page (the default)
#   setup.sh browser   … and all that tests it in a browser
#
# With everything in place it says nothing and takes well under a second.
set -euo pipefail
. "$(dirname "$0")/env.sh"

rust() {
  if ! has cargo || ! has rustc; then
    fail "missing: Rust; install rustup from https://rustup.rs, then run this again"
  fi
  has cc || fail "missing: a C linker; install it with: apt-get install build-essential"
  # Asked of rustup by name: automatic installation may be switched off.
  if ! rustc --version >/dev/null 2>&1; then
    install_toolchain || fail "missing: Rust $rust_channel, and rustup could not download it (its message is above)"
  fi
}

install_toolchain() {
  has rustup || return 1
  say "Installing Rust $rust_channel with the target $wasm_target"
  rustup toolchain install "$rust_channel" --no-self-update --profile minimal \
    --component clippy --component rustfmt --target "$wasm_target" >&2
}

wasm_target() {
  has_wasm_target && return
  install_toolchain && has_wasm_target && return
  say "rustup could not bring the target $wasm_target; building it from Debian's packages instead"
  scripts/wasm-target-debian.sh ||
    fail "missing: the Rust target $wasm_target; try: rustup target add --toolchain $rust_channel $wasm_target"
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

cargo_tools() {
  has_trunk && has_wasm_bindgen && return
  mkdir -p "$tools_dir"
  (
    # Another checkout may be building the same tools: wait, then look again.
    flock 9
    # Without its lock file Trunk no longer compiles; with it wasm-bindgen-cli
    # asks for a crate version that some mirrors lack.
    has_trunk || cargo_tool trunk "$trunk_version" --locked
    has_wasm_bindgen || cargo_tool wasm-bindgen-cli "$wasm_bindgen_version"
  ) 9>"$tools_dir/lock"
}

node_runtime() {
  has node || fail "missing: Node.js $node_minimum or newer; see https://nodejs.org/en/download"
  local version
  version=$(node --version)
  version=${version#v}
  [ "${version%%.*}" -ge "$node_minimum" ] ||
    fail "missing: Node.js $node_minimum or newer (this is $version); see https://nodejs.org/en/download"
  has npm || fail "missing: npm, which comes with Node.js; on Debian: apt-get install npm"
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
    rust
    ;;
  tools | browser)
    node_runtime
    rust
    wasm_target
    cargo_tools
    npm_packages scripts
    if [ "${1:-tools}" = browser ]; then
      npm_packages tests/browser
      browser
    fi
    ;;
  *)
    fail "setup.sh takes one of: rust, tools, browser"
    ;;
esac
