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
//   credit.cash_before_delivery  no credit; money received is short, or no payment plan (CRD-4); or
//                                the money that goods were granted against is gone again
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
//   credit.persons               a role named twice, or another person than on record (invalid)
//   credit.dates                 a window that ends before it begins, an invoice older than the
//                                shipment that it bills (invalid)
//   text.empty, text.too_long, text.line_break  of reasons, notes, references and numbers (invalid)
//   credit.approvals             more than two are shown (invalid)
//   credit.promises              none, not in order of date, or in the past (invalid)
//   credit.month_not_over        (invalid)
//   credit.not_found             no such authorization, approval, receivable, ... (not_found)
//   credit.number_taken          the customer has an invoice of this number (conflict)
//   credit.exists                the id brought for a new record is taken (conflict)
//   credit.already_reversed, credit.has_dependents, credit.already_on_hold, credit.not_on_hold
//   (conflict)
#pragma once

#include "kehu/command.hpp"
#include "kehu/credit/clauses.hpp"
#include "kehu/credit/commands.hpp"
#include "kehu/credit/queries.hpp"
#include "kehu/credit/records.hpp"
#include "kehu/credit/rules.hpp"

namespace kehu::credit {

const Area& area();

}  // namespace kehu::credit
