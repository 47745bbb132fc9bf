#!/usr/bin/env bash
# One page followed from its bytes to a verdict, and one page that contradicts itself.
#
#   tools/demo.sh [PYTHON [FOLDER]]     PYTHON has crossfoot installed; FOLDER is made anew and holds the ledger
set -euo pipefail
cd "$(dirname "$0")/.."

python=${1:-.venv/bin/python}
folder=${2:-build/demo}
export CROSSFOOT_LEDGER="$folder/ledger.sqlite"

rm -rf "$folder"
mkdir -p "$folder"

say() {
    printf '\n\n# %s\n' "$*"
}

crossfoot() {
    printf '\n$ crossfoot'
    printf ' %s' "$@"
    printf '\n\n'
    "$python" -m crossfoot "$@"
}

say 'A ledger with some two thousand published figures.'
crossfoot init --starter

say 'What does this page claim?'
crossfoot read docs/pages/xiaomi-october-2017.txt

say 'Keep it.'
crossfoot add docs/pages/xiaomi-october-2017.txt

say 'Is Xiaomi on track for 2017? By this page alone, by its own figures, and with what its suppliers say.'
crossfoot target xiaomi --period 2017 --as-of 2017-10-31 \
    --view outlet:handset-ledger --view company --view company+industry-sources

say 'Three months later IDC has counted the year. The sums prove both verdicts.'
crossfoot target xiaomi --period 2017 --as-of 2018-02-06 --view idc

say 'Which figures on this page cannot all be true?'
status=0
crossfoot check docs/pages/xpeng-half-year-2025.html || status=$?
printf '\n(exit status %s: figures on the page contradict each other)\n' "$status"
test "$status" -eq 1

say 'The story so far, every sentence with its sources.'
crossfoot brief xiaomi --as-of 2017-10-31

printf '\n\nThe same in a browser, every number a link to its sentence: make serve\n'
printf '\nThe ledger is %s. Follow any id above: %s -m crossfoot explain ID --ledger %s\n' \
    "$CROSSFOOT_LEDGER" "$python" "$CROSSFOOT_LEDGER"
