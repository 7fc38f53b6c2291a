// Tags set and removed by hand (CLS-2).
#include <algorithm>

#include "classification/handlers.hpp"
#include "classification/memberships.hpp"
#include "kehu/casework/step.hpp"
#include "kehu/core/text.hpp"

namespace kehu::classification {

namespace {

template <class Name>
bool holds(const std::vector<Name>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_preference(const TagsClause& clause, std::string_view tag) {
  return clause.preferred_product && tag.substr(0, clause.preferred_product->prefix.size() + 1) ==
                                         clause.preferred_product->prefix + " ";
}

// Errors: classification.unknown_tag.
Result<void> check_known(const Policy& policy, std::string_view tag) {
  const auto& clause = policy.get<TagsClause>();
  if (holds(clause.by_hand, tag) || holds(known_rule_tags(policy), tag) ||
      is_preference(clause, tag))
    return {};
  std::string names;
  for (const std::string& name : clause.by_hand) names += (names.empty() ? "" : ", ") + name;
  return invalid("classification.unknown_tag", "/tag",
                 "the policy has no such tag; by hand there are: " + names);
}

}  // namespace

Result<Membership> set_tag(CommandContext& context, const SetTag& request) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, request.customer, "/customer"));
  KEHU_TRY(check_known(context.policy(), request.tag));
  if (request.note) KEHU_TRY(casework::check_text(*request.note, "/note"));
  auto tags = memberships(context, customer.id, MembershipKind::tag);
  if (std::any_of(tags.begin(), tags.end(),
                  [&](const Membership& m) { return m.name == request.tag; }))
    return conflict("classification.has_tag", "/tag",
                    "the customer bears the tag " + quotation(request.tag) + " already");
  auto by_hand = std::count_if(tags.begin(), tags.end(), [](const Membership& m) {
    return m.origin == MembershipOrigin::hand;
  });
  Decision decision = decide_tag(context.policy(), request.tag, by_hand);
  KEHU_TRY(granted(context, decision, "/tag"));
  return enter(
      context, customer.id,
      {MembershipKind::tag, request.tag, MembershipOrigin::hand, "", request.note.value_or("")});
}

Result<Membership> remove_tag(CommandContext& context, const RemoveTag& request) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, request.customer, "/customer"));
  if (request.note) KEHU_TRY(casework::check_text(*request.note, "/note"));
  auto tags = memberships(context, customer.id, MembershipKind::tag);
  auto found = std::find_if(tags.begin(), tags.end(),
                            [&](const Membership& m) { return m.name == request.tag; });
  if (found == tags.end()) {
    KEHU_TRY(check_known(context.policy(), request.tag));
    return not_found("classification.no_tag", "/tag",
                     "the customer does not bear the tag " + quotation(request.tag));
  }
  // Whatever was set by hand may be removed by hand, even when the policy lists it no more.
  if (found->origin == MembershipOrigin::rule)
    return under("/tag", context.refuse(decide_tag(context.policy(), request.tag, 0)));
  KEHU_TRY_ASSIGN(Membership left, leave(context, *found, request.note.value_or("")));
  // Records that were merged may each have borne it.
  for (auto other = found + 1; other != tags.end(); ++other)
    if (other->name == request.tag) KEHU_TRY(leave(context, *other, request.note.value_or("")));
  return left;
}

}  // namespace kehu::classification
