// What the purchase area can be told to do.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/purchase/records.hpp"

namespace kehu::purchase {

// Lines of one purchase, at most. It bounds memory and is no policy.
inline constexpr std::size_t lines_max = 1000;

struct NewPurchaseLine {
  std::string product;
  std::optional<std::int64_t> quantity;  // default: 1
  Money amount;                          // of the whole line
};
BOOST_DESCRIBE_STRUCT(NewPurchaseLine, (), (product, quantity, amount))

// Records a purchase and counts it in the customer's statistics. `amount` may be left out where
// there are lines: it is their sum. Without a day or an instant, it was bought now.
struct RecordPurchase {
  static constexpr std::string_view name = "purchase.record";
  using Reply = Purchase;
  std::optional<Id<Purchase>> id;
  Reference<Customer> customer;
  std::optional<Money> amount;
  std::optional<Money> redeemed;  // the part that was paid with points
  std::optional<Date> purchased_on;
  std::optional<Instant> purchased_at;
  std::vector<NewPurchaseLine> lines;
  std::optional<std::string> channel, reference;
};
BOOST_DESCRIBE_STRUCT(RecordPurchase, (),
                      (id, customer, amount, redeemed, purchased_on, purchased_at, lines, channel,
                       reference))

struct ReturnedLine {
  std::int64_t line = 0;                 // number of the purchase's line
  std::optional<std::int64_t> quantity;  // default: all that was kept
  std::optional<Money> amount;           // default: in proportion to the quantity, half to even
};
BOOST_DESCRIBE_STRUCT(ReturnedLine, (), (line, quantity, amount))

// Goods come back. Without lines and amount, all that was kept; of a purchase without lines, an
// amount. What had been paid with points comes back in proportion, so that a purchase that comes
// back whole gives back the whole of it.
struct TakeBackPurchase {
  static constexpr std::string_view name = "purchase.take_back";
  using Reply = TakeBack;
  std::optional<Id<TakeBack>> id;
  Id<Purchase> purchase;
  std::vector<ReturnedLine> lines;
  std::optional<Money> amount;
  std::optional<Date> returned_on;  // default: today
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(TakeBackPurchase, (), (id, purchase, lines, amount, returned_on, reason))

struct StatisticsRebuilt {
  std::int64_t customers = 0;
  std::int64_t changed = 0;  // rows that were other than they should be
};
BOOST_DESCRIBE_STRUCT(StatisticsRebuilt, (), (customers, changed))
// Makes the statistics anew from the purchases, of one customer or of all, and writes those that
// differ. After purchases that went through purchase.record there are none.
struct RebuildStatistics {
  static constexpr std::string_view name = "purchase.rebuild_statistics";
  using Reply = StatisticsRebuilt;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(RebuildStatistics, (), (customer))

}  // namespace kehu::purchase
