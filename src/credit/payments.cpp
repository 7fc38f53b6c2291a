// Money received and what it settles (CRD-15).
#include <algorithm>

#include "credit/commands.hpp"
#include "credit/settlement.hpp"
#include "kehu/casework/step.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::credit {

namespace {

// Settles what the caller names.
Result<void> settle_lines(CommandContext& context, Book& book, Payment& payment, Money budget,
                          const std::vector<AllocationLine>& lines, const Date& day,
                          std::string_view shortage) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string path = "/allocations/" + std::to_string(i);
    Money amount = lines[i].amount;
    KEHU_TRY(book.check_amount(amount, path + "/amount"));
    KEHU_TRY_ASSIGN(Receivable receivable,
                    fetch(context, lines[i].receivable, path + "/receivable", "receivable"));
    if (receivable.customer != book.account.customer)
      return invalid("credit.other_customer", path + "/receivable",
                     "the receivable is another customer's");
    if (amount > receivable.open)
      return invalid("credit.exceeds_open", path + "/amount",
                     amount.text() + " is more than the " + receivable.open.text() +
                         " that is open of invoice " + quotation(receivable.number));
    if (amount > budget)
      return invalid(shortage, path + "/amount",
                     amount.text() + " is more than the " + budget.text() + " that is left");
    KEHU_TRY(allocate_part(context, book, payment, receivable, amount, day));
    budget = budget - amount;
  }
  return {};
}

// Of the customer and the records merged into it: whose account a payment is booked to. That of the
// first receivable which the payment settles by name, else the one that owes the longest in the
// payment's currency; where nobody owes anything, the customer's own.
Result<Id<Customer>> payer(CommandContext& context, const Pay& command) {
  KEHU_TRY_ASSIGN(Id<Customer> own, customer::resolve_id(context, command.customer, "/customer"));
  std::vector<Id<Customer>> merged = customer::merged_records(context, own);
  if (merged.empty() || command.keep_unapplied.value_or(false)) return own;
  if (!command.allocations.empty()) {
    auto receivable = context.find<Receivable>(command.allocations[0].receivable);
    bool theirs =
        receivable && std::find(merged.begin(), merged.end(), receivable->customer) != merged.end();
    return theirs ? receivable->customer : own;
  }
  Id<Customer> longest = own;
  std::optional<Date> oldest;
  merged.insert(merged.begin(), own);
  for (const Id<Customer>& record : merged) {
    auto account = context.find<Account>(record);
    if (!account || account->receivable.currency() != command.amount.currency()) continue;
    if (!account->oldest_due || (oldest && *oldest <= *account->oldest_due)) continue;
    longest = record;
    oldest = account->oldest_due;
  }
  return longest;
}

Result<Book> book_for(CommandContext& context, const Pay& command) {
  KEHU_TRY_ASSIGN(Id<Customer> record, payer(context, command));
  if (context.find<Account>(record)) return Book::of(context, record);
  return Book::open(context, command.customer, command.amount.currency(), "/amount");
}

}  // namespace

Result<Payment> pay(CommandContext& context, const Pay& command) {
  if (command.reference) KEHU_TRY(casework::check_line(*command.reference, "/reference"));
  KEHU_TRY_ASSIGN(Book book, book_for(context, command));
  KEHU_TRY(book.check_amount(command.amount, "/amount"));
  Payment payment;
  payment.id = context.id_or_new(command.id);
  payment.customer = book.account.customer;
  payment.amount = payment.unapplied = command.amount;
  KEHU_TRY_ASSIGN(payment.received_on, past_day(command.received_on, book.today, "/received_on"));
  payment.reference = command.reference.value_or("");
  KEHU_TRY_ASSIGN(payment.transfer,
                  book.post({payment.received_on, LedgerAccount::cash, LedgerAccount::unapplied,
                             payment.amount, Act::payment, payment.id.value}));
  if (!command.allocations.empty())
    KEHU_TRY(settle_lines(context, book, payment, payment.unapplied, command.allocations,
                          payment.received_on, "credit.exceeds_payment"));
  else if (!command.keep_unapplied.value_or(false))
    KEHU_TRY(settle_oldest(context, book, payment, payment.unapplied, payment.received_on));
  KEHU_TRY(casework::insert_new(context, payment, "credit.exists", "a payment"));
  KEHU_TRY(book.save());
  return payment;
}

Result<Payment> allocate(CommandContext& context, const Allocate& command) {
  KEHU_TRY_ASSIGN(Payment before, fetch(context, command.payment, "/payment", "payment"));
  if (before.reversed_on)
    return conflict("credit.already_reversed", "/payment",
                    "the payment was reversed on " + text(*before.reversed_on));
  Book book = Book::of(context, before.customer);
  Payment payment = before;
  if (command.reallocate.value_or(false))
    for (const Allocation& allocation :
         context.rows<Allocation>("by_payment", {payment.id.value})) {
      if (allocation.reversed_on) continue;
      auto receivable = context.find<Receivable>(allocation.receivable);
      ensure(receivable.has_value(), "an allocation names a receivable that is not there");
      KEHU_TRY(undo_allocation(context, book, allocation, payment, *receivable));
    }
  // Money that goods were promised against waits for their invoice.
  Money zero = Money::zero(book.currency());
  Money free = max(book.account.unapplied - book.account.prepaid, zero);
  Money budget = min(payment.unapplied, free);
  if (command.allocations.empty())
    KEHU_TRY(settle_oldest(context, book, payment, budget, book.today));
  else
    KEHU_TRY(settle_lines(
        context, book, payment, budget, command.allocations, book.today,
        free < payment.unapplied ? "credit.exceeds_prepaid" : "credit.exceeds_payment"));
  KEHU_TRY(context.update(before, payment));
  KEHU_TRY(book.save());
  return payment;
}

}  // namespace kehu::credit
