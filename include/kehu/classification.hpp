// Classification 客户分类: who is worth what and why, what each class is owed, and what a customer
// may want next.
//
// Implements CLS-1 to CLS-6. Facts about a customer's buying decide, by decision tables of the
// policy, the classes that he is in and the tags that he bears. classification.run puts on record
// who entered and who left, and opens and cancels the duties that a class is owed; in between
// nothing changes by itself, and classification.segments says how things stand now. Any past day
// can be asked.
//
// What records that were merged bought, how their cases stand and what is expected of them count
// for the customer they became (CUS-5); so do tags that were set on them by hand. Classes and tags
// by rule are the customer's alone, by the facts of all.
//
// Refusals (category refused):
//   classification.rule_tag       a tag that the policy's rules set is not set or removed by hand
//   classification.too_many_tags  the customer bears as many as CLS-2 allows
// Errors:
//   classification.unknown_tag, classification.unknown_class  not of the policy; the message names
//                                 those that are (invalid)
//   classification.has_tag        the customer bears it already (conflict)
//   classification.no_tag         the customer does not bear it (not_found)
//   classification.model          a parameter of the model is missing, unknown, given twice or not
//                                 above zero, or its horizon is not that of CLS-3 (invalid)
//   classification.value          a probability outside 0 to 1, a negative figure, a customer named
//                                 twice, or one of another currency (invalid)
//   classification.never_bought   nothing can be expected of a customer without a purchase
//   (invalid) classification.part           a part of less than one record, or of one customer
//   (invalid) classification.future_date    a day still to come (invalid) classification.dates an
//   end before its beginning (invalid) classification.not_found      no such model (not_found)
//   classification.exists         the id names another model (conflict)
#pragma once

#include "kehu/classification/clauses.hpp"
#include "kehu/classification/commands.hpp"
#include "kehu/classification/queries.hpp"
#include "kehu/classification/records.hpp"
#include "kehu/classification/rules.hpp"
#include "kehu/command.hpp"

namespace kehu::classification {

// ---- For other areas --------------------------------------------------------------------------

// The classes, or the tags, of a customer now, or at the end of a past day; by name, and what was
// set by hand on a record merged into his after that.
std::vector<Membership> memberships(Reader& reader, const Id<Customer>& customer,
                                    MembershipKind kind, const std::optional<Date>& day = {});
bool is_in_class(Reader& reader, const Id<Customer>& customer, std::string_view customer_class);

const Area& area();

}  // namespace kehu::classification
