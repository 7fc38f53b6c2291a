// A request in hand: taken up, moved along its workflow, put back; and who speaks for its customer.
#include "service/handling.hpp"

#include <algorithm>

#include "kehu/core/contact.hpp"
#include "kehu/core/text.hpp"

namespace kehu::service {

namespace {

std::string key_of(std::string_view text) {
  auto key = match_key(text);
  return key ? std::move(*key) : std::string(text);
}

// A contact in every form by which it is known again: as it was typed, folded, and as the number or
// the address that it may be, however it was punctuated.
std::vector<std::string> forms_of(const Policy& policy, std::string_view contact) {
  std::vector<std::string> forms{std::string(contact), key_of(contact)};
  const auto& region = policy.get<customer::BasicData>().home_region;
  if (auto phone = normalize_phone(contact, region)) forms.push_back(std::move(*phone));
  if (auto email = normalize_email(contact)) forms.push_back(std::move(*email));
  return forms;
}

bool is_contact_of(CommandContext& context, const ServiceRequest& request,
                   std::string_view contact) {
  auto given = forms_of(context.policy(), contact);
  auto is_given = [&](std::string_view form) {
    return !form.empty() && std::ranges::find(given, form) != given.end();
  };
  if (std::ranges::any_of(forms_of(context.policy(), request.contact), is_given)) return true;
  if (is_given(request.contact_key)) return true;
  if (!request.customer) return false;
  auto points = context.rows<customer::ContactPoint>("", {request.customer->value});
  return std::ranges::any_of(points, [&](const customer::ContactPoint& point) {
    return is_given(point.normal) || is_given(key_of(point.value));
  });
}

// Whoever the request belongs to now, after records were merged.
Result<bool> is_customer_of(CommandContext& context, const ServiceRequest& request,
                            const Reference<Customer>& given) {
  KEHU_TRY_ASSIGN(Customer speaking, customer::resolve(context, given, "/by/customer"));
  if (!request.customer) return false;
  KEHU_TRY_ASSIGN(Customer owner, customer::resolve(context, *request.customer, "/request"));
  return speaking.id == owner.id;
}

}  // namespace

Result<ServiceRequest> request_of(Reader& reader, const Id<ServiceRequest>& id,
                                  std::string_view path) {
  return fetch(reader, id, "service.not_found", path, "service request");
}

Result<Handling> Handling::take(CommandContext& context, const Id<ServiceRequest>& id,
                                std::string_view path) {
  KEHU_TRY_ASSIGN(ServiceRequest request, request_of(context, id, path));
  if (context.now() < request.changed_at)
    return invalid("service.clock_backward", path,
                   "it is " + text(context.now()) + ", but " + request.number +
                       " was last changed at " + text(request.changed_at) +
                       "; set the clock right");
  return Handling{request, request, {}};
}

Result<void> Handling::step(CommandContext& context, std::string_view act, std::string_view note) {
  return casework::take_step(context, request_workflow, request, act, note);
}

casework::LiveDuties& Handling::duties(CommandContext& context) {
  if (!live) live.emplace(context, request.id.value);
  return *live;
}

Result<void> Handling::put(CommandContext& context) {
  request.changed_at = context.now();
  // Of clocks that nobody asked for nothing has changed.
  if (live) request.next_deadline = earliest_deadline(request, *live);
  return context.update(before, request);
}

casework::About about(const ServiceRequest& request) {
  return {"service_request", request.id.value, request.customer};
}

Result<void> granted(CommandContext& context, const Decision& decision, std::string_view path) {
  if (!decision.granted()) return under(path, context.refuse(decision));
  context.record(decision);
  return {};
}

std::string unknown_line(std::string_view word, const Error& error) {
  return "'" + std::string(word) + "' is not admitted here. " + error.message;
}

Result<void> granted_word(CommandContext& context, const Decision& decision, std::string_view path,
                          std::string_view word) {
  if (decision.granted()) return granted(context, decision, path);
  Error error = under(path, context.refuse(decision));
  error.message = unknown_line(word, error);
  return error;
}

Result<void> check_party(CommandContext& context, const ServiceRequest& request,
                         const RequestParty& by) {
  bool is_customer = by.contact && is_contact_of(context, request, *by.contact);
  if (by.customer) {
    KEHU_TRY_ASSIGN(is_customer, is_customer_of(context, request, *by.customer));
  }
  return granted(context, decide_party(is_customer, request.customer.has_value()), "/by");
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
