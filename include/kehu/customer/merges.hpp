// What merging means to other areas (CUS-5). They keep what they have under the record it was
// entered for, and count it for the survivor; undoing a merge then gives back what was.
#pragma once

#include <map>
#include <vector>

#include "kehu/customer.hpp"

namespace kehu::customer {

// A merge that stands.
struct StandingMerge {
  Id<Customer> into, record;
  Instant at{};
};
// Those into a customer, those into the records merged into him and so on; nearest first.
std::vector<StandingMerge> standing_merges(Reader& reader, const Id<Customer>& survivor);
// The records merged into a customer, those merged into them and so on, as it stands now; nearest
// first. Empty for almost everybody, and then one look-up.
std::vector<Id<Customer>> merged_records(Reader& reader, const Id<Customer>& survivor);
// The same with the customer himself before them: under which ids things of his may stand.
std::vector<Id<Customer>> records_of(Reader& reader, const Id<Customer>& survivor);
// The same by any of his records: of a merged one those of the customer that it became.
std::vector<Id<Customer>> records_with(Reader& reader, const Id<Customer>& record);

// Every merge that stands, read once for a pass over all customers.
class Survivors {
 public:
  explicit Survivors(Reader& reader);

  bool empty() const { return into_.empty(); }
  bool is_merged(const Id<Customer>& record) const { return into_.contains(record); }
  // Whom a record counts for: himself where it was not merged.
  Id<Customer> of(Id<Customer> record) const;
  // Who has records merged into his, in rising order of id; each with records_of.
  const std::map<Id<Customer>, std::vector<Id<Customer>>>& records() const { return records_; }

 private:
  std::map<Id<Customer>, Id<Customer>> into_;
  std::map<Id<Customer>, std::vector<Id<Customer>>> records_;
};

}  // namespace kehu::customer
