// The solution: proposed, signed, approved, told, and what the customer says to it (CMP-7 to
// CMP-9).
#include <algorithm>

#include "complaint/commands.hpp"

namespace kehu::complaint {

namespace {

// Those for which what was signed adds up with this one, beside the customer's: itself, for a sum
// is not split over its reopenings, and those of one who is not in the customer file, or under
// several records of it, by his phone.
std::vector<Uuid> complaints_together(CommandContext& context, const Complaint& complaint) {
  std::vector<Uuid> together = {complaint.id.value};
  if (complaint.phone_key.empty()) return together;
  for (const auto& other :
       context.rows<Complaint>("by_phone", {Reader::value(complaint.phone_key)}))
    if (other.id != complaint.id &&
        (other.customer == complaint.customer || !other.customer || !complaint.customer))
      together.push_back(other.id.value);
  return together;
}

bool was_carried_out_since(CommandContext& context, const Complaint& complaint, Instant at) {
  return std::ranges::any_of(context.rows<casework::Step>("", {complaint.id.value}),
                             [&](const casework::Step& step) {
                               return step.act == CompleteComplaint::name && step.at >= at;
                             });
}

// What was signed for a solution that was rejected thereafter, or whose complaint was withdrawn
// before it was carried out, is not paid.
bool is_paid(CommandContext& context, const casework::Signature& earlier) {
  auto complaint = context.find<Complaint>(Id<Complaint>{earlier.subject.value});
  if (!complaint) return true;
  if (complaint->state == ComplaintState::withdrawn &&
      !was_carried_out_since(context, *complaint, earlier.at))
    return false;
  const auto& matter = context.policy().get<SolutionClause>().solution_matter;
  auto later = context.rows<casework::Signature>("by_subject", {earlier.subject.value});
  auto answer = std::ranges::find_if(later, [&](const casework::Signature& signature) {
    return signature.matter == matter && earlier.id < signature.id;
  });
  return answer == later.end() || answer->approved;
}

casework::SignatureRequest request_for(CommandContext& context, const Complaint& complaint,
                                       std::string_view matter,
                                       const std::optional<Money>& amount) {
  return {.matter = matter,
          .clause = "CMP-8",
          .about = about(complaint),
          .requested_by = complaint.proposed_by,
          .amount = amount,
          .paid_before = amount ? complaint.compensation_paid : std::nullopt,
          .takes_no_part =
              [&](std::string_view person, std::string_view leaving_out) {
                return recusal_of(context, context.policy(), complaint, person, context.today(),
                                  leaving_out)
                    .has_value();
              },
          .also_about = complaints_together(context, complaint),
          .adds_up =
              [&context](const casework::Signature& earlier) { return is_paid(context, earlier); }};
}

Result<casework::Signature> sign(CommandContext& context, const Complaint& complaint,
                                 std::string_view matter, const std::optional<Money>& amount,
                                 bool approved, const std::string& note) {
  casework::SignatureRequest request = request_for(context, complaint, matter, amount);
  request.approved = approved;
  request.note = note;
  KEHU_TRY_ASSIGN(casework::Signature signature, casework::sign(context, request));
  // Whoever takes no part does not do so by a deputy either.
  if (!signature.on_behalf_of.empty())
    KEHU_TRY(admit_person(context, complaint, signature.on_behalf_of, ""));
  return signature;
}

// Whoever signs is told that something waits for him.
Result<void> ask_signatures(CommandContext& context, const Complaint& complaint) {
  const auto& clause = context.policy().get<SolutionClause>();
  auto ask = [&](std::string_view kind, const std::string& matter,
                 const std::optional<Money>& amount, std::string_view command) -> Result<void> {
    KEHU_TRY_ASSIGN(std::string_view role,
                    casework::role_asked(context, request_for(context, complaint, matter, amount)));
    return open_duty(context, complaint, kind, "CMP-8", clause.approval_within, command, role);
  };
  if (complaint.compensation)
    KEHU_TRY(ask("complaint.compensation", clause.compensation_matter, complaint.compensation,
                 "complaint.sign_compensation"));
  return ask("complaint.approval", clause.solution_matter, {}, "complaint.approve");
}

}  // namespace

Result<Complaint> propose(CommandContext& context, const ProposeSolution& command) {
  KEHU_TRY_ASSIGN(Handling handling, handle(context, command.complaint, "complaint.propose", ""));
  Complaint& complaint = handling.row;
  KEHU_TRY(casework::check_needed_text(command.solution, "/solution"));
  if (command.compensation)
    KEHU_TRY(check_amount(context.policy(), *command.compensation, "/compensation"));
  complaint.solution = command.solution;
  complaint.compensation = command.compensation;
  complaint.compensation_signed = complaint.solution_approved = false;
  complaint.proposed_by = context.actor().actor;
  KEHU_TRY(casework::fulfil_duties(context, complaint.id.value, "complaint.proposal", "proposed"));
  KEHU_TRY(ask_signatures(context, complaint));
  return put_back(context, std::move(handling));
}

Result<Complaint> sign_compensation(CommandContext& context, const SignCompensation& command) {
  std::string note = command.note.value_or("");
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.sign_compensation", note));
  Complaint& complaint = handling.row;
  if (!complaint.compensation || complaint.compensation_signed)
    return conflict("complaint.nothing_to_sign", "/complaint",
                    complaint.compensation ? "the compensation is signed already"
                                           : "the solution has no compensation to be signed");
  KEHU_TRY(sign(context, complaint, context.policy().get<SolutionClause>().compensation_matter,
                complaint.compensation, true, note));
  complaint.compensation_signed = true;
  KEHU_TRY(
      casework::fulfil_duties(context, complaint.id.value, "complaint.compensation", "signed"));
  return put_back(context, std::move(handling));
}

Result<Complaint> approve(CommandContext& context, const ApproveSolution& command) {
  std::string note = command.note.value_or("");
  KEHU_TRY_ASSIGN(Handling handling, handle(context, command.complaint, "complaint.approve", note));
  Complaint& complaint = handling.row;
  Decision decision = decide_approval(complaint);
  KEHU_TRY(granted(context, decision));
  KEHU_TRY(sign(context, complaint, context.policy().get<SolutionClause>().solution_matter, {},
                true, note));
  complaint.solution_approved = true;
  KEHU_TRY(casework::fulfil_duties(context, complaint.id.value, "complaint.approval", "approved"));
  return put_back(context, std::move(handling));
}

Result<Complaint> reject(CommandContext& context, const RejectSolution& command) {
  KEHU_TRY(casework::check_needed_text(command.note, "/note"));
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.reject", command.note));
  const Complaint& complaint = handling.row;
  KEHU_TRY(sign(context, complaint, context.policy().get<SolutionClause>().solution_matter, {},
                false, command.note));
  KEHU_TRY(casework::fulfil_duties(context, complaint.id.value, "complaint.approval", "rejected"));
  KEHU_TRY(casework::cancel_duties(context, complaint.id.value, "complaint.compensation",
                                   "the solution was rejected"));
  KEHU_TRY(open_proposal(context, complaint, context.now()));
  return put_back(context, std::move(handling));
}

Result<Complaint> communicate(CommandContext& context, const CommunicateSolution& command) {
  KEHU_TRY_ASSIGN(Handling handling, handle(context, command.complaint, "complaint.communicate",
                                            command.note.value_or("")));
  Complaint& complaint = handling.row;
  complaint.reaction = Reaction::none;
  KEHU_TRY(open_duty(context, complaint, "complaint.reaction", "CMP-9",
                     context.policy().get<ReactionClause>().reaction_within, "complaint.accept"));
  return put_back(context, std::move(handling));
}

Result<Complaint> accept(CommandContext& context, const AcceptSolution& command) {
  KEHU_TRY_ASSIGN(Handling handling, handle(context, command.complaint, "complaint.accept",
                                            command.reaction.value_or("")));
  Complaint& complaint = handling.row;
  KEHU_TRY(check_party(context, complaint, command.by));
  complaint.reaction = Reaction::satisfied;
  complaint.reaction_text = command.reaction.value_or("");
  KEHU_TRY(casework::fulfil_duties(context, complaint.id.value, "complaint.reaction", "satisfied"));
  return put_back(context, std::move(handling));
}

Result<Complaint> reopen(CommandContext& context, const ReopenComplaint& command) {
  KEHU_TRY(casework::check_needed_text(command.reaction, "/reaction"));
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.reopen", command.reaction));
  Complaint& complaint = handling.row;
  KEHU_TRY(check_party(context, complaint, command.by));
  std::optional<Instant> until;
  if (handling.before.closed_at) {
    KEHU_TRY_ASSIGN(until, casework::end_of(context.policy(),
                                            context.policy().get<ReactionClause>().reopening_within,
                                            *handling.before.closed_at));
  }
  Decision decision = decide_reopening(handling.before, until, context.now());
  KEHU_TRY(granted(context, decision));
  complaint.reaction = Reaction::unsatisfied;
  complaint.reaction_text = command.reaction;
  complaint.reopened += 1;
  KEHU_TRY(give_up_solution(complaint));
  complaint.closed_at.reset();
  complaint.retain_until.reset();
  KEHU_TRY(
      casework::fulfil_duties(context, complaint.id.value, "complaint.reaction", "unsatisfied"));
  KEHU_TRY(casework::cancel_duties(context, complaint.id.value, "complaint.feedback", "reopened"));
  KEHU_TRY(casework::cancel_duties(context, complaint.id.value, "complaint.call_back", "reopened"));
  KEHU_TRY(open_proposal(context, complaint, context.now()));
  if (handling.before.closed_at) {
    complaint.open_since = context.now();
    KEHU_TRY(open_closing(context, complaint, context.now()));
  }
  return put_back(context, std::move(handling));
}

}  // namespace kehu::complaint
