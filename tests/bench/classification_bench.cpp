// Recency, frequency, monetary value and class of every customer, from a file.
#include <sys/resource.h>

#include <map>

#include "bench.hpp"
#include "kehu/core/date.hpp"
#include "kehu/store.hpp"

namespace kehu::bench {
namespace {

constexpr std::uint64_t purchases_each = 10;
constexpr std::int64_t day_of_run = 20'514;  // 2026-03-02

// The same figures as by hand (classification_baseline.cpp): a day of the last two years and an
// amount, of the i-th purchase of a customer.
std::int64_t day_of(std::uint64_t customer, std::uint64_t i) {
  std::uint64_t late = scatter(customer) % 600;  // since when the customer is quiet
  return day_of_run - static_cast<std::int64_t>(late + scatter(customer * 16 + i) % (731 - late));
}
std::int64_t minor_of(std::uint64_t customer, std::uint64_t i) {
  return 100 + static_cast<std::int64_t>(scatter(customer * 16 + i + 7) % 120'000);
}

// The classes of the comparison; a table of the policy like any other.
Options options_for(const std::string& path) {
  Options options;
  options.path = path;
  options.clock = std::make_shared<ManualClock>(must(parse_instant(now_text)));
  std::string document(Policy::reference_document());
  const std::string_view months = "\"spending_months\": \"12\"";
  std::size_t at = document.find(months);
  if (at == std::string::npos) die("the reference policy has no spending_months");
  document.replace(at, months.size(), "\"spending_months\": null");
  options.policy_document = document;
  options.policy_patch =
      R"({"CLS-1": {"parameters": {"case_kinds": []}, "tables": {"classes": {"hit_policy": "COLLECT",
        "inputs": ["spent", "frequency", "inactive_days"], "outputs": ["class"], "rules": [
        {"when": [">= 5000.00 CNY", "-", "-"], "then": ["high_value"]},
        {"when": ["< 5000.00 CNY", ">= 2", "<= 90"], "then": ["potential"]},
        {"when": ["-", ">= 1", "> 180"], "then": ["at_risk"]}]}}}})";
  return options;
}

