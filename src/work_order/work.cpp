// The work itself: started, parts replaced, shown to be done, and signed for (SRV-10, SRV-12).
#include <algorithm>

#include "kehu/core/text.hpp"
#include "kehu/customer/assets.hpp"
#include "kehu/customer/merges.hpp"
#include "work_order/commands.hpp"
#include "work_order/handling.hpp"

namespace kehu::work_order {

namespace {

// The number of the last evidence from before the customer sent the work back: it shows what he did
// not accept.
std::int64_t evidence_before_rework(CommandContext& context, const WorkOrder& order) {
  std::int64_t added = 0, before = 0;
  if (order.reworks == 0) return before;
  for (const casework::Step& step : context.rows<casework::Step>("", {order.id.value})) {
    if (step.act == AddEvidence::name) ++added;
    if (step.act == ReworkOrder::name) before = added;
  }
  return before;
}

// What of the form's checklist is not yet shown.
std::string missing_evidence(CommandContext& context, const WorkOrder& order) {
  std::string missing;
  const WorkOrderForm* form = find_form(context.policy(), order.kind);
  if (!form) return missing;
  auto shown = context.rows<WorkEvidence>("", {order.id.value});
  std::int64_t before_rework = evidence_before_rework(context, order);
  std::erase_if(shown, [&](const WorkEvidence& old) { return old.number <= before_rework; });
  for (const std::string& item : form->evidence) {
    if (std::ranges::find(shown, item, &WorkEvidence::item) != shown.end()) continue;
    if (!missing.empty()) missing += ", ";
    missing += item;
  }
  return missing;
}

// A further visit that is not needed any more; but one whose time has come was kept or missed, and
// the order's end does not hide which.
Result<void> end_further_visit(CommandContext& context, const WorkOrder& order) {
  if (!is_appointed(context, order)) return {};
  WorkAppointment appointed = last_appointment(context, order);
  if (appointed.starts_at <= context.now())
    return conflict("work_order.not_arrived", "/work_order",
                    "nobody has arrived for the appointment at " + text(appointed.starts_at) +
                        " of the work order " + order.number +
                        "; record the arrival first, or that nobody came");
  return give_up_appointment(context, order, "work_order.complete",
                             WorkAppointmentState::called_off, "completed before it");
}

std::string& number_of(customer::Asset& asset, ReplacedPart part) {
  return part == ReplacedPart::sim ? asset.sim : asset.terminal_number;
}

// What stands in the customer's file, under whichever of his records.
std::vector<customer::Asset> assets_of(Reader& reader, const Id<Customer>& customer) {
  std::vector<customer::Asset> all;
  for (const auto& record : customer::records_with(reader, customer))
    for (customer::Asset& asset : reader.rows<customer::Asset>("", {record.value}))
      all.push_back(std::move(asset));
  return all;
}

// A merge has entered the same device under another record of the customer's as well; without a
// number nobody can tell that it is the same.
bool is_same_device(const customer::Asset& a, const customer::Asset& b) {
  if (a.customer == b.customer) return a.number == b.number;
  bool has_number = !a.terminal_number.empty() || !a.sim.empty();
  return has_number && a.kind == b.kind && a.model == b.model &&
         a.terminal_number == b.terminal_number && a.sim == b.sim;
}

// One device or card has a number: neither another of this customer's has it, nor one that was
// fitted elsewhere and is still there.
Result<void> check_free(CommandContext& context, const WorkOrder& order, ReplacedPart part,
                        const std::string& number) {
  auto in_use = [&](const std::string& where) {
    return conflict("work_order.number_in_use", "/new_number",
                    quotation(number) + " is in use already: " + where);
  };
  for (customer::Asset& asset : assets_of(context, order.customer))
    if (casework::is_same_name(number_of(asset, part), number))
      return in_use("it is that of asset " + std::to_string(asset.number) + " in the same file");
  std::string_view word = part == ReplacedPart::sim ? "sim" : "device";
  for (const auto& fitted : context.rows<WorkReplacement>("by_new_number", {word, number})) {
    KEHU_TRY_ASSIGN(WorkOrder other, fetch(context, fitted.work_order));
    auto asset = context.find<customer::Asset>(other.customer, fitted.asset);
    if (asset && number_of(*asset, part) == number)
      return in_use("it was fitted by " + other.number);
  }
  return {};
}

}  // namespace

Result<WorkOrder> start(CommandContext& context, const StartWork& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.start"));
  auto appointment = context.find<WorkAppointment>(order.id, order.appointments);
  if (!appointment || !appointment->arrived_at)
    return conflict(
        "work_order.not_arrived", "/work_order",
        "nobody has arrived for the work order " + order.number + "; record the arrival first");
  order.started_at = context.now();
  KEHU_TRY(context.update(before, order));
  return order;
}

Result<WorkReplacement> replace(CommandContext& context, const ReplacePart& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_line(command.old_number, "/old_number"));
  KEHU_TRY(casework::check_needed_line(command.new_number, "/new_number"));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.replace"));
  if (!order.asset)
    return conflict("work_order.no_asset", "/work_order",
                    "the work order " + order.number +
                        " names no asset of the customer's file, so none can follow");
  if (casework::is_same_name(command.old_number, command.new_number))
    return invalid("work_order.same_number", "/new_number",
                   quotation(command.new_number) + " is the old number");
  auto asset = context.find<customer::Asset>(order.customer, *order.asset);
  ensure(asset.has_value(), "an order's asset is on file");
  const std::string& on_file = number_of(*asset, command.part);
  if (context.policy().get<ReplacementClause>().old_number_on_file && on_file != command.old_number)
    return conflict(
        "work_order.old_number", "/old_number",
        quotation(command.old_number) + " is not on file; the file has " + quotation(on_file));
  KEHU_TRY(check_free(context, order, command.part, command.new_number));
  WorkReplacement replaced;
  replaced.work_order = order.id;
  replaced.number = ++order.replacements;
  replaced.part = command.part;
  replaced.old_number = command.old_number;
  replaced.new_number = command.new_number;
  replaced.asset = asset->number;
  replaced.replaced_at = context.now();
  replaced.replaced_by = context.actor().actor;
  KEHU_TRY(context.insert(replaced));
  auto part = command.part == ReplacedPart::sim ? customer::AssetPart::sim
                                                : customer::AssetPart::terminal_number;
  for (const customer::Asset& same : assets_of(context, order.customer))
    if (is_same_device(same, *asset))
      KEHU_TRY(customer::replace_number(context, same, part, command.new_number));
  KEHU_TRY(context.update(before, order));
  return replaced;
}

