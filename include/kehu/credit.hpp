// Credit authorization 授信: who may receive goods before paying, up to what, on whose signature,
// and who bears what is never paid.
//
// Implements CRD-1 to CRD-16. An account keeps one customer's figures; every change of a figure is
// one row of a ledger that is never edited, so the account can be recomputed and any past day
// asked. A customer is authorized by a pure rule, decide(), from the account's row, the documents
// on file and the policy: nothing is summed up at the time of asking.
//
//   exposure = receivable + unbilled + reserved - unapplied
//
// What raises exposure on our decision (credit.authorize) is checked; what lowers it, and what
// records a fact that has happened (an invoice for goods that left, a bounced payment), is never
// refused for the limit.
//
// Refusals (category refused), each with clauses, facts and remedies:
//   credit.not_eligible          no credit for this customer, and no money received (CRD-1, CRD-4)
//   credit.cash_before_delivery  no credit; money received is short, or no payment plan (CRD-4)
//   credit.overdue               receivables older than the policy's bound, no approval (CRD-5)
//   credit.over_limit            over the limit, neither signed nor paid for (CRD-6 to CRD-9)
//   credit.on_hold               the account is on hold
//   credit.approval_required     the approval shown is of another kind, state or a lower amount
//   credit.approval_expired      the approval shown was not used in time
//   credit.approval_wrong_role   the role may not sign this (CRD-5, CRD-7, CRD-8)
//   credit.self_approval         requester and approver are one person
//   credit.expired               the authorization lapsed before the goods left
// Errors:
//   credit.amount                not above zero (invalid)
//   credit.currency              not the account's currency (invalid)
//   credit.future_date           a fact cannot be dated after today (invalid)
//   credit.due_before_invoice    (invalid)
//   credit.other_customer        the record named belongs to another customer (invalid)
//   credit.exceeds_authorization, credit.exceeds_shipment, credit.exceeds_open,
//   credit.exceeds_payment, credit.exceeds_prepaid  (invalid; the message names what is left)
//   credit.number                an invoice needs a number (invalid)
//   credit.limit_amount          an amount is missing, or given where none belongs (invalid)
//   credit.approval_not_needed   the amount needs no approval, or not of this kind (invalid)
//   credit.person_missing, credit.person_unknown_role  (invalid)
//   credit.approvals             more than two are shown (invalid)
//   credit.promises              none, not in order of date, or in the past (invalid)
//   credit.month_not_over        (invalid)
//   credit.not_found             no such authorization, approval, receivable, ... (not_found)
//   credit.number_taken          the customer has an invoice of this number (conflict)
//   credit.already_reversed, credit.has_dependents, credit.already_on_hold, credit.not_on_hold
//   (conflict)
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/command.hpp"
#include "kehu/customer.hpp"

