# Read by `run`: what a purchase's points cost beside an authorization of credit, both durable.
benchmarks="$benchmarks points_earn"

build_points() { kehu build_points "$1" "$2" "$long"; }

by_points() { instructions "$programs/kehu_bench" settle_points "$(fresh points "$customers")" "$1"; }

points_earn() {
  own=$(per_operation by_points)
  other=$(per_operation by_cpp)
  tell points_earn "$(calculate %.3f "$own / $other")" "<=" 1.6 \
    "\"instructions\": $own, \"authorize_instructions\": $other"
}
