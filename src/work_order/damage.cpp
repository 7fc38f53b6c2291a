// Damage to the customer's property: apology, and compensation at value (SRV-13).
#include "work_order/commands.hpp"
#include "work_order/handling.hpp"

namespace kehu::work_order {

namespace {
constexpr std::string_view answer_clock = "work_order.compensation";
}  // namespace

Result<PropertyDamage> report_damage(CommandContext& context, const ReportDamage& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_text(command.description, "/description"));
  KEHU_TRY(casework::check_needed_text(command.apology, "/apology"));
  KEHU_TRY(check_amount(context.policy(), command.value, "/value"));
  KEHU_TRY(casework::check_new_id(context, command.id, "work_order.exists", "a damage"));
  WorkOrder order = before;
  KEHU_TRY(move(context, before, order, "work_order.report_damage"));
  PropertyDamage damage;
  damage.id = context.id_or_new(command.id);
  damage.work_order = order.id;
  damage.description = command.description;
  damage.value = command.value;
  damage.apology = command.apology;
  damage.reported_by = context.actor().actor;
  damage.reported_at = context.now();
  damage.compensation = Money::zero(command.value.currency());
  KEHU_TRY(context.insert(damage));
  casework::NewDuty answer{answer_clock,
                           "SRV-13",
                           {"property_damage", damage.id.value, order.customer},
                           context.policy().get<PropertyDamageClause>().answer_within};
  auto signers =
      casework::roles_that_may_sign(context.policy(), "work_order.compensation", damage.value);
  if (!signers.empty()) answer.owner_role = signers.front();
  answer.fulfilled_by = "work_order.compensate_damage";
  KEHU_TRY(casework::open_duty(context, answer));
  return damage;
}

Result<PropertyDamage> compensate_damage(CommandContext& context, const CompensateDamage& command) {
  auto reported = context.find<PropertyDamage>(command.damage);
  if (!reported)
    return not_found("work_order.damage_not_found", "/damage",
                     "no damage has the id " + command.damage.text());
  PropertyDamage damage = *reported;
  KEHU_TRY(
      end_in(damage_workflow, damage, "work_order.compensate_damage",
             command.amount ? PropertyDamageState::compensated : PropertyDamageState::declined));
  KEHU_TRY(casework::check_needed_text(command.note, "/note"));
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, reported->work_order));
  WorkOrder order = before;
  KEHU_TRY(move(context, before, order, "work_order.compensate_damage", command.note));
  if (command.amount) {
    KEHU_TRY(check_amount(context.policy(), *command.amount, "/amount"));
    KEHU_TRY(granted(context, decide_compensation(context.policy().get<PropertyDamageClause>(),
                                                  reported->value, *command.amount)));
  }
  KEHU_TRY_ASSIGN(casework::Signature signature,
                  casework::sign(context, {.matter = "work_order.compensation",
                                           .clause = "SRV-13",
                                           .about = about(order),
                                           .requested_by = reported->reported_by,
                                           .amount = command.amount,
                                           .approved = command.amount.has_value(),
                                           .note = command.note}));
  KEHU_TRY(granted(context,
                   decide_damage_apart(has_been_there(context, order, signature.actor) ||
                                       has_been_there(context, order, signature.on_behalf_of))));
  if (command.amount) damage.compensation = *command.amount;
  damage.decided_by = context.actor().actor;
  damage.decided_at = context.now();
  KEHU_TRY(context.update(*reported, damage));
  KEHU_TRY(casework::fulfil_duties(context, damage.id.value, answer_clock,
                                   command.amount ? "compensated" : "declined"));
  return damage;
}

}  // namespace kehu::work_order
