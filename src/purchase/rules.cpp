// What follows from purchases: nothing here knows a store, a clock or a session.
#include "purchase/rules.hpp"

#include <algorithm>

#include "kehu/purchase.hpp"

namespace kehu::purchase {

bool counts(const Purchase& purchase) { return purchase.state != PurchaseState::returned; }

Money spent_on(const Purchase& purchase) {
  return purchase.amount - purchase.redeemed - purchase.returned + purchase.returned_redeemed;
}

Date month_of(const Date& day) { return Date(day.year(), day.month(), 1); }

Date period_of(const Date& day, PeriodLength length) {
  switch (length) {
    case PeriodLength::month:
      return month_of(day);
    case PeriodLength::quarter:
      return Date(day.year(), static_cast<unsigned short>((day.month() - 1) / 3 * 3 + 1), 1);
    case PeriodLength::year:
      return Date(day.year(), 1, 1);
  }
  return month_of(day);
}

Date next_period(const Date& period, PeriodLength length) {
  switch (length) {
    case PeriodLength::month:
      return period + months(1);
    case PeriodLength::quarter:
      return period + months(3);
    case PeriodLength::year:
      return period + months(12);
  }
  return period + months(1);
}

Date window_start(const Date& day, std::int64_t length) {
  // Not boost's subtraction, which would take the last day of a month to the last of another.
  Date first = month_of(day) - months(static_cast<int>(length));
  unsigned short last_day = first.end_of_month().day();
  return Date(first.year(), first.month(),
              std::min(static_cast<unsigned short>(day.day()), last_day)) +
         days(1);
}

namespace {

Error wrong_amount(std::string_view path, const Money& amount) {
  return invalid("purchase.amount", path, amount.text() + " is below zero");
}

Result<void> check_currency(const Money& amount, Currency known, std::string_view path) {
  if (amount.currency() == known) return {};
  return invalid(
      "purchase.currency", path,
      amount.text() + " is not in " + std::string(known.code()) + ", in which this customer buys");
}

Result<void> check_amount(const Money& amount, Currency known, std::string_view path) {
  if (amount.is_negative()) return wrong_amount(path, amount);
  return check_currency(amount, known, path);
}

std::string at(std::string_view list, std::size_t position, std::string_view field) {
  return std::string(list) + "/" + std::to_string(position) + std::string(field);
}

Result<Money> sum_of(const std::vector<NewPurchaseLine>& lines, Currency currency) {
  Money sum = Money::zero(currency);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    KEHU_TRY(check_amount(lines[i].amount, currency, at("/lines", i, "/amount")));
    if (lines[i].quantity && *lines[i].quantity <= 0)
      return invalid("purchase.quantity", at("/lines", i, "/quantity"),
                     std::to_string(*lines[i].quantity) + " is not above zero");
    auto added = sum.add(lines[i].amount);
    if (!added) return under(at("/lines", i, "/amount"), std::move(added).error());
    sum = *added;
  }
  return sum;
}

}  // namespace

Result<Bought> bought(const RecordPurchase& request, const std::optional<Currency>& known) {
  if (!request.amount && request.lines.empty())
    return invalid("purchase.amount", "/amount", "an amount is needed where there are no lines");
  if (request.lines.size() > lines_max)
    return invalid("purchase.lines", "/lines",
                   std::to_string(request.lines.size()) + " lines are more than the " +
                       std::to_string(lines_max) + " that one purchase may have");
  Money any = request.amount ? *request.amount : request.lines[0].amount;
  Currency currency = known.value_or(any.currency());
  if (request.amount) KEHU_TRY(check_amount(*request.amount, currency, "/amount"));
  KEHU_TRY_ASSIGN(Money sum, sum_of(request.lines, currency));
  Bought made{request.amount.value_or(sum), request.redeemed.value_or(Money::zero(currency))};
  if (!request.lines.empty() && !(made.amount == sum))
    return invalid("purchase.lines", "/amount",
                   "the lines add up to " + sum.text() + ", not to " + made.amount.text());
  KEHU_TRY(check_currency(made.redeemed, currency, "/redeemed"));
  if (made.redeemed.is_negative() || made.redeemed > made.amount)
    return invalid("purchase.redeemed", "/redeemed",
                   made.redeemed.text() + " is not between zero and " + made.amount.text());
  return made;
}

