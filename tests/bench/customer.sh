# Read by `run`: bulk import of customers, and the journal that it leaves.
benchmarks="$benchmarks import_customers verify"

build_imported() { kehu import "$1" "$2"; }
build_loaded() { base bulk "$1" "$2"; }

import_customers() {
  compare import_customers ">=" 0.5 rows_per_s 'kehu import "$work/run.db" "$rows"' \
    'base bulk "$work/run.db" "$rows"'
  # Against the 400 MiB that it may take.
  memory=$(field peak_rss_mib <"$work/own" | median)
  tell import_memory "$(calculate %.3f "$memory / 400")" "<=" 1 "\"peak_rss_mib\": $memory"
}

verify() {
  compare verify ">=" 0.8 entries_per_s 'kehu verify "$(made imported "$rows")"' \
    'base verify "$(made loaded "$rows")"'
}
