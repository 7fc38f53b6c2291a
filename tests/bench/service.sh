# Read by `run`: a helpdesk's log replayed through the workflow of requests, and the due list.
benchmarks="$benchmarks replay_helpdesk due_list"

build_open_requests() { kehu open_requests "$1" "$2"; }

replay_helpdesk() {
  log=${KEHU_SHARED_DATA:-$root/../shared/data}/tickets-helpdesk-log/helpdesk.csv
  [ -f "$log" ] || { echo "replay_helpdesk: skipped, no log at $log" >&2 && return; }
  for round in $(seq "$rounds"); do
    kehu replay_helpdesk "$work/run.db" "$log" 2000
  done >"$work/own"
  events=$(field events_per_s <"$work/own" | median)
  # Against the 20,000 events a second that it has to reach.
  tell replay_helpdesk "$(calculate %.3f "$events / 20000")" ">=" 1 "\"events_per_s\": $events"
}

# Two clocks run for each open request, so half as many requests as rows.
due_list() {
  many=$(made open_requests $((rows / 2)))
  few=$(made open_requests $((rows / 20)))
  for round in $(seq "$rounds"); do kehu due_list "$many"; done >"$work/own"
  milliseconds=$(field milliseconds <"$work/own" | median)
  fewer=$(kehu due_list "$few" | field milliseconds)
  # Against the 5 milliseconds that it may take; a tenth of the duties must not be much faster.
  tell due_list "$(calculate %.3f "$milliseconds / 5")" "<=" 1 \
    "\"milliseconds\": $milliseconds, \"duties\": $rows"
  tell due_list_growth "$(calculate %.3f "$milliseconds / $fewer")" "<=" 2 \
    "\"milliseconds\": $milliseconds, \"tenth_milliseconds\": $fewer"
}
