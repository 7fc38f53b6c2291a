#include "credit/settlement.hpp"

namespace kehu::credit {

namespace {

template <class Row>
void keep_latest_undoing(CommandContext& context, std::string_view index, const Uuid& id,
                         Date& latest) {
  for (const Row& row : context.rows<Row>(index, {id}))
    if (row.reversed_on) latest = std::max(latest, *row.reversed_on);
}

// From which day on both have been free for each other: what was undone stood until its undoing,
// and on no past day may more be settled than was invoiced, or spent than was received.
Date free_since(CommandContext& context, const Book& book, const Payment& payment,
                const Receivable& receivable, const Date& day) {
  Date since = std::max({day, payment.received_on, receivable.invoice_date});
  if (since >= book.today) return since;
  keep_latest_undoing<Allocation>(context, "by_payment", payment.id.value, since);
  keep_latest_undoing<Allocation>(context, "by_receivable", receivable.id.value, since);
  keep_latest_undoing<CreditNote>(context, "by_receivable", receivable.id.value, since);
  keep_latest_undoing<WriteOff>(context, "by_receivable", receivable.id.value, since);
  return since;
}

}  // namespace

Result<Allocation> allocate_part(CommandContext& context, Book& book, Payment& payment,
                                 Receivable& receivable, Money amount, const Date& day) {
  Allocation allocation;
  allocation.id = context.id_or_new<Allocation>({});
  allocation.customer = book.account.customer;
  allocation.payment = payment.id;
  allocation.receivable = receivable.id;
  allocation.amount = amount;
  allocation.day = free_since(context, book, payment, receivable, day);
  KEHU_TRY_ASSIGN(allocation.transfer,
                  book.post({allocation.day, LedgerAccount::unapplied, LedgerAccount::receivable,
                             amount, Act::allocation, allocation.id.value, receivable.id}));
  KEHU_TRY(book.reduce(receivable, amount, allocation.day));
  payment.unapplied = payment.unapplied - amount;
  ensure(!payment.unapplied.is_negative(), "more is allocated of a payment than it has");
  KEHU_TRY(context.insert(allocation));
  return allocation;
}

Result<void> undo_allocation(CommandContext& context, Book& book, Allocation allocation,
                             Payment& payment, Receivable& receivable) {
  Allocation before = allocation;
  KEHU_TRY(
      book.post({book.today, LedgerAccount::receivable, LedgerAccount::unapplied, allocation.amount,
                 Act::reversal, allocation.id.value, receivable.id, allocation.transfer}));
  KEHU_TRY(book.raise(receivable, allocation.amount));
  payment.unapplied = payment.unapplied + allocation.amount;
  allocation.reversed_on = book.today;
  return context.update(before, allocation);
}

Result<std::int64_t> reopen(CommandContext& context, Book& book, Receivable& receivable, Money open,
                            std::string_view path) {
  std::int64_t transfers = 0;
  if (receivable.open >= open) return transfers;
  auto allocations = context.rows<Allocation>("by_receivable", {receivable.id.value});
  std::erase_if(allocations, [](const Allocation& a) { return a.reversed_on.has_value(); });
  std::sort(allocations.begin(), allocations.end(),
            [](const Allocation& a, const Allocation& b) { return a.transfer > b.transfer; });
  for (const Allocation& allocation : allocations) {
    if (receivable.open >= open) break;
    auto before = context.find<Payment>(allocation.payment);
    ensure(before.has_value(), "an allocation names a payment that is not there");
    Payment payment = *before;
    KEHU_TRY(undo_allocation(context, book, allocation, payment, receivable));
    ++transfers;
    if (Money spare = receivable.open - open; spare.is_positive()) {
      KEHU_TRY(allocate_part(context, book, payment, receivable, spare, book.today));
      ++transfers;
    }
    KEHU_TRY(context.update(*before, payment));
  }
  if (receivable.open < open)
    return invalid("credit.exceeds_open", path,
                   open.text() + " is more than the " + receivable.open.text() +
                       " that was not credited or written off before");
  return transfers;
}

Result<void> settle_oldest(CommandContext& context, Book& book, Payment& payment, Money budget,
                           const Date& day) {
  // Gathered first: settling moves rows within the index that is read.
  std::vector<Receivable> due;
  Money gathered = Money::zero(budget.currency());
  store::Range open{{book.account.customer.value}, {}, {}, false, 0};
  context.each<Receivable>("open_by_due", open, [&](const Receivable& receivable) {
    if (gathered >= budget) return false;
    due.push_back(receivable);
    gathered = gathered + receivable.open;
    return true;
  });
  for (Receivable& receivable : due) {
    Money part = min(budget, receivable.open);
    if (!part.is_positive()) break;
    KEHU_TRY(allocate_part(context, book, payment, receivable, part, day));
    budget = budget - part;
  }
  return {};
}

Result<void> settle_from_unapplied(CommandContext& context, Book& book, Receivable& receivable) {
  std::vector<Payment> payments;
  Money gathered = Money::zero(book.currency());
  store::Range unapplied{{book.account.customer.value}, {}, {}, false, 0};
  context.each<Payment>("unapplied", unapplied, [&](const Payment& payment) {
    if (gathered >= receivable.open) return false;
    payments.push_back(payment);
    gathered = gathered + payment.unapplied;
    return true;
  });
  for (const Payment& before : payments) {
    Payment payment = before;
    Money part = min(payment.unapplied, receivable.open);
    if (!part.is_positive()) break;
    KEHU_TRY(allocate_part(context, book, payment, receivable, part, receivable.invoice_date));
    KEHU_TRY(context.update(before, payment));
  }
  return {};
}

}  // namespace kehu::credit