namespace {

Error exceeds(std::string_view path, const std::string& asked, const std::string& left) {
  return invalid("purchase.exceeds_bought", path,
                 asked + " is more than the " + left + " that is kept");
}

// The part of `whole` that belongs to `part` out of `of`, half to even.
Money proportion(Money whole, std::int64_t part, std::int64_t of) {
  if (of == 0) return Money::zero(whole.currency());
  return whole.multiply(Ratio(part, of), Rounding::half_even).value();
}

// What a quantity of a line is worth, so that all of it together is worth the line.
Money worth(const PurchaseLine& line, std::int64_t quantity) {
  Money left = line.amount - line.returned;
  std::int64_t together = line.returned_quantity + quantity;
  if (together == line.quantity) return left;
  Money due = proportion(line.amount, together, line.quantity) - line.returned;
  return min(max(due, Money::zero(left.currency())), left);
}

Result<TakeBackLine> return_line(PurchaseLine& line, const ReturnedLine& asked,
                                 std::string_view path) {
  std::int64_t left = line.quantity - line.returned_quantity;
  Money left_amount = line.amount - line.returned;
  std::int64_t quantity = asked.quantity.value_or(left);
  std::string of_quantity = std::string(path) + "/quantity",
              of_amount = std::string(path) + "/amount";
  if (asked.quantity && quantity <= 0)
    return invalid("purchase.quantity", of_quantity,
                   std::to_string(quantity) + " is not above zero");
  if (quantity > left || (left == 0 && left_amount.is_zero()))
    return exceeds(of_quantity, std::to_string(std::max<std::int64_t>(quantity, 1)),
                   std::to_string(left));
  Money amount = asked.amount.value_or(worth(line, quantity));
  KEHU_TRY(check_amount(amount, line.amount.currency(), of_amount));
  if (amount > left_amount) return exceeds(of_amount, amount.text(), left_amount.text());
  line.returned_quantity += quantity;
  line.returned = line.returned + amount;
  return TakeBackLine{{}, line.number, quantity, amount};
}

Result<std::vector<TakeBackLine>> return_lines(const TakeBackPurchase& request,
                                               std::vector<PurchaseLine>& lines) {
  std::vector<TakeBackLine> made;
  for (std::size_t i = 0; i < request.lines.size(); ++i) {
    const ReturnedLine& asked = request.lines[i];
    std::string path = at("/lines", i, "");
    for (const TakeBackLine& other : made)
      if (other.line == asked.line)
        return invalid("purchase.lines", path + "/line",
                       "line " + std::to_string(asked.line) + " is named twice");
    auto line = std::find_if(lines.begin(), lines.end(),
                             [&](const PurchaseLine& l) { return l.number == asked.line; });
    if (line == lines.end())
      return not_found("purchase.not_found", path + "/line",
                       "the purchase has no line " + std::to_string(asked.line));
    KEHU_TRY_ASSIGN(TakeBackLine returned, return_line(*line, asked, path));
    made.push_back(returned);
  }
  return made;
}

std::vector<TakeBackLine> return_all(std::vector<PurchaseLine>& lines) {
  std::vector<TakeBackLine> made;
  for (PurchaseLine& line : lines) {
    TakeBackLine rest{
        {}, line.number, line.quantity - line.returned_quantity, line.amount - line.returned};
    if (rest.quantity == 0 && rest.amount.is_zero()) continue;
    line.returned_quantity = line.quantity;
    line.returned = line.amount;
    made.push_back(rest);
  }
  return made;
}

Result<Money> amount_without_lines(const TakeBackPurchase& request, const Purchase& purchase) {
  Money left = purchase.amount - purchase.returned;
  Money amount = *request.amount;
  KEHU_TRY(check_amount(amount, left.currency(), "/amount"));
  if (amount.is_zero()) return invalid("purchase.amount", "/amount", "nothing is returned");
  if (amount > left) return exceeds("/amount", amount.text(), left.text());
  return amount;
}

bool is_whole(const Purchase& purchase, const std::vector<PurchaseLine>& lines) {
  return purchase.returned == purchase.amount &&
         std::all_of(lines.begin(), lines.end(), [](const PurchaseLine& line) {
           return line.returned_quantity == line.quantity;
         });
}

}  // namespace

