// Customers of a house, as commands of the customer area would have made them.
#pragma once

#include "house.hpp"
#include "kehu/customer.hpp"

namespace kehu::test {

// A customer whom li.wei manages, with these documents on file.
inline Id<customer::Customer> new_customer(House& house, customer::Kind kind, std::string_view code,
                                           const std::vector<customer::DocumentKind>& kinds = {}) {
  return house
      .with([&](CommandContext& context) -> Result<Id<customer::Customer>> {
        customer::Customer row;
        row.id = context.id_or_new<customer::Customer>({});
        row.kind = kind;
        row.code = std::string(code);
        row.name = row.match_name = std::string(code);
        row.channel = "visit";
        row.account_manager = "li.wei";
        row.created_at = house.now;
        row.since = house.today();
        KEHU_TRY(context.insert(row));
        std::int64_t number = 0;
        for (customer::DocumentKind of : kinds) {
          customer::Document document;
          document.customer = row.id;
          document.number = ++number;
          document.kind = of;
          document.added_at = house.now;
          KEHU_TRY(context.insert(document));
        }
        return row.id;
      })
      .value();
}

}  // namespace kehu::test
