#include "house.hpp"

#include <iostream>
#include <map>

#include "../reference.hpp"
#include "kehu/calendar.hpp"
#include "kehu/governance.hpp"
#include "kehu/tier.hpp"

namespace kehu::test {

namespace {

const std::vector<const Area*>& areas() {
  static const std::vector<const Area*> all = {&calendar::area(), &casework::area(),
                                               &customer::area(), &purchase::area(),
                                               &tier::area(),     &points::area()};
  return all;
}

// Clauses are registered once, before the first policy.
void register_all() {
  static const bool once = [] {
    auto of_governance = governance::clauses();
    std::vector<const ClauseType*> clauses(of_governance.begin(), of_governance.end());
    for (const Area* area : areas()) {
      clauses.insert(clauses.end(), area->clauses.begin(), area->clauses.end());
      register_sentences(area->sentences);
    }
    register_clauses(clauses);
    return true;
  }();
  (void)once;
}

std::vector<const Table*> schema() {
  std::vector<const Table*> tables;
  for (const Area* area : areas())
    tables.insert(tables.end(), area->tables.begin(), area->tables.end());
  return tables;
}

template <class Find>
auto find_type(std::string_view name, Find types_of) {
  for (const Area* area : areas())
    for (const auto& type : types_of(*area))
      if (type.name == name) return &type;
  throw std::runtime_error("nothing is called " + std::string(name));
}

}  // namespace

std::shared_ptr<const Policy> policy_with(
    std::initializer_list<std::pair<std::string_view, std::string_view>> replaced) {
  register_all();
  std::string document(Policy::reference_document());
  for (const auto& [from, to] : replaced) {
    std::size_t found = document.find(from, document.find("\"TIER-4\""));
    if (found == std::string::npos)
      throw std::runtime_error("not in the policy: " + std::string(from));
    document.replace(found, from.size(), to);
  }
  Policy::Faults faults;
  auto policy = Policy::load(of_registered(document), faults);
  for (const Error& fault : faults) std::cerr << fault.path << ": " << fault.message << "\n";
  if (!policy) throw std::runtime_error("the changed policy does not load");
  return policy;
}

House::House(std::shared_ptr<const Policy> given)
    : policy(std::move(given)), ids_(IdSource::sequential(1)) {
  static const std::vector<const Table*> tables = schema();
  store_ = store::open_memory(tables);
}

Id<customer::Customer> House::customer(std::string_view code) {
  customer::Customer row;
  row.id.value = ids_->next(now);
  row.kind = customer::Kind::individual;
  row.code = std::string(code);
  row.name = row.match_name = std::string(code);
  row.channel = "visit";
  row.account_manager = "li.wei";
  row.created_at = now;
  row.since = today();
  store_->write([&](store::Transaction& transaction) {
    CommandContext context(transaction, {now, &actor, policy.get(), 1, ids_.get()});
    context.insert(row).value();
    return true;
  });
  return row.id;
}

Result<void> House::execute(std::string_view name, const void* command, void* reply) {
  const CommandType& type = *find_type(
      name, [](const Area& area) -> auto& { return area.commands; });
  Result<void> result;
  store_->write([&](store::Transaction& transaction) {
    CommandContext context(transaction, {now, &actor, policy.get(), 1, ids_.get()});
    result = type.run(context, command, reply);
    return result.has_value();
  });
  return result;
}

Result<void> House::answer(std::string_view name, const void* query, RowSink& sink) {
  const QueryType& type = *find_type(
      name, [](const Area& area) -> auto& { return area.queries; });
  auto snapshot = store_->read();
  QueryContext::Progress progress;
  QueryContext context(*snapshot, now, *policy, actor, progress);
  return type.run(context, query, sink);
}

namespace {

using points::PointsPlace;
using Figures = std::map<PointsPlace, std::int64_t>;

void add(Figures& figures, const points::PointsEntry& entry) {
  figures[entry.debit] += entry.debit == PointsPlace::earned ? -entry.points : entry.points;
  figures[entry.credit] += entry.credit == PointsPlace::earned ? entry.points : -entry.points;
}

template <class Row>
void check_row(const Row& row, Figures& figures) {
  CHECK(points::adds_up(row));
  CHECK(row.earned == figures[PointsPlace::earned]);
  CHECK(row.active == figures[PointsPlace::active]);
  CHECK(row.locked == figures[PointsPlace::locked]);
  CHECK(row.used == figures[PointsPlace::used]);
  CHECK(row.expired == figures[PointsPlace::expired]);
}

}  // namespace

void House::check_books() {
  std::map<Id<customer::Customer>, Figures> accounts;
  std::map<Id<customer::Customer>, std::int64_t> entries;
  std::map<Id<points::PointsLot>, Figures> lots;
  for (const auto& entry : all<points::PointsEntry>()) {
    CHECK(entry.points > 0);
    add(accounts[entry.customer], entry);
    add(lots[entry.lot], entry);
    ++entries[entry.customer];
  }
  std::map<Id<customer::Customer>, std::optional<Date>> due, expiry;
  std::map<Id<points::PointsLot>, std::int64_t> used;
  for (const auto& line : all<points::RedemptionLine>())
    used[line.lot] += line.points - line.restored;
  for (const auto& lot : all<points::PointsLot>()) {
    check_row(lot, lots[lot.id]);
    CHECK(lot.used == used[lot.id]);
    if (lot.open == 0) continue;
    auto keep = [](std::optional<Date>& kept, const Date& other) {
      if (!kept || other < *kept) kept = other;
    };
    keep(due[lot.customer], *points::next_due(lot));
    keep(expiry[lot.customer], lot.expires_on);
  }
  std::map<Uuid, std::vector<Instant>> duties;
  for (const auto& duty : all<casework::Duty>())
    if (duty.state == casework::DutyState::open)
      duties[duty.subject.value].push_back(duty.started_at);
  for (const auto& account : all<points::PointsAccount>()) {
    Figures& figures = accounts[account.customer];
    check_row(account, figures);
    CHECK(account.owed == figures[PointsPlace::owed]);
    CHECK(account.owed == -figures[PointsPlace::claimed]);
    CHECK(account.entries == entries[account.customer]);
    CHECK(account.next_due == due[account.customer]);
    CHECK(account.next_expiry == expiry[account.customer]);
    // One duty for the next expiry, and none without one.
    const auto& open = duties[account.customer.value];
    REQUIRE(open.size() == (account.next_expiry ? 1U : 0U));
    if (account.next_expiry) CHECK(open[0] == policy->zone().start(*account.next_expiry));
  }
}

}  // namespace kehu::test
