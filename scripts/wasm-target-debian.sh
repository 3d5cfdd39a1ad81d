#!/usr/bin/env bash
# The way round a network where rustup cannot download the browser target but
# Debian's packages can be had: installs Debian's own Rust, builds the standard
# library for the browser from the source that Debian ships, and links the
# result to rustup as the toolchain `debian`. Called by setup.sh only when
# `rustup toolchain install` has failed. To go back: `rustup toolchain uninstall
# debian` and remove the marker file `debian-rust` in the tools folder.
set -euo pipefail
. "$(dirname "$0")/env.sh"

has rustup || fail "missing: rustup; install it from https://rustup.rs"
has apt-get || fail "missing: apt-get; this way round works on Debian only"

apt_install rustc-web cargo-web rust-web-src rust-web-llvm lld-22

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
: >"$work/src/lib.rs"
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n' >"$work/Cargo.toml"

say "Building the standard library for $wasm_target (about two minutes)"
(
  cd "$work"
  # Debian's compiler is a stable one: building the library needs the switch
  # that the library's own build uses.
  env -u RUSTUP_TOOLCHAIN RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
    CARGO_TARGET_DIR="$work/target" /usr/bin/cargo build --release --quiet \
    -Z build-std=std,panic_abort,test --target "$wasm_target"
)

library=/usr/lib/rustlib/$wasm_target/lib
as_root mkdir -p "$library"
# The empty crate itself is no part of the library.
rm -f "$work/target/$wasm_target/release/deps"/libempty*
as_root cp "$work/target/$wasm_target/release/deps"/*.rlib "$library/"

rustup toolchain link debian /usr
mkdir -p "$tools_dir"
: >"$tools_dir/debian-rust"
RUSTUP_TOOLCHAIN=debian has_wasm_target || fail "missing: $wasm_target, although it was just built in $library"
