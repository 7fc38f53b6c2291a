// What the credit area can be asked.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/credit/rules.hpp"

namespace kehu::credit {

// A dry run of credit.authorize: one row "decision", then one for each reason and remedy.
struct CheckRow {
  std::string part;  // decision, reason, remedy
  bool passed = false;
  std::string code;    // of the refusal
  std::string clause;  // of a reason
  std::string rule;    // of a reason; act of a remedy
  std::string facts;   // "limit=5000.00 CNY, amount=..."
  std::string en, zh;  // the sentence for people
  std::optional<Coverage> coverage;
  std::optional<Money> exposure, limit, available;  // of the decision
};
BOOST_DESCRIBE_STRUCT(CheckRow, (),
                      (part, passed, code, clause, rule, facts, en, zh, coverage, exposure, limit,
                       available))
struct CheckQuery {
  static constexpr std::string_view name = "credit.check";
  using Row = CheckRow;
  Reference<Customer> customer;
  Money amount;
  std::vector<Id<Approval>> approvals;
};
BOOST_DESCRIBE_STRUCT(CheckQuery, (), (customer, amount, approvals))

// Where a customer stands on a day (CRD-3); past days by the ledger.
struct StatusRow {
  Id<Customer> customer;
  Date as_of;
  std::optional<Money> limit;  // empty: no limit
  LimitSource limit_source{};
  LimitState limit_state{};
  Money rolling_limit;
  Money receivable, unbilled, reserved, unapplied, exposure;
  std::optional<Money> available;  // empty: no limit
  bool eligible = false;
  std::string lacking;
  bool on_hold = false;  // today's, on any day asked
  std::optional<Date> oldest_due, oldest_invoice;
  std::int64_t over_limit_shipments = 0;  // likewise
};
BOOST_DESCRIBE_STRUCT(StatusRow, (),
                      (customer, as_of, limit, limit_source, limit_state, rolling_limit, receivable,
                       unbilled, reserved, unapplied, exposure, available, eligible, lacking,
                       on_hold, oldest_due, oldest_invoice, over_limit_shipments))
struct StatusQuery {
  static constexpr std::string_view name = "credit.status";
  using Row = StatusRow;
  std::optional<Reference<Customer>> customer;
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(StatusQuery, (), (customer, as_of))

struct ExposureRow {
  Id<Customer> customer;
  Date as_of;
  Money receivable, unbilled, reserved, unapplied, exposure;
};
BOOST_DESCRIBE_STRUCT(ExposureRow, (),
                      (customer, as_of, receivable, unbilled, reserved, unapplied, exposure))
struct ExposureQuery {
  static constexpr std::string_view name = "credit.exposure";
  using Row = ExposureRow;
  std::optional<Reference<Customer>> customer;
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(ExposureQuery, (), (customer, as_of))

struct ReceivableRow {
  Id<Customer> customer;
  Id<Receivable> id;
  std::string number;
  Date invoice_date, due_date;
  Money amount;
  Money open;                 // on the day asked
  std::int64_t days_due = 0;  // past due; negative: still to come
  Coverage coverage{};
  std::string signatory;
  std::optional<Date> settled_on, reversed_on;
};
BOOST_DESCRIBE_STRUCT(ReceivableRow, (),
                      (customer, id, number, invoice_date, due_date, amount, open, days_due,
                       coverage, signatory, settled_on, reversed_on))
struct ReceivablesQuery {
  static constexpr std::string_view name = "credit.receivables";
  using Row = ReceivableRow;
  std::optional<Reference<Customer>> customer;
  std::optional<bool> all;  // settled ones too
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(ReceivablesQuery, (), (customer, all, as_of))

struct AuthorizationsQuery {
  static constexpr std::string_view name = "credit.authorizations";
  using Row = Authorization;
  std::optional<Reference<Customer>> customer;
  std::optional<AuthorizationState> state;
};
BOOST_DESCRIBE_STRUCT(AuthorizationsQuery, (), (customer, state))

struct ApprovalsQuery {
  static constexpr std::string_view name = "credit.approvals";
  using Row = Approval;
  std::optional<Reference<Customer>> customer;
  std::optional<ApprovalState> state;
};
BOOST_DESCRIBE_STRUCT(ApprovalsQuery, (), (customer, state))

struct PaymentsQuery {
  static constexpr std::string_view name = "credit.payments";
  using Row = Payment;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(PaymentsQuery, (), (customer))

// A statement of the ledger.
struct TransfersQuery {
  static constexpr std::string_view name = "credit.transfers";
  using Row = Transfer;
  Reference<Customer> customer;
  std::optional<Date> from, until;  // both inclusive
};
BOOST_DESCRIBE_STRUCT(TransfersQuery, (), (customer, from, until))

// Open receivables by days past due on a day; the buckets' bounds are CRD-15's.
struct AgeingRow {
  Id<Customer> customer;
  std::int64_t receivables = 0;
  Money current;                      // not yet due
  Money first, second, third, older;  // by the bounds: 1-30, 31-60, 61-90, 90+
  Money open;
};
BOOST_DESCRIBE_STRUCT(AgeingRow, (),
                      (customer, receivables, current, first, second, third, older, open))
struct AgeingQuery {
  static constexpr std::string_view name = "credit.ageing";
  using Row = AgeingRow;
  std::optional<Reference<Customer>> customer;
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(AgeingQuery, (), (customer, as_of))

// Days sales outstanding, a row for each currency: open / sales of the days before * days.
struct DsoRow {
  Date as_of;
  Money open;
  Money sales;      // invoiced in the window, the day itself included
  std::string dso;  // four decimals, half to even; "" where nothing was sold
};
BOOST_DESCRIBE_STRUCT(DsoRow, (), (as_of, open, sales, dso))
struct DsoQuery {
  static constexpr std::string_view name = "credit.dso";
  using Row = DsoRow;
  std::optional<Reference<Customer>> customer;
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(DsoQuery, (), (customer, as_of))

struct LimitUseRow {
  Id<Customer> customer;
  std::optional<Money> limit;
  Money exposure;
  std::optional<Money> available;
  std::string used;  // percent with one decimal, "" without a limit or with one of zero
  bool over = false;
};
BOOST_DESCRIBE_STRUCT(LimitUseRow, (), (customer, limit, exposure, available, used, over))
struct LimitUseQuery {
  static constexpr std::string_view name = "credit.limit_use";
  using Row = LimitUseRow;
  std::optional<bool> over_only;
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(LimitUseQuery, (), (over_only, as_of))

struct OverLimitRow {
  Id<Customer> customer;
  Id<Authorization> authorization;
  Coverage coverage{};
  std::string signatory;
  Money amount, reserved, shipped;
  Money uncollected;  // reserved, unbilled or open
  Instant authorized_at{};
};
BOOST_DESCRIBE_STRUCT(OverLimitRow, (),
                      (customer, authorization, coverage, signatory, amount, reserved, shipped,
                       uncollected, authorized_at))
struct OverLimitQuery {
  static constexpr std::string_view name = "credit.over_limit_shipments";
  using Row = OverLimitRow;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(OverLimitQuery, (), (customer))

// One row for each promise of the plans in force, or with `all` of earlier ones.
struct PlanRow {
  Id<Customer> customer;
  Id<Plan> plan;
  std::int64_t number = 0;
  Date day;
  Money amount;
  Money received;     // towards this promise
  PlanState state{};  // open, kept, broken
};
BOOST_DESCRIBE_STRUCT(PlanRow, (), (customer, plan, number, day, amount, received, state))
struct PlansQuery {
  static constexpr std::string_view name = "credit.payment_plans";
  using Row = PlanRow;
  std::optional<Reference<Customer>> customer;
  std::optional<bool> all;
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(PlansQuery, (), (customer, all, as_of))

struct BadDebtQuery {
  static constexpr std::string_view name = "credit.bad_debt_shares";
  using Row = BadDebtShare;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(BadDebtQuery, (), (customer))

struct BreachesQuery {
  static constexpr std::string_view name = "credit.breaches";
  using Row = Breach;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(BreachesQuery, (), (customer))

struct DeductionsQuery {
  static constexpr std::string_view name = "credit.deductions";
  using Row = Deduction;
  std::optional<Reference<Customer>> customer;
  std::optional<Date> month;
};
BOOST_DESCRIBE_STRUCT(DeductionsQuery, (), (customer, month))

// Who pays late: invoices due in the window, most days late first.
struct LatePayerRow {
  Id<Customer> customer;
  std::int64_t invoices = 0;
  std::int64_t late = 0;       // settled after they were due, or due and open
  std::int64_t days_late = 0;  // added up
  Money amount;                // of all the invoices
};
BOOST_DESCRIBE_STRUCT(LatePayerRow, (), (customer, invoices, late, days_late, amount))
struct LatePayersQuery {
  static constexpr std::string_view name = "credit.late_payers";
  using Row = LatePayerRow;
  std::optional<Date> as_of;          // open invoices are late up to this day
  std::optional<std::int64_t> limit;  // empty: all who were ever late
};
BOOST_DESCRIBE_STRUCT(LatePayersQuery, (), (as_of, limit))

}  // namespace kehu::credit
