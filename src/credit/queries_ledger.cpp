// The receivables ledger as its readers ask for it (CRD-15).
#include <algorithm>

#include "command/cancelled.hpp"
#include "credit/account.hpp"
#include "credit/queries.hpp"

namespace kehu::credit {

namespace {

ReceivableRow row_of(const Receivable& receivable, Money open, const Date& day) {
  ReceivableRow row;
  row.customer = receivable.customer;
  row.id = receivable.id;
  row.number = receivable.number;
  row.invoice_date = receivable.invoice_date;
  row.due_date = receivable.due_date;
  row.amount = receivable.amount;
  row.open = open;
  row.days_due = (day - receivable.due_date).days();
  row.coverage = receivable.coverage;
  row.signatory = receivable.signatory;
  row.settled_on = receivable.settled_on;
  row.reversed_on = receivable.reversed_on;
  return row;
}

}  // namespace

Result<void> receivables(QueryContext& context, const ReceivablesQuery& query,
                         Rows<ReceivableRow>& rows) {
  KEHU_TRY_ASSIGN(Date day, past_day(query.as_of, context.today(), "/as_of"));
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
  for (const Id<Customer>& customer : customers) {
    if (!query.all.value_or(false)) {
      for (const OpenReceivable& item : open_on(context, customer, day, context.today()))
        rows.push(row_of(item.receivable, item.open, day));
      continue;
    }
    std::map<Id<Receivable>, Money> reduced;
    if (day < context.today()) reduced = reduced_after(context, customer, day);
    for (const Receivable& receivable : context.rows<Receivable>("by_number", {customer.value})) {
      if (receivable.invoice_date > day) continue;
      auto at = reduced.find(receivable.id);
      rows.push(row_of(receivable,
                       at == reduced.end() ? receivable.open : receivable.open + at->second, day));
    }
  }
  return {};
}

Result<void> payments(QueryContext& context, const PaymentsQuery& query, Rows<Payment>& rows) {
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
  for (const Id<Customer>& customer : customers)
    context.each<Payment>("by_customer", {{customer.value}, {}, {}, false, 0},
                          [&](const Payment& payment) {
                            rows.push(payment);
                            return true;
                          });
  return {};
}

Result<void> transfers(QueryContext& context, const TransfersQuery& query, Rows<Transfer>& rows) {
  KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, query.customer, "/customer"));
  store::Range range{{known.id.value}, {}, {}, false, 0};
  if (query.from) range.from = *query.from;
  if (query.until) range.until = *query.until + days(1);
  context.each<Transfer>("", range, [&](const Transfer& transfer) {
    rows.push(transfer);
    return true;
  });
  return {};
}

namespace {

// Adds up one customer's open receivables by how long they have been due.
class Ageing {
 public:
  Ageing(const Policy& policy, const Date& day, Rows<AgeingRow>& rows) : day_(day), rows_(rows) {
    const auto& bounds = policy.get<LedgerClause>().ageing_bounds;
    for (std::size_t i = 0; i < 3; ++i) bound_[i] = day - days(bounds[i]);
  }

  void add(const Id<Customer>& customer, const Date& due, Money open) {
    if (!started_ || !(row_.customer == customer)) {
      finish();
      start(customer, open.currency());
    }
    Money& bucket = due >= day_        ? row_.current
                    : due >= bound_[0] ? row_.first
                    : due >= bound_[1] ? row_.second
                    : due >= bound_[2] ? row_.third
                                       : row_.older;
    bucket = bucket + open;
    row_.open = row_.open + open;
    ++row_.receivables;
  }

  void finish() {
    if (started_) rows_.push(row_);
    started_ = false;
  }

 private:
  void start(const Id<Customer>& customer, Currency currency) {
    Money zero = Money::zero(currency);
    row_ = {customer, 0, zero, zero, zero, zero, zero, zero};
    started_ = true;
  }
  Date day_, bound_[3];
  Rows<AgeingRow>& rows_;
  AgeingRow row_;
  bool started_ = false;
};

}  // namespace

