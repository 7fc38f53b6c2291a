// Key accounts: the named manager, and plan against actual (CARE-10).
#include <set>

#include "care/occasions.hpp"
#include "kehu/complaint.hpp"
#include "kehu/purchase.hpp"
#include "kehu/service.hpp"

namespace kehu::care {

namespace {

Date first_of(const Date& day) { return Date(day.year(), day.month(), 1); }

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

struct Span {
  Date from, until;  // both included
};

// Rows of an index by customer and day or instant, of all his records, that `counts`.
template <class Row, class Counts>
std::int64_t count_between(Reader& reader, const Id<Customer>& customer, const record::Value& from,
                           const record::Value& before, Counts counts) {
  std::int64_t count = 0;
  for (const Id<Customer>& record : customer::records_of(reader, customer))
    reader.each<Row>("by_customer", {{record.value}, from, before, false, 0}, [&](const Row& row) {
      count += counts(row);
      return true;
    });
  return count;
}

template <class Row, class Counts>
std::int64_t cases_between(QueryContext& context, const Id<Customer>& customer, const Span& span,
                           Counts counts) {
  const Zone& zone = context.policy().zone();
  return count_between<Row>(context, customer, zone.start(span.from),
                            zone.start(span.until + days(1)), counts);
}

// They bound the arithmetic of a year and are no policy.
constexpr std::int64_t target_max = 100'000'000'000'000'000;  // in minor units

Result<void> check_target(const MonthTarget& target, Currency currency, const std::string& path) {
  if (target.amount.is_negative() || target.amount.currency() != currency)
    return invalid("care.target", path + "/amount",
                   target.amount.text() + ": a target is not below zero, and all are in " +
                       std::string(currency.code()));
  if (target.amount.minor() > target_max)
    return invalid("care.target", path + "/amount",
                   target.amount.text() + " is more than a month's target can be, " +
                       Money(target_max, currency).text());
  return {};
}

std::int64_t orders_between(Reader& reader, const Id<Customer>& customer, const Span& span) {
  return count_between<purchase::Purchase>(
      reader, customer, span.from, span.until + days(1),
      [](const purchase::Purchase& row) { return row.state != purchase::PurchaseState::returned; });
}

// The customer's account, or else that of a record merged into his: its manager and its targets.
std::optional<KeyAccount> account_of(Reader& reader, const Id<Customer>& customer) {
  for (const Id<Customer>& record : customer::records_of(reader, customer))
    if (auto account = reader.find<KeyAccount>(record)) return account;
  return std::nullopt;
}

struct PlanPeriod {
  std::string name;
  Date from;
  int months = 0;
};

std::vector<PlanPeriod> periods_of(std::int64_t year) {
  auto y = static_cast<unsigned short>(year);
  std::string name = std::to_string(year);
  std::vector<PlanPeriod> all;
  for (unsigned short month = 1; month <= 12; ++month)
    all.push_back({name + "-" + two(month), Date(y, month, 1), 1});
  for (unsigned short quarter = 0; quarter < 4; ++quarter)
    all.push_back({name + "-Q" + std::to_string(quarter + 1),
                   Date(y, static_cast<unsigned short>(quarter * 3 + 1), 1), 3});
  all.push_back({name, Date(y, 1, 1), 12});
  return all;
}

}  // namespace

Result<KeyAccount> name_key_account(CommandContext& context, const NameKeyAccount& command) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customer, "/customer"));
  KEHU_TRY(casework::check_needed_line(command.manager, "/manager"));
  auto before = account_of(context, customer.id);
  if (before && before->manager == command.manager) return *before;
  KeyAccount account{before ? before->customer : customer.id, 0, command.manager, context.today()};
  KEHU_TRY(before ? context.update(*before, account) : context.insert(account));
  return account;
}

Result<TargetsSet> set_targets(CommandContext& context, const SetKeyAccountTargets& command) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customer, "/customer"));
  auto account = account_of(context, customer.id);
  if (!account)
    return not_found("care.no_key_account", "/customer",
                     customer.name + " is no key account; name its manager first");
  if (command.targets.empty())
    return invalid("care.target", "/targets", "name the months and what is planned for each");
  TargetsSet done;
  auto known = context.first<KeyAccountTarget>("", {{account->customer.value}, {}, {}, false, 0});
  Currency currency = known ? known->amount.currency() : command.targets.front().amount.currency();
  std::set<Date> months_named;
  for (std::size_t i = 0; i < command.targets.size(); ++i) {
    const MonthTarget& target = command.targets[i];
    std::string path = "/targets/" + std::to_string(i);
    KEHU_TRY(check_target(target, currency, path));
    if (!months_named.insert(first_of(target.month)).second)
      return invalid("care.target", path + "/month",
                     text(target.month) + " lies in a month that is named already; name each once");
    KeyAccountTarget row{account->customer, first_of(target.month), 0, target.amount};
    auto before = context.find<KeyAccountTarget>(row.customer, row.month);
    KEHU_TRY(before ? context.update(*before, row) : context.insert(row));
    ++done.months;
  }
  return done;
}

Result<void> key_account(QueryContext& context, const KeyAccountView& query,
                         Rows<KeyAccountRow>& rows) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, query.customer, "/customer"));
  auto account = account_of(context, customer.id);
  if (!account)
    return not_found("care.no_key_account", "/customer", customer.name + " is no key account");
  KEHU_TRY_ASSIGN(std::int64_t year, plan_year(context, query.year));
  auto targets = context.rows<KeyAccountTarget>("", {account->customer.value});
  casework::Asker asker(context);
  for (const PlanPeriod& period : periods_of(year)) {
    Date until = (period.from + months(period.months - 1)).end_of_month();
    auto spent = purchase::spend_between(context, customer.id, period.from, until);
    Currency bought_in = spent ? spent->currency() : context.policy().currency();
    Currency planned_in = targets.empty() ? bought_in : targets.front().amount.currency();
    KeyAccountRow row;
    row.period = period.name;
    row.manager = account->manager;
    row.actual = bought_in == planned_in && spent ? *spent : Money::zero(planned_in);
    row.target = Money::zero(planned_in);
    for (const KeyAccountTarget& target : targets)
      if (target.month >= period.from && target.month <= until) {
        KEHU_TRY_ASSIGN(row.target, row.target.add(target.amount));
      }
    if (row.target.is_positive()) row.reached = Ratio(row.actual.minor(), row.target.minor());
    Span span{period.from, until};
    row.orders = orders_between(context, customer.id, span);
    row.complaints = cases_between<complaint::Complaint>(
        context, customer.id, span,
        [&](const complaint::Complaint& each) { return complaint::is_told(asker, each); });
    row.requests = cases_between<service::ServiceRequest>(
        context, customer.id, span, [](const service::ServiceRequest&) { return true; });
    rows.push(row);
    if (spent && spent->is_positive() && !(bought_in == planned_in)) {
      KeyAccountRow beside;
      beside.period = period.name;
      beside.manager = account->manager;
      beside.target = Money::zero(bought_in);
      beside.actual = *spent;
      rows.push(beside);
    }
  }
  return {};
}

}  // namespace kehu::care
