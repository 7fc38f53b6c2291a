#include "classification/facts.hpp"

#include <algorithm>
#include <set>

#include "classification/handlers.hpp"
#include "kehu/casework/subjects.hpp"

namespace kehu::classification {

using purchase::PurchaseStatistics;

namespace {

bool counts_as_case(const ClassesClause& clause, const casework::Duty& duty) {
  return std::ranges::find(clause.case_kinds, duty.subject_kind) != clause.case_kinds.end();
}

}  // namespace

// ---- One customer -----------------------------------------------------------------------------

FactReader::FactReader(Reader& reader, const Policy& policy, const Date& today)
    : reader_(reader), policy_(policy), clause_(policy.get<ClassesClause>()), today_(today) {}

CustomerFacts FactReader::of(const Id<Customer>& customer) {
  CustomerFacts facts;
  if (auto statistics = purchase::statistics_of(reader_, customer)) {
    facts = facts_of(policy_.get<ValueClause>(), *statistics, today_);
    if (clause_.spending_months)
      facts.monthly_spend =
          purchase::average_monthly_spend(reader_, customer, today_, *clause_.spending_months);
  }
  auto records = customer::records_of(reader_, customer);
  facts.open_cases = casework::count_open_cases(reader_, records, clause_.case_kinds);
  if (auto expected = expected_of(reader_, records)) facts.expected_value = expected->value;
  return facts;
}

std::string FactReader::preference_of(const Id<Customer>& customer) {
  const auto& preferred = policy_.get<TagsClause>().preferred_product;
  if (!preferred) return {};
  std::set<Id<purchase::Purchase>> purchases;
  std::map<std::string, std::set<Id<purchase::Purchase>>> by_product;
  for (const Id<Customer>& record : customer::records_of(reader_, customer))
    reader_.each<purchase::PurchaseLine>("by_customer", {{Reader::value(record)}, {}, {}, false, 0},
                                         [&](const purchase::PurchaseLine& line) {
                                           if (line.returned_quantity == line.quantity) return true;
                                           by_product[line.product].insert(line.purchase);
                                           purchases.insert(line.purchase);
                                           return true;
                                         });
  auto all = static_cast<std::int64_t>(purchases.size());
  if (all < preferred->purchases_min) return {};
  auto best =
      std::ranges::max_element(by_product, {}, [](const auto& each) { return each.second.size(); });
  if (Ratio(static_cast<std::int64_t>(best->second.size()), all) < preferred->share) return {};
  return preferred->prefix + " " + best->first;
}

// ---- All buyers -------------------------------------------------------------------------------

std::vector<std::size_t> statistics_fields(FactSet wanted) {
  const record::Descriptor& d = table_of<PurchaseStatistics>().descriptor();
  // These every score is made of.
  std::vector<std::size_t> fields{d.index_of("customer"), d.index_of("purchase_days"),
                                  d.index_of("last_on"), d.index_of("spent")};
  if (wanted.has(CustomerFact::purchases) || wanted.has(CustomerFact::average))
    fields.push_back(d.index_of("purchases"));
  if (wanted.has(CustomerFact::age_days)) fields.push_back(d.index_of("first_on"));
  std::ranges::sort(fields);
  return fields;
}

FactPass::FactPass(Reader& reader, const Policy& policy, const Date& today,
                   const customer::Survivors& survivors, FactSet wanted, IdOrder order)
    : reader_(reader),
      clause_(policy.get<ClassesClause>()),
      value_(policy.get<ValueClause>()),
      today_(today),
      survivors_(survivors),
      wanted_(wanted) {
  if (wanted.has(CustomerFact::open_cases)) read_cases();
  if (wanted.has(CustomerFact::expected_value))
    values_.emplace(reader, std::span<const std::size_t>(), order);
}

// Live duties are few beside customers, and stand together in an index.
void FactPass::read_cases() {
  if (clause_.case_kinds.empty()) return;
  std::set<std::pair<Id<Customer>, Id<casework::Subject>>> cases;
  reader_.each<casework::Duty>("by_owner", {}, [&](const casework::Duty& duty) {
    if (duty.customer && counts_as_case(clause_, duty))
      cases.emplace(survivors_.of(*duty.customer), duty.subject);
    return true;
  });
  for (const auto& [customer, subject] : cases) ++cases_[customer];
}

CustomerFacts FactPass::of(const PurchaseStatistics& statistics) {
  const Id<Customer>& customer = statistics.customer;
  CustomerFacts facts = facts_of(value_, statistics, today_);
  if (!cases_.empty())
    if (auto found = cases_.find(customer); found != cases_.end()) facts.open_cases = found->second;
  if (clause_.spending_months && wanted_.has(CustomerFact::monthly_spend))
    facts.monthly_spend =
        purchase::average_monthly_spend(reader_, customer, today_, *clause_.spending_months);
  if (values_) facts.expected_value = expected_value_of(customer);
  return facts;
}

// What was merged into him counts with it.
std::optional<Money> FactPass::expected_value_of(const Id<Customer>& customer) {
  std::optional<Money> value;
  values_->rows_of(customer, [&](const LifetimeValue& row) { value = row.value; });
  if (auto joined = survivors_.records().find(customer); joined != survivors_.records().end())
    if (auto expected = expected_of(reader_, joined->second)) value = expected->value;
  return value;
}

}  // namespace kehu::classification
