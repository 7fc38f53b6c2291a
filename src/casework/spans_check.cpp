// A length of time of a policy is at most a millennium: with a longer one a deadline would leave
// the calendar, or the arithmetic, and that would be found out only when one is counted.
#include "casework/handlers.hpp"
#include "kehu/casework/clause_checks.hpp"
#include "kehu/record/describe.hpp"

namespace kehu::casework {

namespace {

struct Bound {
  std::string_view word;
  std::int64_t most;
};
// They bound the arithmetic and are no policy.
constexpr Bound bounds[] = {{"minutes", 525'960'000},
                            {"hours", 8'766'000},
                            {"days", 365'250},
                            {"months", 12'000},
                            {"years", 1'000}};

// The bound of a unit, or of a number whose name has one among its words: "quiet_from_minutes".
const Bound* bound_of(std::string_view name) {
  while (!name.empty()) {
    std::string_view word = name.substr(0, name.find('_'));
    for (const Bound& bound : bounds)
      if (bound.word == word) return &bound;
    name.remove_prefix(std::min(word.size() + 1, name.size()));
  }
  return nullptr;
}

void check(std::int64_t amount, const Bound& bound, std::string_view path, Policy::Faults& faults) {
  if (amount >= 0 && amount <= bound.most) return;
  fault(faults, path,
        std::to_string(amount) + " is not from 0 to " + std::to_string(bound.most) + " " +
            std::string(bound.word));
}

std::string_view word_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::minutes:
      return "minutes";
    case TimeUnit::hours:
      return "hours";
    case TimeUnit::months:
      return "months";
    case TimeUnit::days:
    case TimeUnit::working_days:
      break;
  }
  return "days";
}

void check_record(const record::Descriptor& descriptor, const void* record, const std::string& path,
                  Policy::Faults& faults) {
  if (&descriptor == &record::describe<TimeLimit>()) {
    const auto& limit = *static_cast<const TimeLimit*>(record);
    return check(limit.amount, *bound_of(word_of(limit.unit)), path + "/amount", faults);
  }
  for (const record::Field& field : descriptor.fields) {
    const Bound* bound = field.type.kind == record::Kind::integer ? bound_of(field.name) : nullptr;
    if (const void* value = bound ? field.value(record) : nullptr)
      check(*static_cast<const std::int64_t*>(value), *bound, path + "/" + std::string(field.name),
            faults);
  }
}

}  // namespace

void check_spans(std::span<const ReadClause> clauses, Policy::Faults& faults) {
  for (const ReadClause& clause : clauses)
    each_record(clause,
                [&](const record::Descriptor& descriptor, const void* record,
                    const std::string& path) { check_record(descriptor, record, path, faults); });
}

}  // namespace kehu::casework
