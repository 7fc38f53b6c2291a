// Work orders asked for, approved, turned down and called off (SRV-7).
#include <set>

#include "kehu/casework/live_duties.hpp"
#include "kehu/core/contact.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer.hpp"
#include "kehu/service/rules.hpp"
#include "work_order/commands.hpp"
#include "work_order/handling.hpp"

namespace kehu::work_order {

namespace {

bool is_given(const std::optional<std::string>& text) { return text && !text->empty(); }

FieldSet fields_given(const RequestWorkOrder& command) {
  FieldSet given;
  given.add(WorkOrderField::address, is_given(command.address));
  given.add(WorkOrderField::contact, is_given(command.contact));
  given.add(WorkOrderField::phone, is_given(command.phone));
  given.add(WorkOrderField::model, is_given(command.model));
  given.add(WorkOrderField::purchase_date, command.purchase_date.has_value());
  given.add(WorkOrderField::fault, is_given(command.fault));
  given.add(WorkOrderField::asset, command.asset.has_value());
  return given;
}

Result<void> check_texts(const RequestWorkOrder& command) {
  auto check = [](const std::optional<std::string>& text, std::string_view path) {
    return text ? casework::check_line(*text, path) : Result<void>();
  };
  KEHU_TRY(check(command.address, "/address"));
  KEHU_TRY(check(command.territory, "/territory"));
  KEHU_TRY(check(command.contact, "/contact"));
  KEHU_TRY(check(command.phone, "/phone"));
  KEHU_TRY(check(command.model, "/model"));
  return command.fault ? casework::check_text(*command.fault, "/fault") : Result<void>();
}

// Nobody is reached under what is no number.
Result<void> check_phone(const Policy& policy, const RequestWorkOrder& command) {
  if (!is_given(command.phone)) return {};
  auto normal = normalize_phone(*command.phone, policy.get<customer::BasicData>().home_region);
  return normal ? Result<void>() : under("/phone", std::move(normal).error());
}

// Whoever both belong to now, after records were merged; a stranger's request may be anybody's.
Result<void> check_request(CommandContext& context, const Id<service::ServiceRequest>& id,
                           const Id<Customer>& customer) {
  auto request = context.find<service::ServiceRequest>(id);
  if (!request)
    return not_found("work_order.service_request_not_found", "/service_request",
                     "no service request has the id " + id.text());
  if (!request->customer) return {};
  KEHU_TRY_ASSIGN(auto other,
                  customer::resolve_id(context, *request->customer, "/service_request"));
  if (other == customer) return {};
  return conflict("work_order.other_customer", "/service_request",
                  "the request " + request->number + " is another customer's than the work order");
}

// The warranty goes by the model, and so it is the one on file.
Result<void> check_asset(CommandContext& context, const Id<Customer>& customer, std::int64_t number,
                         const std::optional<std::string>& model) {
  auto asset = context.find<customer::Asset>(customer, number);
  if (!asset)
    return not_found("work_order.asset_not_found", "/asset",
                     "the customer's file has no asset number " + std::to_string(number));
  if (!is_given(model) || asset->model.empty() || casework::is_same_name(*model, asset->model))
    return {};
  return conflict("work_order.other_model", "/model",
                  quotation(*model) + " is not the model of asset " + std::to_string(number) +
                      ", which is " + quotation(asset->model) + " on file");
}

// What the order points at must be there.
Result<void> check_links(CommandContext& context, const RequestWorkOrder& command,
                         const Id<Customer>& customer) {
  if (command.service_request) KEHU_TRY(check_request(context, *command.service_request, customer));
  if (command.asset) KEHU_TRY(check_asset(context, customer, *command.asset, command.model));
  if (command.purchase_date && *command.purchase_date > context.today())
    return invalid("work_order.future_date", "/purchase_date",
                   text(*command.purchase_date) + " lies after today, " + text(context.today()));
  return {};
}

Result<const WorkOrderForm*> form_of(const Policy& policy, std::string_view kind) {
  if (const WorkOrderForm* form = find_form(policy, kind)) return form;
  std::string line = quotation(kind) + " is no kind of work order; there are";
  for (const WorkOrderForm& form : policy.get<WorkOrderIntakeClause>().forms)
    line += " " + form.kind;
  return invalid("work_order.unknown_kind", "/kind", line);
}

Result<void> open_clocks(CommandContext& context, const WorkOrder& order) {
  const auto& clause = context.policy().get<WorkOrderIntakeClause>();
  auto signers = casework::roles_that_may_sign(context.policy(), "work_order.dispatch", {});
  casework::NewDuty approval{"work_order.approval", "SRV-7", about(order), clause.approval_within};
  if (!signers.empty()) approval.owner_role = signers.front();
  approval.fulfilled_by = "work_order.approve";
  KEHU_TRY(casework::open_duty(context, approval));
  return open_completion(context, order);
}

// Whose word it was still signs for it: that the work was called off does not make it unsaid.
Result<void> end_duties_of_cancelled(CommandContext& context, const WorkOrder& order) {
  casework::LiveDuties live(context, order.id.value);
  std::set<std::string> kinds;
  for (const casework::Duty& duty : live.all()) kinds.insert(duty.kind);
  for (const std::string& kind : kinds)
    if (kind != confirmation_duty) KEHU_TRY(live.cancel(kind, "cancelled"));
  return {};
}

}  // namespace

Result<void> open_completion(CommandContext& context, const WorkOrder& order) {
  casework::NewDuty completion{"work_order.completion", "SRV-7", about(order),
                               context.policy().get<WorkOrderIntakeClause>().completion_within};
  const auto* department = service::find_department(context.policy(), order.department);
  if (department) completion.owner_role = department->role;
  completion.fulfilled_by = "work_order.complete";
  completion.start = order.requested_at;
  KEHU_TRY(casework::open_duty(context, completion));
  return {};
}

Result<WorkOrder> request(CommandContext& context, const RequestWorkOrder& command) {
  KEHU_TRY(casework::check_new_id(context, command.id, "work_order.exists", "a work order"));
  KEHU_TRY_ASSIGN(const WorkOrderForm* form, form_of(context.policy(), command.kind));
  KEHU_TRY_ASSIGN(customer::Customer known,
                  customer::resolve(context, command.customer, "/customer"));
  KEHU_TRY(check_texts(command));
  KEHU_TRY(check_phone(context.policy(), command));
  KEHU_TRY(granted(context, decide_intake(*form, fields_given(command))));
  KEHU_TRY(check_links(context, command, known.id));
  WorkOrder order;
  order.id = context.id_or_new(command.id);
  KEHU_TRY_ASSIGN(order.number, casework::next_number(context, "W"));
  order.kind = form->kind;
  order.customer = known.id;
  order.service_request = command.service_request;
  order.asset = command.asset;
  order.address = command.address.value_or("");
  order.territory = command.territory.value_or("");
  order.contact_name = command.contact.value_or("");
  order.contact_phone = command.phone.value_or("");
  order.model = command.model.value_or("");
  order.purchase_date = command.purchase_date;
  order.fault = command.fault.value_or("");
  order.department = form->department;
  order.requested_by = context.actor().actor;
  order.requested_at = context.now();
  order.estimate = order.agreed = order.charged = order.received = order.handed_over =
      Money::zero(context.policy().currency());
  KEHU_TRY(context.insert(order));
  KEHU_TRY(open_clocks(context, order));
  return order;
}

Result<WorkOrder> approve(CommandContext& context, const ApproveWorkOrder& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.approve",
                               command.note.value_or("")));
  KEHU_TRY_ASSIGN(casework::Signature signature,
                  casework::sign(context, {.matter = "work_order.dispatch",
                                           .clause = "SRV-7",
                                           .about = about(order),
                                           .requested_by = order.requested_by,
                                           .note = command.note.value_or("")}));
  order.approved_by = signature.actor;
  KEHU_TRY(context.update(before, order));
  KEHU_TRY(casework::fulfil_duties(context, order.id.value, "work_order.approval", "approved"));
  return order;
}

Result<WorkOrder> reject(CommandContext& context, const RejectWorkOrder& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  WorkOrder order = before;
  KEHU_TRY(move(context, before, order, "work_order.reject", command.reason));
  KEHU_TRY(casework::sign(context, {.matter = "work_order.dispatch",
                                    .clause = "SRV-7",
                                    .about = about(order),
                                    .requested_by = order.requested_by,
                                    .approved = false,
                                    .note = command.reason}));
  KEHU_TRY(casework::fulfil_duties(context, order.id.value, "work_order.approval", "rejected"));
  KEHU_TRY(casework::cancel_duties(context, order.id.value, {}, "rejected"));
  return order;
}

Result<WorkOrder> cancel(CommandContext& context, const CancelWorkOrder& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  WorkOrder order = before;
  KEHU_TRY(move(context, before, order, "work_order.cancel", command.reason));
  if (is_appointed(context, order))
    KEHU_TRY(give_up_appointment(context, order, "work_order.cancel",
                                 WorkAppointmentState::called_off, command.reason));
  KEHU_TRY(end_duties_of_cancelled(context, order));
  return order;
}

}  // namespace kehu::work_order
