// The decisions of the complaint area: pure functions of policy, facts and request.
#pragma once

#include "kehu/complaint/clauses.hpp"
#include "kehu/complaint/commands.hpp"

namespace kehu::complaint {

// CMP-1, CMP-2. Refusals: complaint.unknown_channel, complaint.incomplete.
struct IntakeFacts {
  std::string_view channel;
  bool complainant = false, phone = false, subject = false, content = false;
};
Decision decide_intake(const Policy& policy, const IntakeFacts& facts);
const ComplaintChannel* find_channel(const Policy& policy, std::string_view channel);

// nullptr when the policy has no such category (CMP-3).
const ComplaintCategory* find_category(const Policy& policy, std::string_view category);

// CMP-4, CMP-5, with the reasons for both.
struct Assessment {
  ComplaintGrade grade{};
  ComplaintValidity validity{};
};
Decision decide_assessment(const Policy& policy, const AssessComplaint& command, bool repeated,
                           Assessment& assessment);

// What the queue looks at (CMP-4).
struct ComplaintQueueFacts {
  ComplaintGrade grade{};
  std::int64_t priority = 0;        // lower first
  std::optional<Instant> deadline;  // earlier first, none last
  Instant received_at{};
};
// The key that puts one before the other; empty where none does.
struct ComplaintQueueOrder {
  int sign = 0;  // below zero: the first goes first
  std::optional<ComplaintQueueKey> key;
};
ComplaintQueueOrder compare(const ComplaintGradeClause& clause, const ComplaintQueueFacts& a,
                            const ComplaintQueueFacts& b);

// CMP-6: `reason`, if any, is why the actor takes no part. Refusal: complaint.recused.
Decision decide_recusal(std::optional<RecusalReason> reason);

// CMP-8: the solution is approved once its compensation is signed, in sight of what was paid before
// a reopening. Refusal: complaint.compensation_unsigned.
Decision decide_approval(const Complaint& complaint);

// CMP-9: only the complainant says whether he is satisfied. Refusal: complaint.stranger.
Decision decide_party(bool is_complainant);

// CMP-10: the group's customer service calls back, and nobody of it who handled the complaint.
// Refusals: complaint.not_group_service, complaint.own_work.
Decision decide_call_back(const Policy& policy, std::string_view role, bool is_handler);
// The least mark of a satisfied customer, and whether one who answered so is satisfied.
std::int64_t satisfied_from(const FeedbackClause& clause);
bool is_satisfied(const FeedbackClause& clause, const CallBackComplaint& answer);

// CMP-11: the crisis team is led, its meetings are held, and the customer is negotiated with, by
// those whom the policy names, for major complaints. Refusals: complaint.not_major,
// complaint.not_leader, complaint.not_negotiator.
Decision decide_leader(const Policy& policy, const Complaint& complaint, std::string_view role);
Decision decide_negotiator(const Policy& policy, const Complaint& complaint, std::string_view role);

// CMP-13: another person checks an action. Refusal: complaint.own_action.
Decision decide_check(bool is_owner, bool did_it);

// CMP-9, CMP-11, CMP-13, CMP-18: what must be there before a complaint closes. Refusals:
// complaint.unsatisfied, complaint.open_warning, complaint.no_meeting, complaint.no_action,
// complaint.open_action, complaint.no_improvement.
struct ClosingFacts {
  std::int64_t actions = 0, open_actions = 0, improvements = 0, open_warnings = 0;
  bool meeting_due = false;  // the crisis team is to meet, and has not
};
Decision decide_closing(const Policy& policy, const Complaint& complaint,
                        const ClosingFacts& facts);

// What it costs: what was paid before it was reopened, and what its solution grants once that is
// approved, unless it was withdrawn before it was carried out. Errors: money.overflow,
// money.currency.
Result<std::optional<Money>> cost_of(const Complaint& complaint);
// Moves what its solution grants to what was paid, where it was carried out: the next one begins
// with none. Errors: money.overflow, money.currency.
Result<void> give_up_solution(Complaint& complaint);

// CMP-9: a closed complaint reopens within the policy's time. Refusal: complaint.too_late.
Decision decide_reopening(const Complaint& complaint, std::optional<Instant> until, Instant now);

// CMP-14. The amount of a penalty. Errors: money.overflow.
Result<Money> loss_penalty(const PenaltyClause& clause, Money loss);
Result<Money> delay_penalty(const PenaltyClause& clause, std::int64_t late_days);

}  // namespace kehu::complaint
