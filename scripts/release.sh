#!/usr/bin/env bash
# Makes what a release consists of, in release/:
#
#   release.sh page    the built page with what hosting it takes, as a zip
#   release.sh cli     the command line for this system, as a zip
#   release.sh notes   CHANGES.md: the changelog, and what changed control by control
#   release.sh sums    SHA256SUMS over the zips
#   release.sh all     all of these
#
# A release is a tag `v` and the version in Cargo.toml: .github/workflows/release.yml
# runs these on three systems and drafts it. CONTRIBUTING.md has the steps.
set -euo pipefail
. "$(dirname "$0")/env.sh"

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
on_tag() { [ "${GITHUB_REF_TYPE:-}" = tag ]; }
if on_tag && [ "$GITHUB_REF_NAME" != "v$version" ]; then
  fail "the tag $GITHUB_REF_NAME is not the version in Cargo.toml, $version"
fi

# Packs a folder of .cache/release as release/<folder>.zip. The same files give the
# same bytes: in order, and dated as the commit is.
pack() {
  local folder=$1 zip=$root/release/$1.zip date
  date=$(TZ=UTC git log -1 --format=%cd --date=format-local:%Y%m%d%H%M.%S)
  mkdir -p release
  rm -f "$zip"
  (
    cd .cache/release
    export TZ=UTC
    find "$folder" -exec touch -t "$date" {} +
    if has zip; then
      find "$folder" -type f | LC_ALL=C sort | zip -q -X -@ "$zip"
    else
      7z a -bd -bso0 "$zip" "$folder" # what a Windows runner has
    fi
  )
  say "release/$folder.zip"
}

# An empty folder of that name in .cache/release, with the licences in it.
fresh() {
  has zip || has 7z || apt_install zip
  rm -rf ".cache/release/$1"
  mkdir -p ".cache/release/$1"
  cp LICENSE-APACHE LICENSE-MIT ".cache/release/$1/"
}

# Laid out as the repository is: what docs/self-hosting.md says works in it.
page() {
  local folder=tenant-triage-page-$version
  scripts/build.sh
  node scripts/budget.mjs dist
  fresh "$folder"
  cp -R dist ".cache/release/$folder/"
  mkdir ".cache/release/$folder/docs" ".cache/release/$folder/scripts"
  cp -R docs/self-hosting.md docs/hosting ".cache/release/$folder/docs/"
  cp scripts/hosting.mjs scripts/serve.mjs ".cache/release/$folder/scripts/"
  pack "$folder"
}

cli() {
  local host folder program
  has cargo || fail "missing: Rust; install rustup from https://rustup.rs"
  host=$(rustc -vV | sed -n 's/^host: //p')
  folder=triage-$version-$host
  say "Building the command line for $host"
  cargo build --quiet --locked --release --bin triage
  fresh "$folder"
  program=target/release/triage
  [ ! -e "$program.exe" ] || program=$program.exe
  cp "$program" README.md docs/controls.md ".cache/release/$folder/"
  pack "$folder"
}

# The part of CHANGELOG.md under a heading.
changelog() { awk -v heading="## [$1]" 'index($0, heading) == 1 { on = 1; next } /^## / { on = 0 } on' CHANGELOG.md; }

notes() {
  local changes before
  changes=$(changelog "$version")
  if [ -z "$changes" ]; then
    ! on_tag || fail "CHANGELOG.md has no heading [$version]"
    changes=$(changelog Unreleased)
  fi
  before=$(git describe --tags --abbrev=0 --match 'v[0-9]*' --exclude "v$version" 2>/dev/null) || true
  mkdir -p release
  {
    printf '%s\n\n' "$changes"
    node scripts/control-changes.mjs "$before"
  } >release/CHANGES.md
  say "release/CHANGES.md"
}

sums() {
  local sum=(sha256sum)
  has sha256sum || sum=(shasum -a 256)
  (cd release && "${sum[@]}" -- *.zip >SHA256SUMS)
  say "release/SHA256SUMS"
}

case ${1:-} in
  page | cli | notes | sums) "$1" ;;
  all)
    rm -rf release
    page
    cli
    notes
    sums
    ;;
  *) fail "release.sh takes one of: page, cli, notes, sums, all" ;;
esac
