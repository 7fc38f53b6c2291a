// What is on record: authorizations, signatures, plans, and who bore what.
#include "credit/account.hpp"
#include "credit/queries.hpp"

namespace kehu::credit {

Result<void> authorizations(QueryContext& context, const AuthorizationsQuery& query,
                            Rows<Authorization>& rows) {
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
  for (const Id<Customer>& customer : customers)
    context.each<Authorization>("by_customer", {{customer.value}, {}, {}, false, 0},
                                [&](const Authorization& authorization) {
                                  if (!query.state || *query.state == authorization.state)
                                    rows.push(authorization);
                                  return true;
                                });
  return {};
}

Result<void> approvals(QueryContext& context, const ApprovalsQuery& query, Rows<Approval>& rows) {
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
  for (const Id<Customer>& customer : customers)
    context.each<Approval>("by_customer", {{customer.value}, {}, {}, false, 0},
                           [&](const Approval& approval) {
                             if (!query.state || *query.state == approval.state)
                               rows.push(approval);
                             return true;
                           });
  return {};
}

namespace {

Money uncollected(QueryContext& context, const Authorization& authorization) {
  Money sum = authorization.reserved;
  for (const Shipment& shipment :
       context.rows<Shipment>("by_authorization", {authorization.id.value})) {
    sum = sum + shipment.unbilled;
    for (const Receivable& receivable :
         context.rows<Receivable>("by_shipment", {shipment.id.value}))
      sum = sum + receivable.open;
  }
  return sum;
}

}  // namespace

Result<void> over_limit_shipments(QueryContext& context, const OverLimitQuery& query,
                                  Rows<OverLimitRow>& rows) {
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
  for (const Id<Customer>& customer : customers)
    for (const Authorization& a : context.rows<Authorization>("by_customer", {customer.value})) {
      bool over = a.coverage == Coverage::first_over_limit ||
                  a.coverage == Coverage::last_over_limit || a.coverage == Coverage::money_first;
      if (over)
        rows.push({customer, a.id, a.coverage, a.signatory, a.amount, a.reserved, a.shipped,
                   uncollected(context, a), a.authorized_at});
    }
  return {};
}

Result<void> payment_plans(QueryContext& context, const PlansQuery& query, Rows<PlanRow>& rows) {
  KEHU_TRY_ASSIGN(Date day, past_day(query.as_of, context.today(), "/as_of"));
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
  for (const Id<Customer>& customer : customers)
    for (const Plan& plan : context.rows<Plan>("by_customer", {customer.value})) {
      bool stands = plan.made_on <= day && (!plan.replaced_on || *plan.replaced_on > day);
      if (!stands && !(query.all.value_or(false) && plan.made_on <= day)) continue;
      for (const auto& item : plan_progress(context, plan, day).promises)
        rows.push({customer, plan.id, item.promise.number, item.promise.day, item.promise.amount,
                   item.received, item.state});
    }
  return {};
}

Result<void> bad_debt_shares(QueryContext& context, const BadDebtQuery& query,
                             Rows<BadDebtShare>& rows) {
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
  for (const Id<Customer>& customer : customers)
    for (const BadDebtShare& share : context.rows<BadDebtShare>("by_customer", {customer.value})) {
      auto of = context.find<WriteOff>(share.write_off);
      if (of && !of->reversed_on) rows.push(share);
    }
  return {};
}

Result<void> breaches(QueryContext& context, const BreachesQuery& query, Rows<Breach>& rows) {
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
  for (const Id<Customer>& customer : customers)
    for (const Breach& breach : context.rows<Breach>("by_customer", {customer.value}))
      rows.push(breach);
  return {};
}

Result<void> deductions(QueryContext& context, const DeductionsQuery& query,
                        Rows<Deduction>& rows) {
  KEHU_TRY_ASSIGN(auto customers, customers_of(context, query.customer));
  for (const Id<Customer>& customer : customers)
    for (const Deduction& deduction : context.rows<Deduction>("by_customer", {customer.value})) {
      bool in_month = !query.month || (deduction.month.year() == query.month->year() &&
                                       deduction.month.month() == query.month->month());
      if (in_month) rows.push(deduction);
    }
  return {};
}

}  // namespace kehu::credit
