#include "store/journal_model.hpp"

#include "kehu/record/describe.hpp"

namespace kehu::journal {

BOOST_DESCRIBE_ENUM(Outcome, done, refused, denied)
BOOST_DESCRIBE_STRUCT(JournalRow, (), (sequence, at, actor, command, outcome, hash, entry))
BOOST_DESCRIBE_STRUCT(SegmentRow, (), (number, first, last, root))
BOOST_DESCRIBE_STRUCT(IdempotencyRow, (), (key, sequence, request))

std::string_view name(Outcome outcome) {
  return record::name(record::detail::enumeration<Outcome>(), static_cast<std::uint8_t>(outcome));
}

Schema tables() {
  static const Table* const all[] = {&table_of<JournalRow>(), &table_of<SegmentRow>(),
                                     &table_of<IdempotencyRow>()};
  return all;
}

}  // namespace kehu::journal

namespace kehu {

template <>
const Table& table_of<journal::JournalRow>() {
  static const Table made("journal", record::describe<journal::JournalRow>(), {"sequence"});
  return made;
}

template <>
const Table& table_of<journal::SegmentRow>() {
  static const Table made("journal_segment", record::describe<journal::SegmentRow>(), {"number"},
                          [](Table& t) { t.derived(); });
  return made;
}

template <>
const Table& table_of<journal::IdempotencyRow>() {
  static const Table made("idempotency", record::describe<journal::IdempotencyRow>(), {"key"},
                          [](Table& t) { t.derived(); });
  return made;
}

}  // namespace kehu
