// Handlers of meetings, greetings, posts, evaluations and key accounts; commands.cpp enters them.
#pragma once

#include "care/handlers.hpp"
#include "kehu/care/occasions.hpp"

namespace kehu::care {

extern const workflow::Workflow post_workflow;

// meetings.cpp
Result<CareMeeting> record_meeting(CommandContext&, const RecordMeeting&);
Result<MeetingRequest> answer_meeting_request(CommandContext&, const AnswerMeetingRequest&);
Result<void> meeting_requests(QueryContext&, const MeetingRequests&, Rows<MeetingRequest>&);
Result<void> meeting_rates(QueryContext&, const MeetingRates&, Rows<MeetingRateRow>&);
// Whether a customer has the premises on a day; never of a vehicle or device.
bool occupies(const customer::Asset& asset, const Date& day);
// greetings.cpp
Result<Greeted> greet(CommandContext&, const GreetCustomers&);
Result<Greeted> warn(CommandContext&, const WarnCustomers&);
Result<void> complainants(QueryContext&, const Complainants&, Rows<ComplainantRow>&);
// posts.cpp
Result<PublicPost> record_post(CommandContext&, const RecordPost&);
Result<PublicPost> assign_post(CommandContext&, const AssignPost&);
Result<PublicPost> draft_reply(CommandContext&, const DraftReply&);
Result<PublicPost> approve_reply(CommandContext&, const ApproveReply&);
Result<PublicPost> publish_reply(CommandContext&, const PublishReply&);
Result<PublicPost> close_post(CommandContext&, const ClosePost&);
Result<void> posts(QueryContext&, const Posts&, Rows<PublicPost>&);
// evaluations.cpp
Result<RelationshipEvaluation> evaluate(CommandContext&, const Evaluate&);
Result<void> evaluations(QueryContext&, const Evaluations&, Rows<RelationshipEvaluation>&);
// key_accounts.cpp
Result<KeyAccount> name_key_account(CommandContext&, const NameKeyAccount&);
Result<TargetsSet> set_targets(CommandContext&, const SetKeyAccountTargets&);
Result<void> key_account(QueryContext&, const KeyAccountView&, Rows<KeyAccountRow>&);
// checks_occasions.cpp
void check_meetings(const void* parameters, std::vector<Error>& faults);
void check_greetings(const void* parameters, std::vector<Error>& faults);
void check_posts(const void* parameters, std::vector<Error>& faults);
void check_evaluation(const void* parameters, std::vector<Error>& faults);

}  // namespace kehu::care
