// Requests taken in by the account manager or the one service desk (SRV-1).
#include "kehu/calendar.hpp"
#include "kehu/core/text.hpp"
#include "kehu/record/describe.hpp"
#include "service/commands.hpp"
#include "service/handling.hpp"

namespace kehu::service {

namespace {

RequestFields fields_given(const OpenRequest& command) {
  RequestFields given;
  auto put = [&](const auto& field, RequestField name) {
    if (!field) return;
    if constexpr (requires { field->empty(); }) {
      if (field->empty()) return;
    }
    given.add(name);
  };
  if (command.customer) given.add(RequestField::customer);
  put(command.contact, RequestField::contact);
  put(command.subject, RequestField::subject);
  put(command.description, RequestField::description);
  put(command.product, RequestField::product);
  put(command.purchased_on, RequestField::purchased_on);
  put(command.asset, RequestField::asset);
  put(command.address, RequestField::address);
  put(command.appointment, RequestField::appointment);
  put(command.order_reference, RequestField::order_reference);
  put(command.payment_method, RequestField::payment_method);
  return given;
}

// The sentence of a refused intake names what the caller gave, which a fact cannot.
std::string line_of(const Policy& policy, const Error& error, const IntakeFacts& facts) {
  if (error.code == "service.unknown_kind") {
    std::string line = quotation(facts.kind) + " is no kind of request; there are";
    for (const RequestKind& kind : policy.get<RequestIntakeClause>().kinds) line += " " + kind.kind;
    return line;
  }
  if (error.code == "service.unknown_channel") return casework::not_admitted(facts.channel, error);
  if (error.code == "service.unknown_severity")
    return casework::not_admitted(facts.severity, error);
  if (error.code == "service.unknown_department")
    return casework::not_admitted(facts.department, error);
  if (error.code == "service.payment_method")
    return casework::not_admitted(facts.payment_method, error);
  if (error.code != "service.incomplete_form") return error.message;
  std::string line = "the form of " + quotation(facts.kind) + " requires";
  for (RequestField field : missing_fields(*find_kind(policy, facts.kind), facts.given))
    line += " " + std::string(record::name_of(field));
  return line + ", not given";
}

std::string_view path_of(std::string_view code) {
  if (code == "service.unknown_kind") return "/kind";
  if (code == "service.unknown_channel" || code == "service.channel_closed") return "/channel";
  if (code == "service.appointment_needed") return "/appointment";
  if (code == "service.payment_method") return "/payment_method";
  if (code == "service.unknown_severity") return "/severity";
  if (code == "service.unknown_department") return "/department";
  return "";
}

Result<void> check_intake(CommandContext& context, const IntakeFacts& facts) {
  Decision decision = decide_intake(context.policy(), facts);
  if (decision.granted()) {
    context.record(decision);
    return {};
  }
  Error error = under(path_of(decision.code), context.refuse(decision));
  error.message = line_of(context.policy(), error, facts);
  return error;
}

// When the channel opens next, if it is closed now.
Result<std::optional<Instant>> opening_of(CommandContext& context, std::string_view channel) {
  const ChannelHours* hours = find_hours(context.policy(), channel);
  if (!hours) return std::optional<Instant>();
  KEHU_TRY_ASSIGN(auto calendar, calendar::named(context.policy(), hours->calendar));
  KEHU_TRY_ASSIGN(auto opens, calendar.next_open(context.now()));
  if (opens.value <= context.now()) return std::optional<Instant>();
  return std::optional(opens.value);
}

Result<void> check_texts(const OpenRequest& command) {
  auto check = [](const std::optional<std::string>& text, std::string_view path) -> Result<void> {
    return text ? casework::check_line(*text, path) : Result<void>();
  };
  KEHU_TRY(check(command.contact_name, "/contact_name"));
  KEHU_TRY(check(command.contact, "/contact"));
  KEHU_TRY(check(command.subject, "/subject"));
  if (command.description) KEHU_TRY(casework::check_text(*command.description, "/description"));
  KEHU_TRY(check(command.product, "/product"));
  KEHU_TRY(check(command.address, "/address"));
  KEHU_TRY(check(command.order_reference, "/order_reference"));
  return check(command.owner, "/owner");
}

Result<void> check_dates(CommandContext& context, const OpenRequest& command) {
  if (command.appointment)
    KEHU_TRY(check_appointment(context, *command.appointment, "/appointment"));
  if (command.purchased_on && *command.purchased_on > context.today())
    return invalid("service.purchased_in_future", "/purchased_on",
                   text(*command.purchased_on) + " is after today, " + text(context.today()));
  return {};
}

// Who asks, and who answers for it: the account manager, or who records it at the desk.
Result<void> take_parties(CommandContext& context, const OpenRequest& command,
                          ServiceRequest& request) {
  const auto& clause = context.policy().get<RequestIntakeClause>();
  request.owner_role = clause.desk_role;
  request.owner = context.actor().actor;
  if (command.customer) {
    KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, *command.customer, "/customer"));
    request.customer = customer.id;
    request.contact_name = customer.name;
    if (!customer.account_manager.empty()) request.owner = customer.account_manager;
    if (command.asset && !context.find<customer::Asset>(customer.id, *command.asset))
      return not_found("service.unknown_asset", "/asset",
                       "the customer's file has no asset number " + std::to_string(*command.asset));
  } else if (!command.contact || command.contact->empty()) {
    return invalid("service.nobody", "/customer",
                   "a request needs a customer, or a contact of whoever asks");
  } else if (command.asset) {
    return not_found("service.unknown_asset", "/asset", "a stranger has no assets on file");
  }
  if (command.owner && !command.owner->empty()) request.owner = *command.owner;
  if (command.contact_name) request.contact_name = *command.contact_name;
  if (command.contact) {
    request.contact = *command.contact;
    KEHU_TRY_ASSIGN(request.contact_key, match_key(*command.contact));
  }
  return {};
}

