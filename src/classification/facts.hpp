// FactReader: what the rules read of one customer after another.
#pragma once

#include <map>
#include <memory>

#include "kehu/classification.hpp"
#include "kehu/command/alongside.hpp"

namespace kehu::classification {

// With `sweep`, customers are asked for in rising order of id and read alongside; otherwise each is
// looked up.
class FactReader {
 public:
  FactReader(Reader& reader, const Policy& policy, const Date& today, bool sweep);

  CustomerFacts of(const Id<Customer>& customer);
  // The same where the statistics have been read already.
  CustomerFacts of(const purchase::PurchaseStatistics& statistics);
  // CLS-2: the tag of the product that the customer prefers, or "".
  std::string preference_of(const Id<Customer>& customer);

 private:
  void read_cases();
  void add(CustomerFacts& facts, const Id<Customer>& customer,
           const purchase::PurchaseStatistics* statistics);

  Reader& reader_;
  const Policy& policy_;
  const ClassesClause& clause_;
  Date today_;
  std::map<Id<Customer>, std::int64_t> cases_;
  std::unique_ptr<Alongside<purchase::PurchaseStatistics>> statistics_;
  std::unique_ptr<Alongside<LifetimeValue>> values_;
};

}  // namespace kehu::classification
