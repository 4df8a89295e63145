#!/usr/bin/env bash
# Prints how the claims of the cases in tests/diff/case stand beside those of cargo-semver-checks (`cargo install cargo-semver-checks --locked`):
# how many cases each calls major, and which only one of them does. `semver.rs` writes the crates of both sides.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-$PWD/target}
cargo test --quiet --test semver -- --ignored
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -r "$target/tmp/semver/before" "$scratch/old"
cp -r "$target/tmp/semver/shops" "$scratch/new"
sed -i 's/^name = "before"$/name = "shops"/' "$scratch/old/Cargo.toml"
cp Cargo.lock "$scratch/old/"
cp Cargo.lock "$scratch/new/"

# Each case is a module of the crate, named like it without hyphens.
for case in generator/tests/diff/case/*.diff; do
    name=$(basename "$case" .diff)
    printf '%s %s\n' "${name//-/}" "$name"
done | sort >"$scratch/cases"
grep -l 'code no longer compiles' generator/tests/diff/case/*.diff | xargs -n 1 basename -s .diff | sort >"$scratch/ours"
(cd "$scratch/new" && cargo semver-checks --baseline-root "$scratch/old" --release-type minor --default-features 2>&1 || true) |
    awk '/^--- / { major = /^--- failure/ } major' |
    grep -o '/src/[a-z0-9]*/' | sed 's|/src/||; s|/||; s|common$||' | sort -u |
    join - "$scratch/cases" | cut -d ' ' -f 2 | sort >"$scratch/theirs"

echo "$(wc -l <"$scratch/cases") cases; major by both: $(comm -12 "$scratch/ours" "$scratch/theirs" | wc -l)"
echo "major by the diff alone:"
comm -23 "$scratch/ours" "$scratch/theirs" | sed 's/^/  /'
echo "major by cargo-semver-checks alone:"
comm -13 "$scratch/ours" "$scratch/theirs" | sed 's/^/  /'
