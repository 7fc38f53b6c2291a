# Read by `run`: business time added over the ten years of a calendar.
benchmarks="$benchmarks calendar_add"

calendar_add() {
  for round in $(seq "$rounds"); do kehu calendar_add 5000000; done >"$work/own"
  nanoseconds=$(field ns_per_op <"$work/own" | median)
  allocations=$(field allocations_per_op <"$work/own" | median)
  # Against the 200 nanoseconds that it may take.
  tell calendar_add "$(calculate %.3f "$nanoseconds / 200")" "<=" 1 \
    "\"ns_per_op\": $nanoseconds, \"allocations_per_op\": $allocations"
}