Result<void> ageing(QueryContext& context, const AgeingQuery& query, Rows<AgeingRow>& rows) {
  Date today = context.today();
  Date day = query.as_of.value_or(today);
  Ageing report(context.policy(), day, rows);
  if (day < today) {
    KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
    std::int64_t done = 0, total = static_cast<std::int64_t>(customers.size());
    for (const Id<Customer>& customer : customers) {
      if (!context.progress(done++, total)) return query_cancelled();
      for (const OpenReceivable& item : open_on(context, customer, day, today))
        report.add(customer, item.receivable.due_date, item.open);
    }
    report.finish();
    return {};
  }
  // Of today, or a day to come: one pass over the index of what is open.
  static const std::vector<std::size_t> fields = [] {
    const record::Descriptor& d = table_of<Receivable>().descriptor();
    return std::vector<std::size_t>{d.index_of("customer"), d.index_of("due_date"),
                                    d.index_of("open")};
  }();
  store::Range range;
  if (query.customer) {
    KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, *query.customer, "/customer"));
    range.prefix = {known.id.value};
  }
  bool goes_on = true;
  std::int64_t read = 0;
  context.each<Receivable>(
      "open_by_due", range,
      [&](const Receivable& receivable) {
        report.add(receivable.customer, receivable.due_date, receivable.open);
        if ((++read & 0xffff) == 0) goes_on = context.progress(read, 0);
        return goes_on;
      },
      fields);
  if (!goes_on) return query_cancelled();
  report.finish();
  return {};
}

namespace {

struct Outstanding {
  Money open, sales;
};

// Goods invoiced in the window, less invoices reversed in it; credit notes do not lessen sales.
Money sales_in(QueryContext& context, const Id<Customer>& customer, Currency currency,
               const Date& from, const Date& last) {
  Money sum = Money::zero(currency);
  store::Range window{
      {customer.value}, record::Value(from), record::Value(last + days(1)), false, 0};
  context.each<Transfer>("", window, [&](const Transfer& t) {
    bool goods = t.act == Act::invoice || t.act == Act::breach;
    if (goods) sum = sum + t.amount;
    if (t.act == Act::reversal && t.credit == LedgerAccount::receivable) sum = sum - t.amount;
    return true;
  });
  return sum;
}

}  // namespace

Result<void> dso(QueryContext& context, const DsoQuery& query, Rows<DsoRow>& rows) {
  KEHU_TRY_ASSIGN(Date day, past_day(query.as_of, context.today(), "/as_of"));
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
  std::int64_t window = context.policy().get<LedgerClause>().dso_days;
  Date from = day - days(window) + days(1);
  std::map<std::uint16_t, Outstanding> by_currency;
  std::int64_t done = 0, total = static_cast<std::int64_t>(customers.size());
  for (const Id<Customer>& customer : customers) {
    if (!context.progress(done++, total)) return query_cancelled();
    auto account = context.find<Account>(customer);
    if (!account) continue;
    Currency currency = account->receivable.currency();
    auto [at, added] = by_currency.try_emplace(
        currency.index(), Outstanding{Money::zero(currency), Money::zero(currency)});
    Account then = account_on(context, *account, day, context.today(), context.now());
    at->second.open = at->second.open + then.receivable;
    at->second.sales = at->second.sales + sales_in(context, customer, currency, from, day);
  }
  for (const auto& [currency, sum] : by_currency)
    rows.push({day, sum.open, sum.sales, days_sales_outstanding(sum.open, sum.sales, window)});
  return {};
}

Result<void> late_payers(QueryContext& context, const LatePayersQuery& query,
                         Rows<LatePayerRow>& rows) {
  KEHU_TRY_ASSIGN(Date day, past_day(query.as_of, context.today(), "/as_of"));
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, {}));
  std::vector<LatePayerRow> found;
  std::int64_t done = 0, total = static_cast<std::int64_t>(customers.size());
  for (const Id<Customer>& customer : customers) {
    if (!context.progress(done++, total)) return query_cancelled();
    LatePayerRow row;
    row.customer = customer;
    context.each<Receivable>(
        "by_number", {{customer.value}, {}, {}, false, 0}, [&](const Receivable& receivable) {
          if (receivable.reversed_on || receivable.invoice_date > day) return true;
          if (row.invoices++ == 0) row.amount = Money::zero(receivable.amount.currency());
          row.amount = row.amount + receivable.amount;
          Date until = std::min(receivable.settled_on.value_or(day), day);
          if (std::int64_t late = (until - receivable.due_date).days(); late > 0) {
            ++row.late;
            row.days_late += late;
          }
          return true;
        });
    if (row.late > 0) found.push_back(row);
  }
  std::sort(found.begin(), found.end(), [](const LatePayerRow& a, const LatePayerRow& b) {
    return std::tie(b.days_late, a.customer) < std::tie(a.days_late, b.customer);
  });
  auto most = static_cast<std::size_t>(std::max<std::int64_t>(query.limit.value_or(INT64_MAX), 0));
  if (most < found.size()) found.resize(most);
  for (const LatePayerRow& row : found) rows.push(row);
  return {};
}

}  // namespace kehu::credit
