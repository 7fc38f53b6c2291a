// What every act on a complaint has in common: who may, the step on record, the row.
#include "complaint/queries.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::complaint {

casework::About about(const Complaint& complaint) {
  return {"complaint", complaint.id.value, complaint.customer};
}

Result<Complaint> fetch(CommandContext& context, const Id<Complaint>& id, std::string_view path) {
  auto found = context.find<Complaint>(id);
  if (!found) return not_found("complaint.not_found", path, "no complaint has the id " + id.text());
  return *found;
}

std::vector<Id<Customer>> records_of(Reader& reader, const Complaint& complaint) {
  if (!complaint.customer) return {};
  return customer::records_with(reader, *complaint.customer);
}

Result<void> admit(CommandContext& context, const Complaint& complaint) {
  return admit_person(context, complaint, context.actor().actor, "");
}

Result<Handling> handle(CommandContext& context, const Id<Complaint>& id, std::string_view act,
                        std::string_view note) {
  KEHU_TRY_ASSIGN(Complaint complaint, fetch(context, id, "/complaint"));
  KEHU_TRY(admit(context, complaint));
  return casework::take_up(context, complaint_workflow, complaint, act, note);
}

Result<Complaint> put_back(CommandContext& context, Handling&& handling) {
  KEHU_TRY_ASSIGN(Complaint complaint, casework::put_back(context, std::move(handling)));
  return as_told(context, std::move(complaint));
}

Result<const ComplaintCategory*> category_of(const Policy& policy, const std::string& category) {
  KEHU_TRY(casework::check_line(category, "/category"));
  if (const auto* found = find_category(policy, category)) return found;
  std::string line = quotation(category) + " is no category of complaints; there are";
  for (const auto& known : policy.get<ComplaintCategoryClause>().categories)
    line += " " + known.category;
  return invalid("complaint.unknown_category", "/category", line);
}

Result<void> check_party(CommandContext& context, const Complaint& complaint,
                         const std::optional<customer::Party>& by) {
  if (!by) return {};
  KEHU_TRY_ASSIGN(bool is_complainant,
                  customer::speaks_for(context, *by, complaint.customer,
                                       {complaint.phone, complaint.phone_key}));
  Decision decision = decide_party(is_complainant);
  if (!decision.granted()) return refuse_at(context, decision, "/by");
  context.record(decision);
  return {};
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
                       std::string_view fulfilled_by, std::string_view owner_role,
                       std::optional<Instant> start) {
  casework::NewDuty duty{.kind = kind, .clause = clause, .about = about(complaint), .limit = limit};
  duty.start = start;
  duty.owner_role = owner_role;
  if (owner_role.empty()) {
    duty.owner = complaint.handler;
    if (duty.owner.empty()) duty.owner_role = role_without_handler(context.policy(), complaint);
  }
  // Who owns it answers for it: a duty of the handler goes with the case to another one.
  duty.liable = owner_role;
  duty.fulfilled_by = fulfilled_by;
  KEHU_TRY(casework::open_duty(context, duty));
  return {};
}

Result<void> open_proposal(CommandContext& context, const Complaint& complaint, Instant from) {
  return open_duty(context, complaint, "complaint.proposal", "CMP-7",
                   context.policy().get<ProposalClause>().proposal_within, "complaint.propose", {},
                   from);
}

std::string role_without_handler(const Policy& policy, const Complaint& complaint) {
  if (const auto* category = find_category(policy, complaint.category)) return category->role;
  const std::string& matter = policy.get<SolutionClause>().solution_matter;
  return std::string(casework::roles_that_may_sign(policy, matter, {}).front());
}

Result<void> open_closing(CommandContext& context, Complaint& complaint, Instant from) {
  casework::NewDuty closing{.kind = "complaint.closing",
                            .clause = "CMP-1",
                            .about = about(complaint),
                            .limit = context.policy().get<ComplaintIntakeClause>().closing_within,
                            .owner = complaint.handler,
                            .fulfilled_by = "complaint.close",
                            .start = from};
  if (closing.owner.empty()) closing.owner_role = role_without_handler(context.policy(), complaint);
  KEHU_TRY_ASSIGN(casework::Duty opened, casework::open_duty(context, closing));
  complaint.close_by = opened.deadline;
  return {};
}

Error refuse_at(CommandContext& context, const Decision& decision, std::string_view path) {
  return under(path, context.refuse(decision));
}

}  // namespace kehu::complaint
