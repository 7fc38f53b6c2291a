// Mirrored transfers: nothing in the ledger is edited (CRD-15).
#include "credit/commands.hpp"
#include "credit/settlement.hpp"
#include "kehu/casework/step.hpp"

namespace kehu::credit {

namespace {

template <class T>
Result<T> reversible(CommandContext& context, const Reverse& command, const char* what) {
  KEHU_TRY_ASSIGN(T row, fetch(context, Id<T>{command.id.value}, "/id", what));
  if (row.reversed_on)
    return conflict("credit.already_reversed", "/id",
                    "the " + std::string(what) + " was reversed on " + text(*row.reversed_on));
  return row;
}

Receivable receivable_of(CommandContext& context, const Id<Receivable>& id) {
  auto receivable = context.find<Receivable>(id);
  ensure(receivable.has_value(), "a record names a receivable that is not there");
  return std::move(*receivable);
}

Result<Reversed> reverse_payment(CommandContext& context, const Reverse& command) {
  KEHU_TRY_ASSIGN(Payment before, reversible<Payment>(context, command, "payment"));
  Book book = Book::of(context, before.customer);
  Payment payment = before;
  Reversed reversed;
  for (const Allocation& allocation : context.rows<Allocation>("by_payment", {payment.id.value})) {
    if (allocation.reversed_on) continue;
    Receivable receivable = receivable_of(context, allocation.receivable);
    KEHU_TRY(undo_allocation(context, book, allocation, payment, receivable));
    ++reversed.transfers;
  }
  KEHU_TRY(book.post({book.today,
                      LedgerAccount::unapplied,
                      LedgerAccount::cash,
                      payment.amount,
                      Act::reversal,
                      payment.id.value,
                      {},
                      payment.transfer}));
  ++reversed.transfers;
  payment.unapplied = Money::zero(payment.amount.currency());
  payment.reversed_on = book.today;
  KEHU_TRY(context.update(before, payment));
  KEHU_TRY(book.save());
  return reversed;
}

Result<Reversed> reverse_allocation(CommandContext& context, const Reverse& command) {
  KEHU_TRY_ASSIGN(Allocation allocation, reversible<Allocation>(context, command, "allocation"));
  Book book = Book::of(context, allocation.customer);
  auto before = context.find<Payment>(allocation.payment);
  ensure(before.has_value(), "an allocation names a payment that is not there");
  Payment payment = *before;
  Receivable receivable = receivable_of(context, allocation.receivable);
  KEHU_TRY(undo_allocation(context, book, allocation, payment, receivable));
  KEHU_TRY(context.update(*before, payment));
  KEHU_TRY(book.save());
  return Reversed{1};
}

template <class T>
Result<void> check_none_stands(CommandContext& context, const Receivable& receivable,
                               const char* what) {
  for (const T& row : context.rows<T>("by_receivable", {receivable.id.value}))
    if (!row.reversed_on)
      return conflict("credit.has_dependents", "/id",
                      "reverse its " + std::string(what) + " " + row.id.text() + " first");
  return {};
}

Result<Reversed> reverse_invoice(CommandContext& context, const Reverse& command) {
  KEHU_TRY_ASSIGN(Receivable receivable, reversible<Receivable>(context, command, "invoice"));
  KEHU_TRY(check_none_stands<CreditNote>(context, receivable, "credit note"));
  KEHU_TRY(check_none_stands<WriteOff>(context, receivable, "write-off"));
  Book book = Book::of(context, receivable.customer);
  KEHU_TRY_ASSIGN(std::int64_t undone, reopen(context, book, receivable, receivable.amount, "/id"));
  Money amount = receivable.amount;
  // Goods that left are shipped and not invoiced again.
  KEHU_TRY(book.post({book.today,
                      receivable.shipment ? LedgerAccount::unbilled : counterpart(receivable),
                      LedgerAccount::receivable, amount, Act::reversal, receivable.id.value,
                      receivable.id, receivable.transfer}));
  KEHU_TRY(book.reduce(receivable, amount, book.today));
  if (receivable.shipment) {
    auto shipment = context.find<Shipment>(*receivable.shipment);
    ensure(shipment.has_value(), "a receivable names a shipment that is not there");
    Shipment before = *shipment;
    shipment->unbilled = shipment->unbilled + amount;
    KEHU_TRY(context.update(before, *shipment));
    if (is_over_limit(receivable.coverage))
      book.account.over_limit_open = book.account.over_limit_open + amount;
    if (is_prepaid(receivable.coverage)) book.account.prepaid = book.account.prepaid + amount;
  }
  Receivable before = receivable;
  receivable.settled_on.reset();
  receivable.reversed_on = book.today;
  KEHU_TRY(context.update(before, receivable));
  KEHU_TRY(book.save());
  return Reversed{undone + 1};
}

// Credit notes and write-offs: what they took off is open again.
template <class T>
Result<Reversed> reverse_reduction(CommandContext& context, const Reverse& command,
                                   const char* what) {
  KEHU_TRY_ASSIGN(T row, reversible<T>(context, command, what));
  Book book = Book::of(context, row.customer);
  Receivable receivable = receivable_of(context, row.receivable);
  LedgerAccount from =
      std::is_same_v<T, WriteOff> ? LedgerAccount::bad_debt : counterpart(receivable);
  KEHU_TRY(book.post({book.today, LedgerAccount::receivable, from, row.amount, Act::reversal,
                      row.id.value, receivable.id, row.transfer}));
  KEHU_TRY(book.raise(receivable, row.amount));
  T before = row;
  row.reversed_on = book.today;
  KEHU_TRY(context.update(before, row));
  KEHU_TRY(book.save());
  return Reversed{1};
}

}  // namespace

Result<Reversed> reverse(CommandContext& context, const Reverse& command) {
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  switch (command.kind) {
    case Reversible::payment:
      return reverse_payment(context, command);
    case Reversible::allocation:
      return reverse_allocation(context, command);
    case Reversible::invoice:
      return reverse_invoice(context, command);
    case Reversible::credit_note:
      return reverse_reduction<CreditNote>(context, command, "credit note");
    case Reversible::write_off:
      return reverse_reduction<WriteOff>(context, command, "write-off");
  }
  ensure(false, "a kind of reversal without a handler");
  return Reversed{};
}

}  // namespace kehu::credit
