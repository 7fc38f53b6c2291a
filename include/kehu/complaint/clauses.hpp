// What the policy says about complaints: the parameters of the clauses CMP-1 to CMP-18.
#pragma once

#include "kehu/complaint/records.hpp"
#include "kehu/policy/policy.hpp"

namespace kehu::complaint {

using casework::TimeLimit;

struct ComplaintChannel {
  std::string channel;
  bool passed_on = false;  // comes from the company, not from the customer on site
};
BOOST_DESCRIBE_STRUCT(ComplaintChannel, (), (channel, passed_on))

struct ComplaintIntakeClause {  // CMP-1
  std::vector<ComplaintChannel> channels;
  TimeLimit acknowledgement_within;
  TimeLimit closing_within;  // from the receipt, and from a reopening after it was closed
};
BOOST_DESCRIBE_STRUCT(ComplaintIntakeClause, (), (channels, acknowledgement_within, closing_within))

struct ComplaintRecordClause {  // CMP-2
  bool phone_required = false;
  std::vector<std::string> confidential_roles;  // that see who complained in confidence
};
BOOST_DESCRIBE_STRUCT(ComplaintRecordClause, (), (phone_required, confidential_roles))

struct ComplaintCategory {
  std::string category;
  std::string department;
  std::string role;  // the head of the department
  bool is_suggestion = false;
};
BOOST_DESCRIBE_STRUCT(ComplaintCategory, (), (category, department, role, is_suggestion))

struct ComplaintCategoryClause {  // CMP-3
  std::vector<ComplaintCategory> categories;
};
BOOST_DESCRIBE_STRUCT(ComplaintCategoryClause, (), (categories))

// What puts one open complaint before another; the first that differs decides.
enum class ComplaintQueueKey : std::uint8_t {
  grade,     // major before general before ungraded
  tier,      // by the priority of the customer's tier (TIER-3)
  deadline,  // the earliest of its running duties
  received,
};
BOOST_DESCRIBE_ENUM(ComplaintQueueKey, grade, tier, deadline, received)

// CMP-4. Table "grade": repeated, to_manufacturer, blockade, return_demanded, negative_media,
// wide, serious, injury, regulator -> grade (general, major).
struct ComplaintGradeClause {
  std::int64_t repeat_days = 0;  // the same customer and category within these is a repetition
  std::vector<ComplaintQueueKey> order;  // in which open complaints are worked on
};
BOOST_DESCRIBE_STRUCT(ComplaintGradeClause, (), (repeat_days, order))

// CMP-5. Table "validity": reasons_sufficient, demand_reasonable -> validity (upheld,
// partly_upheld, not_upheld).
struct ComplaintValidityClause {
  std::vector<std::string> causes;  // the words by which causes are counted
};
BOOST_DESCRIBE_STRUCT(ComplaintValidityClause, (), (causes))

struct RecusalClause {                 // CMP-6
  bool relationships_exclude = false;  // those of authority.declare_relationship
  bool signatories_excluded = false;   // of the decision that is disputed
  bool hands_excluded = false;         // in the work order or the request that it is about
};
BOOST_DESCRIBE_STRUCT(RecusalClause, (),
                      (relationships_exclude, signatories_excluded, hands_excluded))

struct ProposalClause {  // CMP-7
  TimeLimit proposal_within;
};
BOOST_DESCRIBE_STRUCT(ProposalClause, (), (proposal_within))

struct SolutionClause {                              // CMP-8
  std::string solution_matter, compensation_matter;  // of the authority table
  TimeLimit approval_within;
};
BOOST_DESCRIBE_STRUCT(SolutionClause, (), (solution_matter, compensation_matter, approval_within))

struct ReactionClause {  // CMP-9
  TimeLimit reaction_within;
  TimeLimit reopening_within;  // from the closing
};
BOOST_DESCRIBE_STRUCT(ReactionClause, (), (reaction_within, reopening_within))

struct FeedbackClause {  // CMP-10
  TimeLimit feedback_within, call_back_within;
  std::string group_role;  // the group's customer service
  std::int64_t score_max = 0;
  std::optional<std::int64_t> satisfied_from;  // the least mark; empty: of the scale's upper half
};
BOOST_DESCRIBE_STRUCT(FeedbackClause, (),
                      (feedback_within, call_back_within, group_role, score_max, satisfied_from))

// One rung of the ladder: who is told, within what time, and once whom has been told.
struct WarningRung {
  std::string recipient_role;
  std::optional<TimeLimit> within;   // empty: told at once, by a message
  std::optional<std::string> after;  // the recipient of an earlier rung; empty: from the grading
  std::string liable;                // the role that answers for missing it (CMP-12)
};
BOOST_DESCRIBE_STRUCT(WarningRung, (), (recipient_role, within, after, liable))

struct MajorClause {  // CMP-11
  std::vector<WarningRung> ladder;
  std::string crisis_leader_role;
  TimeLimit crisis_meeting_within;
  std::vector<std::string> negotiator_roles;
};
BOOST_DESCRIBE_STRUCT(MajorClause, (),
                      (ladder, crisis_leader_role, crisis_meeting_within, negotiator_roles))

struct CorrectionClause {            // CMP-13
  bool needed_where_upheld = false;  // a complaint that is upheld closes with an action
  bool needed_where_major = false;
  TimeLimit check_within;    // of its being carried out, for the check that it had its effect
  std::string checker_role;  // that checks where the handler may not
};
BOOST_DESCRIBE_STRUCT(CorrectionClause, (),
                      (needed_where_upheld, needed_where_major, check_within, checker_role))

struct PenaltyClause {  // CMP-14
  Ratio loss_share;     // of the loss, borne by the person responsible
  Money loss_most;
  Money delay_daily;  // for each day begun after a deadline
  Money delay_most;
};
BOOST_DESCRIBE_STRUCT(PenaltyClause, (), (loss_share, loss_most, delay_daily, delay_most))

struct ComplaintReportClause {   // CMP-15
  std::int64_t week_begins = 0;  // 1 Monday ... 7 Sunday
};
BOOST_DESCRIBE_STRUCT(ComplaintReportClause, (), (week_begins))

struct ComplaintRetentionClause {  // CMP-16
  std::int64_t years = 0;
};
BOOST_DESCRIBE_STRUCT(ComplaintRetentionClause, (), (years))

struct ImprovementClause {   // CMP-18
  bool item_needed = false;  // a suggestion closes with an item of the plan
};
BOOST_DESCRIBE_STRUCT(ImprovementClause, (), (item_needed))

}  // namespace kehu::complaint

namespace kehu {
KEHU_CLAUSE(complaint::ComplaintIntakeClause)
KEHU_CLAUSE(complaint::ComplaintRecordClause)
KEHU_CLAUSE(complaint::ComplaintCategoryClause)
KEHU_CLAUSE(complaint::ComplaintGradeClause)
KEHU_CLAUSE(complaint::ComplaintValidityClause)
KEHU_CLAUSE(complaint::RecusalClause)
KEHU_CLAUSE(complaint::ProposalClause)
KEHU_CLAUSE(complaint::SolutionClause)
KEHU_CLAUSE(complaint::ReactionClause)
KEHU_CLAUSE(complaint::FeedbackClause)
KEHU_CLAUSE(complaint::MajorClause)
KEHU_CLAUSE(complaint::CorrectionClause)
KEHU_CLAUSE(complaint::PenaltyClause)
KEHU_CLAUSE(complaint::ComplaintReportClause)
KEHU_CLAUSE(complaint::ComplaintRetentionClause)
KEHU_CLAUSE(complaint::ImprovementClause)
}  // namespace kehu
