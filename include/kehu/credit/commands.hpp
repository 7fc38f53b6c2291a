// What the credit area can be told to do.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/credit/records.hpp"

namespace kehu::credit {

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
// (`keep_unapplied`): money for goods still to come. Among the accounts of the customer and of
// records merged into it, it is booked to that of the receivable named first, else to the one that
// owes the longest in its currency (CUS-5).
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
// each role of the clause that applies; the signatory, and who bears a breach, are on record and
// nobody can be named in their place.
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

}  // namespace kehu::credit
