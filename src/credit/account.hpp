// Book: one customer's account and ledger while a command works on them. Every figure changes
// through it, so that the account and the ledger cannot part.
#pragma once

#include <map>
#include <vector>

#include "kehu/casework/in_hand.hpp"
#include "kehu/credit.hpp"

namespace kehu::credit {

struct Posting {
  Date day;
  LedgerAccount debit{}, credit{};
  Money amount;
  Act act{};
  Uuid source{};
  std::optional<Id<Receivable>> receivable{};
  std::optional<std::int64_t> reverses{};
};

class Book {
 public:
  // The customer's account, opened now where there is none, in the currency of `amount`.
  // Errors: customer.not_found, credit.currency.
  static Result<Book> open(CommandContext& context, const Reference<Customer>& customer,
                           Currency currency, std::string_view path);
  // The account that a stored record belongs to.
  static Book of(CommandContext& context, const Id<Customer>& customer);

  Account account;
  Date today;

  Currency currency() const { return account.receivable.currency(); }
  // Above zero, in the account's currency and of a size that can be kept.
  // Errors: credit.amount, credit.currency, money.overflow.
  Result<void> check_amount(Money amount, std::string_view path) const;
  // Adds a transfer and moves the figures; returns its number. Errors: money.overflow.
  Result<std::int64_t> post(const Posting& posting);
  // Changes what is open of a receivable, and writes it. Errors: those of a write.
  Result<void> reduce(Receivable& receivable, Money amount, const Date& day);
  Result<void> raise(Receivable& receivable, Money amount);
  // A new receivable stands in the oldest dates.
  void include(const Receivable& receivable);
  // Gives back what an authorization still holds, in the books and in its row.
  Result<void> release(Authorization& authorization, Act act, std::string_view by);
  // Releases what has lapsed; how many authorizations that were.
  Result<std::int64_t> release_lapsed();
  // The rolling limit of today, from the account or computed and kept there. Zero where another
  // limit holds: it costs a look at every transfer of the window, and nobody asks for it.
  Money rolling_limit();
  // Writes the account. To be called once, last.
  Result<Account> save();

 private:
  Book(CommandContext& context, std::optional<Account> stored);
  CommandContext* context_;
  std::optional<Account> stored_;
  bool oldest_is_stale_ = false;
};

// Against which a receivable's goods stand in the ledger.
LedgerAccount counterpart(const Receivable& receivable);
// The most minor units that one amount, limit or figure of an account may have. It is no policy:
// with it the sum of all figures, a limit and a request fits 64 bits, so no decision can overflow.
inline constexpr std::int64_t figure_max = 1'000'000'000'000'000'000;
// Errors: money.overflow (invalid), at `path`.
Result<void> check_size(Money amount, std::string_view path);
// Figures alone, without writing; used by Book and by dry runs. Errors: money.overflow.
bool is_over_limit(Coverage coverage);
bool is_prepaid(Coverage coverage);
Result<void> apply(Account& account, LedgerAccount debit, LedgerAccount credit, Money amount);
void forget_reservation(Account& account, const Authorization& authorization, Money amount,
                        bool nothing_left);
// Of an account nobody has opened yet.
Account new_account(const Id<Customer>& customer, Currency currency, Instant now);
// Goods invoiced (or money received) in the days before `day` (CRD-2).
Money rolling_limit(Reader& reader, const Policy& policy, const Id<Customer>& customer,
                    Currency currency, const Date& day);
// Authorizations of an account that lapsed at or before `now` and still hold something.
std::vector<Authorization> lapsed(Reader& reader, const Account& account, Instant now);
// From which day on a lapsed authorization holds nothing.
Date lapse_day(const Policy& policy, const Authorization& authorization);
// Documents valid on a day.
DocumentSet documents_on(Reader& reader, const Id<Customer>& customer, const Date& day);
// A day that a fact may bear: not after today. Errors: credit.future_date.
Result<Date> past_day(const std::optional<Date>& given, const Date& today, std::string_view path);

// One customer may have several accounts: its own and those of the records merged into it (CUS-5).
// They stay apart in the ledger and count together in every decision, so that no merge frees a
// limit and undoing one gives back what was. Accounts in another currency stay out: their figures
// cannot be added.
struct Combined {
  Account account;  // the survivor's, with the figures of all; the oldest dates; a hold on any
  Money rolling;    // the rolling limit over the deliveries of all
};
// `own` and `rolling` are the survivor's as of `day`. Errors: money.overflow.
Result<Combined> combine(Reader& reader, const Policy& policy, Account own, Money rolling,
                         const Date& day, const Date& today, Instant now);
// What shipping must know of all accounts of a customer, whichever of them is asked about.
struct Backing {
  bool held = false;  // one of them is on hold
  Money withdrawn;    // missing of the money that goods were promised against, in its currency
};
// Errors: customer.not_found, money.overflow.
Result<Backing> backing_of(Reader& reader, const Account& account);

// The facts of a request, and the approvals they point into.
struct Case {
  AuthorizationFacts facts;
  std::vector<Approval> approvals;
  std::vector<std::string> persons;  // who stand behind the names in the approvals
};
// `account` and `rolling` are the customer's own; they are combined here. Errors: credit.not_found,
// credit.other_customer, money.overflow.
Result<void> load_case(Reader& reader, const Policy& policy, const Account& own, Money rolling,
                       Instant now, const Date& today, Money amount,
                       const std::vector<Id<Approval>>& approvals, Case& made);

// What was taken off each receivable after a day (less what was put back): added to what is open
// now, what was open then.
std::map<Id<Receivable>, Money> reduced_after(Reader& reader, const Id<Customer>& customer,
                                              const Date& day);
// Receivables with something open at the end of a day, in order of due date and number.
struct OpenReceivable {
  Receivable receivable;
  Money open;
};
std::vector<OpenReceivable> open_on(Reader& reader, const Id<Customer>& customer, const Date& day,
                                    const Date& today);
// The account with the figures, dates and limit of a past day; without what had lapsed by then.
Account account_on(Reader& reader, const Policy& policy, const Account& account, const Date& day,
                   const Date& today, Instant now);

// What a plan promised, what came in, and how it stands on a day.
struct PlanProgress {
  PlanState state = PlanState::none;
  Money remaining;
  struct Promise {
    PlanPromise promise;
    Money received;
    PlanState state{};
  };
  std::vector<Promise> promises;
};
PlanProgress plan_progress(Reader& reader, const Plan& plan, const Date& day);

// A stored row, or credit.not_found at `path`.
template <class T>
Result<T> fetch(Reader& reader, const Id<T>& id, std::string_view path, const char* what) {
  if (auto row = reader.find<T>(id)) return std::move(*row);
  return not_found("credit.not_found", path,
                   "no " + std::string(what) + " has the id " + id.text());
}

}  // namespace kehu::credit
