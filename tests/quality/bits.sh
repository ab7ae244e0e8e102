#!/usr/bin/env bash
# Tests the raw outputs of the fast streams with PractRand if it is installed, else with dieharder.
#
#   tests/quality/bits.sh [streams] [seed]
#
# One stream is read in its own order; of several, one output of each in turn. With dieharder, the
# exit status is 1 if a test fails, or is weak again with new bits and four times the p-samples.
set -eu
streams=${1:-1}
seed=${2:-1}

here=$(cd "$(dirname "$0")" && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cc -O3 -ffp-contract=off -o "$out/spillway" "$here"/../bench/rivals/spillway.c -lm -pthread

if command -v RNG_test >/dev/null; then
  "$out/spillway" bits "$seed" "$streams" | RNG_test stdin64 -tlmax 64GB
  exit
fi
command -v dieharder >/dev/null || { echo "neither PractRand nor dieharder is installed" >&2; exit 2; }

# numbers of `dieharder -l`, with the parameter where there is a choice; left out are sums (14), which
# dieharder itself calls unfit, ks (204), which tests dieharder, and for time dna (7), gcd (17) and long lags
tests=(
  0 1 2 3 4 5 6 8 9 10 11 12 13 15 16 100 101 102 205 206 207 208 209
  200:{1..12} 201:{2..5} 202:{2..5} 203:{0,1,3,7}
)

# Prints the lines `name|parameter|samples|p-samples|p-value|assessment` of a test; 0 p-samples: as many as usual.
run() {
  local number=${1%:*} parameter=0
  if [[ $1 == *:* ]]; then parameter=${1#*:}; fi
  dieharder -g 200 -d "$number" -n "$parameter" -p "$2" -D test_name -D ntuple -D tsamples \
    -D psamples -D pvalues -D assessment | tr -d ' '
}

# Runs every test on the bits that the one before left, and what is weak once more.
judge() {
  local test lines weak usual
  for test in "${tests[@]}"; do
    lines=$(run "$test" 0)
    [[ -n $lines ]] || lines="${test/:/|}|gave nothing|FAILED"
    echo "$lines"
    weak=$(sed -n 's/^\([^|]*|[^|]*|\).*WEAK$/\1/p' <<<"$lines")
    if [[ -n $weak ]]; then
      usual=$(head -1 <<<"$lines" | cut -d'|' -f4)
      run "$test" $((4 * usual)) | grep -F "$weak" | sed 's/^/again: /'
    fi
  done
}

mkfifo "$out/copy"
wc -c <"$out/copy" >"$out/bytes" &
"$out/spillway" bits "$seed" "$streams" | tee "$out/copy" | judge | tee "$out/lines"
wait

count() { grep -c "$@" "$out/lines" || true; }
echo "streams: $streams, seed: $seed, bytes read: $(<"$out/bytes") in $SECONDS s:" \
  "$(count '^[^:]*PASSED$') passed, $(count '^[^:]*WEAK$') weak, $(count '^[^:]*FAILED$') failed;" \
  "weak ones again: $(count '^again.*PASSED$') passed, $(count '^again.*WEAK$') weak, $(count '^again.*FAILED$') failed"
! grep -Eq 'FAILED$|^again.*WEAK$' "$out/lines"
