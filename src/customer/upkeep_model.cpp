// The tables and clauses of file upkeep.
#include "customer/upkeep.hpp"
#include "kehu/core/text.hpp"
#include "kehu/record/describe.hpp"

namespace kehu {

using namespace customer;

template <>
const Table& table_of<FileChange>() {
  static const Table made("file_change", record::describe<FileChange>(), {"id"}, [](Table& t) {
    t.index("by_customer", {"customer", "known_at"})
        .index("by_known", {"known_at"})
        .personal({"summary"})
        .references("customer", "customer");
  });
  return made;
}

template <>
const Table& table_of<FileReview>() {
  static const Table made("file_review", record::describe<FileReview>(), {"customer", "number"},
                          [](Table& t) { t.references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<ContactVerification>() {
  static const Table made("contact_verification", record::describe<ContactVerification>(),
                          {"customer", "contact_point", "number"},
                          [](Table& t) { t.references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<FileArchive>() {
  static const Table made("file_archive", record::describe<FileArchive>(), {"year", "number"});
  return made;
}

namespace {

using Faults = std::vector<Error>;

void check_changes(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ChangesClause*>(parameters);
  casework::check_time_limit(clause.applied_within, "/applied_within", faults);
  for (std::size_t i = 0; i < clause.system_roles.size(); ++i)
    for (const std::string& role : clause.customer_roles)
      if (role == clause.system_roles[i])
        faults.push_back(invalid("policy.parameter", "/system_roles/" + std::to_string(i),
                                 quotation(role) + " is a customer's role already"));
}

void check_reviews(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ReviewsClause*>(parameters);
  casework::check_time_limit(clause.every, "/every", faults);
  if (clause.unused_days < 1)
    faults.push_back(invalid("policy.parameter", "/unused_days", "must be 1 day or more"));
  if (clause.reverified_by.empty())
    faults.push_back(invalid("policy.parameter", "/reverified_by", "at least one way is needed"));
}

void check_archive(const void* parameters, Faults& faults) {
  if (static_cast<const ArchiveClause*>(parameters)->days_after_year_end < 0)
    faults.push_back(invalid("policy.parameter", "/days_after_year_end", "must not be negative"));
}

}  // namespace

#define KEHU_UPKEEP_CLAUSE(Clause, id, check)                                          \
  template <>                                                                          \
  const ClauseType& clause_of<Clause>() {                                              \
    static const ClauseType made{id, &record::describe<Clause>(), {}, check, nullptr}; \
    return made;                                                                       \
  }
KEHU_UPKEEP_CLAUSE(ChangesClause, "CUS-7", check_changes)
KEHU_UPKEEP_CLAUSE(ReviewsClause, "CUS-8", check_reviews)
KEHU_UPKEEP_CLAUSE(ArchiveClause, "CUS-12", check_archive)
#undef KEHU_UPKEEP_CLAUSE

}  // namespace kehu
