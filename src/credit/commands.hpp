// The area's handlers, by noun; commands.cpp enters them into the registry.
#pragma once

#include "kehu/credit.hpp"

namespace kehu::credit {

// limit.cpp
Result<Account> open_account(CommandContext&, const OpenAccount&);
Result<Account> set_limit(CommandContext&, const SetLimit&);
Result<Account> hold(CommandContext&, const Hold&);
Result<Account> release_hold(CommandContext&, const Release&);
// authorization.cpp
Result<Authorization> authorize(CommandContext&, const Authorize&);
Result<Shipment> ship(CommandContext&, const Ship&);
Result<Authorization> void_authorization(CommandContext&, const Void&);
Result<Expired> expire(CommandContext&, const Expire&);
// approval.cpp
Result<Approval> request_approval(CommandContext&, const RequestApproval&);
Result<Approval> approve(CommandContext&, const Approve&);
Result<Approval> reject(CommandContext&, const Reject&);
// receivables.cpp
Result<Receivable> make_invoice(CommandContext&, const Invoice&);
Result<CreditNote> make_credit_note(CommandContext&, const Credit&);
// payments.cpp
Result<Payment> pay(CommandContext&, const Pay&);
Result<Payment> allocate(CommandContext&, const Allocate&);
// reversal.cpp
Result<Reversed> reverse(CommandContext&, const Reverse&);
// plans.cpp
Result<Plan> make_plan(CommandContext&, const MakePlan&);
// bad_debt.cpp
Result<WriteOff> write_off(CommandContext&, const Abandon&);
Result<Settled> settle_month(CommandContext&, const SettleMonth&);
Result<Breach> record_breach(CommandContext&, const RecordBreach&);

}  // namespace kehu::credit
