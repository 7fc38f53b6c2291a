#include "store/key_range.hpp"

namespace kehu::store {
namespace {

// The least key above all that begin with `prefix`; empty when there is none.
std::string after_prefix(std::string prefix) {
  while (!prefix.empty() && prefix.back() == '\xff') prefix.pop_back();
  if (!prefix.empty()) prefix.back() = static_cast<char>(prefix.back() + 1);
  return prefix;
}

}  // namespace

KeyRange::KeyRange(const Index& index, const Range& range) {
  std::size_t given = range.prefix.size();
  ensure(given <= index.fields.size(), "a prefix longer than the index");
  record::write_ordered_prefix(index, range.prefix, lower);
  if (!range.from && !range.until) {
    upper = after_prefix(lower);
    return;
  }
  ensure(given < index.fields.size(), "a bound on a field that the index does not have");
  const record::Type& next = index.table->descriptor().fields[index.fields[given]].type;
  std::string prefix = lower;
  if (range.until) {
    upper = prefix;
    record::write_ordered_value(next, *range.until, upper);
    nothing = std::holds_alternative<std::monostate>(*range.until);
  } else {
    upper = after_prefix(prefix);
  }
  bool bounded_below = range.from && !std::holds_alternative<std::monostate>(*range.from);
  if (bounded_below) record::write_ordered_value(next, *range.from, lower);
}

}  // namespace kehu::store
