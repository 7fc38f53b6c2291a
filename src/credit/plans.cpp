// Payment plans 货款回笼计划: promises, and what came in against them (CRD-4, CRD-9).
#include "credit/account.hpp"
#include "credit/commands.hpp"
#include "kehu/casework/step.hpp"

namespace kehu::credit {

namespace {

// Money that came in under a plan, in order of date. Payments on record before the plan was made
// do not count, whatever their date.
struct Receipt {
  Date day;
  Money amount;
};

std::vector<Receipt> receipts(Reader& reader, const Plan& plan, const Date& day) {
  std::vector<Receipt> found;
  Date last = plan.replaced_on ? std::min(*plan.replaced_on, day) : day;
  store::Range range{{plan.customer.value}, plan.made_on, last + days(1), false, 0};
  reader.each<Transfer>("", range, [&](const Transfer& t) {
    if (t.number <= plan.after_transfer) return true;
    if (t.debit == LedgerAccount::cash) found.push_back({t.effective_date, t.amount});
    if (t.credit == LedgerAccount::cash) found.push_back({t.effective_date, -t.amount});
    return true;
  });
  return found;
}

}  // namespace

PlanProgress plan_progress(Reader& reader, const Plan& plan, const Date& day) {
  PlanProgress progress;
  Money zero = Money::zero(plan.total.currency());
  auto received = receipts(reader, plan, day);
  Money total = zero, promised = zero;
  for (const Receipt& receipt : received) total = total + receipt.amount;
  total = max(total, zero);
  bool broken = false;
  for (const PlanPromise& promise : reader.rows<PlanPromise>("", {plan.id.value})) {
    Money in_time = zero;  // up to the promise's day
    for (const Receipt& receipt : received)
      if (receipt.day <= promise.day) in_time = in_time + receipt.amount;
    Money before = promised;
    promised = promised + promise.amount;
    Money share = max(min(total - before, promise.amount), zero);
    PlanState state = in_time >= promised ? PlanState::kept
                      : day > promise.day ? PlanState::broken
                                          : PlanState::open;
    broken = broken || state == PlanState::broken;
    progress.promises.push_back({promise, share, state});
  }
  progress.remaining = max(promised - total, zero);
  progress.state = broken                         ? PlanState::broken
                   : progress.remaining.is_zero() ? PlanState::kept
                                                  : PlanState::open;
  return progress;
}

Result<Plan> make_plan(CommandContext& context, const MakePlan& command) {
  if (command.note) KEHU_TRY(casework::check_text(*command.note, "/note"));
  if (command.promises.empty())
    return invalid("credit.promises", "/promises", "a payment plan needs at least one promise");
  KEHU_TRY_ASSIGN(Book book,
                  Book::open(context, command.customer, command.promises[0].amount.currency(),
                             "/promises/0/amount"));
  Plan plan;
  plan.id = context.id_or_new(command.id);
  plan.customer = book.account.customer;
  plan.made_on = book.today;
  plan.total = Money::zero(book.currency());
  plan.after_transfer = book.account.transfers;
  plan.note = command.note.value_or("");
  plan.made_by = context.actor().actor;
  Date last = book.today;
  std::vector<PlanPromise> promises;
  for (std::size_t i = 0; i < command.promises.size(); ++i) {
    const PromiseLine& line = command.promises[i];
    std::string path = "/promises/" + std::to_string(i);
    KEHU_TRY(book.check_amount(line.amount, path + "/amount"));
    if (line.day < last)
      return invalid("credit.promises", path + "/day",
                     text(line.day) + " lies before " + text(last));
    last = line.day;
    auto total = plan.total.add(line.amount);
    if (!total) return under(path + "/amount", std::move(total).error());
    plan.total = *total;
    promises.push_back({plan.id, static_cast<std::int64_t>(i) + 1, line.day, line.amount});
  }
  if (book.account.plan) {
    auto former = context.find<Plan>(*book.account.plan);
    ensure(former.has_value(), "an account names a plan that is not there");
    Plan replaced = *former;
    replaced.replaced_on = book.today;
    KEHU_TRY(context.update(*former, replaced));
  }
  book.account.plan = plan.id;
  KEHU_TRY(casework::insert_new(context, plan, "credit.exists", "a payment plan"));
  for (const PlanPromise& promise : promises) KEHU_TRY(context.insert(promise));
  KEHU_TRY(book.save());
  return plan;
}

}  // namespace kehu::credit
