#!/usr/bin/env bash
# Prints how long this generator and two others need for the same operations, each with four constrained parameters and fourteen types:
# medians of wall clock and processor time, ratios to the faster of the others, peak memory, and what was written. What this generator
# writes is formatted; beside the others stands how long rustfmt takes over what they wrote. Let the machine do nothing else, and compare
# ratios only.
#
#   peers.sh [OPERATIONS] [ROUNDS]
#
# Installs the others from crates.io into a temporary folder; PEERS names a folder that has them in bin already. CODEGEN names another build
# of this project's program.
set -euo pipefail
cd "$(dirname "$0")/../.."
operations=${1:-1000} rounds=${2:-3}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if [ -z "${PEERS:-}" ]; then
    PEERS=$scratch/peers
    cargo install --quiet --locked --root "$PEERS" openapi-to-rust@0.23.0 oas3-gen@0.29.0
fi
if [ -z "${CODEGEN:-}" ]; then
    cargo build --quiet --release -p xtask
    CODEGEN=${CARGO_TARGET_DIR:-target}/release/opgen
fi
mkdir "$scratch/target"
# Beside a tag, as in a target folder, so that the last run is remembered.
touch "$scratch/target/CACHEDIR.TAG"
cp "$CODEGEN" "$scratch/target/opgen"
rustc --edition 2024 -O -o "$scratch/write" generator/benches/peers/main.rs
"$scratch/write" "$scratch/as-is" "$operations"
"$scratch/write" "$scratch/changed" "$operations" changed
openapi=$scratch/as-is/openapi.json
specs=$scratch/specs

openapi_to_rust() { rm -rf "$scratch/a" && "$PEERS/bin/openapi-to-rust" generate "$openapi" --output-dir "$scratch/a" --module-name api --quiet; }
oas3_gen() { rm -rf "$scratch/b" && "$PEERS/bin/oas3-gen" generate client-mod -i "$openapi" -o "$scratch/b"; }
rustfmt_a() { find "$scratch/a" -name '*.rs' -exec rustfmt --edition 2024 {} +; }
rustfmt_b() { find "$scratch/b" -name '*.rs' -exec rustfmt --edition 2024 {} +; }
use() { rm -rf "$specs" && cp -r "$scratch/$1/specs" "$specs"; }
codegen() { "$scratch/target/opgen" codegen --specs "$specs" --out "$scratch/out-$round"; }
# A folder that was not there before: where thousands of files were removed a moment ago, file systems are slow to make new ones.
cold() { rm -rf "$scratch/target/codegen" && codegen; }

# Wall clock and processor time of a function, that of the programs it runs included.
TIMEFORMAT='%R %U %S'
measure() { # name, function
    { time "$2" >/dev/null 2>"$scratch/said"; } 2>>"$scratch/$1.times" || { cat "$scratch/said"; exit 1; }
}

median() { # name, awk expression
    awk "{ print $2 }" "$scratch/$1.times" | sort -n | sed -n "$(((rounds + 1) / 2))p"
}

for ((round = 0; round < rounds; round++)); do
    measure openapi-to-rust openapi_to_rust
    measure openapi-to-rust-rustfmt rustfmt_a
    measure oas3-gen oas3_gen
    measure oas3-gen-rustfmt rustfmt_b
    use as-is
    measure cold cold
    measure unchanged codegen
    use changed
    measure changed codegen
done

peak() { # command
    [ -x /usr/bin/time ] || { echo -; return; }
    /usr/bin/time -f %M "$@" 2>&1 >/dev/null | tail -n 1 | awk '{ printf "%d", $1 / 1024 }'
}

written() { # folder
    find "$1" -name '*.rs' -print0 | xargs -0 cat | wc -lc | awk '{ printf "%d lines, %.1f MB", $1, $2 / 1e6 }'
}

fastest=$(for peer in openapi-to-rust oas3-gen; do median "$peer" '$1'; done | sort -n | head -n 1)
line() { # title, name
    awk -v title="$1" -v wall="$(median "$2" '$1')" -v cpu="$(median "$2" '$2 + $3')" -v fastest="$fastest" \
        'BEGIN { printf "%-42s %8.2f s %8.2f s %8.2f\n", title, wall, cpu, wall / fastest }'
}

printf '%d operations, median of %d, load %s\n' "$operations" "$rounds" "$(cut -d ' ' -f 1 /proc/loadavg 2>/dev/null || echo unknown)"
printf '%-42s %10s %10s %8s\n' '' wall processor ratio
line 'openapi-to-rust 0.23.0' openapi-to-rust
line '  rustfmt over it' openapi-to-rust-rustfmt
line 'oas3-gen 0.29.0' oas3-gen
line '  rustfmt over it' oas3-gen-rustfmt
line 'codegen, formatted: into an empty folder' cold
line '  again, nothing changed' unchanged
line '  again, one operation changed' changed
printf 'peak memory in MiB: openapi-to-rust %s, oas3-gen %s, ' \
    "$(peak "$PEERS/bin/openapi-to-rust" generate "$openapi" --output-dir "$scratch/a" --module-name api --quiet)" \
    "$(peak "$PEERS/bin/oas3-gen" generate client-mod -i "$openapi" -o "$scratch/b")"
rm -rf "$scratch/target/codegen"
printf 'codegen %s\n' "$(peak "$scratch/target/opgen" codegen --specs "$specs" --out "$scratch/out")"
printf 'written: openapi-to-rust %s; oas3-gen %s; codegen %s\n' "$(written "$scratch/a")" "$(written "$scratch/b")" "$(written "$scratch/out")"
