// What a customer's file holds: contact points, preferences, documents, assets, hand-overs.
#include <algorithm>

#include "customer/handlers.hpp"
#include "customer/upkeep.hpp"
#include "kehu/casework/step.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer/assets.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::customer {

namespace {

template <class Row>
std::int64_t next_number(Reader& reader, const Id<Customer>& customer) {
  auto last = reader.first<Row>("", {{Reader::value(customer)}, {}, {}, true, 1});
  return last ? last->number + 1 : 1;
}

}  // namespace

Result<Numbered> add_contact_point(CommandContext& context, const AddContactPoint& request) {
  KEHU_TRY_ASSIGN(Customer customer, resolve(context, request.customer, "/customer"));
  KEHU_TRY_ASSIGN(ContactPoint point, normal_contact_point(context.policy(), request.contact_point,
                                                           false, "/contact_point"));
  auto there = context.rows<ContactPoint>("", {Reader::value(customer.id)});
  for (const ContactPoint& other : there)
    if (other.kind == point.kind && other.normal == point.normal)
      return conflict("customer.has_contact_point", "/contact_point/value",
                      quotation(point.value) + " is on file already, as number " +
                          std::to_string(other.number));
  KEHU_TRY(granted(
      context, judge_contact_points(context.policy(), static_cast<std::int64_t>(there.size()) + 1),
      "/contact_point"));
  std::vector<ContactPoint> points{point};
  KEHU_TRY(admit(context, {nullptr, &points, nullptr, customer.id}, request.allow_duplicate));
  point.customer = customer.id;
  point.number = there.empty() ? 1 : there.back().number + 1;
  KEHU_TRY(context.insert(point));
  KEHU_TRY(record_applied(context, customer.id, "customer.add_contact_point"));
  return Numbered{customer.id, point.number};
}

Result<Numbered> remove_contact_point(CommandContext& context, const RemoveContactPoint& request) {
  KEHU_TRY_ASSIGN(Customer customer, resolve(context, request.customer, "/customer"));
  auto point = context.find<ContactPoint>(customer.id, request.number);
  if (!point)
    return not_found("customer.no_contact_point", "/number",
                     "the customer has no contact point number " + std::to_string(request.number));
  KEHU_TRY(context.erase(*point));
  KEHU_TRY(record_applied(context, customer.id, "customer.remove_contact_point"));
  return Numbered{customer.id, request.number};
}

Result<PreferenceSet> set_preference(CommandContext& context, const SetPreference& request) {
  KEHU_TRY_ASSIGN(Customer customer, resolve(context, request.customer, "/customer"));
  KEHU_TRY(check_preference(request.topic, request.text.value_or("-"), ""));
  auto there = context.rows<Preference>("", {Reader::value(customer.id)});
  auto at = std::find_if(there.begin(), there.end(), [&](const Preference& p) {
    return p.kind == request.kind && p.topic == request.topic;
  });
  PreferenceSet reply{customer.id, request.kind, request.topic};
  if (!request.text) {
    if (at == there.end())
      return not_found("customer.no_preference", "/topic",
                       "nothing is recorded under " + quotation(request.topic));
    KEHU_TRY(context.erase(*at));
    KEHU_TRY(record_applied(context, customer.id, "customer.set_preference"));
    return reply;
  }
  Preference preference{customer.id, request.kind, request.topic, *request.text, context.now()};
  if (at != there.end()) {
    KEHU_TRY(context.update(*at, preference));
    KEHU_TRY(record_applied(context, customer.id, "customer.set_preference"));
    return reply;
  }
  KEHU_TRY(granted(context,
                   judge_preferences(context.policy(), static_cast<std::int64_t>(there.size()) + 1),
                   "/topic"));
  KEHU_TRY(context.insert(preference));
  KEHU_TRY(record_applied(context, customer.id, "customer.set_preference"));
  return reply;
}

Result<Numbered> add_document(CommandContext& context, const AddDocument& request) {
  KEHU_TRY_ASSIGN(Customer customer, resolve(context, request.customer, "/customer"));
  KEHU_TRY(granted(context, judge_document(context.policy(), request.document), "/document"));
  KEHU_TRY_ASSIGN(Document document, normal_document(request.document, context.now(), "/document"));
  std::vector<Document> brought{document};
  KEHU_TRY(admit(context, {nullptr, nullptr, &brought, customer.id}, request.allow_duplicate));
  document.customer = customer.id;
  document.number = next_number<Document>(context, customer.id);
  KEHU_TRY(context.insert(document));
  KEHU_TRY(record_applied(context, customer.id, "customer.add_document"));
  return Numbered{customer.id, document.number};
}

Result<Numbered> add_asset(CommandContext& context, const AddAsset& request) {
  KEHU_TRY_ASSIGN(Customer customer, resolve(context, request.customer, "/customer"));
  KEHU_TRY(granted(context, judge_asset(context.policy(), request.asset), "/asset"));
  KEHU_TRY_ASSIGN(Asset asset, normal_asset(request.asset, "/asset"));
  asset.customer = customer.id;
  asset.number = next_number<Asset>(context, customer.id);
  KEHU_TRY(context.insert(asset));
  KEHU_TRY(record_applied(context, customer.id, "customer.add_asset"));
  return Numbered{customer.id, asset.number};
}

Result<void> replace_number(CommandContext& context, const Asset& asset, AssetPart part,
                            std::string_view number) {
  ensure(part == AssetPart::terminal_number || part == AssetPart::sim,
         "only terminal numbers and SIM are replaced");
  Asset after = asset;
  (part == AssetPart::sim ? after.sim : after.terminal_number) = number;
  return context.update(asset, after);
}

Result<Numbered> hand_over(CommandContext& context, const HandOverTo& request) {
  KEHU_TRY_ASSIGN(Customer before, resolve(context, request.customer, "/customer"));
  KEHU_TRY(needs(request.to, "/to"));
  KEHU_TRY(casework::check_line(request.to, "/to"));
  if (request.reason) KEHU_TRY(casework::check_text(*request.reason, "/reason"));
  KEHU_TRY(granted(context, judge_hand_over(context.policy(), before, request), ""));
  HandOver row;
  row.customer = before.id;
  row.number = next_number<HandOver>(context, before.id);
  row.from = before.account_manager;
  row.to = request.to;
  row.reason = request.reason.value_or(std::string());
  row.at = context.now();
  row.by = context.actor().actor;
  Customer after = before;
  after.account_manager = request.to;
  KEHU_TRY(context.update(before, after));
  KEHU_TRY(context.insert(row));
  KEHU_TRY(casework::hand_over_duties(context, records_of(context, before.id), "account_manager",
                                      request.to));
  return Numbered{before.id, row.number};
}

}  // namespace kehu::customer
