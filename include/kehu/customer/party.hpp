// Who speaks for a customer in a case of his.
#pragma once

#include "kehu/customer.hpp"

namespace kehu::customer {

// By his record, or by a contact by which he is known.
struct Party {
  std::optional<Reference<Customer>> customer;
  std::optional<std::string> contact;
};
BOOST_DESCRIBE_STRUCT(Party, (), (customer, contact))

// Whether `by` is he whose case it is: under whichever of his records after they were merged; or
// reached by what was left with the case or stands in his file, however it was punctuated.
// `customer` is empty where the case is a stranger's. Errors: customer.not_found, at /by/customer.
Result<bool> speaks_for(CommandContext& context, const Party& by,
                        const std::optional<Id<Customer>>& customer,
                        std::initializer_list<std::string_view> left_with_case);

}  // namespace kehu::customer
