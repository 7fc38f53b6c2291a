// Customer master: who we deal with, how they are reached, what lies on file, what they own, who
// is responsible for them, and which records are the same customer.
//
// Implements CUS-1, 2, 3, 4, 5, 6, 9, 10, 11, 14.
#pragma once

#include "kehu/command.hpp"
#include "kehu/customer/clauses.hpp"
#include "kehu/customer/commands.hpp"
#include "kehu/customer/queries.hpp"
#include "kehu/customer/records.hpp"

namespace kehu::customer {

// The customer that a reference means, following merges to the survivor: every old id and code
// still resolves. Errors: customer.not_found (with `path`).
Result<Customer> resolve(Reader& reader, const Reference<Customer>& reference,
                         std::string_view path);
// Its id alone, for who needs no more: most of a customer is never read then.
Result<Id<Customer>> resolve_id(Reader& reader, const Reference<Customer>& reference,
                                std::string_view path);
// Likewise by id and name.
struct NamedCustomer {
  Id<Customer> id;
  std::string name;
};
Result<NamedCustomer> resolve_name(Reader& reader, const Reference<Customer>& reference,
                                   std::string_view path);

// Documents on file that are valid on a day.
std::vector<Document> documents(Reader& reader, const Id<Customer>& customer, const Date& day);

const Area& area();

}  // namespace kehu::customer
