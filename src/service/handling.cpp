// A request in hand: taken up, moved along its workflow, put back; and who speaks for its customer.
#include "service/handling.hpp"

namespace kehu::service {

Result<ServiceRequest> request_of(Reader& reader, const Id<ServiceRequest>& id,
                                  std::string_view path) {
  return fetch(reader, id, "service.not_found", path, "service request");
}

Result<void> Handling::take(CommandContext& context, const Id<ServiceRequest>& id,
                            std::string_view named_by) {
  path = named_by;
  KEHU_TRY_ASSIGN(before, request_of(context, id, path));
  if (context.now() < before.changed_at)
    return invalid("service.clock_backward", path,
                   "it is " + text(context.now()) + ", but " + before.number +
                       " was last changed at " + text(before.changed_at) + "; set the clock right");
  request = before;
  return {};
}

Result<void> Handling::step(CommandContext& context, std::string_view act, std::string_view note) {
  auto taken = casework::take_step(context, request_workflow, request, act, note);
  if (taken || taken.error().code != "workflow.not_allowed") return taken;
  return under(path, std::move(taken).error());
}

casework::LiveDuties& Handling::duties(CommandContext& context) {
  if (!live) live.emplace(context, request.id.value);
  return *live;
}

Result<void> Handling::put(CommandContext& context) {
  request.changed_at = context.now();
  // Of clocks that nobody asked for nothing has changed.
  if (live) request.next_deadline = earliest_deadline(request, live->all());
  return context.update(before, request);
}

Result<ServiceRequest> Handling::put_back(CommandContext& context) {
  KEHU_TRY(put(context));
  return std::move(request);
}

casework::About about(const ServiceRequest& request) {
  return {"service_request", request.id.value, request.customer};
}

Result<void> granted_word(CommandContext& context, const Decision& decision, std::string_view path,
                          std::string_view word) {
  if (decision.granted()) return granted(context, decision, path);
  Error error = under(path, context.refuse(decision));
  error.message = casework::not_admitted(word, error);
  return error;
}

Result<void> check_party(CommandContext& context, const ServiceRequest& request,
                         const customer::Party& by) {
  KEHU_TRY_ASSIGN(bool is_customer, customer::speaks_for(context, by, request.customer,
                                                         {request.contact, request.contact_key}));
  return granted(context, decide_party(is_customer, request.customer.has_value()), "/by");
}

Result<void> await_answer(CommandContext& context, ServiceRequest& request) {
  const auto& silence_after = context.policy().get<SatisfactionClause>().silence_after;
  KEHU_TRY_ASSIGN(request.answer_until,
                  casework::end_of(context.policy(), silence_after, context.now()));
  return {};
}

Result<void> tell_customer(CommandContext& context, const ServiceRequest& request,
                           std::string_view kind, std::string_view clause,
                           std::vector<casework::NotificationFact> facts) {
  casework::NewNotification message{.recipient_kind = casework::RecipientKind::customer,
                                    .kind = kind,
                                    .clause = clause,
                                    .about = about(request)};
  if (!request.customer) message.recipient = request.contact;
  message.facts = std::move(facts);
  message.facts.push_back({"number", request.number});
  KEHU_TRY(casework::notify(context, message));
  return {};
}

Result<void> check_score(const Policy& policy, const std::optional<std::int64_t>& score) {
  std::int64_t most = policy.get<SatisfactionClause>().score_max;
  if (!score || (*score >= 1 && *score <= most)) return {};
  return invalid("service.score", "/score",
                 std::to_string(*score) + " is not on the scale from 1 to " + std::to_string(most));
}

Result<SatisfactionAnswer> put_answer(CommandContext& context, ServiceRequest& request,
                                      SatisfactionAnswer answer) {
  answer.request = request.id;
  answer.number = ++request.answers;
  answer.recorded_by = context.actor().actor;
  answer.at = context.now();
  KEHU_TRY(context.insert(answer));
  return answer;
}

}  // namespace kehu::service
