// Reserve, capture, void, expire: what stands between the decision and the goods.
#include "credit/account.hpp"
#include "credit/commands.hpp"
#include "credit/workflows.hpp"
#include "kehu/casework/authority.hpp"
#include "kehu/casework/step.hpp"

namespace kehu::credit {

namespace {

// Marks the approvals that carried a grant as used; they carry no second one.
Result<void> consume(CommandContext& context, const Case& made, const Grant& grant,
                     Authorization& authorization) {
  for (std::size_t position : {grant.overdue_by, grant.signed_by}) {
    if (position == Grant::npos) continue;
    const Approval& before = made.approvals[position];
    Approval used = before;
    KEHU_TRY_ASSIGN(used.state, advance(approval_workflow, before, "credit.authorize"));
    used.consumed_by = authorization.id;
    KEHU_TRY(context.update(before, used));
    // Who signed the overrun answers for it, before who let an overdue customer have credit.
    authorization.approval = before.id;
    authorization.signatory = before.approver;
  }
  return {};
}

}  // namespace

Result<Authorization> authorize(CommandContext& context, const Authorize& command) {
  if (command.reference) KEHU_TRY(casework::check_line(*command.reference, "/reference"));
  KEHU_TRY_ASSIGN(Book book,
                  Book::open(context, command.customer, command.amount.currency(), "/amount"));
  KEHU_TRY(book.check_amount(command.amount, "/amount"));
  if (command.approvals.size() > 2)
    return invalid("credit.approvals", "/approvals", "at most two approvals can be shown");
  KEHU_TRY(book.release_lapsed());
  Account& account = book.account;
  Case made;
  KEHU_TRY(load_case(context, context.policy(), account, book.rolling_limit(), context.now(),
                     book.today, command.amount, command.approvals, made));
  Grant grant;
  std::string actor = context.actor().actor;
  // Who stands behind a name matters to approvals alone.
  if (!command.approvals.empty()) actor = casework::person_behind(context, actor);
  Decision decision = decide(context.policy(), made.facts, {command.amount, actor}, grant);
  KEHU_TRY(granted(context, decision));

  Authorization authorization;
  authorization.id = context.id_or_new(command.id);
  authorization.customer = account.customer;
  authorization.amount = authorization.reserved = command.amount;
  authorization.shipped = Money::zero(command.amount.currency());
  authorization.coverage = grant.coverage;
  authorization.reference = command.reference.value_or("");
  authorization.authorized_by = context.actor().actor;
  authorization.authorized_at = context.now();
  authorization.expires_at =
      context.now() +
      std::chrono::hours(context.policy().get<WithinLimitClause>().authorization_hours);
  KEHU_TRY(consume(context, made, grant, authorization));
  KEHU_TRY(casework::insert_new(context, authorization, "credit.exists", "an authorization"));
  KEHU_TRY(book.post({book.today, LedgerAccount::reserved, LedgerAccount::goods, command.amount,
                      Act::reserve, authorization.id.value}));
  if (is_over_limit(grant.coverage)) {
    // Counted from the cycle that the decision saw: an earlier one may be over. What a merged
    // record counts stays with that record.
    Standing at = standing(context.policy(), made.facts, command.amount);
    account.over_limit_shipments =
        at.over_limit_shipments == 0 ? 1 : account.over_limit_shipments + 1;
    account.over_limit_open = account.over_limit_open + command.amount;
  }
  if (is_prepaid(grant.coverage)) account.prepaid = account.prepaid + command.amount;
  if (!account.next_expiry || authorization.expires_at < *account.next_expiry)
    account.next_expiry = authorization.expires_at;
  KEHU_TRY(book.save());
  return authorization;
}

namespace {

Date last_of_month(const Date& day, std::int64_t months_after) {
  return (Date(day.year(), day.month(), 1) + months(static_cast<int>(months_after))).end_of_month();
}

}  // namespace

Result<Shipment> ship(CommandContext& context, const Ship& command) {
  if (command.reference) KEHU_TRY(casework::check_line(*command.reference, "/reference"));
  KEHU_TRY_ASSIGN(Authorization authorization,
                  fetch(context, command.authorization, "/authorization", "authorization"));
  Book book = Book::of(context, authorization.customer);
  // Only what still holds something can be shipped; the workflow says so of the rest.
  KEHU_TRY(advance(authorization_workflow, authorization, "credit.ship"));
  KEHU_TRY_ASSIGN(Backing backing, backing_of(context, book.account));
  Decision decision = decide_shipment(context.policy(), authorization, backing.held,
                                      backing.withdrawn, context.now());
  KEHU_TRY(granted(context, decision));
  Money amount = command.amount.value_or(authorization.reserved);
  KEHU_TRY(book.check_amount(amount, "/amount"));
  if (amount > authorization.reserved)
    return invalid("credit.exceeds_authorization", "/amount",
                   amount.text() + " is more than the " + authorization.reserved.text() +
                       " that is still reserved");
  Shipment shipment;
  shipment.id = context.id_or_new(command.id);
  shipment.customer = authorization.customer;
  shipment.authorization = authorization.id;
  shipment.amount = shipment.unbilled = amount;
  shipment.coverage = authorization.coverage;
  shipment.signatory = authorization.signatory;
  shipment.shipped_on = book.today;
  shipment.reference = command.reference.value_or("");
  if (authorization.coverage == Coverage::last_over_limit)
    shipment.collect_by =
        last_of_month(book.today, context.policy().get<CollectionClause>().months_after);
  KEHU_TRY(casework::insert_new(context, shipment, "credit.exists", "a shipment"));
  KEHU_TRY(book.post({book.today, LedgerAccount::unbilled, LedgerAccount::reserved, amount,
                      Act::capture, shipment.id.value}));
  Authorization before = authorization;
  authorization.reserved = authorization.reserved - amount;
  authorization.shipped = authorization.shipped + amount;
  bool goes_on = command.more_to_follow.value_or(false) && authorization.reserved.is_positive();
  KEHU_TRY_ASSIGN(authorization.state, advance(authorization_workflow, before,
                                               goes_on ? "credit.ship_part" : "credit.ship"));
  if (Money rest = authorization.reserved; !goes_on && rest.is_positive()) {
    KEHU_TRY(book.post({book.today, LedgerAccount::goods, LedgerAccount::reserved, rest,
                        Act::release, authorization.id.value}));
    forget_reservation(book.account, authorization, rest, false);
    authorization.reserved = Money::zero(rest.currency());
  }
  KEHU_TRY(context.update(before, authorization));
  KEHU_TRY(book.save());
  return shipment;
}

Result<Authorization> void_authorization(CommandContext& context, const Void& command) {
  if (command.reason) KEHU_TRY(casework::check_text(*command.reason, "/reason"));
  KEHU_TRY_ASSIGN(Authorization authorization,
                  fetch(context, command.authorization, "/authorization", "authorization"));
  Book book = Book::of(context, authorization.customer);
  KEHU_TRY(book.release(authorization, Act::release, "credit.void"));
  KEHU_TRY(book.save());
  return authorization;
}

Result<Expired> expire(CommandContext& context, const Expire& command) {
  std::vector<Id<Customer>> due;
  if (command.customer) {
    KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, *command.customer, "/customer"));
    due.push_back(known.id);
  } else {
    store::Range until_now{{}, {}, record::Value(context.now() + Duration(1)), false, 0};
    context.each<Account>("by_expiry", until_now, [&](const Account& account) {
      due.push_back(account.customer);
      return true;
    });
  }
  Expired expired;
  for (const Id<Customer>& customer : due) {
    if (!context.find<Account>(customer)) continue;
    Book book = Book::of(context, customer);
    KEHU_TRY_ASSIGN(std::int64_t released, book.release_lapsed());
    expired.authorizations += released;
    KEHU_TRY(book.save());
  }
  return expired;
}

}  // namespace kehu::credit
