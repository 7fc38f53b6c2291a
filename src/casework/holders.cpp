// Who holds the roles of the authority table.
#include "kehu/casework/holders.hpp"

#include <algorithm>

#include "casework/handlers.hpp"
#include "kehu/casework/in_hand.hpp"
#include "kehu/core/text.hpp"

namespace kehu::casework {

namespace {

bool signs_anything(const Policy& policy, std::string_view role) {
  const auto& matters = policy.get<AuthorityClause>().matters;
  return std::ranges::any_of(matters, [&](const MatterAuthority& matter) {
    return std::ranges::find(matter.levels, role, &AuthorityLevel::role) != matter.levels.end();
  });
}

bool overlap(const RoleHolder& a, const RoleHolder& b) {
  return (!a.until || b.from <= *a.until) && (!b.until || a.from <= *b.until);
}

}  // namespace

bool holds_on(const RoleHolder& holder, const Date& day) {
  return holder.from <= day && (!holder.until || day <= *holder.until);
}

std::vector<RoleHolder> holders_of(Reader& reader, std::string_view role, const Date& day,
                                   std::string_view leaving_out) {
  auto holders = reader.rows<RoleHolder>("by_role", {role});
  std::erase_if(holders, [&](const RoleHolder& holder) {
    bool holds = is_left_out(reader, holder.relieved_by, leaving_out) ? holder.from <= day
                                                                      : holds_on(holder, day);
    return !holds || is_left_out(reader, holder.named_by, leaving_out);
  });
  return holders;
}

Result<RoleHolder> name_holder(CommandContext& context, const NameHolder& command) {
  KEHU_TRY(check_new_id(context, command.id, "authority.id_taken", "a holder"));
  KEHU_TRY(check_needed_line(command.role, "/role"));
  KEHU_TRY(check_needed_line(command.person, "/person"));
  if (!signs_anything(context.policy(), command.role))
    return invalid("authority.no_level", "/role",
                   "the role " + quotation(command.role) + " signs nothing by clause GOV-14");
  KEHU_TRY(check_vacancy(context, false, std::span(&command.role, 1)));
  RoleHolder holder;
  holder.id = context.id_or_new(command.id);
  holder.role = command.role;
  holder.person = person_behind(context, command.person);
  holder.person_key = key_of(holder.person);
  holder.from = command.from.value_or(context.today());
  holder.until = command.until;
  holder.named_by = context.actor().actor;
  if (holder.until) KEHU_TRY(check_dates(holder.from, *holder.until));
  for (const RoleHolder& known : context.rows<RoleHolder>("by_role", {holder.role}))
    if (known.person_key == holder.person_key && overlap(known, holder))
      return conflict("authority.holder_named", "/person",
                      quotation(command.person) + " holds the role " + holder.role + " from " +
                          text(known.from) + " already");
  KEHU_TRY(context.insert(holder));
  return holder;
}

Result<RoleHolder> relieve_holder(CommandContext& context, const RelieveHolder& command) {
  auto before = context.find<RoleHolder>(command.holder);
  if (!before)
    return not_found("authority.not_found", "/holder",
                     "no holder of a role has the id " + command.holder.text());
  KEHU_TRY(check_vacancy(context, is_same_person(context, before->person, context.actor().actor),
                         std::span(&before->role, 1)));
  RoleHolder holder = *before;
  holder.until = command.until.value_or(context.today());
  KEHU_TRY(check_dates(holder.from, *holder.until));
  if (before->until && *before->until < *holder.until)
    return invalid("authority.dates", "/until",
                   "the role is held until " + text(*before->until) + ", not until " +
                       text(*holder.until) + "; to go on, name the holder anew");
  holder.relieved_by = context.actor().actor;
  KEHU_TRY(context.update(*before, holder));
  return holder;
}

Result<void> holders(QueryContext& context, const Holders& query, Rows<RoleHolder>& rows) {
  auto found = query.role ? context.rows<RoleHolder>("by_role", {*query.role})
                          : context.rows<RoleHolder>("by_role", {});
  for (const RoleHolder& holder : found)
    if (!query.day || holds_on(holder, *query.day)) rows.push(holder);
  return {};
}

}  // namespace kehu::casework
