// What the purchase area keeps: purchases with their lines, what came back, and the statistics of
// each customer.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/customer.hpp"

namespace kehu::purchase {

using customer::Customer;

enum class PurchaseState : std::uint8_t { kept, partly_returned, returned };
BOOST_DESCRIBE_ENUM(PurchaseState, kept, partly_returned, returned)

struct Purchase {
  Id<Purchase> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  Date purchased_on;        // in the policy's zone
  Instant purchased_at{};   // where only the day is known, its start
  Money amount;             // of the goods; may be zero
  Money redeemed;           // the part of it that was paid with points
  Money returned;           // goods taken back
  Money returned_redeemed;  // the part of `redeemed` that belongs to them
  PurchaseState state{};
  std::string channel;
  std::string reference;  // the caller's order
  std::int64_t lines = 0;
  Instant recorded_at{};
  std::string recorded_by;
};
BOOST_DESCRIBE_STRUCT(Purchase, (),
                      (id, version, customer, purchased_on, purchased_at, amount, redeemed,
                       returned, returned_redeemed, state, channel, reference, lines, recorded_at,
                       recorded_by))

// Key (purchase, number), counted from 1.
struct PurchaseLine {
  Id<Purchase> purchase;
  std::int64_t number = 0;
  std::int64_t version = 0;
  Id<Customer> customer;
  std::string product;  // as the caller's books call it
  std::int64_t quantity = 0;
  Money amount;
  std::int64_t returned_quantity = 0;
  Money returned;
};
BOOST_DESCRIBE_STRUCT(PurchaseLine, (),
                      (purchase, number, version, customer, product, quantity, amount,
                       returned_quantity, returned))

struct TakeBack {  // goods that came back
  Id<TakeBack> id;
  Id<Customer> customer;
  Id<Purchase> purchase;
  Date returned_on;
  Money amount;    // of the goods
  Money redeemed;  // the part of it that had been paid with points
  std::string reason;
  Instant recorded_at{};
  std::string recorded_by;
};
BOOST_DESCRIBE_STRUCT(TakeBack, (),
                      (id, customer, purchase, returned_on, amount, redeemed, reason, recorded_at,
                       recorded_by))

struct TakeBackLine {  // key (take_back, line)
  Id<TakeBack> take_back;
  std::int64_t line = 0;  // number of the purchase's line
  std::int64_t quantity = 0;
  Money amount;
};
BOOST_DESCRIBE_STRUCT(TakeBackLine, (), (take_back, line, quantity, amount))

// One customer's figures, key customer; kept up in the transaction of every purchase and return. A
// purchase that came back whole counts for nothing.
struct PurchaseStatistics {
  Id<Customer> customer;
  std::int64_t version = 0;
  std::int64_t purchases = 0;
  std::int64_t purchase_days = 0;         // different days with a purchase
  std::optional<Date> first_on, last_on;  // empty once everything came back
  Money spent;
  Money first_day_spent;  // the part of `spent` that belongs to purchases of the first day
  Money redeemed;         // paid with points and kept
  Money returned;         // of all purchases
};
BOOST_DESCRIBE_STRUCT(PurchaseStatistics, (),
                      (customer, version, purchases, purchase_days, first_on, last_on, spent,
                       first_day_spent, redeemed, returned))

// The sums of one customer and month, key (customer, month); no row where nothing counts.
struct PurchaseMonth {
  Id<Customer> customer;
  Date month;  // its first day
  std::int64_t version = 0;
  std::int64_t purchases = 0;
  Money spent;
};
BOOST_DESCRIBE_STRUCT(PurchaseMonth, (), (customer, month, version, purchases, spent))

// In days; see pattern_of.
struct BuyingPattern {
  std::int64_t recency = 0;
  std::int64_t frequency = 0;
  std::int64_t age = 0;
};

}  // namespace kehu::purchase

namespace kehu {
KEHU_TABLE(purchase::Purchase)
KEHU_TABLE(purchase::PurchaseLine)
KEHU_TABLE(purchase::TakeBack)
KEHU_TABLE(purchase::TakeBackLine)
KEHU_TABLE(purchase::PurchaseStatistics)
KEHU_TABLE(purchase::PurchaseMonth)
}  // namespace kehu
