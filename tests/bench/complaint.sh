# Read by `run`: complaints opened, and the monthly report over very many.
benchmarks="$benchmarks complaint_open complaint_report"

build_complaints() { kehu complaints "$1" "$2"; }
build_complaints_by_hand() { base complaints "$1" "$2"; }

by_complaints() {
  instructions "$programs/kehu_bench" open_complaints "$(fresh kehu "$customers")" "$1"
}

# Against what an authorization costs, on the same books.
complaint_open() {
  opening=$(per_operation by_complaints)
  authorizing=$(per_operation by_cpp)
  tell complaint_open "$(calculate %.3f "$opening / $authorizing")" "<=" 1.6 \
    "\"instructions\": $opening, \"authorize_instructions\": $authorizing"
}

# Against a query written by hand, and against a pass over the columns added up by hand; the figures
# of all three have to be the same.
complaint_report() {
  own_file=$(made complaints "$rows")
  hand_file=$(made complaints_by_hand "$rows")
  result=$(kehu complaint_report "$own_file" | field result)
  for part in complaint_report complaint_pass; do
    [ "$(base $part "$hand_file" | field result)" = "$result" ] ||
      { echo "complaint_report: the baseline's $part has other figures" >&2 && return 1; }
  done
  compare complaint_report "<=" 2 seconds 'kehu complaint_report "$own_file"' \
    'base complaint_report "$hand_file"'
  compare complaint_report_pass "<=" 2 seconds 'kehu complaint_report "$own_file"' \
    'base complaint_pass "$hand_file"'
}