void take_form(const OpenRequest& command, ServiceRequest& request) {
  request.kind = command.kind;
  request.channel = command.channel;
  request.subject = command.subject.value_or("");
  request.description = command.description.value_or("");
  request.product = command.product.value_or("");
  request.purchased_on = command.purchased_on;
  request.asset = command.asset;
  request.address = command.address.value_or("");
  request.appointment_at = command.appointment;
  request.order_reference = command.order_reference.value_or("");
  request.payment_method = command.payment_method.value_or("");
  request.department = command.department.value_or("");
}

Result<void> start_clocks(CommandContext& context, ServiceRequest& request,
                          const std::optional<Instant>& from) {
  KEHU_TRY_ASSIGN(auto opened, open_clocks(context, request, from));
  request.next_deadline = earliest_deadline(request, opened);
  if (!request.appointment_at) return {};
  casework::LiveDuties live(context, request.id.value);
  KEHU_TRY(tell_clocks(context, request, live, ClockEvent::appointed));
  request.next_deadline = earliest_deadline(request, live.all());
  return {};
}

}  // namespace

Result<ServiceRequest> open_request(CommandContext& context, const OpenRequest& command) {
  const Policy& policy = context.policy();
  KEHU_TRY(check_texts(command));
  KEHU_TRY(casework::check_new_id(context, command.id, "service.exists", "a service request"));
  ServiceRequest request;
  request.severity = command.severity.value_or(policy.get<ServiceQueueClause>().default_severity);
  take_form(command, request);
  IntakeFacts facts{request.kind,           request.channel,    request.severity,
                    request.payment_method, request.department, fields_given(command)};
  KEHU_TRY_ASSIGN(facts.opens_at, opening_of(context, request.channel));
  KEHU_TRY(check_intake(context, facts));
  KEHU_TRY(check_dates(context, command));
  KEHU_TRY(take_parties(context, command, request));
  request.emergency = is_emergency(policy, request.channel, request.severity);
  KEHU_TRY(set_target(context, policy, context.policy_version(), request));
  request.id = context.id_or_new(command.id);
  KEHU_TRY_ASSIGN(request.number, casework::next_number(context, "SR"));
  request.opened_by = context.actor().actor;
  request.opened_at = request.changed_at = context.now();
  request.open_since = context.now();
  request.steps = 1;
  KEHU_TRY(casework::put_step(context, about(request), request.steps, "service.open", "",
                              request_workflow.initial, request.subject));
  KEHU_TRY(start_clocks(context, request, counts_from(policy, facts)));
  KEHU_TRY(context.insert(request));
  return request;
}

}  // namespace kehu::service
