// Buyers: every customer who ever bought, one after another, for passes over all of them.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "kehu/command/alongside.hpp"
#include "kehu/customer/merges.hpp"
#include "kehu/purchase/records.hpp"

namespace kehu::purchase {

// The figures of one customer from his purchases.
struct Figures {
  PurchaseStatistics statistics;
  std::map<Date, PurchaseMonth> months;  // by first day
};

// Each customer once, in order of id; what was merged into him counts for him (CUS-5).
// `fields` as in Transaction::scan, `customer` among them; they outlive the object.
class Buyers {
 public:
  explicit Buyers(Reader& reader, std::span<const std::size_t> fields = {},
                  IdOrder order = IdOrder::rising);

  // Goes to the next; false at the end.
  bool next();
  const PurchaseStatistics& statistics() const { return statistics_; }
  // His months, in order where the customers are in rising order. May be asked once a customer.
  std::vector<PurchaseMonth> months();
  const customer::Survivors& survivors() const { return survivors_; }

 private:
  // To the next row of a record that was not merged.
  void advance();

  Reader& reader_;
  customer::Survivors survivors_;
  IdOrder order_;
  // Whose records come from several, the last one to come first.
  std::vector<std::pair<Id<Customer>, std::vector<Id<Customer>>>> to_join_;
  std::unique_ptr<store::Cursor> cursor_;
  PurchaseStatistics row_, statistics_;
  bool there_ = false;
  std::optional<Figures> joined_;
  std::optional<Alongside<PurchaseMonth>> months_;
};

}  // namespace kehu::purchase
