// What every act on a complaint has in common: who may, the step on record, the row.
#include "complaint/handling.hpp"

namespace kehu::complaint {

casework::About about(const Complaint& complaint) {
  return {"complaint", complaint.id.value, complaint.customer};
}

std::optional<RecusalReason> recusal_of(Reader& reader, const Policy& policy,
                                        const Complaint& complaint, std::string_view person,
                                        const Date& day) {
  auto tied = reader.rows<ComplaintPerson>("", {complaint.id.value});
  for (const ComplaintPerson& other : tied)
    if (casework::is_same_person(reader, person, other.person)) return other.reason;
  if (!policy.get<RecusalClause>().relationships_exclude) return std::nullopt;
  auto is_tied_to = [&](const std::optional<Id<Customer>>& customer, std::string_view other) {
    return casework::relationship_with(reader, person, customer, other, day).has_value();
  };
  if (is_tied_to(complaint.customer, complaint.complainant)) return RecusalReason::relationship;
  for (const ComplaintPerson& other : tied)
    if (other.reason == RecusalReason::complained_about && is_tied_to({}, other.person))
      return RecusalReason::relationship;
  return std::nullopt;
}

Result<Complaint> fetch(CommandContext& context, const Id<Complaint>& id, std::string_view path) {
  auto found = context.find<Complaint>(id);
  if (!found) return not_found("complaint.not_found", path, "no complaint has the id " + id.text());
  return *found;
}

Result<void> admit(CommandContext& context, const Complaint& complaint) {
  Decision decision = decide_recusal(recusal_of(context, context.policy(), complaint,
                                                context.actor().actor, context.today()));
  if (!decision.granted()) return context.refuse(decision);
  return {};
}

Result<Handling> handle(CommandContext& context, const Id<Complaint>& id, std::string_view act,
                        std::string_view note) {
  KEHU_TRY_ASSIGN(Complaint before, fetch(context, id, "/complaint"));
  KEHU_TRY(admit(context, before));
  Handling handling{before, before};
  KEHU_TRY(casework::take_step(context, complaint_workflow, handling.complaint, act, note));
  return handling;
}

Result<Complaint> save(CommandContext& context, Handling&& handling) {
  KEHU_TRY(context.update(handling.before, handling.complaint));
  return std::move(handling.complaint);
}

Result<ComplaintPerson> put_person(CommandContext& context, const Id<Complaint>& complaint,
                                   const InvolvedPerson& given, std::string_view path) {
  KEHU_TRY(casework::check_needed_text(given.person, std::string(path) + "/person"));
  if (given.note) KEHU_TRY(casework::check_text(*given.note, std::string(path) + "/note"));
  auto earlier = context.rows<ComplaintPerson>("", {complaint.value});
  ComplaintPerson person;
  person.complaint = complaint;
  person.number = earlier.empty() ? 1 : earlier.back().number + 1;
  person.person = given.person;
  person.reason = given.reason;
  person.note = given.note.value_or("");
  KEHU_TRY(context.insert(person));
  return person;
}

Result<void> check_amount(const Policy& policy, Money amount, std::string_view path) {
  if (!amount.is_positive())
    return invalid("complaint.amount", path, amount.text() + " is not above zero");
  if (amount.currency() != policy.currency())
    return invalid("complaint.currency", path,
                   amount.text() + " is not in " + std::string(policy.currency().code()) +
                       ", the currency of the policy");
  return {};
}

Result<void> open_duty(CommandContext& context, const Complaint& complaint, std::string_view kind,
                       std::string_view clause, const TimeLimit& limit,
                       std::string_view fulfilled_by, std::string_view owner_role) {
  casework::NewDuty duty{
      .kind = kind, .clause = clause, .about = about(complaint), .limit = limit};
  if (owner_role.empty()) duty.owner = complaint.handler;
  duty.owner_role = owner_role;
  // Who owns it answers for it: a duty of the handler goes with the case to another one.
  duty.liable = owner_role;
  duty.fulfilled_by = fulfilled_by;
  KEHU_TRY(casework::open_duty(context, duty));
  return {};
}

Error refuse_at(CommandContext& context, const Decision& decision, std::string_view path) {
  return under(path, context.refuse(decision));
}

}  // namespace kehu::complaint
