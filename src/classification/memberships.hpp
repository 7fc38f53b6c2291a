// How memberships begin and end.
#pragma once

#include "kehu/classification.hpp"

namespace kehu::classification {

struct NewMembership {
  MembershipKind kind{};
  std::string name;
  MembershipOrigin origin{};
  std::string facts, note;
};
Result<Membership> enter(CommandContext& context, const Id<Customer>& customer,
                         const NewMembership& given);
Result<Membership> leave(CommandContext& context, const Membership& before, std::string_view note);

// As keys have it: "customer_class", "tag".
std::string_view word_of(MembershipKind kind);
// Whether a membership stood at the end of a day, or stands now.
bool stands(const Membership& row, const std::optional<Date>& day);
// Whether a membership of one of a customer's records counts for him: what a rule gave to a record
// that was merged does not.
bool counts_for(const Membership& row, const Id<Customer>& customer);

// CLS-5: opens what the class is owed on entry; says how many duties.
Result<std::int64_t> open_obligations(CommandContext& context, const Customer& customer,
                                      const Membership& membership);
// Opens the duties of the next birthday, where they are not open or done yet.
Result<std::int64_t> open_birthday_obligations(CommandContext& context, const Customer& customer,
                                               const Membership& membership);

}  // namespace kehu::classification
