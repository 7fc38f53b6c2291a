// The result, what the customer says of it, and what follows: back to work, closed, reopened
// (SRV-3), asked again afterwards (SRV-6).
#include <algorithm>

#include "kehu/governance.hpp"
#include "service/commands.hpp"
#include "service/handling.hpp"

namespace kehu::service {

namespace {

// The next of the contacts that the policy asks for after closing.
Result<void> plan_follow_up(CommandContext& context, Handling& at) {
  const ServiceRequest& request = at.request;
  const RequestKind* kind = find_kind(context.policy(), request.kind);
  const auto& limits = context.policy().get<AfterSalesClause>().follow_ups;
  auto next = static_cast<std::size_t>(request.follow_ups);
  if (!kind || !kind->is_followed_up || next >= limits.size()) return {};
  casework::NewDuty duty{.kind = duty_kinds::follow_up,
                         .clause = "SRV-6",
                         .about = about(request),
                         .limit = limits[next]};
  duty.owner = request.owner;
  duty.owner_role = request.owner_role;
  duty.fulfilled_by = FollowUpRequest::name;
  duty.start = request.closed_at;
  KEHU_TRY(at.duties(context).open(duty));
  return {};
}

// Those whose answer is awaited, each once.
std::vector<std::string> departments_asked(CommandContext& context, const ServiceRequest& request) {
  std::vector<std::string> asked;
  if (request.contributions_open == 0) return asked;
  for (const auto& contribution : context.rows<Contribution>("by_request", {request.id.value}))
    if (!casework::open_duties_of(context, contribution.id.value, duty_kinds::contribution).empty())
      asked.push_back(contribution.department);
  std::ranges::sort(asked);
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  return asked;
}

// Nothing is due about it any more, nor of the departments that were asked.
Result<void> end_duties(CommandContext& context, Handling& at, std::string_view outcome) {
  ServiceRequest& request = at.request;
  KEHU_TRY(at.duties(context).cancel({}, outcome));
  if (request.contributions_open > 0)
    for (const Contribution& contribution :
         context.rows<Contribution>("by_request", {request.id.value}))
      if (!contribution.answered_at)
        KEHU_TRY(casework::cancel_duties(context, contribution.id.value, {}, outcome));
  request.contributions_open = 0;
  request.appointment_at.reset();
  request.answer_until.reset();
  request.open_since.reset();
  return {};
}

SatisfactionAnswer answer_of(AnswerKind kind, bool satisfied, std::optional<std::int64_t> score,
                             std::string comment) {
  SatisfactionAnswer answer;
  answer.kind = kind;
  answer.reached = true;
  answer.satisfied = satisfied;
  answer.score = score;
  answer.comment = std::move(comment);
  return answer;
}

Result<void> close(CommandContext& context, Handling& at, RequestSatisfaction satisfaction) {
  at.request.satisfaction = satisfaction;
  KEHU_TRY(end_duties(context, at, "closed"));
  at.request.closed_at = context.now();
  at.request.follow_ups = 0;
  return plan_follow_up(context, at);
}

Result<void> ask_customer(CommandContext& context, Handling& at) {
  at.request.satisfaction = RequestSatisfaction::unanswered;
  KEHU_TRY(await_answer(context, at.request));
  KEHU_TRY(tell_clocks(context, at, ClockEvent::result_reported));
  return tell_customer(context, at.request, message_kinds::result, "SRV-3",
                       {{"answer_until", text(*at.request.answer_until)}});
}

Result<void> accept(CommandContext& context, Handling& at, const ResultAcceptance& given) {
  KEHU_TRY(check_score(context.policy(), given.score));
  std::string comment = given.comment.value_or("");
  KEHU_TRY(casework::check_text(comment, "/comment"));
  KEHU_TRY(at.step(context, AcceptResult::name, comment));
  KEHU_TRY(check_party(context, at.request, given.by));
  SatisfactionAnswer answer =
      answer_of(AnswerKind::accepted, true, given.score, std::move(comment));
  KEHU_TRY(put_answer(context, at.request, answer));
  at.request.score = given.score;
  return {};
}

// Whoever may not accept for a customer does not get to it by reporting either (GOV-1).
Result<void> check_right_to_accept(const CommandContext& context) {
  Decision right =
      governance::may(context.policy(), context.actor().role, true, AcceptResult::name);
  if (right.granted()) return {};
  return refusal(Category::denied, right.code, right.reasons, right.remedies);
}

Result<void> accept_at_once(CommandContext& context, Handling& at, const ResultAcceptance& given) {
  KEHU_TRY(check_right_to_accept(context));
  KEHU_TRY(accept(context, at, given));
  KEHU_TRY(stop_clocks(context, at, {ClockEvent::result_reported, ClockEvent::result_accepted}));
  return close(context, at, RequestSatisfaction::satisfied);
}

}  // namespace

Result<ServiceRequest> report_result(CommandContext& context, const ReportResult& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(casework::check_needed_text(command.result, "/result"));
  ServiceRequest& request = at.request;
  KEHU_TRY(at.step(context, ReportResult::name, command.result));
  KEHU_TRY(granted(
      context,
      decide_result(context.policy(), departments_asked(context, request), request.belongings_held),
      "/request"));
  request.result = command.result;
  request.result_at = context.now();
  if (!request.responded_at) request.responded_at = context.now();
  if (!command.accepted) {
    KEHU_TRY(ask_customer(context, at));
  } else if (auto done = accept_at_once(context, at, *command.accepted); !done) {
    return under("/accepted", std::move(done).error());
  }
  return at.put_back(context);
}

Result<ServiceRequest> accept_result(CommandContext& context, const AcceptResult& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(accept(context, at, {command.by, command.score, command.comment}));
  KEHU_TRY(tell_clocks(context, at, ClockEvent::result_accepted));
  KEHU_TRY(close(context, at, RequestSatisfaction::satisfied));
  return at.put_back(context);
}

Result<ServiceRequest> reject_result(CommandContext& context, const RejectResult& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(casework::check_needed_text(command.comment, "/comment"));
  KEHU_TRY(check_score(context.policy(), command.score));
  KEHU_TRY(at.step(context, "service.reject_result", command.comment));
  KEHU_TRY(check_party(context, at.request, command.by));
  SatisfactionAnswer answer =
      answer_of(AnswerKind::rejected, false, command.score, command.comment);
  KEHU_TRY(put_answer(context, at.request, answer));
  at.request.score = command.score;
  at.request.satisfaction = RequestSatisfaction::dissatisfied;
  at.request.rejections += 1;
  at.request.answer_until.reset();
  KEHU_TRY(tell_clocks(context, at, ClockEvent::result_rejected));
  return at.put_back(context);
}

namespace {

Result<void> close_silently(CommandContext& context, const Id<ServiceRequest>& id) {
  Handling at;
  KEHU_TRY(at.take(context, id));
  KEHU_TRY(at.step(context, "service.close_unanswered"));
  KEHU_TRY(granted(context,
                   decide_silence(context.policy(), at.request.answer_until, context.now()),
                   "/request"));
  KEHU_TRY(tell_clocks(context, at, ClockEvent::closed_unanswered));
  KEHU_TRY(close(context, at, RequestSatisfaction::silent));
  return at.put(context);
}

}  // namespace

Result<ClosedUnanswered> close_unanswered(CommandContext& context, const CloseUnanswered& command) {
  if (command.request) {
    KEHU_TRY(close_silently(context, *command.request));
    return ClosedUnanswered{1};
  }
  KEHU_TRY(granted(context, decide_silence(context.policy(), {}, context.now()), ""));
  std::vector<Id<ServiceRequest>> silent;
  store::Range range;
  range.from = record::Value(Instant::min());
  range.until = record::Value(context.now() + Duration(1));
  context.each<ServiceRequest>("unanswered", range, [&](const ServiceRequest& request) {
    // One that was changed by a clock ahead of ours has its turn when that time has come.
    if (request.changed_at <= context.now()) silent.push_back(request.id);
    return true;
  });
  for (const Id<ServiceRequest>& id : silent) KEHU_TRY(close_silently(context, id));
  return ClosedUnanswered{static_cast<std::int64_t>(silent.size())};
}

Result<ServiceRequest> reopen(CommandContext& context, const ReopenRequest& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY(at.step(context, "service.reopen", command.reason));
  KEHU_TRY(check_party(context, at.request, command.by));
  ServiceRequest& request = at.request;
  const auto& clause = context.policy().get<SatisfactionClause>();
  KEHU_TRY_ASSIGN(Instant until,
                  casework::end_of(context.policy(), clause.reopening_within, *request.closed_at));
  KEHU_TRY(granted(context, decide_reopening(until, context.now()), "/request"));
  KEHU_TRY(at.duties(context).cancel(duty_kinds::follow_up, "reopened"));
  request.reopenings += 1;
  request.closed_at.reset();
  request.responded_at.reset();
  request.satisfaction = RequestSatisfaction::dissatisfied;
  request.open_since = context.now();
  KEHU_TRY(tell_clocks(context, at, ClockEvent::reopened));
  return at.put_back(context);
}

Result<ServiceRequest> withdraw(CommandContext& context, const WithdrawRequest& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY(at.step(context, "service.withdraw", command.reason));
  KEHU_TRY(check_party(context, at.request, command.by));
  KEHU_TRY(granted(context, decide_result(context.policy(), {}, at.request.belongings_held),
                   "/request"));
  KEHU_TRY(end_duties(context, at, "withdrawn"));
  at.request.closed_at = context.now();
  return at.put_back(context);
}

namespace {

// A missing answer is not taken for dissatisfaction, nor one that nobody can have given for any.
Result<void> check_answer(const FollowUpRequest& command) {
  constexpr std::string_view code = "service.answer";
  if (command.reached && !command.satisfied)
    return invalid(code, "/satisfied",
                   "the customer was reached; give whether he is satisfied, true or false");
  if (!command.reached && command.satisfied)
    return invalid(code, "/satisfied",
                   std::string("'satisfied' is ") + (*command.satisfied ? "true" : "false") +
                       " of a customer who was not reached; leave it out");
  if (!command.reached && command.score)
    return invalid(code, "/score",
                   "a score of " + std::to_string(*command.score) +
                       " from a customer who was not reached; leave it out");
  return {};
}

}  // namespace

Result<SatisfactionAnswer> follow_up(CommandContext& context, const FollowUpRequest& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  if (command.comment) KEHU_TRY(casework::check_text(*command.comment, "/comment"));
  KEHU_TRY(check_score(context.policy(), command.score));
  KEHU_TRY(at.step(context, "service.follow_up", command.comment.value_or("")));
  KEHU_TRY(check_answer(command));
  ServiceRequest& request = at.request;
  KEHU_TRY_ASSIGN(std::int64_t due,
                  at.duties(context).fulfil(duty_kinds::follow_up,
                                            command.reached ? "reached" : "not reached"));
  if (due == 0)
    return conflict("service.no_follow_up", "/request",
                    "no follow-up contact is due about " + request.number);
  request.follow_ups += 1;
  SatisfactionAnswer answer =
      answer_of(AnswerKind::follow_up, command.reached && command.satisfied.value_or(false),
                command.score, command.comment.value_or(""));
  answer.reached = command.reached;
  KEHU_TRY_ASSIGN(answer, put_answer(context, request, answer));
  KEHU_TRY(plan_follow_up(context, at));
  KEHU_TRY(at.put(context));
  return answer;
}

}  // namespace kehu::service
