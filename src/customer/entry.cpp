// Entering customers and changing them.
#include <algorithm>

#include "customer/handlers.hpp"
#include "customer/upkeep.hpp"
#include "kehu/casework/in_hand.hpp"
#include "kehu/core/text.hpp"

namespace kehu::customer {

namespace {

FieldSet fields_given(const Create& request) {
  FieldSet given;
  auto put = [&](bool is_given, FormField field) {
    if (is_given) given.add(field);
  };
  put(request.code && !request.code->empty(), FormField::code);
  put(request.identity.has_value(), FormField::identity);
  put(request.birth_date.has_value(), FormField::birth_date);
  put(request.business_line && !request.business_line->empty(), FormField::business_line);
  put(request.region && !request.region->empty(), FormField::region);
  put(request.since.has_value(), FormField::since);
  put(request.account_manager && !request.account_manager->empty(), FormField::account_manager);
  put(!request.preferences.empty(), FormField::preference);
  put(!request.documents.empty(), FormField::document);
  put(!request.assets.empty(), FormField::asset);
  for (const NewContactPoint& point : request.contact_points) add_contact(given, point.kind);
  return given;
}

Result<void> judge_form(CommandContext& context, const Create& request, const EntryFacts& facts) {
  Decision decision = judge_entry(context.policy(), facts);
  if (decision.granted()) {
    context.record(decision);
  } else {
    Error error = context.refuse(decision);
    if (error.code == "customer.incomplete_form") error.message = missing_line(facts);
    if (error.code == "customer.not_collected") error.message = not_collected_line(facts);
    return error;
  }
  for (std::size_t i = 0; i < request.documents.size(); ++i) {
    Decision document = judge_document(context.policy(), request.documents[i]);
    if (!document.granted())
      return under("/documents/" + std::to_string(i), context.refuse(document));
  }
  for (std::size_t i = 0; i < request.assets.size(); ++i) {
    Decision asset = judge_asset(context.policy(), request.assets[i]);
    if (!asset.granted()) return under("/assets/" + std::to_string(i), context.refuse(asset));
  }
  return {};
}

// The rows of a new file, normalised and numbered.
struct File {
  Customer customer;
  std::vector<ContactPoint> contact_points;
  std::vector<Document> documents;
  std::vector<Asset> assets;
  std::vector<Preference> preferences;
};

// Schedules are counted from the beginning of dealings.
Result<void> check_since(const CommandContext& context, const std::optional<Date>& since) {
  if (!since || *since <= context.today()) return {};
  return invalid("customer.future_date", "/since", text(*since) + " is still to come");
}

Result<void> check_birth_date(const CommandContext& context, const std::optional<Date>& born,
                              bool keeps_malformed) {
  if (!born || keeps_malformed || *born <= context.today()) return {};
  return invalid("customer.future_date", "/birth_date", text(*born) + " is still to come");
}

// What has one line. Where malformed values are kept, cleaning finds them.
template <class Request>
Result<void> check_lines(const Request& request, bool keeps_malformed) {
  if (keeps_malformed) return {};
  auto check = [](const std::optional<std::string>& given, std::string_view path) -> Result<void> {
    return given ? casework::check_line(*given, path) : Result<void>();
  };
  KEHU_TRY(check(request.name, "/name"));
  KEHU_TRY(check(request.code, "/code"));
  KEHU_TRY(check(request.business_line, "/business_line"));
  return {};
}

// A reference that reads as an id is one: such a code would find nobody.
Result<void> check_code(const std::optional<std::string>& code) {
  if (!code || !parse_uuid(*code)) return {};
  return invalid("customer.code_is_id", "/code",
                 quotation(*code) +
                     " reads as an id, by which no customer could be found again; "
                     "choose another code");
}

Result<void> take_customer(CommandContext& context, const Create& request, bool keeps_malformed,
                           Customer& customer) {
  KEHU_TRY(needs(request.name, "/name"));
  KEHU_TRY(check_code(request.code));
  KEHU_TRY(check_lines(request, keeps_malformed));
  KEHU_TRY(check_birth_date(context, request.birth_date, keeps_malformed));
  if (request.account_manager && !keeps_malformed)
    KEHU_TRY(casework::check_line(*request.account_manager, "/account_manager"));
  customer.id = context.id_or_new(request.id);
  if (request.code && !request.code->empty()) customer.code = request.code;
  customer.kind = request.kind;
  customer.name = request.name;
  KEHU_TRY_ASSIGN(customer.match_name, match_key(request.name));
  if (request.identity) {
    customer.identity_kind = request.identity->kind;
    KEHU_TRY_ASSIGN(customer.identity_number,
                    normal_identity(*request.identity, keeps_malformed, "/identity"));
  }
  customer.birth_date = request.birth_date;
  const Actor& actor = context.actor();
  customer.business_line = request.business_line ? *request.business_line : actor.business_line;
  customer.channel = request.channel;
  customer.account_manager = request.account_manager && !request.account_manager->empty()
                                 ? *request.account_manager
                                 : actor.actor;
  if (request.region && !request.region->empty()) {
    KEHU_TRY(check_region(*request.region, "/region"));
    customer.region = *request.region;
  }
  customer.created_at = context.now();
  KEHU_TRY(check_since(context, request.since));
  customer.since = request.since.value_or(context.today());
  return {};
}

Result<void> take_contact_points(CommandContext& context, const Create& request,
                                 bool keeps_malformed, File& file) {
  for (std::size_t i = 0; i < request.contact_points.size(); ++i) {
    std::string path = "/contact_points/" + std::to_string(i);
    KEHU_TRY_ASSIGN(
        ContactPoint point,
        normal_contact_point(context.policy(), request.contact_points[i], keeps_malformed, path));
    for (const ContactPoint& other : file.contact_points)
      if (other.kind == point.kind && other.normal == point.normal)
        return conflict("customer.has_contact_point", path,
                        quotation(point.value) + " is given twice");
    point.customer = file.customer.id;
    point.number = static_cast<std::int64_t>(i) + 1;
    file.contact_points.push_back(std::move(point));
  }
  return {};
}

Result<void> take_rest(CommandContext& context, const Create& request, File& file) {
  for (std::size_t i = 0; i < request.documents.size(); ++i) {
    KEHU_TRY_ASSIGN(Document document, normal_document(request.documents[i], context.now(),
                                                       "/documents/" + std::to_string(i)));
    document.customer = file.customer.id;
    document.number = static_cast<std::int64_t>(i) + 1;
    file.documents.push_back(std::move(document));
  }
  for (std::size_t i = 0; i < request.assets.size(); ++i) {
    KEHU_TRY_ASSIGN(Asset asset, normal_asset(request.assets[i], "/assets/" + std::to_string(i)));
    asset.customer = file.customer.id;
    asset.number = static_cast<std::int64_t>(i) + 1;
    file.assets.push_back(std::move(asset));
  }
  for (std::size_t i = 0; i < request.preferences.size(); ++i) {
    const NewPreference& given = request.preferences[i];
    std::string path = "/preferences/" + std::to_string(i);
    KEHU_TRY(check_preference(given.topic, given.text, path));
    for (const Preference& other : file.preferences)
      if (other.kind == given.kind && other.topic == given.topic)
        return conflict("customer.same_topic", path + "/topic",
                        quotation(given.topic) + " is given twice");
    file.preferences.push_back(
        {file.customer.id, given.kind, given.topic, given.text, context.now()});
  }
  return {};
}

Error named_conflict(Error error, const Customer& customer) {
  if (error.code == "row.duplicate" && customer.code)
    return conflict("customer.code_taken", "/code",
                    "another customer has the code " + quotation(*customer.code) + " already");
  return error;
}

Result<void> insert_file(CommandContext& context, File& file) {
  if (auto result = casework::insert_new(context, file.customer, "customer.exists", "a customer");
      !result)
    return named_conflict(std::move(result).error(), file.customer);
  for (ContactPoint& row : file.contact_points) KEHU_TRY(context.insert(row));
  for (Document& row : file.documents) KEHU_TRY(context.insert(row));
  for (Asset& row : file.assets) KEHU_TRY(context.insert(row));
  for (Preference& row : file.preferences) KEHU_TRY(context.insert(row));
  return {};
}

}  // namespace

Result<Created> create(CommandContext& context, const Create& request) {
  const Policy& policy = context.policy();
  const auto& forms = policy.get<Forms>();
  EntryFacts facts;
  facts.form = form_of(forms, request.channel);
  if (!facts.form) return unknown_channel(forms, request.channel);
  facts.kind = request.kind;
  facts.given = fields_given(request);
  facts.has_account_manager = policy.get<Responsibility>().creator_is_responsible ||
                              (request.account_manager && !request.account_manager->empty());
  facts.contact_points = static_cast<std::int64_t>(request.contact_points.size());
  facts.preferences = static_cast<std::int64_t>(request.preferences.size());
  KEHU_TRY(judge_form(context, request, facts));

  File file;
  bool keeps_malformed = facts.form->keeps_malformed;
  KEHU_TRY(take_customer(context, request, keeps_malformed, file.customer));
  if (!request.contact_points.empty())
    KEHU_TRY(take_contact_points(context, request, keeps_malformed, file));
  KEHU_TRY(take_rest(context, request, file));
  KEHU_TRY(admit(context, {&file.customer, &file.contact_points, &file.documents, file.customer.id},
                 request.allow_duplicate));
  KEHU_TRY(insert_file(context, file));
  return Created{file.customer.id};
}

namespace {

bool clears(const Update& request, Clearable field) {
  return std::find(request.clear.begin(), request.clear.end(), field) != request.clear.end();
}

Result<void> check_request(const Update& request, const Customer& customer) {
  const std::pair<bool, Clearable> both[] = {
      {request.code.has_value(), Clearable::code},
      {request.identity.has_value(), Clearable::identity},
      {request.birth_date.has_value(), Clearable::birth_date},
      {request.region.has_value(), Clearable::region}};
  for (auto [is_set, field] : both)
    if (is_set && clears(request, field))
      return invalid("customer.set_and_cleared", "/clear", "a field is both set and cleared");
  bool says_something = request.kind || request.name || request.code || request.identity ||
                        request.birth_date || request.business_line || request.region ||
                        request.since || !request.clear.empty();
  if (!says_something)
    return invalid("customer.nothing_to_change", "", "no field to change is given");
  if (request.version && *request.version != customer.version)
    return conflict("customer.changed", "/version",
                    "the record is at version " + std::to_string(customer.version) + ", not " +
                        std::to_string(*request.version) + "; read it again");
  return {};
}

Result<void> apply(const CommandContext& context, const Update& request, Customer& customer) {
  const ChannelForm* form = form_of(context.policy().get<Forms>(), customer.channel);
  bool keeps_malformed = form && form->keeps_malformed;
  KEHU_TRY(check_lines(request, keeps_malformed));
  KEHU_TRY(check_birth_date(context, request.birth_date, keeps_malformed));
  if (request.kind) customer.kind = *request.kind;
  if (request.name) {
    KEHU_TRY(needs(*request.name, "/name"));
    customer.name = *request.name;
    KEHU_TRY_ASSIGN(customer.match_name, match_key(customer.name));
  }
  if (request.code) {
    KEHU_TRY(needs(*request.code, "/code"));
    KEHU_TRY(check_code(request.code));
    customer.code = request.code;
  }
  if (request.identity) {
    KEHU_TRY_ASSIGN(customer.identity_number,
                    normal_identity(*request.identity, keeps_malformed, "/identity"));
    customer.identity_kind = request.identity->kind;
  }
  if (request.birth_date) customer.birth_date = request.birth_date;
  if (request.business_line) customer.business_line = *request.business_line;
  if (request.region) {
    KEHU_TRY(check_region(*request.region, "/region"));
    customer.region = *request.region;
  }
  if (request.since) customer.since = *request.since;
  if (clears(request, Clearable::code)) customer.code.reset();
  if (clears(request, Clearable::birth_date)) customer.birth_date.reset();
  if (clears(request, Clearable::region)) customer.region.clear();
  if (clears(request, Clearable::identity)) {
    customer.identity_kind = IdentityKind::none;
    customer.identity_number.reset();
  }
  return {};
}

}  // namespace

Result<Updated> update(CommandContext& context, const Update& request) {
  KEHU_TRY_ASSIGN(Customer before, resolve(context, request.customer, "/customer"));
  KEHU_TRY(check_request(request, before));
  KEHU_TRY(check_since(context, request.since));
  Customer after = before;
  KEHU_TRY(apply(context, request, after));
  for (const Decision& decision :
       {judge_kind(context.policy(), after.kind),
        judge_code(context.policy(), after.channel, after.code.has_value())}) {
    KEHU_TRY(granted(context, decision));
  }
  bool identifies = after.identity_number != before.identity_number ||
                    after.match_name != before.match_name || after.birth_date != before.birth_date;
  if (identifies)
    KEHU_TRY(admit(context, {&after, nullptr, nullptr, after.id}, request.allow_duplicate));
  if (auto result = context.update(before, after); !result)
    return named_conflict(std::move(result).error(), after);
  KEHU_TRY(record_applied(context, after.id, "customer.update"));
  return Updated{after.id, after.version};
}

}  // namespace kehu::customer
