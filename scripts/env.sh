# Sourced by the other scripts: where things are, which versions are wanted, and
# how to speak. Bash, with `set -euo pipefail` already on.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Built once and shared by every checkout on the machine, so that a fresh clone
# does not compile Trunk again.
tools_dir=${TENANT_TRIAGE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/tenant-triage/tools}
export PATH="$tools_dir/bin:$root/scripts/node_modules/.bin:$PATH"

trunk_version=0.21.14
cargo_deny_version=0.20.2
node_minimum=20
wasm_target=wasm32-unknown-unknown
rust_channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
# wasm-bindgen refuses a module that another version of its library wrote.
wasm_bindgen_version=$(sed -n 's/^wasm-bindgen = .*"=\([0-9.]*\)".*/\1/p' Cargo.toml)

# Left by wasm-target-debian.sh where rustup could not download the target.
if [ -e "$tools_dir/debian-rust" ]; then
  export RUSTUP_TOOLCHAIN=debian
fi

say() { printf '==> %s\n' "$*" >&2; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root: directly, or through sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif has sudo; then
    sudo "$@"
  else
    fail "missing: the right to install packages; as root run: $*"
  fi
}

# Installs Debian or Ubuntu packages, without questions.
apt_install() {
  has apt-get || fail "missing: $*; install them with this system's package manager, then run this again"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq ||
    say "the package lists could not be refreshed; trying with the ones at hand"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    fail "missing: $*; apt-get could not install them (its message is above)"
}

# True when the compiler in use has the standard library for the browser.
has_wasm_target() {
  local library
  library=$(rustc --print target-libdir --target "$wasm_target" 2>/dev/null) &&
    compgen -G "$library/libstd-*.rlib" >/dev/null
}
