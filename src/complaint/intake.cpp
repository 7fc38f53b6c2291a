// Complaints taken in, and taken over from earlier books (CMP-1, CMP-2).
#include <algorithm>

#include "complaint/commands.hpp"
#include "complaint/queries.hpp"
#include "kehu/core/contact.hpp"
#include "kehu/core/text.hpp"

namespace kehu::complaint {

namespace {

using customer::NamedCustomer;

Result<void> check_optional(const std::optional<std::string>& text, std::string_view path) {
  return text ? casework::check_text(*text, path) : Result<void>();
}

Result<void> check_line(const std::optional<std::string>& text, std::string_view path) {
  return text ? casework::check_line(*text, path) : Result<void>();
}

Result<void> check_texts(const OpenComplaint& command) {
  KEHU_TRY(casework::check_line(command.channel, "/channel"));
  KEHU_TRY(casework::check_text(command.content, "/content"));
  KEHU_TRY(check_line(command.complainant, "/complainant"));
  KEHU_TRY(check_line(command.phone, "/phone"));
  KEHU_TRY(check_line(command.vehicle_model, "/vehicle_model"));
  KEHU_TRY(check_line(command.plate, "/plate"));
  KEHU_TRY(check_line(command.subject, "/subject"));
  return check_optional(command.remedy_sought, "/remedy_sought");
}

// The customers that are reached under a phone number, each once.
Result<std::vector<NamedCustomer>> customers_with(CommandContext& context, const std::string& key) {
  std::vector<NamedCustomer> found;
  for (const auto& point : context.rows<customer::ContactPoint>("by_normal", {key})) {
    KEHU_TRY_ASSIGN(NamedCustomer known,
                    customer::resolve_name(context, Reference<Customer>(point.customer), "/phone"));
    if (std::ranges::find(found, known.id, &NamedCustomer::id) == found.end())
      found.push_back(std::move(known));
  }
  return found;
}

// Who complains, looked up in the customer file by name and by phone.
Result<void> take_complainant(CommandContext& context, const OpenComplaint& command,
                              Complaint& complaint) {
  std::optional<NamedCustomer> customer;
  if (command.customer) {
    KEHU_TRY_ASSIGN(customer, customer::resolve_name(context, *command.customer, "/customer"));
  }
  complaint.phone = command.phone.value_or("");
  if (!complaint.phone.empty()) {
    const auto& region = context.policy().get<customer::BasicData>().home_region;
    auto key = normalize_phone(complaint.phone, region);
    if (!key) return under("/phone", std::move(key).error());
    complaint.phone_key = std::move(key).value();
    complaint.phone_match = PhoneMatch::unknown;
    KEHU_TRY_ASSIGN(auto reached, customers_with(context, complaint.phone_key));
    if (!customer && reached.size() == 1) customer = reached.front();
    bool is_own =
        customer && std::ranges::find(reached, customer->id, &NamedCustomer::id) != reached.end();
    if (!reached.empty())
      complaint.phone_match = is_own ? PhoneMatch::of_customer : PhoneMatch::of_another;
  }
  if (customer) complaint.customer = customer->id;
  complaint.complainant = command.complainant.value_or(customer ? customer->name : "");
  return {};
}

void take_subject(CommandContext& context, const OpenComplaint& command, Complaint& complaint) {
  complaint.vehicle_model = command.vehicle_model.value_or("");
  complaint.plate = command.plate.value_or("");
  complaint.subject = command.subject.value_or("");
  if (!complaint.customer || complaint.plate.empty()) return;
  for (const auto& asset : context.rows<customer::Asset>("", {complaint.customer->value}))
    if (asset.plate == complaint.plate) {
      complaint.asset = asset.number;
      if (complaint.vehicle_model.empty()) complaint.vehicle_model = asset.model;
    }
}

Result<void> check_form(CommandContext& context, const Complaint& complaint) {
  IntakeFacts facts;
  facts.channel = complaint.channel;
  facts.complainant = !complaint.complainant.empty();
  facts.phone = !complaint.phone.empty();
  facts.subject =
      !complaint.vehicle_model.empty() || !complaint.plate.empty() || !complaint.subject.empty();
  facts.content = !complaint.content.empty();
  Decision decision = decide_intake(context.policy(), facts);
  if (decision.granted()) {
    context.record(decision);
    return {};
  }
  if (decision.code == "complaint.unknown_channel") {
    Error error = refuse_at(context, decision, "/channel");
    error.message = quotation(complaint.channel) + " is no channel of complaints; there are";
    for (const auto& known : context.policy().get<ComplaintIntakeClause>().channels)
      error.message += " " + known.channel;
    return error;
  }
  std::string_view missing = !facts.complainant ? "complainant"
                             : !facts.subject   ? "subject"
                             : !facts.content   ? "content"
                                                : "phone";
  return refuse_at(context, decision, "/" + std::string(missing));
}

// Under the number of earlier books.
bool stands(Reader& reader, std::string_view number) {
  return reader.has<Complaint>("by_earlier_number", {number});
}

constexpr std::string_view series = "C";

Result<std::string> next_number(CommandContext& context) {
  return casework::next_number(context, series,
                               [&](std::string_view number) { return stands(context, number); });
}

// The duty to close it is opened when it is assessed; until when is known at once.
Result<void> open_duties(CommandContext& context, Complaint& complaint) {
  const Policy& policy = context.policy();
  const auto& clause = policy.get<ComplaintIntakeClause>();
  casework::NewDuty acknowledgement{.kind = "complaint.acknowledgement",
                                    .clause = "CMP-1",
                                    .about = about(complaint),
                                    .limit = clause.acknowledgement_within,
                                    .owner = complaint.handler,
                                    .fulfilled_by = "complaint.acknowledge",
                                    .start = complaint.received_at};
  if (acknowledgement.owner.empty())
    acknowledgement.owner_role = role_without_handler(policy, complaint);
  KEHU_TRY_ASSIGN(casework::Duty opened, casework::open_duty(context, acknowledgement));
  complaint.acknowledge_by = opened.deadline;
  KEHU_TRY_ASSIGN(complaint.close_by,
                  casework::end_of(policy, clause.closing_within, complaint.received_at));
  return open_proposal(context, complaint, complaint.received_at);
}

}  // namespace

Result<Complaint> open_complaint(CommandContext& context, const OpenComplaint& command) {
  KEHU_TRY(casework::check_new_id(context, command.id, "complaint.id_taken", "a complaint"));
  KEHU_TRY(check_texts(command));
  if (command.received_at && *command.received_at > context.now())
    return invalid("complaint.future", "/received_at",
                   text(*command.received_at) + " is to come; it is " + text(context.now()));
  Complaint complaint;
  complaint.id = context.id_or_new(command.id);
  complaint.channel = command.channel;
  complaint.content = command.content;
  complaint.remedy_sought = command.remedy_sought.value_or("");
  complaint.received_at = command.received_at.value_or(context.now());
  complaint.open_since = complaint.received_at;
  complaint.confidential = command.confidential.value_or(false);
  complaint.handler = context.actor().actor;
  KEHU_TRY(take_complainant(context, command, complaint));
  take_subject(context, command, complaint);
  KEHU_TRY(check_form(context, complaint));
  complaint.passed_on = find_channel(context.policy(), complaint.channel)->passed_on;
  KEHU_TRY_ASSIGN(complaint.number, next_number(context));
  complaint.steps = 1;
  for (std::size_t i = 0; i < command.involved.size(); ++i)
    KEHU_TRY(
        put_person(context, complaint.id, command.involved[i], "/involved/" + std::to_string(i)));
  KEHU_TRY_ASSIGN(std::int64_t linked, put_links(context, complaint, command));
  KEHU_TRY(release_handler(context, complaint, command.involved.empty() && linked == 0));
  KEHU_TRY(open_duties(context, complaint));
  KEHU_TRY(context.insert(complaint));
  KEHU_TRY(casework::put_step(context, about(complaint), 1, "complaint.open", "", "received", ""));
  leave_out_untold(context, complaint);
  return complaint;
}

namespace {

// Books write it so. Errors: complaint.yes_or_no.
Result<std::optional<bool>> yes_or_no(const std::optional<std::string>& given,
                                      std::string_view path) {
  if (!given || given->empty()) return std::optional<bool>();
  KEHU_TRY(casework::check_line(*given, path));
  if (*given == "Yes" || *given == "yes" || *given == "是") return std::optional(true);
  if (*given == "No" || *given == "no" || *given == "否") return std::optional(false);
  return invalid("complaint.yes_or_no", path, quotation(*given) + " is neither Yes nor No");
}

Result<void> check_day(CommandContext& context, const std::optional<Date>& day,
                       std::string_view path) {
  if (!day || *day <= context.today()) return {};
  return invalid("complaint.future", path,
                 text(*day) + " is after today, " + text(context.today()));
}

Result<void> check_past(CommandContext& context, const TakeOverComplaint& command) {
  KEHU_TRY(check_day(context, command.received_on, "/received_on"));
  KEHU_TRY(check_day(context, command.answered_on, "/answered_on"));
  KEHU_TRY(check_day(context, command.sent_on, "/sent_on"));
  if (command.answered_on && *command.answered_on < command.received_on)
    return invalid(
        "complaint.answered_before", "/answered_on",
        text(*command.answered_on) + " is before the receipt, " + text(command.received_on));
  KEHU_TRY(casework::check_needed_line(command.complainant, "/complainant"));
  KEHU_TRY(casework::check_needed_line(command.subject, "/subject"));
  KEHU_TRY(casework::check_line(command.channel, "/channel"));
  KEHU_TRY(casework::check_needed_text(command.content, "/content"));
  KEHU_TRY(casework::check_needed_text(command.response, "/response"));
  KEHU_TRY(category_of(context.policy(), command.category));
  return {};
}

Result<void> take_number(CommandContext& context, const TakeOverComplaint& command,
                         Complaint& complaint) {
  if (!command.number || command.number->empty()) {
    KEHU_TRY_ASSIGN(complaint.number, next_number(context));
    return {};
  }
  KEHU_TRY(casework::check_line(*command.number, "/number"));
  if (casework::is_given(context, series, *command.number) || stands(context, *command.number))
    return conflict("complaint.number_taken", "/number",
                    "another complaint stands under the number " + quotation(*command.number));
  complaint.number = *command.number;
  complaint.earlier_number = *command.number;
  return {};
}

}  // namespace

Result<Complaint> take_over(CommandContext& context, const TakeOverComplaint& command) {
  KEHU_TRY(casework::check_new_id(context, command.id, "complaint.id_taken", "a complaint"));
  KEHU_TRY(check_past(context, command));
  Complaint complaint;
  complaint.id = context.id_or_new(command.id);
  complaint.channel = command.channel;
  complaint.complainant = command.complainant;
  complaint.subject = command.subject;
  complaint.content = command.content;
  complaint.response = command.response;
  complaint.sent_on = command.sent_on;
  complaint.category = command.category;
  complaint.department = find_category(context.policy(), command.category)->department;
  if (command.customer) {
    KEHU_TRY_ASSIGN(complaint.customer,
                    customer::resolve_id(context, *command.customer, "/customer"));
  }
  KEHU_TRY_ASSIGN(auto timely, yes_or_no(command.timely, "/timely"));
  KEHU_TRY_ASSIGN(auto disputed, yes_or_no(command.disputed, "/disputed"));
  complaint.timely = timely.value_or(false);
  if (disputed) complaint.reaction = *disputed ? Reaction::unsatisfied : Reaction::satisfied;
  const ComplaintChannel* channel = find_channel(context.policy(), command.channel);
  if (!channel) return check_form(context, complaint).error();
  complaint.passed_on = channel->passed_on;
  const Zone& zone = context.policy().zone();
  complaint.received_at = zone.start(command.received_on);
  if (command.answered_on) complaint.solved_at = zone.start(*command.answered_on);
  complaint.state = ComplaintState::closed;
  complaint.closed_at = complaint.solved_at.value_or(complaint.received_at);
  complaint.retain_until =
      command.answered_on.value_or(command.received_on) +
      months(static_cast<int>(context.policy().get<ComplaintRetentionClause>().years * 12));
  KEHU_TRY(take_number(context, command, complaint));
  complaint.steps = 1;
  KEHU_TRY(context.insert(complaint));
  KEHU_TRY(
      casework::put_step(context, about(complaint), 1, "complaint.take_over", "", "closed", ""));
  return complaint;
}

}  // namespace kehu::complaint