Result<Returned> take_back(const TakeBackPurchase& request, Purchase& purchase,
                           std::vector<PurchaseLine>& lines) {
  Returned made;
  made.amount = Money::zero(purchase.amount.currency());
  if (request.amount && (!lines.empty() || !request.lines.empty()))
    return invalid("purchase.lines", "/amount",
                   "of a purchase with lines, say which lines come back");
  if (request.amount) {
    KEHU_TRY_ASSIGN(made.amount, amount_without_lines(request, purchase));
  } else if (!request.lines.empty()) {
    KEHU_TRY_ASSIGN(made.lines, return_lines(request, lines));
  } else {
    made.lines = return_all(lines);
    if (lines.empty()) made.amount = purchase.amount - purchase.returned;
  }
  for (const TakeBackLine& line : made.lines) made.amount = made.amount + line.amount;
  purchase.returned = purchase.returned + made.amount;
  // Counted up from the whole, so that roundings never add up to more or less than was redeemed.
  Money redeemed =
      proportion(purchase.redeemed, purchase.returned.minor(), purchase.amount.minor());
  made.redeemed = redeemed - purchase.returned_redeemed;
  purchase.returned_redeemed = redeemed;
  made.whole = is_whole(purchase, lines);
  return made;
}

Figures figures_of(std::span<const Purchase> purchases) {
  Figures made;
  PurchaseStatistics& sum = made.statistics;
  Money zero = Money::zero(purchases[0].amount.currency());
  sum.customer = purchases[0].customer;
  sum.spent = sum.first_day_spent = sum.redeemed = sum.returned = zero;
  for (const Purchase& purchase : purchases) {
    sum.returned = sum.returned + purchase.returned;
    if (!counts(purchase)) continue;
    Money spent = spent_on(purchase);
    if (!sum.first_on) sum.first_on = purchase.purchased_on;
    if (sum.last_on != purchase.purchased_on) ++sum.purchase_days;
    sum.last_on = purchase.purchased_on;
    ++sum.purchases;
    sum.spent = sum.spent + spent;
    sum.redeemed = sum.redeemed + purchase.redeemed - purchase.returned_redeemed;
    if (purchase.purchased_on == *sum.first_on) sum.first_day_spent = sum.first_day_spent + spent;
    Date month = month_of(purchase.purchased_on);
    auto [row, added] =
        made.months.try_emplace(month, PurchaseMonth{purchase.customer, month, 0, 0, zero});
    ++row->second.purchases;
    row->second.spent = row->second.spent + spent;
  }
  return made;
}

bool same(const PurchaseStatistics& a, const PurchaseStatistics& b) {
  return a.purchases == b.purchases && a.purchase_days == b.purchase_days &&
         a.first_on == b.first_on && a.last_on == b.last_on && a.spent == b.spent &&
         a.first_day_spent == b.first_day_spent && a.redeemed == b.redeemed &&
         a.returned == b.returned;
}

bool same(const PurchaseMonth& a, const PurchaseMonth& b) {
  return a.month == b.month && a.purchases == b.purchases && a.spent == b.spent;
}

BuyingPattern pattern_of(const PurchaseStatistics& statistics, const Date& day) {
  if (!statistics.first_on) return {};
  return {(*statistics.last_on - *statistics.first_on).days(), statistics.purchase_days - 1,
          (day - *statistics.first_on).days()};
}

Money average(const PurchaseStatistics& statistics) {
  if (statistics.purchases == 0) return Money::zero(statistics.spent.currency());
  std::int64_t minor = statistics.spent.minor(), n = statistics.purchases;
  std::int64_t whole = minor / n, rest = minor % n;  // nothing is spent below zero
  if (rest > n - rest || (rest == n - rest && whole % 2 != 0)) ++whole;
  return Money(whole, statistics.spent.currency());
}

StatisticsRow row_of(const PurchaseStatistics& statistics, const Date& day) {
  StatisticsRow row;
  BuyingPattern pattern = pattern_of(statistics, day);
  row.customer = statistics.customer;
  row.as_of = day;
  row.purchases = statistics.purchases;
  row.first_on = statistics.first_on;
  row.last_on = statistics.last_on;
  row.recency_days = pattern.recency;
  row.frequency = pattern.frequency;
  row.age_days = pattern.age;
  row.inactive_days = statistics.last_on ? (day - *statistics.last_on).days() : 0;
  row.spent = statistics.spent;
  row.repeat_spent = statistics.spent - statistics.first_day_spent;
  row.average = average(statistics);
  row.redeemed = statistics.redeemed;
  row.returned = statistics.returned;
  return row;
}

}  // namespace kehu::purchase
