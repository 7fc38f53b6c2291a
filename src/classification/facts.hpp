// What the rules read of customers: of one, or of one after another.
#pragma once

#include <map>
#include <optional>

#include "kehu/classification.hpp"
#include "kehu/command/alongside.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::classification {

class FactReader {
 public:
  FactReader(Reader& reader, const Policy& policy, const Date& today);

  // Of one who was not merged into another.
  CustomerFacts of(const Id<Customer>& customer);
  // CLS-2: the tag of the product that the customer prefers, or "".
  std::string preference_of(const Id<Customer>& customer);

 private:
  Reader& reader_;
  const Policy& policy_;
  const ClassesClause& clause_;
  Date today_;
};

// The fields of statistics that facts are made of, the customer among them.
std::vector<std::size_t> statistics_fields(FactSet wanted);

// The same for a pass over all who ever bought. What is not wanted may be absent.
class FactPass {
 public:
  FactPass(Reader& reader, const Policy& policy, const Date& today,
           const customer::Survivors& survivors, FactSet wanted, IdOrder order = IdOrder::rising);

  // Customers in order of id.
  CustomerFacts of(const purchase::PurchaseStatistics& statistics);

 private:
  void read_cases();
  std::optional<Money> expected_value_of(const Id<Customer>& customer);

  Reader& reader_;
  const ClassesClause& clause_;
  const ValueClause& value_;
  Date today_;
  const customer::Survivors& survivors_;
  FactSet wanted_;
  std::map<Id<Customer>, std::int64_t> cases_;
  std::optional<Alongside<LifetimeValue>> values_;
};

}  // namespace kehu::classification
