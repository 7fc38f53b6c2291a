// Consents, contacts, and the plan by which customers are talked with (CARE-1).
#include "care/handlers.hpp"
#include "kehu/classification.hpp"
#include "kehu/complaint.hpp"
#include "kehu/core/text.hpp"

namespace kehu::care {

namespace {

// The first of the plan's classes that the customer is in; "" for everybody else.
std::string class_of(Reader& reader, const Policy& policy, const Id<Customer>& customer) {
  for (const ContactInterval& interval : policy.get<ContactPlanClause>().intervals)
    if (!interval.customer_class.empty() &&
        classification::is_in_class(reader, customer, interval.customer_class))
      return interval.customer_class;
  return "";
}

// The last talk that the plan counts.
std::optional<Instant> last_talk(Reader& reader, const Policy& policy,
                                 const Id<Customer>& customer) {
  std::optional<Instant> last;
  for (const Id<Customer>& record : customer::records_of(reader, customer)) {
    store::Range newest{{record.value}, {}, {}, true, 0};
    reader.each<CustomerContact>("", newest, [&](const CustomerContact& contact) {
      if (contact.purpose != policy.get<ContactPlanClause>().plan_purpose) return true;
      last = std::max(last.value_or(contact.at), contact.at);
      return false;
    });
  }
  return last;
}

template <class Row>
std::int64_t next_number_of(Reader& reader, const Id<Customer>& customer) {
  auto last = reader.first<Row>("", {{customer.value}, {}, {}, true, 0});
  return last ? last->number + 1 : 1;
}

ContactPlanRow plan_row(Reader& reader, const Policy& policy, const Customer& customer,
                        const Date& today) {
  ContactPlanRow row;
  row.customer = customer.id;
  row.customer_class = class_of(reader, policy, customer.id);
  row.interval_days = interval_of(policy, row.customer_class);
  auto last = last_talk(reader, policy, customer.id);
  if (last) row.last_on = policy.zone().day(*last);
  row.due_on = row.last_on.value_or(customer.since) + days(row.interval_days);
  row.overdue = row.due_on < today;
  row.account_manager = customer.account_manager;
  return row;
}

constexpr std::string_view contact_duty = "care.contact";

Result<bool> plan_one(CommandContext& context, const Customer& customer) {
  if (customer.status == customer::Status::merged) {
    KEHU_TRY(casework::cancel_duties(context, customer.id.value, contact_duty, "merged"));
    return false;
  }
  if (!casework::open_duties_of(context, customer.id.value, contact_duty).empty()) return false;
  ContactPlanRow row = plan_row(context, context.policy(), customer, context.today());
  // The clock starts with the day of the last talk, so that a plan made late is late.
  KEHU_TRY(casework::open_duty(
      context, {.kind = contact_duty,
                .clause = "CARE-1",
                .about = {"customer", customer.id.value, customer.id},
                .limit = {row.interval_days, casework::TimeUnit::days, {}},
                .owner = customer.account_manager,
                .owner_role = "account_manager",
                .fulfilled_by = "care.record_contact",
                .start = context.policy().zone().start(row.last_on.value_or(customer.since))}));
  return true;
}

// A talk was had, whichever record it was planned for; the next one is planned at once.
Result<void> fulfil_plan(CommandContext& context, const Customer& customer) {
  std::int64_t fulfilled = 0;
  for (const Id<Customer>& record : customer::records_of(context, customer.id)) {
    KEHU_TRY_ASSIGN(std::int64_t duties,
                    casework::fulfil_duties(context, record.value, contact_duty, "talked"));
    fulfilled += duties;
  }
  if (fulfilled > 0) KEHU_TRY(plan_one(context, customer));
  return {};
}

}  // namespace

Result<void> check_words(const Policy& policy, std::string_view channel, std::string_view purpose) {
  const auto& clause = policy.get<ContactPlanClause>();
  if (!find_purpose(policy, purpose)) {
    std::string known;
    for (const ContactPurpose& each : clause.purposes)
      known += (known.empty() ? "" : ", ") + each.purpose;
    return invalid("care.unknown_purpose", "/purpose",
                   quotation(purpose) + " is no purpose of clause CARE-1: " + known);
  }
  if (std::ranges::find(clause.channels, channel) == clause.channels.end()) {
    std::string known;
    for (const std::string& each : clause.channels) known += (known.empty() ? "" : ", ") + each;
    return invalid("care.unknown_channel", "/channel",
                   quotation(channel) + " is no channel of clause CARE-1: " + known);
  }
  return {};
}

namespace {

// What decides of a consent and of a contact, without their texts.
std::span<const std::size_t> deciding_of_consent() {
  static const record::Descriptor& of = table_of<ContactConsent>().descriptor();
  static const std::size_t fields[] = {of.index_of("customer"),   of.index_of("purpose"),
                                       of.index_of("channel"),    of.index_of("given"),
                                       of.index_of("expires_on"), of.index_of("at")};
  return fields;
}

std::span<const std::size_t> deciding_of_contact() {
  static const record::Descriptor& of = table_of<CustomerContact>().descriptor();
  static const std::size_t fields[] = {of.index_of("direction"), of.index_of("channel"),
                                       of.index_of("purpose"), of.index_of("at")};
  return fields;
}

std::int64_t longest_window_days(const ContactPlanClause& clause) {
  std::int64_t longest = 0;
  for (const ContactCap& cap : clause.caps) longest = std::max(longest, cap.window_days);
  return longest;
}

std::vector<ContactConsent> consents_for(Reader& reader, const Id<Customer>& record) {
  std::vector<ContactConsent> found;
  reader.each<ContactConsent>(
      "", {{record.value}, {}, {}, false, 0},
      [&](const ContactConsent& consent) {
        found.push_back(consent);
        return true;
      },
      deciding_of_consent());
  return found;
}

// What was said for a merged record, and later for the records that it became a part of.
std::vector<ContactConsent> consents_of_merged(Reader& reader,
                                               const std::vector<customer::StandingMerge>& merges,
                                               const customer::StandingMerge& merge) {
  auto found = consents_for(reader, merge.record);
  Instant since = merge.at;
  for (const customer::StandingMerge* step = &merge; step;) {
    since = std::max(since, step->at);
    for (ContactConsent& consent : consents_for(reader, step->into))
      if (consent.at > since) found.push_back(std::move(consent));
    auto next = std::ranges::find(merges, step->into, &customer::StandingMerge::record);
    step = next == merges.end() ? nullptr : &*next;
  }
  std::ranges::stable_sort(found, {}, &ContactConsent::at);
  return found;
}

}  // namespace

ContactFacts contact_facts(Reader& reader, const Policy& policy, const Customer& customer,
                           std::string_view channel, std::string_view purpose, Instant when) {
  ContactFacts facts;
  facts.channel = channel;
  facts.purpose = purpose;
  facts.when = when;
  facts.zone = zone_of(policy, customer.region);
  Instant since = when - std::chrono::days(longest_window_days(policy.get<ContactPlanClause>()));
  facts.consents = consents_for(reader, customer.id);
  auto merges = customer::standing_merges(reader, customer.id);
  std::vector<Id<Customer>> records{customer.id};
  for (const customer::StandingMerge& merge : merges) {
    facts.consents_of_merged.push_back(consents_of_merged(reader, merges, merge));
    records.push_back(merge.record);
  }
  for (const Id<Customer>& record : records)
    reader.each<CustomerContact>(
        "", {{record.value}, {}, {}, true, 0},
        [&](const CustomerContact& contact) {
          if (contact.at <= since) return false;
          if (contact.direction == ContactDirection::outbound) facts.outbound.push_back(contact);
          return true;
        },
        deciding_of_contact());
  std::ranges::reverse(facts.outbound);
  if (!merges.empty()) std::ranges::stable_sort(facts.outbound, {}, &CustomerContact::at);
  facts.open_major_complaint = complaint::standing_of(reader, customer.id).open_major;
  return facts;
}

Result<CustomerContact> put_contact(CommandContext& context, const Customer& customer,
                                    const MadeContact& made) {
  CustomerContact contact;
  contact.customer = customer.id;
  contact.number = next_number_of<CustomerContact>(context, customer.id);
  contact.direction = made.direction;
  contact.channel = made.channel;
  contact.purpose = made.purpose;
  contact.summary = made.summary;
  contact.at = context.now();
  contact.by = context.actor().actor;
  KEHU_TRY(context.insert(contact));
  return contact;
}

Result<ContactConsent> record_consent(CommandContext& context, const RecordConsent& command) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customer, "/customer"));
  KEHU_TRY(casework::check_needed_text(command.evidence, "/evidence"));
  const auto& clause = context.policy().get<ContactPlanClause>();
  KEHU_TRY(check_words(context.policy(), command.channel.value_or(clause.channels.front()),
                       command.purpose.value_or(clause.purposes.front().purpose)));
  if (command.expires_on && *command.expires_on < context.today())
    return invalid("care.dates", "/expires_on",
                   text(*command.expires_on) + " is past; a consent runs out on a day to come");
  if (command.expires_on && !command.given)
    return invalid("care.dates", "/expires_on",
                   "a withdrawal does not run out on " + text(*command.expires_on) +
                       "; it holds until the customer consents again; leave the day out");
  ContactConsent consent;
  consent.customer = customer.id;
  consent.number = next_number_of<ContactConsent>(context, customer.id);
  consent.purpose = command.purpose.value_or("");
  consent.channel = command.channel.value_or("");
  consent.given = command.given;
  consent.evidence = command.evidence;
  consent.expires_on = command.expires_on;
  consent.at = context.now();
  consent.by = context.actor().actor;
  KEHU_TRY(context.insert(consent));
  return consent;
}

