#include "classification/facts.hpp"

#include <algorithm>
#include <set>

namespace kehu::classification {

using purchase::PurchaseStatistics;

FactReader::FactReader(Reader& reader, const Policy& policy, const Date& today, bool sweep)
    : reader_(reader), policy_(policy), clause_(policy.get<ClassesClause>()), today_(today) {
  read_cases();
  if (!sweep) return;
  statistics_ = std::make_unique<Alongside<PurchaseStatistics>>(reader);
  values_ = std::make_unique<Alongside<LifetimeValue>>(reader);
}

// Live duties are few beside customers, and stand together in an index.
void FactReader::read_cases() {
  if (clause_.case_kinds.empty()) return;
  std::set<std::pair<Id<Customer>, Id<casework::Subject>>> cases;
  for (std::string_view state : {"open", "paused"})
    reader_.each<casework::Duty>(
        "by_deadline", {{Reader::value(state)}, {}, {}, false, 0}, [&](const casework::Duty& duty) {
          bool counted =
              duty.customer && std::find(clause_.case_kinds.begin(), clause_.case_kinds.end(),
                                         duty.subject_kind) != clause_.case_kinds.end();
          if (counted) cases.emplace(*duty.customer, duty.subject);
          return true;
        });
  for (const auto& [customer, subject] : cases) ++cases_[customer];
}

CustomerFacts FactReader::of(const Id<Customer>& customer) {
  std::optional<PurchaseStatistics> statistics;
  if (statistics_) {
    statistics_->rows_of(customer, [&](const PurchaseStatistics& row) { statistics = row; });
  } else {
    statistics = purchase::statistics_of(reader_, customer);
  }
  if (statistics) return of(*statistics);
  CustomerFacts facts;
  add(facts, customer, nullptr);
  return facts;
}

CustomerFacts FactReader::of(const PurchaseStatistics& statistics) {
  CustomerFacts facts = facts_of(policy_, statistics, today_);
  add(facts, statistics.customer, &statistics);
  return facts;
}

void FactReader::add(CustomerFacts& facts, const Id<Customer>& customer,
                     const PurchaseStatistics* statistics) {
  if (!cases_.empty())
    if (auto found = cases_.find(customer); found != cases_.end()) facts.open_cases = found->second;
  if (clause_.spending_months && statistics)
    facts.monthly_spend =
        purchase::average_monthly_spend(reader_, customer, today_, *clause_.spending_months);
  if (values_) {
    values_->rows_of(customer, [&](const LifetimeValue& row) { facts.expected_value = row.value; });
  } else if (auto row = reader_.find<LifetimeValue>(customer)) {
    facts.expected_value = row->value;
  }
}

std::string FactReader::preference_of(const Id<Customer>& customer) {
  const auto& preferred = policy_.get<TagsClause>().preferred_product;
  if (!preferred) return {};
  std::set<Id<purchase::Purchase>> purchases;
  std::string product, best;
  std::set<Id<purchase::Purchase>> with_product;
  std::size_t most = 0;
  auto finish = [&] {
    if (with_product.size() > most) {
      most = with_product.size();
      best = product;
    }
    with_product.clear();
  };
  reader_.each<purchase::PurchaseLine>("by_customer", {{Reader::value(customer)}, {}, {}, false, 0},
                                       [&](const purchase::PurchaseLine& line) {
                                         if (line.returned_quantity == line.quantity) return true;
                                         if (line.product != product) finish();
                                         product = line.product;
                                         with_product.insert(line.purchase);
                                         purchases.insert(line.purchase);
                                         return true;
                                       });
  finish();
  auto all = static_cast<std::int64_t>(purchases.size());
  if (all < preferred->purchases_min ||
      Ratio(static_cast<std::int64_t>(most), all) < preferred->share)
    return {};
  return preferred->prefix + " " + best;
}

}  // namespace kehu::classification
