// Invoices and credit notes (CRD-15).
#include "credit/commands.hpp"
#include "credit/settlement.hpp"
#include "kehu/casework/step.hpp"
#include "kehu/core/text.hpp"

namespace kehu::credit {

namespace {

// The shipment that an invoice bills, and how much of it.
Result<Shipment> shipment_of(CommandContext& context, const Invoice& command, const Book& book) {
  KEHU_TRY_ASSIGN(Shipment shipment, fetch(context, *command.shipment, "/shipment", "shipment"));
  if (shipment.customer != book.account.customer)
    return invalid("credit.other_customer", "/shipment", "the shipment went to another customer");
  Money amount = command.amount.value_or(shipment.unbilled);
  if (amount.currency() == shipment.unbilled.currency() &&
      (amount > shipment.unbilled || shipment.unbilled.is_zero()))
    return invalid("credit.exceeds_shipment", "/amount",
                   amount.text() + " is more than the " + shipment.unbilled.text() +
                       " of the shipment that is not invoiced yet");
  return shipment;
}

Result<void> set_dates(CommandContext& context, const Invoice& command, const Date& today,
                       Receivable& receivable) {
  KEHU_TRY_ASSIGN(receivable.invoice_date, past_day(command.invoice_date, today, "/invoice_date"));
  receivable.due_date = command.due_date.value_or(
      receivable.invoice_date + days(context.policy().get<LedgerClause>().terms_days));
  if (receivable.due_date < receivable.invoice_date)
    return invalid("credit.due_before_invoice", "/due_date",
                   text(receivable.due_date) + " lies before the invoice's own date, " +
                       text(receivable.invoice_date));
  return {};
}

Result<void> insert_receivable(CommandContext& context, Receivable& receivable) {
  auto inserted = casework::insert_new(context, receivable, "credit.exists", "an invoice");
  if (inserted) return {};
  if (inserted.error().code != "row.duplicate") return std::move(inserted).error();
  return conflict("credit.number_taken", "/number",
                  "the customer has an invoice " + quotation(receivable.number) + " already");
}

Result<Currency> currency_of(CommandContext& context, const Invoice& command) {
  if (command.amount) return command.amount->currency();
  if (!command.shipment)
    return invalid("credit.amount", "/amount", "an invoice without a shipment needs an amount");
  KEHU_TRY_ASSIGN(Shipment shipment, fetch(context, *command.shipment, "/shipment", "shipment"));
  return shipment.amount.currency();
}

}  // namespace

Result<Receivable> make_invoice(CommandContext& context, const Invoice& command) {
  KEHU_TRY_ASSIGN(Currency currency, currency_of(context, command));
  KEHU_TRY_ASSIGN(Book book, Book::open(context, command.customer, currency, "/amount"));
  if (command.number.empty())
    return invalid("credit.number", "/number", "an invoice needs a number");
  KEHU_TRY(casework::check_line(command.number, "/number"));
  Receivable receivable;
  receivable.id = context.id_or_new(command.id);
  receivable.customer = book.account.customer;
  receivable.number = command.number;
  receivable.coverage = Coverage::history;
  KEHU_TRY(set_dates(context, command, book.today, receivable));
  std::optional<Shipment> shipment;
  if (command.shipment) {
    KEHU_TRY_ASSIGN(shipment, shipment_of(context, command, book));
    if (receivable.invoice_date < shipment->shipped_on)
      return invalid("credit.dates", "/invoice_date",
                     text(receivable.invoice_date) + " lies before the goods left, on " +
                         text(shipment->shipped_on) + "; give that day or a later one");
    receivable.shipment = shipment->id;
    receivable.coverage = shipment->coverage;
    receivable.signatory = shipment->signatory;
  }
  receivable.amount = command.amount ? *command.amount : shipment->unbilled;
  receivable.open = receivable.amount;
  KEHU_TRY(book.check_amount(receivable.amount, "/amount"));
  KEHU_TRY_ASSIGN(receivable.transfer,
                  book.post({receivable.invoice_date, LedgerAccount::receivable,
                             shipment ? LedgerAccount::unbilled : LedgerAccount::goods,
                             receivable.amount, Act::invoice, receivable.id.value, receivable.id}));
  KEHU_TRY(insert_receivable(context, receivable));
  book.include(receivable);
  if (shipment) {
    Shipment before = *shipment;
    shipment->unbilled = shipment->unbilled - receivable.amount;
    KEHU_TRY(context.update(before, *shipment));
    if (is_prepaid(receivable.coverage)) {
      book.account.prepaid = book.account.prepaid - receivable.amount;
      KEHU_TRY(settle_from_unapplied(context, book, receivable));
    }
  }
  KEHU_TRY(book.save());
  return receivable;
}

Result<CreditNote> make_credit_note(CommandContext& context, const Credit& command) {
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY_ASSIGN(Receivable receivable,
                  fetch(context, command.receivable, "/receivable", "receivable"));
  Book book = Book::of(context, receivable.customer);
  KEHU_TRY(book.check_amount(command.amount, "/amount"));
  if (receivable.reversed_on)
    return conflict("credit.already_reversed", "/receivable",
                    "invoice " + quotation(receivable.number) + " was reversed on " +
                        text(*receivable.reversed_on));
  KEHU_TRY(reopen(context, book, receivable, command.amount, "/amount"));
  CreditNote note;
  note.id = context.id_or_new(command.id);
  note.customer = receivable.customer;
  note.receivable = receivable.id;
  note.amount = command.amount;
  note.day = book.today;
  note.reason = command.reason;
  KEHU_TRY_ASSIGN(note.transfer,
                  book.post({note.day, counterpart(receivable), LedgerAccount::receivable,
                             note.amount, Act::credit_note, note.id.value, receivable.id}));
  KEHU_TRY(book.reduce(receivable, note.amount, note.day));
  KEHU_TRY(casework::insert_new(context, note, "credit.exists", "a credit note"));
  KEHU_TRY(book.save());
  return note;
}

}  // namespace kehu::credit
