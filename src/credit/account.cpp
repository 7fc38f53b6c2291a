#include "credit/account.hpp"

#include <algorithm>

#include "credit/workflows.hpp"
#include "kehu/casework/authority.hpp"

namespace kehu::credit {

namespace {

Money* figure(Account& account, LedgerAccount ledger) {
  switch (ledger) {
    case LedgerAccount::receivable:
      return &account.receivable;
    case LedgerAccount::unbilled:
      return &account.unbilled;
    case LedgerAccount::reserved:
      return &account.reserved;
    case LedgerAccount::unapplied:
      return &account.unapplied;
    default:
      return nullptr;
  }
}

bool is_liability(LedgerAccount ledger) { return ledger == LedgerAccount::unapplied; }

template <class T>
std::vector<std::size_t> positions(std::initializer_list<std::string_view> names) {
  std::vector<std::size_t> found;
  for (std::string_view name : names) found.push_back(table_of<T>().descriptor().index_of(name));
  return found;
}

}  // namespace

LedgerAccount counterpart(const Receivable& receivable) {
  return receivable.coverage == Coverage::breach ? LedgerAccount::unauthorized
                                                 : LedgerAccount::goods;
}

bool is_over_limit(Coverage coverage) {
  return coverage == Coverage::first_over_limit || coverage == Coverage::last_over_limit;
}

bool is_prepaid(Coverage coverage) {
  return coverage == Coverage::money_first || coverage == Coverage::cash;
}

Result<void> check_size(Money amount, std::string_view path) {
  if (amount.minor() <= figure_max && amount.minor() >= -figure_max) return {};
  return invalid("money.overflow", path,
                 amount.text() + " is more than an account can hold; the most is " +
                     Money(figure_max, amount.currency()).text());
}

Result<void> apply(Account& account, LedgerAccount debit, LedgerAccount credit, Money amount) {
  if (Money* to = figure(account, debit)) {
    KEHU_TRY_ASSIGN(*to, is_liability(debit) ? to->subtract(amount) : to->add(amount));
    KEHU_TRY(check_size(*to, ""));
  }
  if (Money* from = figure(account, credit)) {
    KEHU_TRY_ASSIGN(*from, is_liability(credit) ? from->add(amount) : from->subtract(amount));
    KEHU_TRY(check_size(*from, ""));
  }
  return {};
}

void forget_reservation(Account& account, const Authorization& authorization, Money amount,
                        bool nothing_left) {
  if (is_prepaid(authorization.coverage)) account.prepaid = account.prepaid - amount;
  if (!is_over_limit(authorization.coverage)) return;
  account.over_limit_open = account.over_limit_open - amount;
  // Nothing of it was shipped: it was no over-limit shipment after all.
  if (nothing_left && account.over_limit_shipments > 0) --account.over_limit_shipments;
}

Account new_account(const Id<Customer>& customer, Currency currency, Instant now) {
  Account account;
  account.customer = customer;
  Money zero = Money::zero(currency);
  account.receivable = account.unbilled = account.reserved = account.unapplied = zero;
  account.prepaid = account.over_limit_open = account.limit = account.rolling_limit = zero;
  account.opened_at = now;
  return account;
}

Money rolling_limit(Reader& reader, const Policy& policy, const Id<Customer>& customer,
                    Currency currency, const Date& day) {
  static const auto fields = positions<Transfer>(
      {"customer", "effective_date", "debit", "credit", "amount", "source", "receivable"});
  const auto& clause = policy.get<RollingLimitClause>();
  if (clause.basis == Basis::fixed) return Money::zero(currency);
  Int128 sum = 0;
  auto of_goods = [](LedgerAccount a) {
    return a == LedgerAccount::goods || a == LedgerAccount::unbilled;
  };
  // What the day itself takes back of earlier days counts at once: a wrong invoice or a bounced
  // payment would else make a limit until midnight.
  auto is_of_day = [&](const Transfer& t) {
    if (t.receivable) {
      auto receivable = reader.find<Receivable>(*t.receivable);
      return !receivable || receivable->invoice_date >= day;
    }
    auto payment = reader.find<Payment>(Id<Payment>{t.source.value});
    return !payment || payment->received_on >= day;
  };
  store::Range window{{customer.value}, day - days(clause.days), next_day(day), false, 0};
  reader.each<Transfer>(
      "", window,
      [&](const Transfer& t) {
        bool billed = clause.basis == Basis::billed;
        if (t.effective_date == day) {
          bool takes_back = billed ? t.credit == LedgerAccount::receivable && of_goods(t.debit)
                                   : t.credit == LedgerAccount::cash;
          if (takes_back && !is_of_day(t)) sum -= t.amount.minor();
          return true;
        }
        if (billed ? t.debit == LedgerAccount::receivable && of_goods(t.credit)
                   : t.debit == LedgerAccount::cash)
          sum += t.amount.minor();
        if (billed ? t.credit == LedgerAccount::receivable && of_goods(t.debit)
                   : t.credit == LedgerAccount::cash)
          sum -= t.amount.minor();
        return true;
      },
      fields);
  // A limit above what an account can owe limits nothing more.
  sum = std::clamp<Int128>(sum, 0, figure_max);
  return {static_cast<std::int64_t>(sum), currency};
}

std::vector<Authorization> lapsed(Reader& reader, const Account& account, Instant now) {
  std::vector<Authorization> found;
  if (!account.next_expiry || *account.next_expiry > now) return found;
  store::Range due{{account.customer.value}, *account.next_expiry, now + Duration(1), false, 0};
  reader.each<Authorization>("by_customer", due, [&](const Authorization& authorization) {
    if (authorization.reserved.is_positive()) found.push_back(authorization);
    return true;
  });
  return found;
}

DocumentSet documents_on(Reader& reader, const Id<Customer>& customer, const Date& day) {
  static const auto fields = positions<customer::Document>({"kind", "valid_from", "valid_until"});
  DocumentSet set;
  reader.each<customer::Document>(
      "", {{customer.value}, {}, {}, false, 0},
      [&](const customer::Document& document) {
        if ((!document.valid_from || *document.valid_from <= day) &&
            (!document.valid_until || day <= *document.valid_until))
          set.add(document.kind);
        return true;
      },
      fields);
  return set;
}

Result<Date> past_day(const std::optional<Date>& given, const Date& today, std::string_view path) {
  if (!given) return today;
  if (*given > today)
    return invalid("credit.future_date", path, text(*given) + " is after today, " + text(today));
  return *given;
}

Date lapse_day(const Policy& policy, const Authorization& authorization) {
  return policy.zone().day(authorization.expires_at);
}

// ------------------------------------------------------------------------------------------ Book

Book::Book(CommandContext& context, std::optional<Account> stored)
    : today(context.today()), context_(&context), stored_(std::move(stored)) {
  if (stored_) account = *stored_;
}

Result<Book> Book::open(CommandContext& context, const Reference<Customer>& customer,
                        Currency currency, std::string_view path) {
  KEHU_TRY_ASSIGN(Id<Customer> known, customer::resolve_id(context, customer, "/customer"));
  Book book(context, context.find<Account>(known));
  if (!book.stored_) {
    book.account = new_account(known, currency, context.now());
  } else if (book.currency() != currency) {
    return invalid("credit.currency", path,
                   "the account is kept in " + std::string(book.currency().code()) + ", not in " +
                       std::string(currency.code()));
  }
  return book;
}

Book Book::of(CommandContext& context, const Id<Customer>& customer) {
  Book book(context, context.find<Account>(customer));
  ensure(book.stored_.has_value(), "a record of the credit area has no account");
  return book;
}

Result<void> Book::check_amount(Money amount, std::string_view path) const {
  if (amount.currency() != currency())
    return invalid("credit.currency", path,
                   amount.text() + ": the account is kept in " + std::string(currency().code()));
  if (!amount.is_positive())
    return invalid("credit.amount", path, amount.text() + " is not above zero");
  return check_size(amount, path);
}

Result<std::int64_t> Book::post(const Posting& posting) {
  if (auto applied = apply(account, posting.debit, posting.credit, posting.amount); !applied)
    return under("/amount", std::move(applied).error());
  Transfer transfer;
  transfer.customer = account.customer;
  transfer.effective_date = posting.day;
  transfer.number = ++account.transfers;
  transfer.debit = posting.debit;
  transfer.credit = posting.credit;
  transfer.amount = posting.amount;
  transfer.act = posting.act;
  transfer.source.value = posting.source;
  transfer.receivable = posting.receivable;
  transfer.reverses = posting.reverses;
  transfer.posted_at = context_->now();
  KEHU_TRY(context_->insert(transfer));
  // What is dated before today may lie in the window of today's rolling limit, and what today
  // takes back counts in it.
  bool takes_back = posting.act == Act::credit_note || posting.act == Act::reversal;
  if (account.rolling_day && (posting.day < *account.rolling_day || takes_back))
    account.rolling_day.reset();
  return transfer.number;
}

Result<void> Book::reduce(Receivable& receivable, Money amount, const Date& day) {
  Receivable before = receivable;
  receivable.open = receivable.open - amount;
  receivable.reduced_on = std::max(day, receivable.reduced_on.value_or(receivable.invoice_date));
  ensure(!receivable.open.is_negative(), "more is taken off a receivable than is open");
  if (is_over_limit(receivable.coverage))
    account.over_limit_open = account.over_limit_open - amount;
  if (receivable.open.is_zero()) {
    receivable.settled_on = receivable.reduced_on;
    if (receivable.due_date == account.oldest_due ||
        receivable.invoice_date == account.oldest_invoice)
      oldest_is_stale_ = true;
  }
  return context_->update(before, receivable);
}

Result<void> Book::raise(Receivable& receivable, Money amount) {
  Receivable before = receivable;
  receivable.open = receivable.open + amount;
  ensure(receivable.open <= receivable.amount, "more is open of a receivable than was invoiced");
  if (is_over_limit(receivable.coverage))
    account.over_limit_open = account.over_limit_open + amount;
  receivable.settled_on.reset();
  include(receivable);
  return context_->update(before, receivable);
}

void Book::include(const Receivable& receivable) {
  if (!receivable.open.is_positive()) return;
  if (!account.oldest_due || receivable.due_date < *account.oldest_due)
    account.oldest_due = receivable.due_date;
  if (!account.oldest_invoice || receivable.invoice_date < *account.oldest_invoice)
    account.oldest_invoice = receivable.invoice_date;
}

Result<void> Book::release(Authorization& authorization, Act act, std::string_view by) {
  // Whenever somebody sweeps it, or voids it: what lapsed was free again on the day that it did.
  Date day = std::min(lapse_day(context_->policy(), authorization), today);
  Money held = authorization.reserved;
  Authorization before = authorization;
  KEHU_TRY_ASSIGN(authorization.state, advance(authorization_workflow, authorization, by));
  authorization.reserved = Money::zero(held.currency());
  if (held.is_positive()) {
    KEHU_TRY(post(
        {day, LedgerAccount::goods, LedgerAccount::reserved, held, act, authorization.id.value}));
    forget_reservation(account, authorization, held, authorization.shipped.is_zero());
  }
  return context_->update(before, authorization);
}

Result<std::int64_t> Book::release_lapsed() {
  if (!account.next_expiry || *account.next_expiry > context_->now()) return 0;
  auto due = lapsed(*context_, account, context_->now());
  for (Authorization& authorization : due)
    KEHU_TRY(release(authorization, Act::expire, "credit.expire"));
  store::Range later{{account.customer.value}, context_->now() + Duration(1), {}, false, 0};
  account.next_expiry.reset();
  context_->each<Authorization>("by_customer", later, [&](const Authorization& authorization) {
    if (!authorization.reserved.is_positive()) return true;
    account.next_expiry = authorization.expires_at;
    return false;
  });
  return static_cast<std::int64_t>(due.size());
}

Money Book::rolling_limit() {
  if (!holds_rolling_limit(account.limit_state, account.temporary_limit, account.temporary_until,
                           today))
    return Money::zero(currency());
  if (account.rolling_day != today || account.rolling_policy != context_->policy_version()) {
    account.rolling_limit =
        credit::rolling_limit(*context_, context_->policy(), account.customer, currency(), today);
    account.rolling_day = today;
    account.rolling_policy = context_->policy_version();
  }
  return account.rolling_limit;
}

Result<Account> Book::save() {
  if (oldest_is_stale_) {
    static const auto due = positions<Receivable>({"customer", "due_date", "open"});
    account.oldest_due.reset();
    account.oldest_invoice.reset();
    store::Range open{{account.customer.value}, {}, {}, false, 1};
    context_->each<Receivable>(
        "open_by_due", open,
        [&](const Receivable& receivable) {
          account.oldest_due = receivable.due_date;
          return false;
        },
        due);
    context_->each<Receivable>("open_by_invoice", open, [&](const Receivable& receivable) {
      account.oldest_invoice = receivable.invoice_date;
      return false;
    });
    oldest_is_stale_ = false;
  }
  if (stored_)
    KEHU_TRY(context_->update(*stored_, account));
  else
    KEHU_TRY(context_->insert(account));
  stored_ = account;
  return account;
}

// ------------------------------------------------------------------------------------------ facts

Result<void> load_case(Reader& reader, const Policy& policy, const Account& own, Money rolling,
                       Instant now, const Date& today, Money amount,
                       const std::vector<Id<Approval>>& approvals, Case& made) {
  auto all = combine(reader, policy, own, rolling, today, today, now);
  if (!all) return std::move(all).error();
  const Account& account = all->account;
  AuthorizationFacts& facts = made.facts;
  facts.now = now;
  facts.today = today;
  facts.receivable = account.receivable;
  facts.unbilled = account.unbilled;
  facts.reserved = account.reserved;
  facts.unapplied = account.unapplied;
  facts.prepaid = account.prepaid;
  facts.limit = limit_on(policy, account.limit_state, account.limit, account.temporary_limit,
                         account.temporary_until, all->rolling, today);
  facts.oldest_due = account.oldest_due;
  facts.oldest_invoice = account.oldest_invoice;
  facts.over_limit_shipments = account.over_limit_shipments;
  facts.over_limit_open = account.over_limit_open;
  facts.on_hold = account.on_hold;
  facts.documents = documents_on(reader, account.customer, today);
  facts.planned = Money::zero(amount.currency());

  // Whoever must be added to what is owed may not overflow it.
  KEHU_TRY_ASSIGN(Money owed, account.receivable.add(account.unbilled));
  KEHU_TRY_ASSIGN(owed, owed.add(account.reserved));
  if (auto sum = owed.add(amount); !sum) return under("/amount", std::move(sum).error());

  made.approvals.reserve(approvals.size());
  made.persons.reserve(2 * approvals.size());
  for (std::size_t i = 0; i < approvals.size(); ++i) {
    std::string path = "/approvals/" + std::to_string(i);
    KEHU_TRY_ASSIGN(Approval approval, fetch(reader, approvals[i], path, "approval"));
    if (approval.customer != account.customer)
      return invalid("credit.other_customer", path, "the approval is for another customer");
    const Approval& kept = made.approvals.emplace_back(std::move(approval));
    std::string_view asked_by =
        made.persons.emplace_back(casework::person_behind(reader, kept.requested_by));
    std::string_view approver =
        made.persons.emplace_back(casework::person_behind(reader, kept.approver));
    facts.approvals.push_back({kept.kind, kept.state, kept.amount, asked_by, approver,
                               kept.approver_role, kept.expires_at});
  }
  if (!account.plan) return {};
  Standing at = standing(policy, facts, amount);
  if (at.eligible && at.within_limit) return {};  // no plan is asked for
  auto plan = reader.find<Plan>(*account.plan);
  ensure(plan.has_value(), "an account names a plan that is not there");
  PlanProgress progress = plan_progress(reader, *plan, today);
  facts.plan = progress.state;
  facts.planned = progress.remaining;
  return {};
}

}  // namespace kehu::credit
