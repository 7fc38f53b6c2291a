// What the credit area keeps: accounts, their ledger, authorizations, invoices, payments and what
// was never paid.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

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
}  // namespace kehu
