// Where customers stand: their limit, what they use of it, and what a request would get.
#include <map>
#include <set>

#include "command/cancelled.hpp"
#include "credit/account.hpp"
#include "credit/queries.hpp"
#include "kehu/casework/authority.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::credit {

Result<std::vector<Id<Customer>>> customers_of(QueryContext& context,
                                               const std::optional<Reference<Customer>>& customer) {
  std::vector<Id<Customer>> found;
  if (customer) {
    KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, *customer, "/customer"));
    found.push_back(known.id);
    for (const Id<Customer>& record : customer::merged_records(context, known.id))
      found.push_back(record);
    return found;
  }
  static const std::vector<std::size_t> fields = {
      table_of<Account>().descriptor().index_of("customer")};
  context.each<Account>(
      "", {},
      [&](const Account& account) {
        found.push_back(account.customer);
        return true;
      },
      fields);
  return found;
}

namespace {

// The customers to say one row of: the one asked for, or all with an account; a merged record
// counts with its survivor.
Result<std::vector<Id<Customer>>> debtors(QueryContext& context,
                                          const std::optional<Reference<Customer>>& customer) {
  KEHU_TRY_ASSIGN(auto found, customers_of(context, customer));
  if (customer) {
    found.resize(1);
    return found;
  }
  std::map<Id<Customer>, Id<Customer>> survivors;
  context.each<customer::Merge>("", {}, [&](const customer::Merge& merge) {
    if (!merge.undone) survivors.emplace(merge.merged, merge.survivor);
    return true;
  });
  std::set<Id<Customer>> standing;
  for (Id<Customer> each : found) {
    for (auto at = survivors.find(each); at != survivors.end(); at = survivors.find(each))
      each = at->second;
    standing.insert(each);
  }
  return std::vector<Id<Customer>>(standing.begin(), standing.end());
}

// A customer's account; an empty one where only records merged into it have one.
std::optional<Account> account_in(QueryContext& context, const Id<Customer>& customer) {
  if (auto stored = context.find<Account>(customer)) return stored;
  for (const Id<Customer>& record : customer::merged_records(context, customer))
    if (auto merged = context.find<Account>(record))
      return new_account(customer, merged->receivable.currency(), context.now());
  return std::nullopt;
}

std::string text_of(const FactValue& value) {
  struct Writer {
    std::string operator()(std::monostate) const { return "none"; }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(Money money) const { return money.text(); }
    std::string operator()(const Ratio& ratio) const { return ratio.text(); }
    std::string operator()(const Date& date) const { return text(date); }
    std::string operator()(Instant instant) const { return text(instant); }
    std::string operator()(std::string_view word) const { return std::string(word); }
  };
  return std::visit(Writer{}, value);
}

std::string facts_text(std::span<const Fact> facts) {
  std::string out;
  for (const Fact& fact : facts) {
    if (!out.empty()) out += ", ";
    out += std::string(fact.name) + "=" + text_of(fact.value);
  }
  return out;
}

// The account as it stands now, or one as it would open.
Result<Account> account_of(QueryContext& context, const Id<Customer>& customer, Money amount) {
  auto account = context.find<Account>(customer);
  if (!account) return new_account(customer, amount.currency(), context.now());
  if (account->receivable.currency() != amount.currency())
    return invalid("credit.currency", "/amount",
                   amount.text() + ": the account is kept in " +
                       std::string(account->receivable.currency().code()));
  return account_on(context, context.policy(), *account, context.today(), context.today(),
                    context.now());
}

void push_reasons(const Decision& decision, Rows<CheckRow>& rows) {
  for (const Reason& reason : decision.reasons) {
    CheckRow row;
    row.part = "reason";
    row.passed = reason.passed;
    row.clause = reason.clause;
    row.rule = reason.rule;
    row.facts = facts_text(reason.facts);
    row.en = sentence(reason, "en");
    row.zh = sentence(reason, "zh");
    rows.push(row);
  }
  for (const Remedy& remedy : decision.remedies) {
    CheckRow row;
    row.part = "remedy";
    row.rule = remedy.act;
    row.facts = facts_text(remedy.facts);
    row.en = sentence(remedy, "en");
    row.zh = sentence(remedy, "zh");
    rows.push(row);
  }
}

}  // namespace

Result<void> check(QueryContext& context, const CheckQuery& query, Rows<CheckRow>& rows) {
  if (!query.amount.is_positive())
    return invalid("credit.amount", "/amount", query.amount.text() + " is not above zero");
  KEHU_TRY(check_size(query.amount, "/amount"));
  if (query.approvals.size() > 2)
    return invalid("credit.approvals", "/approvals", "at most two approvals can be shown");
  KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, query.customer, "/customer"));
  KEHU_TRY_ASSIGN(Account account, account_of(context, known.id, query.amount));
  Money rolling =
      rolling_limit(context, context.policy(), known.id, query.amount.currency(), context.today());
  Case made;
  KEHU_TRY(load_case(context, context.policy(), account, rolling, context.now(), context.today(),
                     query.amount, query.approvals, made));
  Grant grant;
  const std::string actor = casework::person_behind(context, context.actor().actor);
  Decision decision = decide(context.policy(), made.facts, {query.amount, actor}, grant);
  Standing at = standing(context.policy(), made.facts, query.amount);
  CheckRow row;
  row.part = "decision";
  row.passed = decision.granted();
  row.code = decision.code;
  if (decision.granted()) row.coverage = grant.coverage;
  row.exposure = at.exposure;
  if (!made.facts.limit.unlimited) {
    row.limit = made.facts.limit.amount;
    row.available = at.available;
  }
  rows.push(row);
  push_reasons(decision, rows);
  return {};
}

