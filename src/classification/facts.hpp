// What the rules read of customers: of one, or of one after another.
#pragma once

#include <map>

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
  std::int64_t open_cases_of(const std::vector<Id<Customer>>& records);

  Reader& reader_;
  const Policy& policy_;
  const ClassesClause& clause_;
  Date today_;
};

// The same for a pass over all who ever bought.
class FactPass {
 public:
  FactPass(Reader& reader, const Policy& policy, const Date& today,
           const customer::Survivors& survivors);

  // Customers in rising order of id.
  CustomerFacts of(const purchase::PurchaseStatistics& statistics);

 private:
  void read_cases();

  Reader& reader_;
  const Policy& policy_;
  const ClassesClause& clause_;
  Date today_;
  const customer::Survivors& survivors_;
  std::map<Id<Customer>, std::int64_t> cases_;
  Alongside<LifetimeValue> values_;
};

}  // namespace kehu::classification
