// BehaviourTable: adds up how groups of customers buy over time (CLS-4), for the queries of this
// area and of those that know other groups.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kehu/command.hpp"
#include "kehu/purchase/queries.hpp"

namespace kehu::purchase {

struct BehaviourSpan {
  PeriodLength length{};
  std::optional<Date> from, until;
};
// Errors: purchase.dates.
Result<void> check_span(const BehaviourSpan& span);

// Memory grows with groups and periods, not with customers.
class BehaviourTable {
 public:
  explicit BehaviourTable(const BehaviourSpan& span) : span_(span) {}
  // Counts one customer in a group; his months in order.
  void add(std::string_view group, const PurchaseStatistics& statistics,
           const std::vector<PurchaseMonth>& its_months);
  // A row for each group and each period since its first customer's first purchase.
  void push(Rows<BehaviourRow>& rows) const;

 private:
  struct Cell {
    std::int64_t customers = 0, purchases = 0;
    Money spent;
  };
  struct Group {
    Money zero;
    std::map<Date, std::int64_t> entered;  // customers, by the period of their first purchase
    std::map<Date, Cell> cells;
  };
  void push(const std::string& name, const Group& group, Rows<BehaviourRow>& rows) const;

  BehaviourSpan span_;
  std::map<std::pair<std::string, std::uint16_t>, Group> groups_;
  std::optional<Date> last_;
};

}  // namespace kehu::purchase
