// The receivables ledger as its readers ask for it (CRD-15).
#include <algorithm>

#include "command/both_ends.hpp"
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
  if (query.from && query.until && *query.until < *query.from)
    return invalid("credit.dates", "/until",
                   text(*query.until) + " lies before " + text(*query.from) + "; swap them");
  store::Range range{{known.id.value}, {}, {}, false, 0};
  if (query.from) range.from = *query.from;
  if (query.until) range.until = next_day(*query.until);
  context.each<Transfer>("", range, [&](const Transfer& transfer) {
    rows.push(transfer);
    return true;
  });
  return {};
}

namespace {

// By how long they have been due, open receivables are added up.
class Buckets {
 public:
  Buckets(const Policy& policy, const Date& day) : day_(day) {
    const auto& bounds = policy.get<LedgerClause>().ageing_bounds;
    for (std::size_t i = 0; i < 3; ++i) bound_[i] = day - days(bounds[i]);
  }

  // The row of a customer without receivables.
  static void start(AgeingRow& row, const Id<Customer>& customer, Currency currency) {
    Money zero = Money::zero(currency);
    row = {customer, 0, zero, zero, zero, zero, zero, zero};
  }
  void add(AgeingRow& row, const Date& due, Money open) const {
    Money& bucket = due >= day_        ? row.current
                    : due >= bound_[0] ? row.first
                    : due >= bound_[1] ? row.second
                    : due >= bound_[2] ? row.third
                                       : row.older;
    bucket = bucket + open;
    row.open = row.open + open;
    ++row.receivables;
  }

 private:
  Date day_, bound_[3];
};

// The rows of those who owe, one after another, from the index of what is open.
class AgeingPass {
 public:
  AgeingPass(Reader& reader, const Buckets& buckets, store::Key customer, IdOrder order)
      : buckets_(buckets),
        cursor_(reader.transaction().scan(
            table_of<Receivable>().index("open_by_due"),
            {std::move(customer), {}, {}, order == IdOrder::falling, 0}, fields())) {
    advance();
  }

  bool next(AgeingRow& row) {
    if (!there_) return false;
    Buckets::start(row, next_.customer, next_.open.currency());
    for (; there_ && next_.customer == row.customer; advance())
      buckets_.add(row, next_.due_date, next_.open);
    return true;
  }

 private:
  static const std::vector<std::size_t>& fields() {
    static const std::vector<std::size_t> read = [] {
      const record::Descriptor& d = table_of<Receivable>().descriptor();
      return std::vector<std::size_t>{d.index_of("customer"), d.index_of("due_date"),
                                      d.index_of("open")};
    }();
    return read;
  }
  void advance() { there_ = cursor_->next(&next_); }

  const Buckets& buckets_;
  std::unique_ptr<store::Cursor> cursor_;
  Receivable next_;
  bool there_ = false;
};

// Of a day that is past, what was open then is worked out for each customer.
Result<void> ageing_on(QueryContext& context, const AgeingQuery& query, const Date& day,
                       const Buckets& buckets, Rows<AgeingRow>& rows) {
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
  std::int64_t done = 0, total = static_cast<std::int64_t>(customers.size());
  for (const Id<Customer>& customer : customers) {
    if (!context.progress(done++, total)) return query_cancelled();
    auto open = open_on(context, customer, day, context.today());
    if (open.empty()) continue;
    AgeingRow row;
    Buckets::start(row, customer, open.front().open.currency());
    for (const OpenReceivable& item : open) buckets.add(row, item.receivable.due_date, item.open);
    rows.push(row);
  }
  return {};
}

// Another connection and thread are worth their making from so many customers on.
constexpr std::size_t helped_customers = 2048;

}  // namespace

Result<void> ageing(QueryContext& context, const AgeingQuery& query, Rows<AgeingRow>& rows) {
  Date day = query.as_of.value_or(context.today());
  Buckets buckets(context.policy(), day);
  if (day < context.today()) return ageing_on(context, query, day, buckets, rows);
  store::Key customer;
  if (query.customer) {
    KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, *query.customer, "/customer"));
    customer = {known.id.value};
  }
  auto pass = [&](Reader& reader, IdOrder order) {
    return AgeingPass(reader, buckets, customer, order);
  };
  return read_from_both_ends(context, helped_customers, pass, rows);
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
    Account then =
        account_on(context, context.policy(), *account, day, context.today(), context.now());
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