namespace kehu::credit {

using customer::Customer;
using customer::DocumentKind;

// ------------------------------------------------------------------------------------ the account

// What was decided about a customer's limit. Zero is an amount: a customer who pays cash.
enum class LimitState : std::uint8_t {
  unset,   // the policy's rolling limit holds (CRD-2)
  none,    // no limit
  amount,  // this much
};
BOOST_DESCRIBE_ENUM(LimitState, unset, none, amount)

enum class Coverage : std::uint8_t {  // on what grounds goods leave before they are paid
  within_limit,                       // CRD-6
  first_over_limit,                   // CRD-7
  last_over_limit,                    // CRD-8
  money_first,                        // CRD-9
  cash,                               // CRD-4
  breach,                             // CRD-11: neither payment nor approval
  history,  // invoiced without an authorization: recorded, not decided here
};
BOOST_DESCRIBE_ENUM(Coverage, within_limit, first_over_limit, last_over_limit, money_first, cash,
                    breach, history)

struct Plan;

// One customer's figures, key customer; kept up in the transaction of every transfer.
struct Account {
  Id<Customer> customer;
  std::int64_t version = 0;
  Money receivable;  // invoiced, not paid
  Money unbilled;    // shipped, not invoiced
  Money reserved;    // authorized, not shipped
  Money unapplied;   // money received that is allocated to no invoice
  Money prepaid;     // part of reserved and unbilled that was granted against unapplied money
  std::optional<Date> oldest_due;         // among open receivables
  std::optional<Date> oldest_invoice;     // likewise
  std::int64_t over_limit_shipments = 0;  // in this cycle: 1 the first was used, 2 the last
  Money over_limit_open;                  // of them: reserved, unbilled and open
  LimitState limit_state{};
  Money limit;  // zero unless limit_state is amount
  std::optional<Money> temporary_limit;
  std::optional<Date> temporary_until;  // inclusive
  Money rolling_limit;                  // of the day below (CRD-2, CRD-3)
  std::optional<Date> rolling_day;      // empty: to be computed again
  std::int64_t rolling_policy = 0;      // version of the policy that rolling_limit was computed by
  bool on_hold = false;
  std::string hold_reason;
  std::optional<Id<Plan>> plan;        // the payment plan in force
  std::int64_t transfers = 0;          // number of the last transfer
  std::int64_t limit_changes = 0;      // number of the last change of limit
  std::optional<Instant> next_expiry;  // no live authorization expires before
  Instant opened_at{};
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (customer, version, receivable, unbilled, reserved, unapplied, prepaid,
                       oldest_due, oldest_invoice, over_limit_shipments, over_limit_open,
                       limit_state, limit, temporary_limit, temporary_until, rolling_limit,
                       rolling_day, rolling_policy, on_hold, hold_reason, plan, transfers,
                       limit_changes, next_expiry, opened_at))

// A limit as somebody set it; key (customer, number). What was in force on a past day is the last
// change at or before it.
struct LimitChange {
  Id<Customer> customer;
  std::int64_t number = 0;
  Date day;
  LimitState state{};
  std::optional<Money> amount;
  std::optional<Date> until;  // set: a temporary limit beside the lasting one
  std::string reason;
  std::string by;
  Instant at{};
};
BOOST_DESCRIBE_STRUCT(LimitChange, (),
                      (customer, number, day, state, amount, until, reason, by, at))

// ------------------------------------------------------------------------------------- the ledger

enum class LedgerAccount : std::uint8_t {
  receivable,
  unbilled,
  reserved,
  unapplied,     // the figures of the account
  goods,         // against which goods are promised, delivered and invoiced
  unauthorized,  // goods that left in breach: they earn no limit
  cash,          // money received
  bad_debt,      // written off
};
BOOST_DESCRIBE_ENUM(LedgerAccount, receivable, unbilled, reserved, unapplied, goods, unauthorized,
                    cash, bad_debt)

enum class Act : std::uint8_t {
  reserve,
  capture,
  release,
  expire,
  invoice,
  breach,
  payment,
  allocation,
  credit_note,
  write_off,
  reversal,
};
BOOST_DESCRIBE_ENUM(Act, reserve, capture, release, expire, invoice, breach, payment, allocation,
                    credit_note, write_off, reversal)

struct Receivable;
struct Source;  // whatever record a transfer or deduction came from

// One entry, balanced by construction: `amount` from one account to another. Key (customer,
// effective_date, number); number counts a customer's transfers in order of posting. Never edited:
// a reversal is a mirrored row of its own (CRD-15).
struct Transfer {
  Id<Customer> customer;
  Date effective_date;
  std::int64_t number = 0;
  LedgerAccount debit{}, credit{};
  Money amount;
  Act act{};
  Id<Source> source;                         // authorization, shipment, payment, ...
  std::optional<Id<Receivable>> receivable;  // whose open amount it changed
  std::optional<std::int64_t> reverses;      // number of the mirrored transfer
  Instant posted_at{};
};
BOOST_DESCRIBE_STRUCT(Transfer, (),
                      (customer, effective_date, number, debit, credit, amount, act, source,
                       receivable, reverses, posted_at))

// ------------------------------------------------------------------ authorizations and approvals

enum class AuthorizationState : std::uint8_t {
  reserved,
  partly_shipped,
  shipped,
  voided,
  expired,
};
BOOST_DESCRIBE_ENUM(AuthorizationState, reserved, partly_shipped, shipped, voided, expired)

struct Approval;

struct Authorization {  // CRD-4 to CRD-9; holds its amount until shipped, voided or expired
  Id<Authorization> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  Money amount;
  Money reserved;  // still held
  Money shipped;
  AuthorizationState state{};
  Coverage coverage{};
  std::optional<Id<Approval>> approval;  // that signed the overrun
  std::string signatory;                 // who signed it
  std::string reference;                 // the caller's order
  std::string authorized_by;
  Instant authorized_at{};
  Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(Authorization, (),
                      (id, version, customer, amount, reserved, shipped, state, coverage, approval,
                       signatory, reference, authorized_by, authorized_at, expires_at))

enum class ApprovalKind : std::uint8_t { overdue, first_over_limit, last_over_limit };
BOOST_DESCRIBE_ENUM(ApprovalKind, overdue, first_over_limit, last_over_limit)

enum class ApprovalState : std::uint8_t { requested, approved, rejected, consumed };
BOOST_DESCRIBE_ENUM(ApprovalState, requested, approved, rejected, consumed)

struct Approval {  // CRD-5, CRD-7, CRD-8; good for one authorization up to its amount
  Id<Approval> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  ApprovalKind kind{};
  Money amount;
  ApprovalState state{};
  std::string role;  // who must sign, by the policy
  std::string requested_by;
  Instant requested_at{};
  std::string approver, approver_role;  // who answered
  std::optional<Instant> answered_at;
  std::string note;
  Instant expires_at{};
  std::optional<Id<Authorization>> consumed_by;
};
BOOST_DESCRIBE_STRUCT(Approval, (),
                      (id, version, customer, kind, amount, state, role, requested_by, requested_at,
                       approver, approver_role, answered_at, note, expires_at, consumed_by))

struct Shipment {
  Id<Shipment> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  Id<Authorization> authorization;
  Money amount;
  Money unbilled;
  Coverage coverage{};
  std::string signatory;
  Date shipped_on;
  std::optional<Date> collect_by;  // of the last shipment over the limit (CRD-13)
  std::string reference;
};
BOOST_DESCRIBE_STRUCT(Shipment, (),
                      (id, version, customer, authorization, amount, unbilled, coverage, signatory,
                       shipped_on, collect_by, reference))

// --------------------------------------------------------------------------- receivables, payments

struct Receivable {  // one invoice
  Id<Receivable> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  std::string number;  // of the invoice; unique per customer
  Date invoice_date;
  Date due_date;
  Money amount;
  Money open;
  Coverage coverage{};
  std::string signatory;
  std::optional<Id<Shipment>> shipment;
  std::optional<Date> reduced_on;  // latest day of a payment, credit note or write-off
  std::optional<Date> settled_on;  // when nothing was open any more
  std::optional<Date> reversed_on;
  std::int64_t transfer = 0;  // its number in the ledger
};
BOOST_DESCRIBE_STRUCT(Receivable, (),
                      (id, version, customer, number, invoice_date, due_date, amount, open,
                       coverage, signatory, shipment, reduced_on, settled_on, reversed_on,
                       transfer))

struct Payment {
  Id<Payment> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  Money amount;
  Money unapplied;
  Date received_on;
  std::string reference;
  std::optional<Date> reversed_on;
  std::int64_t transfer = 0;
};
BOOST_DESCRIBE_STRUCT(Payment, (),
                      (id, version, customer, amount, unapplied, received_on, reference,
                       reversed_on, transfer))

struct Allocation {  // part of a payment that settles part of an invoice
  Id<Allocation> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  Id<Payment> payment;
  Id<Receivable> receivable;
  Money amount;
  Date day;
  std::optional<Date> reversed_on;
  std::int64_t transfer = 0;
};
BOOST_DESCRIBE_STRUCT(Allocation, (),
                      (id, version, customer, payment, receivable, amount, day, reversed_on,
                       transfer))

struct CreditNote {
  Id<CreditNote> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  Id<Receivable> receivable;
  Money amount;
  Date day;
  std::string reason;
  std::optional<Date> reversed_on;
  std::int64_t transfer = 0;
};
BOOST_DESCRIBE_STRUCT(CreditNote, (),
                      (id, version, customer, receivable, amount, day, reason, reversed_on,
                       transfer))

// A payment plan; a newer one takes its place.
struct Plan {
  Id<Plan> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  Date made_on;
  Money total;
  std::int64_t after_transfer = 0;  // payments posted after this one count towards it
  std::string note;
  std::string made_by;
  std::optional<Date> replaced_on;
};
BOOST_DESCRIBE_STRUCT(Plan, (),
                      (id, version, customer, made_on, total, after_transfer, note, made_by,
                       replaced_on))

struct PlanPromise {  // key (plan, number)
  Id<Plan> plan;
  std::int64_t number = 0;
  Date day;
  Money amount;
};
BOOST_DESCRIBE_STRUCT(PlanPromise, (), (plan, number, day, amount))

// --------------------------------------------------------------------------------------- bad debt

enum class BadDebtBasis : std::uint8_t {
  within_limit,     // CRD-10; the first shipment over the limit counts as within it (CRD-7)
  last_over_limit,  // CRD-12
  breach,           // CRD-11
};
BOOST_DESCRIBE_ENUM(BadDebtBasis, within_limit, last_over_limit, breach)

struct WriteOff {
  Id<WriteOff> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  Id<Receivable> receivable;
  Money amount;
  BadDebtBasis basis{};
  Date day;
  std::string reason;
  std::string written_off_by;
  std::optional<Date> reversed_on;
  std::int64_t transfer = 0;
};
BOOST_DESCRIBE_STRUCT(WriteOff, (),
                      (id, version, customer, receivable, amount, basis, day, reason,
                       written_off_by, reversed_on, transfer))

struct BadDebtShare {  // what one person bears of a write-off; key (write_off, number)
  Id<WriteOff> write_off;
  std::int64_t number = 0;
  Id<Customer> customer;
  BadDebtBasis basis{};
  std::string role;
  std::string person;  // "" for the company
  Ratio share;
  Money amount;
};
BOOST_DESCRIBE_STRUCT(BadDebtShare, (),
                      (write_off, number, customer, basis, role, person, share, amount))

struct Person {  // who holds a role in a matter
  std::string role;
  std::string person;
};
BOOST_DESCRIBE_STRUCT(Person, (), (role, person))

struct Breach {  // CRD-11, CRD-14
  Id<Breach> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  Id<Receivable> receivable;
  Money amount;
  Date shipped_on;
  bool handwritten_invoice = false;  // false: goods left without any invoice
  bool legal_remedies_reserved = false;
  std::vector<Person> persons;  // who bear it
  std::string note;
  std::string recorded_by;
  Instant recorded_at{};
};
BOOST_DESCRIBE_STRUCT(Breach, (),
                      (id, version, customer, receivable, amount, shipped_on, handwritten_invoice,
                       legal_remedies_reserved, persons, note, recorded_by, recorded_at))

// What is held back from a person; key (source, month, number). The source is the shipment
// not collected in time (CRD-13), or the breach (CRD-14).
struct Deduction {
  Id<Source> source;
  Date month;  // its first day
  std::int64_t number = 0;
  Id<Customer> customer;
  std::string clause;
  std::string role;
  std::string person;
  Ratio share;
  Money amount;
  Instant made_at{};
};
BOOST_DESCRIBE_STRUCT(Deduction, (),
                      (source, month, number, customer, clause, role, person, share, amount,
                       made_at))

// ---------------------------------------------------------------------------------------- clauses

// CRD-1. Table "eligibility": file_complete, contract (none, distribution, direct_sale),
// settlement_agreement, last_year_cleared -> eligible, lacking.
struct EligibilityClause {
  std::vector<DocumentKind> required_documents;  // a complete file
};
BOOST_DESCRIBE_STRUCT(EligibilityClause, (), (required_documents))

enum class Basis : std::uint8_t {
  billed,     // goods invoiced in the window, less credit notes
  collected,  // money received in the window
  fixed,      // no rolling limit: a customer whose limit is unset has none to draw on
};
BOOST_DESCRIBE_ENUM(Basis, billed, collected, fixed)

struct RollingLimitClause {  // CRD-2
  std::int64_t days = 0;     // the window ends with the day before
  Basis basis{};
};
BOOST_DESCRIBE_STRUCT(RollingLimitClause, (), (days, basis))

struct CashClause {  // CRD-4
  bool plan_required = false;
};
BOOST_DESCRIBE_STRUCT(CashClause, (), (plan_required))

enum class AgeFrom : std::uint8_t { invoice_date, due_date };
BOOST_DESCRIBE_ENUM(AgeFrom, invoice_date, due_date)

struct OverdueClause {    // CRD-5
  std::int64_t days = 0;  // older than this
  AgeFrom age_from{};
  std::string approver_role;
  std::int64_t approval_hours = 0;  // how long an approval may be used
};
BOOST_DESCRIBE_STRUCT(OverdueClause, (), (days, age_from, approver_role, approval_hours))

struct WithinLimitClause {               // CRD-6
  std::int64_t authorization_hours = 0;  // after which an unused authorization lapses
  bool hold_admits_prepaid = false;      // goods paid in advance may leave on hold
  bool hold_stops_shipping = false;      // also of what was authorized before the hold
};
BOOST_DESCRIBE_STRUCT(WithinLimitClause, (),
                      (authorization_hours, hold_admits_prepaid, hold_stops_shipping))

enum class Measure : std::uint8_t { shipment, excess };
BOOST_DESCRIBE_ENUM(Measure, shipment, excess)

// CRD-7. Table "authority": over_limit_shipments (so far), under_share -> coverage
// (first_over_limit, last_over_limit, money_first), signatory (a role).
struct FirstOverLimitClause {
  Ratio share;        // of the limit; the amount measured must be under it
  Measure measure{};  // the shipment, or its part over the limit
  std::int64_t approval_hours = 0;
};
BOOST_DESCRIBE_STRUCT(FirstOverLimitClause, (), (share, measure, approval_hours))

struct LastOverLimitClause {  // CRD-8
  Ratio share;
  Measure measure{};
  std::int64_t approval_hours = 0;
};
BOOST_DESCRIBE_STRUCT(LastOverLimitClause, (), (share, measure, approval_hours))

struct MoneyFirstClause {  // CRD-9
  bool plan_required = false;
};
BOOST_DESCRIBE_STRUCT(MoneyFirstClause, (), (plan_required))

// A role's part of a bad debt. What the shares leave of the whole the company bears. The role
// "signatory" means whoever signed the overrun.
struct RoleShare {
  std::string role;
  Ratio share;
};
BOOST_DESCRIBE_STRUCT(RoleShare, (), (role, share))

struct WithinLimitBadDebtClause {  // CRD-10
  std::vector<RoleShare> shares;
};
BOOST_DESCRIBE_STRUCT(WithinLimitBadDebtClause, (), (shares))

struct BreachClause {  // CRD-11
  std::vector<RoleShare> shares;
};
BOOST_DESCRIBE_STRUCT(BreachClause, (), (shares))

struct LastOverLimitBadDebtClause {  // CRD-12
  std::vector<RoleShare> shares;
};
BOOST_DESCRIBE_STRUCT(LastOverLimitBadDebtClause, (), (shares))

struct CollectionClause {         // CRD-13
  std::int64_t months_after = 0;  // 0: by the end of the month of shipment
  Ratio signatory_share;          // of what is still open
};
BOOST_DESCRIBE_STRUCT(CollectionClause, (), (months_after, signatory_share))

struct SanctionClause {  // CRD-14
  bool deduct = false;   // the shares of CRD-11 are deducted when the breach is recorded
  bool legal_remedies_reserved = false;
};
BOOST_DESCRIBE_STRUCT(SanctionClause, (), (deduct, legal_remedies_reserved))

struct LedgerClause {                       // CRD-15
  std::int64_t terms_days = 0;              // from invoice to due date, where none is given
  std::vector<std::int64_t> ageing_bounds;  // upper ends of the buckets past due, three of them
  std::int64_t dso_days = 0;
};
BOOST_DESCRIBE_STRUCT(LedgerClause, (), (terms_days, ageing_bounds, dso_days))

// ---------------------------------------------------------------------------------------- rules

// The documents valid on a day, as a set of kinds.
struct DocumentSet {
  std::uint32_t kinds = 0;
  void add(DocumentKind kind) noexcept { kinds |= 1U << static_cast<unsigned>(kind); }
  bool has(DocumentKind kind) const noexcept {
    return (kinds >> static_cast<unsigned>(kind) & 1U) != 0;
  }
};

enum class LimitSource : std::uint8_t { temporary, set, rolling };
BOOST_DESCRIBE_ENUM(LimitSource, temporary, set, rolling)

struct Limit {
  bool unlimited = false;
  Money amount;
  LimitSource source{};
};

enum class PlanState : std::uint8_t { none, open, kept, broken };
BOOST_DESCRIBE_ENUM(PlanState, none, open, kept, broken)

// An approval as decide() sees it; texts are views into the caller's record.
struct ApprovalFacts {
  ApprovalKind kind{};
  ApprovalState state{};
  Money amount;
  std::string_view requested_by, approver, approver_role;
  Instant expires_at{};
};

struct AuthorizationFacts {
  Instant now{};
  Date today;
  Money receivable, unbilled, reserved, unapplied, prepaid;
  Limit limit;
  std::optional<Date> oldest_due, oldest_invoice;
  std::int64_t over_limit_shipments = 0;
  Money over_limit_open;
  bool on_hold = false;
  DocumentSet documents;
  PlanState plan{};
  Money planned;  // promised in the plan in force and not yet received
  InlineVector<ApprovalFacts, 2> approvals;
};

struct AuthorizationRequest {
  Money amount;            // precondition: above zero, in the account's currency
  std::string_view actor;  // who asks
};

// What was granted, beside the decision that says why.
struct Grant {
  Coverage coverage{};
  std::size_t signed_by = npos;   // position in facts.approvals of the overrun's signature
  std::size_t overdue_by = npos;  // of the approval for an overdue customer
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

// Where a request stands before anybody's signature or money is looked at.
struct Standing {
  Money exposure, after, available;
  bool eligible = false;
  std::string_view lacking;   // word of the table "eligibility"
  std::string_view contract;  // none, distribution, direct_sale
  bool file_complete = false, settlement_agreement = false, last_year_cleared = false;
  std::optional<std::int64_t> age;  // in days, of the oldest open receivable
  bool overdue = false;
  bool within_limit = false;
  std::int64_t over_limit_shipments = 0;  // zero again once the last cycle is over
};

// All pure; no allocation while a request is granted.
Standing standing(const Policy& policy, const AuthorizationFacts& facts, Money amount);
// CRD-1, CRD-4 to CRD-9. Fills `grant` where the decision is granted.
Decision decide(const Policy& policy, const AuthorizationFacts& facts,
                const AuthorizationRequest& request, Grant& grant);
// What the approval a request would need is: its kind and who signs it. Empty: none is needed, or
// none would help (money first).
struct ApprovalNeed {
  ApprovalKind kind{};
  std::string_view role;
  std::int64_t hours = 0;
};
InlineVector<ApprovalNeed, 2> needed_approvals(const Policy& policy,
                                               const AuthorizationFacts& facts, Money amount);
// May this person sign? CRD-5, CRD-7, CRD-8.
Decision decide_approval(const Approval& approval, std::string_view actor, std::string_view role,
                         Instant now);
// May these goods leave? An authorization lapses; a hold may stop it.
Decision decide_shipment(const Policy& policy, const Authorization& authorization, bool on_hold,
                         Instant now);
// Who bears what of a bad debt (CRD-10 to CRD-14): by the shares, the company the rest; split by
// largest remainder, so that the parts add up. `signatory` stands in for the role of that name.
// Errors: credit.person_missing, credit.person_unknown_role.
struct Bearing {
  std::string role, person;
  Ratio share;
  Money amount;
};
Result<std::vector<Bearing>> bear(const std::vector<RoleShare>& shares, Money amount,
                                  const std::vector<Person>& persons, std::string_view signatory);
// On what basis a bad debt is borne: the first shipment over the limit counts as within it.
BadDebtBasis bad_debt_basis(Coverage coverage);
const std::vector<RoleShare>& bad_debt_shares(const Policy& policy, BadDebtBasis basis);
// Days sales outstanding, open / sales * days, to four decimals, half to even; "" without sales.
std::string days_sales_outstanding(Money open, Money sales, std::int64_t days);
// The limit in force on a day, given the rolling one of that day.
Limit limit_on(const Policy& policy, LimitState state, Money amount,
               const std::optional<Money>& temporary, const std::optional<Date>& temporary_until,
               Money rolling, const Date& day);

// ---------------------------------------------------------------------------------------- commands

// Opens the account with a currency; otherwise it opens with the first amount.
struct OpenAccount {
  static constexpr std::string_view name = "credit.open_account";
  using Reply = Account;
  Reference<Customer> customer;
  std::string currency;  // ISO 4217
};
BOOST_DESCRIBE_STRUCT(OpenAccount, (), (customer, currency))

// A lasting limit, or with `until` a temporary one. It may lie under the exposure: then it only
// stops growth.
struct SetLimit {
  static constexpr std::string_view name = "credit.set_limit";
  using Reply = Account;
  Reference<Customer> customer;
  LimitState state{};
  std::optional<Money> amount;
  std::optional<Date> until;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SetLimit, (), (customer, state, amount, until, reason))

struct Hold {
  static constexpr std::string_view name = "credit.hold";
  using Reply = Account;
  Reference<Customer> customer;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Hold, (), (customer, reason))

struct Release {
  static constexpr std::string_view name = "credit.release";
  using Reply = Account;
  Reference<Customer> customer;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(Release, (), (customer, reason))

// Decides whether goods of this amount may go out before they are paid, and holds the amount until
// they do (CRD-1, CRD-4 to CRD-9, CRD-16).
struct Authorize {
  static constexpr std::string_view name = "credit.authorize";
  using Reply = Authorization;
  std::optional<Id<Authorization>> id;
  Reference<Customer> customer;
  Money amount;
  std::optional<std::string> reference;
  std::vector<Id<Approval>> approvals;  // at most two: for the overrun, for overdue receivables
};
BOOST_DESCRIBE_STRUCT(Authorize, (), (id, customer, amount, reference, approvals))

// Goods leave. What is not shipped is released, unless more is to follow.
struct Ship {
  static constexpr std::string_view name = "credit.ship";
  using Reply = Shipment;
  std::optional<Id<Shipment>> id;
  Id<Authorization> authorization;
  std::optional<Money> amount;  // default: all that is reserved
  std::optional<bool> more_to_follow;
  std::optional<std::string> reference;
};
BOOST_DESCRIBE_STRUCT(Ship, (), (id, authorization, amount, more_to_follow, reference))

struct Void {
  static constexpr std::string_view name = "credit.void";
  using Reply = Authorization;
  Id<Authorization> authorization;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(Void, (), (authorization, reason))

// Releases what lapsed: of one customer, or of all. Authorizing does it for its own customer.
struct Expired {
  std::int64_t authorizations = 0;
};
BOOST_DESCRIBE_STRUCT(Expired, (), (authorizations))
struct Expire {
  static constexpr std::string_view name = "credit.expire";
  using Reply = Expired;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(Expire, (), (customer))

// Asks for the signature that authorizing this amount would need.
struct RequestApproval {
  static constexpr std::string_view name = "credit.request_approval";
  using Reply = Approval;
  std::optional<Id<Approval>> id;
  Reference<Customer> customer;
  Money amount;
  std::optional<ApprovalKind> kind;  // where two are needed; default: the first
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(RequestApproval, (), (id, customer, amount, kind, note))

struct Approve {
  static constexpr std::string_view name = "credit.approve";
  using Reply = Approval;
  Id<Approval> approval;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Approve, (), (approval, note))

struct Reject {
  static constexpr std::string_view name = "credit.reject";
  using Reply = Approval;
  Id<Approval> approval;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Reject, (), (approval, note))

// Bills a shipment, or records an invoice whose goods left under other books (history). Never
// refused for the limit. Goods that were granted against money received are settled from it.
struct Invoice {
  static constexpr std::string_view name = "credit.invoice";
  using Reply = Receivable;
  std::optional<Id<Receivable>> id;
  Reference<Customer> customer;
  std::string number;
  std::optional<Id<Shipment>> shipment;
  std::optional<Money> amount;  // default: what the shipment has unbilled
  std::optional<Date> invoice_date, due_date;
};
BOOST_DESCRIBE_STRUCT(Invoice, (), (id, customer, number, shipment, amount, invoice_date, due_date))

struct AllocationLine {
  Id<Receivable> receivable;
  Money amount;
};
BOOST_DESCRIBE_STRUCT(AllocationLine, (), (receivable, amount))

// Money received. Settles the oldest due first, or what `allocations` name, or nothing
// (`keep_unapplied`): money for goods still to come.
struct Pay {
  static constexpr std::string_view name = "credit.pay";
  using Reply = Payment;
  std::optional<Id<Payment>> id;
  Reference<Customer> customer;
  Money amount;
  std::optional<Date> received_on;
  std::optional<std::string> reference;
  std::optional<bool> keep_unapplied;
  std::vector<AllocationLine> allocations;
};
BOOST_DESCRIBE_STRUCT(Pay, (),
                      (id, customer, amount, received_on, reference, keep_unapplied, allocations))

// Settles invoices from what a payment has left, oldest due first or as named. With `reallocate`
// its earlier allocations are reversed first.
struct Allocate {
  static constexpr std::string_view name = "credit.allocate";
  using Reply = Payment;
  Id<Payment> payment;
  std::optional<bool> reallocate;
  std::vector<AllocationLine> allocations;
};
BOOST_DESCRIBE_STRUCT(Allocate, (), (payment, reallocate, allocations))

// Takes back part of an invoice. Money that had settled that part becomes unapplied again.
struct Credit {
  static constexpr std::string_view name = "credit.credit_note";
  using Reply = CreditNote;
  std::optional<Id<CreditNote>> id;
  Id<Receivable> receivable;
  Money amount;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Credit, (), (id, receivable, amount, reason))

// Gives a receivable up and says who bears it (CRD-10 to CRD-12). `persons` names one person for
// each role of the clause that applies; the signatory, and who bears a breach, are on record.
struct Abandon {
  static constexpr std::string_view name = "credit.write_off";
  using Reply = WriteOff;
  std::optional<Id<WriteOff>> id;
  Id<Receivable> receivable;
  std::optional<Money> amount;  // default: all that is open
  std::string reason;
  std::vector<Person> persons;
};
BOOST_DESCRIBE_STRUCT(Abandon, (), (id, receivable, amount, reason, persons))

enum class Reversible : std::uint8_t { payment, allocation, invoice, credit_note, write_off };
BOOST_DESCRIBE_ENUM(Reversible, payment, allocation, invoice, credit_note, write_off)

// Undoes by mirrored transfers; the original is left and marked. Allocations of a payment or an
// invoice are reversed with it; credit notes and write-offs of an invoice must be reversed before.
struct Reversed {
  std::int64_t transfers = 0;
};
BOOST_DESCRIBE_STRUCT(Reversed, (), (transfers))
struct Reverse {
  static constexpr std::string_view name = "credit.reverse";
  using Reply = Reversed;
  Reversible kind{};
  Id<Source> id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reverse, (), (kind, id, reason))

struct PromiseLine {
  Date day;
  Money amount;
};
BOOST_DESCRIBE_STRUCT(PromiseLine, (), (day, amount))

// A payment plan (货款回笼计划): dated promises. Takes the place of the one in force.
struct MakePlan {
  static constexpr std::string_view name = "credit.plan";
  using Reply = Plan;
  std::optional<Id<Plan>> id;
  Reference<Customer> customer;
  std::vector<PromiseLine> promises;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(MakePlan, (), (id, customer, promises, note))

// CRD-13: what of the last shipments over the limit was to be collected by the end of this month
// and was not. Running it again changes nothing.
struct Settled {
  std::int64_t examined = 0;
  std::int64_t deductions = 0;  // made by this run
};
BOOST_DESCRIBE_STRUCT(Settled, (), (examined, deductions))
struct SettleMonth {
  static constexpr std::string_view name = "credit.settle_month";
  using Reply = Settled;
  Date month;  // any day of it
};
BOOST_DESCRIBE_STRUCT(SettleMonth, (), (month))

// CRD-11, CRD-14: goods left over the limit with neither payment nor approval.
struct RecordBreach {
  static constexpr std::string_view name = "credit.record_breach";
  using Reply = Breach;
  std::optional<Id<Breach>> id;
  std::optional<Id<Receivable>> receivable;  // id for the receivable that is made
  Reference<Customer> customer;
  Money amount;
  std::optional<Date> shipped_on;
  std::optional<std::string> number;  // of the handwritten invoice, if there was one
  std::optional<std::string> note;
  std::vector<Person> persons;
};
BOOST_DESCRIBE_STRUCT(RecordBreach, (),
                      (id, receivable, customer, amount, shipped_on, number, note, persons))

// ---------------------------------------------------------------------------------------- queries

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

const Area& area();

}  // namespace kehu::credit

namespace kehu {
KEHU_TABLE(credit::Account)
KEHU_TABLE(credit::LimitChange)
KEHU_TABLE(credit::Transfer)
KEHU_TABLE(credit::Authorization)
KEHU_TABLE(credit::Approval)
KEHU_TABLE(credit::Shipment)
KEHU_TABLE(credit::Receivable)
KEHU_TABLE(credit::Payment)
KEHU_TABLE(credit::Allocation)
KEHU_TABLE(credit::CreditNote)
KEHU_TABLE(credit::Plan)
KEHU_TABLE(credit::PlanPromise)
KEHU_TABLE(credit::WriteOff)
KEHU_TABLE(credit::BadDebtShare)
KEHU_TABLE(credit::Breach)
KEHU_TABLE(credit::Deduction)
KEHU_CLAUSE(credit::EligibilityClause)
KEHU_CLAUSE(credit::RollingLimitClause)
KEHU_CLAUSE(credit::CashClause)
KEHU_CLAUSE(credit::OverdueClause)
KEHU_CLAUSE(credit::WithinLimitClause)
KEHU_CLAUSE(credit::FirstOverLimitClause)
KEHU_CLAUSE(credit::LastOverLimitClause)
KEHU_CLAUSE(credit::MoneyFirstClause)
KEHU_CLAUSE(credit::WithinLimitBadDebtClause)
KEHU_CLAUSE(credit::BreachClause)
KEHU_CLAUSE(credit::LastOverLimitBadDebtClause)
KEHU_CLAUSE(credit::CollectionClause)
KEHU_CLAUSE(credit::SanctionClause)
KEHU_CLAUSE(credit::LedgerClause)
}  // namespace kehu