Result<CustomerContact> record_contact(CommandContext& context,
                                       const RecordCustomerContact& command) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customer, "/customer"));
  KEHU_TRY(check_words(context.policy(), command.channel, command.purpose));
  KEHU_TRY(casework::check_needed_text(command.summary, "/summary"));
  if (command.direction == ContactDirection::outbound) {
    std::optional<Instant> earliest;
    Decision decision =
        decide_contact(context.policy(),
                       contact_facts(context, context.policy(), customer, command.channel,
                                     command.purpose, context.now()),
                       earliest);
    KEHU_TRY(granted(context, decision));
  }
  KEHU_TRY_ASSIGN(CustomerContact contact, put_contact(context, customer,
                                                       {command.direction, command.channel,
                                                        command.purpose, command.summary}));
  if (command.purpose == context.policy().get<ContactPlanClause>().plan_purpose)
    KEHU_TRY(fulfil_plan(context, customer));
  return contact;
}

Result<ContactsPlanned> plan_contacts(CommandContext& context, const PlanContacts& command) {
  std::vector<Customer> customers;
  if (command.customer) {
    KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, *command.customer, "/customer"));
    customers.push_back(std::move(customer));
  } else {
    customers = context.rows<Customer>("", {});
  }
  ContactsPlanned done;
  for (const Customer& customer : customers) {
    ++done.customers;
    KEHU_TRY_ASSIGN(bool planned, plan_one(context, customer));
    done.duties += planned;
  }
  return done;
}

