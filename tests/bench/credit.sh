# Read by `run`: authorizations, the decision, the ageing report.
benchmarks="$benchmarks baseline_check authorize_cpp authorize_c authorize_python"
benchmarks="$benchmarks authorize_group_commit decide ageing"

build_baseline() { base build "$1" "$2" 5; }
build_kehu() { kehu build "$1" "$2" 5; }
build_raw() { "$work/raw_limit" build --db "$1" --customers "$2" --open 5; }
build_receivables() { kehu receivables "$1" "$2"; }

by_baseline() {
  instructions "$programs/baseline" authorize "$(fresh baseline "$customers")" "$1" 1 normal
}
by_raw() {
  instructions "$work/raw_limit" authorize --db "$(fresh raw "$customers")" --n "$1"
}
by_cpp() { instructions "$programs/kehu_bench" authorize "$(fresh kehu "$customers")" "$1"; }
by_c() { instructions "$programs/authorize_c" "$(fresh kehu "$customers")" "$1" "$customers"; }
by_python() {
  PYTHONPATH=$build/python PYTHONHASHSEED=0 instructions "$python" "$root/tests/bench/authorize.py" \
    "$(fresh kehu "$customers")" "$1" "$customers"
}

baseline_instructions=
need_baseline() {
  [ -n "$baseline_instructions" ] || baseline_instructions=$(per_operation by_baseline)
}
authorize_ratio() { # face, target
  need_baseline
  count=$(per_operation "by_$1")
  tell "authorize_$1" "$(calculate %.3f "$count / $baseline_instructions")" "<=" "$2" \
    "\"instructions\": $count, \"baseline_instructions\": $baseline_instructions"
}
authorize_cpp() { authorize_ratio cpp 2.0; }
authorize_c() { authorize_ratio c 2.5; }
authorize_python() {
  if ls "$build"/python/kehu/_core*.so >/dev/null 2>&1; then
    authorize_ratio python 3.2
  else
    echo "authorize_python: skipped, the Python module is not built" >&2
  fi
}

# Our baseline must not be slow itself: it is held to an independent program where there is one.
baseline_check() {
  source=$root/../shared/bench/raw_limit.cpp
  [ -f "$source" ] || { echo "baseline_check: skipped, no other program at hand" >&2; return 0; }
  [ "$work/raw_limit" -nt "$source" ] ||
    g++ -std=c++20 -O3 -DNDEBUG "$source" -o "$work/raw_limit" -lsqlite3 -lsodium
  need_baseline
  other=$(per_operation by_raw)
  tell baseline_check "$(calculate %.3f "$baseline_instructions / $other")" "<=" 1.05 \
    "\"instructions\": $baseline_instructions, \"other_instructions\": $other"
}

authorize_group_commit() {
  compare authorize_group_commit ">=" 0.45 ops_per_s \
    'kehu group_commit "$(fresh kehu "$customers")" 5000 8' \
    'base authorize "$(fresh baseline "$customers")" 5000 100 full'
  tell group_commit_fairness "$(field slowest_to_fastest <"$work/own" | median)" ">=" 0.7
}

decide() {
  for round in $(seq "$rounds"); do kehu decide 1000000; done >"$work/own"
  nanoseconds=$(field ns_per_op <"$work/own" | median)
  allocations=$(field allocations_per_op <"$work/own" | median)
  # Against the 2 microseconds that it may take.
  tell decide "$(calculate %.3f "$nanoseconds / 2000")" "<=" 1 \
    "\"ns_per_op\": $nanoseconds, \"allocations_per_op\": $allocations"
  tell decide_allocations "$allocations" "<=" 0
}

ageing() {
  compare ageing "<=" 1.5 seconds 'kehu ageing "$(made receivables "$rows")"' \
    'base ageing "$(made baseline $((rows / 5)))"'
}
