// What the purchase area can be asked.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/purchase/records.hpp"

namespace kehu::purchase {

// A customer's purchases by day.
struct PurchasesOf {
  static constexpr std::string_view name = "purchase.of";
  using Row = Purchase;
  Reference<Customer> customer;
  std::optional<Date> from, until;  // both included
};
BOOST_DESCRIBE_STRUCT(PurchasesOf, (), (customer, from, until))

struct PurchaseLines {
  static constexpr std::string_view name = "purchase.lines";
  using Row = PurchaseLine;
  Id<Purchase> purchase;
};
BOOST_DESCRIBE_STRUCT(PurchaseLines, (), (purchase))

// What came back, of one purchase or one customer.
struct TakeBacksOf {
  static constexpr std::string_view name = "purchase.returns";
  using Row = TakeBack;
  Reference<Customer> customer;
  std::optional<Id<Purchase>> purchase;
};
BOOST_DESCRIBE_STRUCT(TakeBacksOf, (), (customer, purchase))

// The figures of one customer or of all who ever bought, as of today or the end of a past day.
struct StatisticsRow {
  Id<Customer> customer;
  Date as_of;
  std::int64_t purchases = 0;
  std::optional<Date> first_on, last_on;
  std::int64_t recency_days = 0;   // from the first purchase to the last
  std::int64_t frequency = 0;      // days of purchase after the first
  std::int64_t age_days = 0;       // from the first purchase to `as_of`
  std::int64_t inactive_days = 0;  // from the last purchase to `as_of`
  Money spent;
  Money repeat_spent;  // of the days after the first
  Money average;       // spent by purchase, half to even; zero without one
  Money redeemed, returned;
};
BOOST_DESCRIBE_STRUCT(StatisticsRow, (),
                      (customer, as_of, purchases, first_on, last_on, recency_days, frequency,
                       age_days, inactive_days, spent, repeat_spent, average, redeemed, returned))
// Errors: purchase.future_date.
struct StatisticsQuery {
  static constexpr std::string_view name = "purchase.statistics";
  using Row = StatisticsRow;
  std::optional<Reference<Customer>> customer;
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(StatisticsQuery, (), (customer, as_of))

enum class PeriodLength : std::uint8_t { month, quarter, year };
BOOST_DESCRIBE_ENUM(PeriodLength, month, quarter, year)

// By what customers are told apart in an analysis of behaviour.
enum class CustomerGroup : std::uint8_t {
  all,
  cohort,  // the period of the first purchase
  kind,
  region,
  business_line,
  channel,  // by which the customer's record came in
  account_manager,
};
BOOST_DESCRIBE_ENUM(CustomerGroup, all, cohort, kind, region, business_line, channel,
                    account_manager)

// How a group bought in one period (CLS-4), by group and period; a row for each currency.
struct BehaviourRow {
  std::string group;           // of a cohort, the first day of its period
  Date period;                 // its first day
  std::int64_t members = 0;    // customers of the group who had bought by the end of the period
  std::int64_t customers = 0;  // of them, who bought in it
  std::int64_t purchases = 0;
  Money spent;
  Ratio active;     // customers / members
  Ratio frequency;  // purchases / customers
  Money average;    // spent / customers, half to even
};
BOOST_DESCRIBE_STRUCT(BehaviourRow, (),
                      (group, period, members, customers, purchases, spent, active, frequency,
                       average))
// Errors: purchase.dates (an end before its beginning), query.cancelled.
struct Behaviour {
  static constexpr std::string_view name = "purchase.behaviour";
  using Row = BehaviourRow;
  std::optional<CustomerGroup> group;  // default: cohort
  std::optional<PeriodLength> period;  // default: month
  std::optional<Date> from, until;     // periods that touch them; default: all
};
BOOST_DESCRIBE_STRUCT(Behaviour, (), (group, period, from, until))

}  // namespace kehu::purchase
