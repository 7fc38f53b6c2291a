#include "house.hpp"

#include "../reference.hpp"
#include "kehu/governance.hpp"

namespace kehu::test {

namespace {

// Clauses are registered once, before the first policy.
void register_all() {
  static const bool once = [] {
    auto of_governance = governance::clauses();
    std::vector<const ClauseType*> clauses(of_governance.begin(), of_governance.end());
    for (const Area* area : {&customer::area(), &credit::area()}) {
      clauses.insert(clauses.end(), area->clauses.begin(), area->clauses.end());
      register_sentences(area->sentences);
    }
    register_clauses(clauses);
    return true;
  }();
  (void)once;
}

std::vector<const Table*> schema() {
  std::vector<const Table*> tables = customer::area().tables;
  tables.insert(tables.end(), credit::area().tables.begin(), credit::area().tables.end());
  return tables;
}

}  // namespace

std::shared_ptr<const Policy> policy_with(
    std::initializer_list<std::pair<std::string_view, std::string_view>> replaced) {
  register_all();
  if (replaced.size() == 0) return Policy::reference();
  std::string document(Policy::reference_document());
  for (const auto& [from, to] : replaced) {
    std::size_t found = document.find(from);
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
  using customer::DocumentKind;
  return customer(code, {DocumentKind::identity_copy, DocumentKind::distribution_contract,
                         DocumentKind::settlement_agreement});
}

Id<customer::Customer> House::customer(std::string_view code,
                                       std::vector<customer::DocumentKind> documents) {
  customer::Customer row;
  row.id.value = ids_->next(now);
  row.kind = customer::Kind::company;
  row.code = std::string(code);
  row.name = row.match_name = std::string(code);
  row.channel = "visit";
  row.account_manager = "li.wei";
  row.created_at = now;
  row.since = policy->zone().day(now);
  store_->write([&](store::Transaction& transaction) {
    CommandContext context(transaction, {now, &actor, policy.get(), 1, ids_.get()});
    context.insert(row).value();
    std::int64_t number = 0;
    for (customer::DocumentKind kind : documents) {
      customer::Document document;
      document.customer = row.id;
      document.number = ++number;
      document.kind = kind;
      document.added_at = now;
      context.insert(document).value();
    }
    return true;
  });
  return row.id;
}

Result<void> House::execute(std::string_view name, const void* command, void* reply) {
  for (const CommandType& type : credit::area().commands) {
    if (type.name != name) continue;
    Result<void> result;
    store_->write([&](store::Transaction& transaction) {
      CommandContext context(transaction, {now, &actor, policy.get(), 1, ids_.get()});
      result = type.run(context, command, reply);
      return result.has_value();
    });
    return result;
  }
  throw std::runtime_error("no command " + std::string(name));
}

Result<void> House::answer(std::string_view name, const void* query, RowSink& sink) {
  for (const QueryType& type : credit::area().queries) {
    if (type.name != name) continue;
    auto snapshot = store_->read();
    QueryContext::Progress progress;
    QueryContext context(*snapshot, now, *policy, actor, progress);
    return type.run(context, query, sink);
  }
  throw std::runtime_error("no query " + std::string(name));
}

void House::read(const std::function<void(Reader&)>& body) {
  auto snapshot = store_->read();
  Reader reader(*snapshot);
  body(reader);
}

namespace {

// The figures of an account from its ledger alone.
struct Figures {
  Money receivable, unbilled, reserved, unapplied;
  explicit Figures(Currency c)
      : receivable(0, c), unbilled(0, c), reserved(0, c), unapplied(0, c) {}
  void add(credit::LedgerAccount account, Money amount) {
    using credit::LedgerAccount;
    if (account == LedgerAccount::receivable) receivable = receivable + amount;
    if (account == LedgerAccount::unbilled) unbilled = unbilled + amount;
    if (account == LedgerAccount::reserved) reserved = reserved + amount;
    if (account == LedgerAccount::unapplied) unapplied = unapplied - amount;
  }
};

bool over(credit::Coverage c) {
  return c == credit::Coverage::first_over_limit || c == credit::Coverage::last_over_limit;
}
bool paid_ahead(credit::Coverage c) {
  return c == credit::Coverage::money_first || c == credit::Coverage::cash;
}

}  // namespace

void House::check_books() {
  using namespace credit;
  read([&](Reader& reader) {
    for (const Account& account : reader.rows<Account>("", {})) {
      Currency currency = account.receivable.currency();
      Money zero = Money::zero(currency);
      Figures ledger(currency);
      std::int64_t transfers = 0;
      for (const Transfer& t : reader.rows<Transfer>("", {account.customer.value})) {
        ledger.add(t.debit, t.amount);
        ledger.add(t.credit, -t.amount);
        ++transfers;
        CHECK(t.amount.is_positive());
      }
      CHECK(account.transfers == transfers);
      CHECK(account.receivable == ledger.receivable);
      CHECK(account.unbilled == ledger.unbilled);
      CHECK(account.reserved == ledger.reserved);
      CHECK(account.unapplied == ledger.unapplied);
      CHECK(!account.unapplied.is_negative());
      Money open = zero, unbilled = zero, reserved = zero, unapplied = zero, over_open = zero,
            prepaid = zero;
      std::optional<Date> due, invoiced;
      for (const Receivable& r : reader.rows<Receivable>("by_number", {account.customer.value})) {
        open = open + r.open;
        if (over(r.coverage)) over_open = over_open + r.open;
        if (r.open.is_zero()) continue;
        if (!due || r.due_date < *due) due = r.due_date;
        if (!invoiced || r.invoice_date < *invoiced) invoiced = r.invoice_date;
      }
      for (const Authorization& a :
           reader.rows<Authorization>("by_customer", {account.customer.value})) {
        reserved = reserved + a.reserved;
        if (over(a.coverage)) over_open = over_open + a.reserved;
        if (paid_ahead(a.coverage)) prepaid = prepaid + a.reserved;
        if (a.reserved.is_positive()) CHECK(account.next_expiry <= a.expires_at);
        for (const Shipment& s : reader.rows<Shipment>("by_authorization", {a.id.value})) {
          unbilled = unbilled + s.unbilled;
          if (over(s.coverage)) over_open = over_open + s.unbilled;
          if (paid_ahead(s.coverage)) prepaid = prepaid + s.unbilled;
        }
      }
      for (const Payment& p : reader.rows<Payment>("by_customer", {account.customer.value}))
        unapplied = unapplied + p.unapplied;
      CHECK(account.receivable == open);
      CHECK(account.unbilled == unbilled);
      CHECK(account.reserved == reserved);
      CHECK(account.unapplied == unapplied);
      CHECK(account.over_limit_open == over_open);
      CHECK(account.prepaid == prepaid);
      CHECK(account.oldest_due == due);
      CHECK(account.oldest_invoice == invoiced);
    }
  });
}

}  // namespace kehu::test