Result<WorkEvidence> add_evidence(CommandContext& context, const AddEvidence& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_line(command.item, "/item"));
  if (command.digest) KEHU_TRY(casework::check_line(*command.digest, "/digest"));
  if (command.location) KEHU_TRY(casework::check_line(*command.location, "/location"));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.add_evidence"));
  WorkEvidence added;
  added.work_order = order.id;
  added.number = ++order.evidence;
  added.item = command.item;
  added.digest = command.digest.value_or("");
  added.location = command.location.value_or("");
  added.added_at = context.now();
  added.added_by = context.actor().actor;
  KEHU_TRY(context.insert(added));
  KEHU_TRY(context.update(before, order));
  return added;
}

Result<WorkOrder> complete(CommandContext& context, const CompleteWork& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_text(command.result, "/result"));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.complete",
                               command.result));
  KEHU_TRY(granted(context, decide_completion(missing_evidence(context, order))));
  KEHU_TRY(end_further_visit(context, before));
  order.result = command.result;
  order.completed_at = context.now();
  KEHU_TRY(context.update(before, order));
  KEHU_TRY(casework::fulfil_duties(context, order.id.value, "work_order.completion", "completed"));
  return order;
}

Result<WorkOrder> rework(CommandContext& context, const ReworkOrder& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  WorkOrder order = before;
  order.reworks += 1;
  order.completed_at.reset();
  KEHU_TRY(move(context, before, order, "work_order.rework", command.reason));
  KEHU_TRY(open_completion(context, order));
  return order;
}

Result<WorkOrder> sign_off(CommandContext& context, const SignWorkOrder& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_line(command.signed_by, "/signed_by"));
  if (command.signature_digest)
    KEHU_TRY(casework::check_line(*command.signature_digest, "/signature_digest"));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.sign"));
  KEHU_TRY(check_customers_word(context, order, command.signed_by, "/signed_by"));
  order.signed_by = command.signed_by;
  order.signature_digest = command.signature_digest.value_or("");
  order.signed_at = context.now();
  KEHU_TRY(context.update(before, order));
  return order;
}

}  // namespace kehu::work_order
