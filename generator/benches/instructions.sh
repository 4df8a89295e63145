#!/bin/sh
# Prints how many instructions one validation of a valid text takes, the loop around it included: the counts, unlike times,
# are the same in every run. Needs valgrind; without it there is nothing to print, and that is no failure.
set -eu
cd "$(dirname "$0")/../.."

if ! command -v valgrind >/dev/null; then
    echo "valgrind is not installed: no instructions are counted"
    exit 0
fi

program=$(cargo bench --quiet --package generator --bench instructions --no-run --message-format json |
    sed -n 's/.*"name":"instructions".*"executable":"\([^"]*\)".*/\1/p' | tail -n 1)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

count() { # subject method rounds
    valgrind --tool=callgrind --callgrind-out-file="$scratch/out" "$program" "$1" "$2" "$3" >/dev/null 2>"$scratch/log"
    sed -n 's/^summary: //p; s/^totals: //p' "$scratch/out" | head -n 1
}

# The difference of two runs leaves out what is done once.
"$program" | while read -r subject method; do
    few=$(count "$subject" "$method" 1000)
    many=$(count "$subject" "$method" 3000)
    printf '%-14s %-8s %6d\n' "$subject" "$method" $(((many - few) / 2000))
done
