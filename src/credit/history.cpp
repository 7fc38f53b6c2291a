// Past days, from the ledger (CRD-3, CRD-15): what is known today, less what came after.
#include <algorithm>

#include "credit/account.hpp"

namespace kehu::credit {

std::map<Id<Receivable>, Money> reduced_after(Reader& reader, const Id<Customer>& customer,
                                              const Date& day) {
  std::map<Id<Receivable>, Money> reduced;
  store::Range later{{customer.value}, record::Value(day + days(1)), {}, false, 0};
  reader.each<Transfer>("", later, [&](const Transfer& t) {
    if (!t.receivable) return true;
    auto [at, added] = reduced.try_emplace(*t.receivable, Money::zero(t.amount.currency()));
    if (t.credit == LedgerAccount::receivable) at->second = at->second + t.amount;
    // An invoice of a later day does not matter: on this day it did not exist.
    if (t.debit == LedgerAccount::receivable) at->second = at->second - t.amount;
    return true;
  });
  return reduced;
}

std::vector<OpenReceivable> open_on(Reader& reader, const Id<Customer>& customer, const Date& day,
                                    const Date& today) {
  std::vector<OpenReceivable> found;
  std::map<Id<Receivable>, Money> reduced;
  if (day < today) reduced = reduced_after(reader, customer, day);
  auto add = [&](const Receivable& receivable, Money open) {
    if (receivable.invoice_date <= day && open.is_positive()) found.push_back({receivable, open});
  };
  reader.each<Receivable>("open_by_due", {{customer.value}, {}, {}, false, 0},
                          [&](const Receivable& receivable) {
                            auto at = reduced.find(receivable.id);
                            if (at == reduced.end()) {
                              add(receivable, receivable.open);
                            } else {
                              add(receivable, receivable.open + at->second);
                              reduced.erase(at);
                            }
                            return true;
                          });
  for (const auto& [id, amount] : reduced) {
    auto receivable = reader.find<Receivable>(id);
    ensure(receivable.has_value(), "a transfer names a receivable that is not there");
    add(*receivable, receivable->open + amount);
  }
  std::sort(found.begin(), found.end(), [](const OpenReceivable& a, const OpenReceivable& b) {
    return std::tie(a.receivable.due_date, a.receivable.number) <
           std::tie(b.receivable.due_date, b.receivable.number);
  });
  return found;
}

namespace {

void take_back(Reader& reader, Account& account, const Date& day) {
  store::Range later{{account.customer.value}, record::Value(day + days(1)), {}, false, 0};
  reader.each<Transfer>("", later, [&](const Transfer& t) {
    apply(account, t.credit, t.debit, t.amount).value();
    return true;
  });
}

// The limit as it was set up to the end of that day.
void limit_of(Reader& reader, Account& account, const Date& day) {
  account.limit_state = LimitState::unset;
  account.limit = Money::zero(account.limit.currency());
  account.temporary_limit.reset();
  account.temporary_until.reset();
  reader.each<LimitChange>(
      "", {{account.customer.value}, {}, {}, false, 0}, [&](const LimitChange& change) {
        if (change.day > day) return false;
        if (change.until) {
          account.temporary_limit = change.amount;
          account.temporary_until = change.until;
        } else {
          account.limit_state = change.state;
          account.limit = change.amount.value_or(Money::zero(account.limit.currency()));
        }
        return true;
      });
}

}  // namespace

Account account_on(Reader& reader, const Policy& policy, const Account& account, const Date& day,
                   const Date& today, Instant now) {
  Account then = account;
  if (day >= today) {
    for (const Authorization& authorization : lapsed(reader, account, now)) {
      apply(then, LedgerAccount::goods, LedgerAccount::reserved, authorization.reserved).value();
      forget_reservation(then, authorization, authorization.reserved,
                         authorization.shipped.is_zero());
    }
    return then;
  }
  take_back(reader, then, day);
  for (const Authorization& authorization : lapsed(reader, account, now))
    if (lapse_day(policy, authorization) <= day)
      apply(then, LedgerAccount::goods, LedgerAccount::reserved, authorization.reserved).value();
  limit_of(reader, then, day);
  then.rolling_day.reset();
  then.oldest_due.reset();
  then.oldest_invoice.reset();
  for (const OpenReceivable& item : open_on(reader, account.customer, day, today)) {
    if (!then.oldest_due || item.receivable.due_date < *then.oldest_due)
      then.oldest_due = item.receivable.due_date;
    if (!then.oldest_invoice || item.receivable.invoice_date < *then.oldest_invoice)
      then.oldest_invoice = item.receivable.invoice_date;
  }
  return then;
}

}  // namespace kehu::credit
