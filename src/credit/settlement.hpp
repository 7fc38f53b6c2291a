// What settles a receivable, for the commands that bill, pay, credit and reverse.
#pragma once

#include "credit/account.hpp"

namespace kehu::credit {

// Part of a payment settles part of an invoice. Changes all three rows' objects; the payment's row
// is written by the caller, once. Precondition: both have that much left. `day`: where both were
// free for each other then.
Result<Allocation> allocate_part(CommandContext& context, Book& book, Payment& payment,
                                 Receivable& receivable, Money amount, const Date& day);
// The mirrored transfer; payment and receivable have that much left again. The payment's row is
// written by the caller.
Result<void> undo_allocation(CommandContext& context, Book& book, Allocation allocation,
                             Payment& payment, Receivable& receivable);
// Undoes allocations of a receivable, latest first, until `open` is open; what was undone beyond
// that is allocated again. How many transfers that took. Errors: credit.exceeds_open.
Result<std::int64_t> reopen(CommandContext& context, Book& book, Receivable& receivable, Money open,
                            std::string_view path);
// Settles oldest due first, up to `budget`. `day`: of the allocations, or that of the payment.
Result<void> settle_oldest(CommandContext& context, Book& book, Payment& payment, Money budget,
                           const Date& day);
// Settles a receivable from money that is unapplied, oldest first.
Result<void> settle_from_unapplied(CommandContext& context, Book& book, Receivable& receivable);

}  // namespace kehu::credit