namespace {

// What the limit was on a day, and what of it was used.
struct Use {
  Account account;
  Limit limit;
  Money rolling, exposure;
};

Result<Use> use_on(QueryContext& context, const Account& stored, const Date& day) {
  Account own = account_on(context, context.policy(), stored, day, context.today(), context.now());
  Money rolling =
      rolling_limit(context, context.policy(), own.customer, own.receivable.currency(), day);
  KEHU_TRY_ASSIGN(Combined all, combine(context, context.policy(), std::move(own), rolling, day,
                                        context.today(), context.now()));
  Use use;
  use.account = std::move(all.account);
  const Account& a = use.account;
  use.rolling = all.rolling;
  use.limit = limit_on(context.policy(), a.limit_state, a.limit, a.temporary_limit,
                       a.temporary_until, use.rolling, day);
  use.exposure = a.receivable + a.unbilled + a.reserved - a.unapplied;
  return use;
}

Result<StatusRow> status_row(QueryContext& context, const Account& stored, const Date& day) {
  KEHU_TRY_ASSIGN(Use use, use_on(context, stored, day));
  const Account& account = use.account;
  AuthorizationFacts facts;
  facts.today = day;
  facts.receivable = account.receivable;
  facts.unbilled = account.unbilled;
  facts.reserved = account.reserved;
  facts.unapplied = account.unapplied;
  facts.limit = use.limit;
  facts.over_limit_open = account.over_limit_open;
  facts.over_limit_shipments = account.over_limit_shipments;
  facts.oldest_due = account.oldest_due;
  facts.oldest_invoice = account.oldest_invoice;
  facts.documents = documents_on(context, account.customer, day);
  Standing at = standing(context.policy(), facts, Money::zero(account.receivable.currency()));
  StatusRow row;
  row.customer = account.customer;
  row.as_of = day;
  row.limit_source = use.limit.source;
  row.limit_state = account.limit_state;
  row.rolling_limit = use.rolling;
  row.receivable = account.receivable;
  row.unbilled = account.unbilled;
  row.reserved = account.reserved;
  row.unapplied = account.unapplied;
  row.exposure = use.exposure;
  if (!use.limit.unlimited) {
    row.limit = use.limit.amount;
    row.available = at.available;
  }
  row.eligible = at.eligible;
  row.lacking = at.lacking;
  row.on_hold = account.on_hold;
  row.oldest_due = account.oldest_due;
  row.oldest_invoice = account.oldest_invoice;
  row.over_limit_shipments = at.over_limit_shipments;
  return row;
}

}  // namespace

Result<void> status(QueryContext& context, const StatusQuery& query, Rows<StatusRow>& rows) {
  KEHU_TRY_ASSIGN(Date day, past_day(query.as_of, context.today(), "/as_of"));
  KEHU_TRY_ASSIGN(auto customers, debtors(context, query.customer));
  std::int64_t done = 0, total = static_cast<std::int64_t>(customers.size());
  for (const Id<Customer>& customer : customers) {
    if (!context.progress(done++, total)) return query_cancelled();
    auto account = account_in(context, customer);
    // Who never dealt on credit stands at zero, in the policy's currency.
    if (!account) account = new_account(customer, context.policy().currency(), context.now());
    KEHU_TRY_ASSIGN(StatusRow row, status_row(context, *account, day));
    rows.push(row);
  }
  return {};
}

Result<void> exposure(QueryContext& context, const ExposureQuery& query, Rows<ExposureRow>& rows) {
  KEHU_TRY_ASSIGN(Date day, past_day(query.as_of, context.today(), "/as_of"));
  KEHU_TRY_ASSIGN(auto customers, debtors(context, query.customer));
  std::int64_t done = 0, total = static_cast<std::int64_t>(customers.size());
  for (const Id<Customer>& customer : customers) {
    if (!context.progress(done++, total)) return query_cancelled();
    auto stored = account_in(context, customer);
    if (!stored) continue;
    KEHU_TRY_ASSIGN(Use use, use_on(context, *stored, day));
    const Account& a = use.account;
    rows.push({customer, day, a.receivable, a.unbilled, a.reserved, a.unapplied, use.exposure});
  }
  return {};
}

namespace {

// Percent with one decimal, cut off: 99.9 is never shown as 100.
std::string percent(Money part, Money whole) {
  Int128 tenths = static_cast<Int128>(part.minor()) * 1000 / whole.minor();
  bool negative = tenths < 0;
  auto value = static_cast<std::int64_t>(negative ? -tenths : tenths);
  return (negative ? "-" : "") + std::to_string(value / 10) + "." + std::to_string(value % 10);
}

}  // namespace

Result<void> limit_use(QueryContext& context, const LimitUseQuery& query, Rows<LimitUseRow>& rows) {
  KEHU_TRY_ASSIGN(Date day, past_day(query.as_of, context.today(), "/as_of"));
  KEHU_TRY_ASSIGN(auto customers, debtors(context, {}));
  std::int64_t done = 0, total = static_cast<std::int64_t>(customers.size());
  for (const Id<Customer>& customer : customers) {
    if (!context.progress(done++, total)) return query_cancelled();
    auto stored = account_in(context, customer);
    if (!stored) continue;
    KEHU_TRY_ASSIGN(Use use, use_on(context, *stored, day));
    LimitUseRow row;
    row.customer = customer;
    row.exposure = use.exposure;
    if (!use.limit.unlimited) {
      row.limit = use.limit.amount;
      row.available = max(use.limit.amount - use.exposure, Money::zero(use.exposure.currency()));
      row.over = use.exposure > use.limit.amount;
      if (use.limit.amount.is_positive()) row.used = percent(use.exposure, use.limit.amount);
    }
    if (row.over || !query.over_only.value_or(false)) rows.push(row);
  }
  return {};
}

}  // namespace kehu::credit
