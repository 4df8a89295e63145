#!/usr/bin/env bash
# Prints how many instructions one validation of a valid text takes, the loop around it included: the counts, unlike times,
# are the same in every run. Needs valgrind; without it there is nothing to print, and that is no failure.
#
#   instructions.sh         emitted matchers beside the engines that they stand in for, built by cargo
#   instructions.sh --gate  emitted matchers alone, built by rustc in seconds; fails where one takes more than it may
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v valgrind >/dev/null; then
    echo "valgrind is not installed: no instructions are counted"
    exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

executed() { # arguments of the program
    valgrind --tool=callgrind --callgrind-out-file="$scratch/out" "$program" "$@" >/dev/null 2>"$scratch/log"
    sed -n 's/^summary: //p; s/^totals: //p' "$scratch/out" | head -n 1
}

# The difference of two runs leaves out what is done once.
count() { # arguments but the number of rounds
    local few many
    few=$(executed "$@" 1000)
    many=$(executed "$@" 3000)
    echo $(((many - few) / 2000))
}

if [ "${1:-}" = --gate ]; then
    program=$scratch/alone
    rustc --edition 2024 -C opt-level=3 -A dead_code -o "$program" generator/benches/alone/main.rs
    failed=0
    while read -r name limit text; do
        instructions=$(count "$name" "$text")
        printf '%-14s %6d of at most %d\n' "$name" "$instructions" "$limit"
        [ "$instructions" -le "$limit" ] || failed=1
    done <<'END'
operation_id 150 fa067167-e49d-41bd-8dd8-de719b9de3b3
project_name 220 contoso-shop.product_007
short_id     220 contoso-shop-product_007
display_name 220 The product within the shop1
END
    exit "$failed"
fi

program=$(cargo bench --quiet --package generator --bench instructions --no-run --message-format json |
    sed -n 's/.*"name":"instructions".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1)
"$program" | while read -r subject method; do
    printf '%-14s %-8s %6d\n' "$subject" "$method" "$(count "$subject" "$method")"
done
