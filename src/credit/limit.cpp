// The account itself: its currency, its limit, its hold (CRD-2, CRD-3).
#include "credit/account.hpp"
#include "credit/commands.hpp"
#include "kehu/casework/step.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::credit {

Result<Account> open_account(CommandContext& context, const OpenAccount& command) {
  auto currency = Currency::parse(command.currency);
  if (!currency) return under("/currency", std::move(currency).error());
  KEHU_TRY_ASSIGN(Book book, Book::open(context, command.customer, *currency, "/currency"));
  if (book.account.version > 0) return book.account;  // it is open, and in this currency
  return book.save();
}

namespace {

Result<void> check_limit(const SetLimit& command, const Date& today) {
  if (command.state == LimitState::amount && !command.amount)
    return invalid("credit.limit_amount", "/amount", "a limit of state 'amount' needs an amount");
  if (command.state != LimitState::amount && command.amount)
    return invalid(
        "credit.limit_amount", "/amount",
        "only a limit of state 'amount' has an amount, not this one of " + command.amount->text());
  if (command.amount && command.amount->is_negative())
    return invalid("credit.limit_amount", "/amount", command.amount->text() + " is below zero");
  if (command.amount) KEHU_TRY(check_size(*command.amount, "/amount"));
  if (!command.until) return {};
  if (command.state != LimitState::amount)
    return invalid("credit.limit_amount", "/state", "a temporary limit is an amount");
  if (*command.until < today)
    return invalid("credit.limit_amount", "/until", text(*command.until) + " has passed");
  return {};
}

}  // namespace

Result<Account> set_limit(CommandContext& context, const SetLimit& command) {
  KEHU_TRY(check_limit(command, context.today()));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, command.customer, "/customer"));
  Currency currency = context.policy().currency();
  if (command.amount) {
    currency = command.amount->currency();
  } else if (auto account = context.find<Account>(known.id)) {
    currency = account->receivable.currency();
  }
  KEHU_TRY_ASSIGN(Book book,
                  Book::open(context, Reference<Customer>(known.id), currency, "/amount"));
  Account& account = book.account;
  LimitChange change;
  change.customer = account.customer;
  change.number = ++account.limit_changes;
  change.day = book.today;
  change.state = command.state;
  change.amount = command.amount;
  change.until = command.until;
  change.reason = command.reason;
  change.by = context.actor().actor;
  change.at = context.now();
  if (command.until) {
    account.temporary_limit = command.amount;
    account.temporary_until = command.until;
  } else {
    account.limit_state = command.state;
    account.limit = command.amount.value_or(Money::zero(currency));
  }
  KEHU_TRY(context.insert(change));
  return book.save();
}

namespace {

// A hold needs an account; who never dealt on credit gets one in the policy's currency.
Result<Book> open_for_hold(CommandContext& context, const Reference<Customer>& customer) {
  KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, customer, "/customer"));
  Currency currency = context.policy().currency();
  if (auto account = context.find<Account>(known.id)) currency = account->receivable.currency();
  return Book::open(context, Reference<Customer>(known.id), currency, "/customer");
}

// Lifts a hold where there is one; whether there was.
Result<bool> lift(Book& book) {
  if (!book.account.on_hold) return false;
  book.account.on_hold = false;
  book.account.hold_reason.clear();
  KEHU_TRY(book.save());
  return true;
}

}  // namespace

Result<Account> hold(CommandContext& context, const Hold& command) {
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY_ASSIGN(Book book, open_for_hold(context, command.customer));
  if (book.account.on_hold)
    return conflict("credit.already_on_hold", "/customer",
                    "the account is on hold already: " + book.account.hold_reason);
  book.account.on_hold = true;
  book.account.hold_reason = command.reason;
  return book.save();
}

Result<Account> release_hold(CommandContext& context, const Release& command) {
  if (command.reason) KEHU_TRY(casework::check_text(*command.reason, "/reason"));
  KEHU_TRY_ASSIGN(Book book, open_for_hold(context, command.customer));
  KEHU_TRY_ASSIGN(bool released, lift(book));
  // A hold that a merged record brought is lifted where it stands.
  for (const Id<Customer>& record : customer::merged_records(context, book.account.customer)) {
    if (!context.find<Account>(record)) continue;
    Book merged = Book::of(context, record);
    KEHU_TRY_ASSIGN(bool also, lift(merged));
    released = released || also;
  }
  if (!released) return conflict("credit.not_on_hold", "/customer", "the account is not on hold");
  return book.account;
}

}  // namespace kehu::credit