Result<void> may_contact(QueryContext& context, const MayContact& query,
                         Rows<MayContactRow>& rows) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, query.customer, "/customer"));
  KEHU_TRY(check_words(context.policy(), query.channel, query.purpose));
  MayContactRow row;
  Decision decision =
      decide_contact(context.policy(),
                     contact_facts(context, context.policy(), customer, query.channel,
                                   query.purpose, query.when.value_or(context.now())),
                     row.earliest);
  row.allowed = decision.granted();
  row.code = decision.code;
  for (const Reason& reason : decision.reasons) {
    if (reason.passed) continue;
    row.clause = reason.clause;
    row.en = sentence(reason, "en");
    row.zh = sentence(reason, "zh");
    break;
  }
  rows.push(row);
  return {};
}

Result<void> consents(QueryContext& context, const Consents& query, Rows<ContactConsent>& rows) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, query.customer, "/customer"));
  auto found = rows_of<ContactConsent>(context, "", customer.id);
  std::ranges::stable_sort(found, {}, &ContactConsent::at);
  for (const ContactConsent& consent : found) rows.push(consent);
  return {};
}

Result<void> contacts(QueryContext& context, const CustomerContacts& query,
                      Rows<CustomerContact>& rows) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, query.customer, "/customer"));
  auto found = rows_of<CustomerContact>(context, "", customer.id);
  std::ranges::stable_sort(found, {}, &CustomerContact::at);
  for (const CustomerContact& contact : found) rows.push(contact);
  return {};
}

Result<void> contact_plan(QueryContext& context, const ContactPlan& query,
                          Rows<ContactPlanRow>& rows) {
  context.each<Customer>("", {}, [&](const Customer& customer) {
    if (customer.status == customer::Status::merged) return true;
    ContactPlanRow row = plan_row(context, context.policy(), customer, context.today());
    if (row.overdue || !query.overdue_only.value_or(false)) rows.push(row);
    return true;
  });
  return {};
}

}  // namespace kehu::care
