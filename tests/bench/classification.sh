# Read by `run`: recency, frequency, monetary value and class of every customer from a file.
benchmarks="$benchmarks segmentation"

build_purchases() { kehu purchases "$1" "$2"; }
build_purchases_baseline() { base purchases "$1" "$2"; }

segmentation() {
  compare segmentation "<=" 1.5 seconds 'kehu segmentation "$(made purchases "$rows")"' \
    'base segmentation "$(made purchases_baseline "$rows")"'
  tell segmentation_memory "$(calculate %.3f "$(field peak_mib <"$work/own" | median) / 400")" "<=" 1
  # The same figures and classes, one for one.
  own=$(kehu segmentation "$(made purchases "$rows")" | sed 's/.*"customers"/"customers"/;s/,"peak.*//')
  other=$(base segmentation "$(made purchases_baseline "$rows")" | sed 's/.*"customers"/"customers"/;s/}$//')
  [ "$own" = "$other" ] && same=1 || same=0
  tell segmentation_same_classes "$same" ">=" 1
}
