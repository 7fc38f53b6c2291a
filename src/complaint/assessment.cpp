// Acknowledged, assessed, investigated: what the complaint is, who answers for it, and why it
// happened (CMP-3 to CMP-7).
#include <algorithm>

#include "complaint/commands.hpp"
#include "kehu/core/text.hpp"

namespace kehu::complaint {

Result<Complaint> acknowledge(CommandContext& context, const AcknowledgeComplaint& command) {
  KEHU_TRY_ASSIGN(Handling handling, handle(context, command.complaint, "complaint.acknowledge",
                                            command.note.value_or("")));
  Complaint& complaint = handling.row;
  complaint.acknowledged_at = context.now();
  KEHU_TRY(casework::fulfil_duties(context, complaint.id.value, "complaint.acknowledgement",
                                   "acknowledged"));
  if (complaint.customer) {
    casework::NewNotification told{.recipient_kind = casework::RecipientKind::customer,
                                   .kind = "complaint.acknowledgement",
                                   .clause = "CMP-1",
                                   .about = about(complaint),
                                   .facts = {{"number", complaint.number}}};
    KEHU_TRY(casework::notify(context, told));
  }
  return put_back(context, std::move(handling));
}

namespace {

// The latest complaint of the same customer, under whichever record of his, or from the same phone
// where one of the two is of nobody in the customer file, in the same category within the days of
// the policy.
std::optional<Id<Complaint>> earlier_of(CommandContext& context, const Complaint& complaint) {
  auto days_back = context.policy().get<ComplaintGradeClause>().repeat_days;
  std::optional<Complaint> found;
  auto look = [&](std::string_view index, const record::Value& key) {
    store::Range window{{key},
                        record::Value(complaint.received_at - std::chrono::days(days_back)),
                        record::Value(complaint.received_at + Duration(1)),
                        true,
                        0};
    context.each<Complaint>(index, window, [&](const Complaint& other) {
      if (found && other.received_at <= found->received_at) return false;
      // Of two that came in at once, the number says which is the earlier: neither repeats the
      // other in turn.
      bool is_earlier =
          other.received_at < complaint.received_at || other.number < complaint.number;
      bool is_his = index == "by_customer" || !complaint.customer || !other.customer;
      bool same = other.id != complaint.id && is_his && other.category == complaint.category &&
                  is_earlier && other.state != ComplaintState::withdrawn;
      if (same) found = other;
      return !same;
    });
  };
  for (const Id<Customer>& record : records_of(context, complaint))
    look("by_customer", record.value);
  if (!complaint.phone_key.empty()) look("by_phone", Reader::value(complaint.phone_key));
  return found ? std::optional(found->id) : std::nullopt;
}

// The handler must be somebody who may take part.
Result<void> take_handler(CommandContext& context, const AssessComplaint& command,
                          Complaint& complaint) {
  std::string handler = command.handler.value_or(context.actor().actor);
  KEHU_TRY(casework::check_needed_line(handler, "/handler"));
  KEHU_TRY(admit_person(context, complaint, handler, "/handler"));
  complaint.handler = handler;
  KEHU_TRY(casework::reassign_duties(context, complaint.id.value, handler,
                                     role_without_handler(context.policy(), complaint)));
  return {};
}

}  // namespace

Result<Complaint> assess(CommandContext& context, const AssessComplaint& command) {
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.assess", command.category));
  Complaint& complaint = handling.row;
  KEHU_TRY_ASSIGN(const ComplaintCategory* category,
                  category_of(context.policy(), command.category));
  complaint.category = category->category;
  complaint.department = category->department;
  complaint.repeats = earlier_of(context, complaint);
  Assessment assessment;
  context.record(
      decide_assessment(context.policy(), command, complaint.repeats.has_value(), assessment));
  complaint.grade = assessment.grade;
  complaint.validity = assessment.validity;
  KEHU_TRY(take_handler(context, command, complaint));
  if (handling.before.category.empty())
    KEHU_TRY(open_closing(context, complaint, complaint.received_at));
  bool was_major = handling.before.grade == ComplaintGrade::major;
  bool is_major = complaint.grade == ComplaintGrade::major;
  bool is_elsewhere = complaint.department != handling.before.department;
  if (is_major && (!was_major || is_elsewhere)) KEHU_TRY(start_ladder(context, complaint));
  if (!is_major && was_major) KEHU_TRY(stop_ladder(context, complaint));
  return put_back(context, std::move(handling));
}

Result<Complaint> investigate(CommandContext& context, const InvestigateComplaint& command) {
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.investigate", command.cause_code));
  Complaint& complaint = handling.row;
  KEHU_TRY(casework::check_needed_text(command.cause, "/cause"));
  KEHU_TRY(casework::check_line(command.cause_code, "/cause_code"));
  if (command.responsible) KEHU_TRY(casework::check_line(*command.responsible, "/responsible"));
  const auto& causes = context.policy().get<ComplaintValidityClause>().causes;
  if (std::ranges::find(causes, command.cause_code) == causes.end()) {
    std::string line = quotation(command.cause_code) + " is no cause of clause CMP-5; there are";
    for (const std::string& known : causes) line += " " + known;
    return invalid("complaint.unknown_cause", "/cause_code", line);
  }
  complaint.cause = command.cause;
  complaint.cause_code = command.cause_code;
  if (command.responsible && !command.responsible->empty()) {
    if (casework::is_same_person(context, *command.responsible, context.actor().actor))
      return invalid("complaint.responsible_investigates", "/responsible",
                     quotation(*command.responsible) +
                         " investigates; have the complaint assigned to another person first");
    complaint.responsible = *command.responsible;
    // Whom the complaint names already is found responsible once more: one row says both.
    if (!is_involved(context, complaint.id, complaint.responsible,
                     RecusalReason::complained_about)) {
      KEHU_TRY(put_person(context, complaint.id,
                          {complaint.responsible, RecusalReason::complained_about, "investigation"},
                          "/responsible"));
    }
    KEHU_TRY(release_handler(context, complaint));
  }
  return put_back(context, std::move(handling));
}

}  // namespace kehu::complaint
