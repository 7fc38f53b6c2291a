# Read by `run`: whether a customer may be contacted.
benchmarks="$benchmarks may_contact"

build_contacted_customers() { kehu contacted_customers "$1" "$2"; }

may_contact() {
  file=$(made contacted_customers 1000)
  for round in $(seq "$rounds"); do kehu may_contact "$file" 1000 20000; done >"$work/own"
  microseconds=$(field microseconds <"$work/own" | median)
  # Against the 20 microseconds that it may take, everything warm.
  tell may_contact "$(calculate %.3f "$microseconds / 20")" "<=" 1 \
    "\"microseconds\": $microseconds"
}