// Rows of one table, written some thousands at a time past the journal: the file is what a bulk
// import leaves, and only read.
template <class Row>
class Filler {
 public:
  explicit Filler(store::Store& store) : store_(store) {}
  ~Filler() { flush(); }
  void put(const Row& row) {
    rows_.push_back(row);
    if (rows_.size() == 20'000) flush();
  }
  void flush() {
    std::vector<store::Change> changes;
    for (const Row& row : rows_) changes.push_back({&table_of<Row>(), nullptr, &row});
    store_.write([&](store::Transaction& transaction) {
      must(transaction.put(changes));
      return true;
    });
    rows_.clear();
  }

 private:
  store::Store& store_;
  std::vector<Row> rows_;
};

Uuid purchase_uuid(std::uint64_t customer, std::uint64_t i) {
  Uuid id = customer_id(customer).value;
  id.data[0] = 0x40;
  id.data[1] = static_cast<std::uint8_t>(i);
  return id;
}

void fill_customer(std::uint64_t number, Currency currency, Filler<purchase::Purchase>& purchases,
                   Filler<purchase::PurchaseStatistics>& statistics,
                   Filler<purchase::PurchaseMonth>& months) {
  Money zero = Money::zero(currency);
  purchase::PurchaseStatistics sum;
  sum.customer = customer_id(number);
  sum.spent = sum.first_day_spent = sum.redeemed = sum.returned = zero;
  std::map<std::int64_t, Money> days;
  std::map<Date, purchase::PurchaseMonth> by_month;
  for (std::uint64_t i = 0; i < purchases_each; ++i) {
    purchase::Purchase row;
    row.id = {purchase_uuid(number, i)};
    row.customer = sum.customer;
    std::int64_t day = day_of(number, i);
    row.purchased_on = date_from_day_number(day);
    row.purchased_at = Instant(std::chrono::hours(24 * day));
    row.recorded_at = row.purchased_at;
    row.amount = Money(minor_of(number, i), currency);
    row.redeemed = row.returned = row.returned_redeemed = zero;
    purchases.put(row);
    auto spent = days.try_emplace(day, zero).first;
    spent->second = spent->second + row.amount;
    Date month(row.purchased_on.year(), row.purchased_on.month(), 1);
    auto& of_month =
        by_month.try_emplace(month, purchase::PurchaseMonth{sum.customer, month, 0, 0, zero})
            .first->second;
    ++of_month.purchases;
    of_month.spent = of_month.spent + row.amount;
    sum.spent = sum.spent + row.amount;
  }
  sum.purchases = purchases_each;
  sum.purchase_days = static_cast<std::int64_t>(days.size());
  sum.first_on = date_from_day_number(days.begin()->first);
  sum.last_on = date_from_day_number(days.rbegin()->first);
  sum.first_day_spent = days.begin()->second;
  statistics.put(sum);
  for (const auto& [month, row] : by_month) months.put(row);
}

void purchases(const Words& words) {
  const std::string& path = words.text(0);
  std::uint64_t customers = words.number(1);
  remove_store(path);
  Database database = must(Database::open(options_for(path)));
  Currency currency = must(Currency::parse("CNY"));
  {
    store::Store& store = database.store();
    Filler<customer::Customer> people(store);
    Filler<purchase::Purchase> bought(store);
    Filler<purchase::PurchaseStatistics> statistics(store);
    Filler<purchase::PurchaseMonth> months(store);
    for (std::uint64_t i = 0; i < customers; ++i) {
      customer::Customer row;
      row.id = customer_id(i);
      row.name = row.match_name = "customer " + std::to_string(i);
      row.since = date_from_day_number(day_of_run - 731);
      people.put(row);
      fill_customer(i, currency, bought, statistics, months);
    }
  }
  // What was filled in is what the purchases say.
  Session session = must(database.session(Desk::clerk()));
  for (std::uint64_t i = 0; i < 100; ++i) {
    purchase::RebuildStatistics rebuild;
    rebuild.customer = customer_id(scatter(i) % customers);
    if (must(session.execute(rebuild))->changed != 0) die("the statistics are not the purchases'");
  }
  database.store().checkpoint();
  std::printf("{\"bench\":\"purchases\",\"customers\":%llu}\n", Number{customers});
}

void segmentation(const Words& words) {
  Database database = must(Database::open(options_for(words.text(0))));
  Session session = must(database.session(Desk::clerk()));
  std::uint64_t customers = 0, scores = 0;
  std::vector<std::pair<std::string, std::uint64_t>> groups;  // customers by all of their classes
  std::int64_t recency = 0, spent = 0;
  auto start = Steady::now();
  must(session.each(classification::SegmentsQuery{},
                    [&](const classification::CustomerSegmentRow& row) {
                      ++customers;
                      recency += row.inactive_days;
                      spent += row.spent.minor();
                      scores += static_cast<std::uint64_t>(row.recency_score + row.frequency_score +
                                                           row.monetary_score);
                      auto group = groups.begin();
                      while (group != groups.end() && group->first != row.classes) ++group;
                      if (group == groups.end()) group = groups.insert(group, {row.classes, 0});
                      ++group->second;
                    }));
  auto in = [&](std::string_view name) {
    std::uint64_t count = 0;
    for (const auto& [classes, members] : groups)
      if (classes.find(name) != std::string::npos) count += members;
    return count;
  };
  double seconds = since(start);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf(
      "{\"bench\":\"segmentation\",\"seconds\":%.4f,\"customers\":%llu,\"high_value\":%llu,"
      "\"potential\":%llu,\"at_risk\":%llu,\"scores\":%llu,\"recency\":%lld,\"spent\":%lld,"
      "\"peak_mib\":%.1f}\n",
      seconds, Number{customers}, Number{in("high_value")}, Number{in("potential")},
      Number{in("at_risk")}, Number{scores}, static_cast<long long>(recency),
      static_cast<long long>(spent), static_cast<double>(used.ru_maxrss) / 1024);
}

const Registered classification_bench_parts[] = {
    {"purchases", "FILE CUSTOMERS", "a file of customers with ten purchases each", purchases},
    {"segmentation", "FILE", "recency, frequency, monetary value and class of all", segmentation}};

}  // namespace
}  // namespace kehu::bench
