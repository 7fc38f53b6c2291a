// The accounts of a customer and of the records merged into it, taken as one (CUS-5).
#include "credit/account.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::credit {

namespace {

void keep_earlier(std::optional<Date>& kept, const std::optional<Date>& other) {
  if (other && (!kept || *other < *kept)) kept = other;
}

Result<void> add_figures(Account& sum, const Account& merged) {
  for (Money Account::*figure :
       {&Account::receivable, &Account::unbilled, &Account::reserved, &Account::unapplied,
        &Account::prepaid, &Account::over_limit_open}) {
    KEHU_TRY_ASSIGN(sum.*figure, (sum.*figure).add(merged.*figure));
    KEHU_TRY(check_size(sum.*figure, "/customer"));
  }
  // A cycle of which nothing is open any more is over for that record.
  if (merged.over_limit_open.is_positive()) sum.over_limit_shipments += merged.over_limit_shipments;
  keep_earlier(sum.oldest_due, merged.oldest_due);
  keep_earlier(sum.oldest_invoice, merged.oldest_invoice);
  sum.on_hold = sum.on_hold || merged.on_hold;
  return {};
}

}  // namespace

Result<Combined> combine(Reader& reader, const Policy& policy, Account own, Money rolling,
                         const Date& day, const Date& today, Instant now) {
  Combined all{std::move(own), rolling};
  const Currency currency = rolling.currency();
  for (const Id<Customer>& record : customer::merged_records(reader, all.account.customer)) {
    auto stored = reader.find<Account>(record);
    if (!stored || stored->receivable.currency() != currency) continue;
    KEHU_TRY(add_figures(all.account, account_on(reader, policy, *stored, day, today, now)));
    Money more = rolling_limit(reader, policy, record, currency, day);
    Money room = Money(figure_max, currency) - all.rolling;
    all.rolling = all.rolling + min(more, room);
  }
  return all;
}

Result<Backing> backing_of(Reader& reader, const Account& account) {
  Money zero = Money::zero(account.receivable.currency());
  Backing backing{false, zero};
  Money promised = zero, received = zero;
  for (const Id<Customer>& record : customer::records_with(reader, account.customer)) {
    auto stored = reader.find<Account>(record);
    if (!stored) continue;
    backing.held = backing.held || stored->on_hold;
    if (stored->receivable.currency() != zero.currency()) continue;
    KEHU_TRY_ASSIGN(promised, promised.add(stored->prepaid));
    KEHU_TRY_ASSIGN(received, received.add(stored->unapplied));
  }
  backing.withdrawn = max(promised - received, zero);
  return backing;
}

}  // namespace kehu::credit
