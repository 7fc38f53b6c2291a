// Greetings on occasions, and warnings to those who occupy premises (CARE-5).
#include "care/occasions.hpp"
#include "kehu/complaint.hpp"
#include "kehu/core/text.hpp"

namespace kehu::care {

namespace {

// A day of the year as a year has it: 29 February falls on the 28th in other years.
bool falls_on(std::int64_t month, std::int64_t day_of_month, const Date& day) {
  std::int64_t last = day.end_of_month().day();
  return month == day.month() && std::min(day_of_month, last) == day.day();
}

bool has_birthday(const Customer& customer, const Date& day) {
  return customer.birth_date && customer.birth_date->year() <= day.year() &&
         falls_on(customer.birth_date->month(), customer.birth_date->day(), day);
}

bool concerns(Reader& reader, const Occasion& occasion, const Customer& customer, const Date& day) {
  if (occasion.kind == OccasionKind::birthday) return has_birthday(customer, day);
  if (!falls_on(occasion.month, occasion.day, day)) return false;
  return occasion.kind == OccasionKind::day_of_year ||
         complaint::standing_of(reader, customer.id).complaints > 0;
}

// Sends one message, and puts it on record as a contact, unless the customer may not be contacted
// now.
Result<bool> send(CommandContext& context, const Customer& customer, std::string_view purpose,
                  const casework::NewNotification& message) {
  std::optional<Instant> earliest;
  const auto& clause = context.policy().get<GreetingClause>();
  Decision decision = decide_contact(
      context.policy(),
      contact_facts(context, context.policy(), customer, clause.channel, purpose, context.now()),
      earliest);
  if (!decision.granted()) return false;
  KEHU_TRY(casework::notify(context, message));
  KEHU_TRY(put_contact(context, customer,
                       {ContactDirection::outbound, clause.channel, purpose, message.kind}));
  return true;
}

// Nobody is greeted before the day, nor for one that has come round since: each would be another
// message of the same occasion.
Result<void> check_greeted_day(const Date& day, const Date& today) {
  if (day > today)
    return invalid("care.future", "/day",
                   text(day) + " is still to come; greet on the day, or leave it out");
  if (day <= today - months(12))
    return invalid("care.dates", "/day",
                   text(day) + " has come round since; name its last time, or leave it out");
  return {};
}

bool was_greeted(Reader& reader, const Id<Customer>& customer, std::string_view occasion,
                 std::int64_t year) {
  auto records = customer::records_of(reader, customer);
  return std::ranges::any_of(records, [&](const Id<Customer>& record) {
    return reader.find<Greeting>(record, occasion, year).has_value();
  });
}

}  // namespace

Result<Greeted> greet(CommandContext& context, const GreetCustomers& command) {
  Date day = command.day.value_or(context.today());
  KEHU_TRY(check_greeted_day(day, context.today()));
  const auto& clause = context.policy().get<GreetingClause>();
  Greeted done;
  for (const Customer& customer : context.rows<Customer>("", {})) {
    if (customer.status == customer::Status::merged) continue;
    for (const Occasion& occasion : clause.occasions) {
      std::int64_t year = day.year();
      if (!concerns(context, occasion, customer, day) ||
          was_greeted(context, customer.id, occasion.occasion, year))
        continue;
      KEHU_TRY_ASSIGN(bool sent, send(context, customer, clause.greeting_purpose,
                                      {.recipient_kind = casework::RecipientKind::customer,
                                       .kind = "care.greeting",
                                       .clause = "CARE-5",
                                       .about = {"customer", customer.id.value, customer.id},
                                       .facts = {{"occasion", occasion.occasion},
                                                 {"en", occasion.en},
                                                 {"zh", occasion.zh}}}));
      if (!sent) {
        ++done.withheld;
        continue;
      }
      KEHU_TRY(context.insert(Greeting{customer.id, occasion.occasion, year, context.now()}));
      ++done.sent;
    }
  }
  return done;
}

Result<Greeted> warn(CommandContext& context, const WarnCustomers& command) {
  KEHU_TRY(casework::check_needed_text(command.project, "/project"));
  KEHU_TRY(casework::check_needed_text(command.text, "/text"));
  const auto& clause = context.policy().get<GreetingClause>();
  Greeted done;
  customer::Survivors survivors(context);
  std::optional<Id<Customer>> last;
  for (const customer::Asset& asset : context.rows<customer::Asset>("", {})) {
    // What a merged record had stands with its survivor too.
    bool concerned = asset.project == command.project && occupies(asset, context.today()) &&
                     !survivors.is_merged(asset.customer);
    if (!concerned || last == asset.customer) continue;
    last = asset.customer;  // once, however many units
    auto customer = context.find<Customer>(asset.customer);
    ensure(customer.has_value(), "an asset has a customer");
    KEHU_TRY_ASSIGN(bool sent,
                    send(context, *customer, clause.warning_purpose,
                         {.recipient_kind = casework::RecipientKind::customer,
                          .kind = "care.warning",
                          .clause = "CARE-5",
                          .about = {"customer", customer->id.value, customer->id},
                          .facts = {{"project", command.project}, {"text", command.text}}}));
    ++(sent ? done.sent : done.withheld);
  }
  if (done.sent + done.withheld == 0)
    return invalid("care.nobody", "/project",
                   "nobody occupies premises of " + quotation(command.project));
  return done;
}

Result<void> complainants(QueryContext& context, const Complainants& query,
                          Rows<ComplainantRow>& rows) {
  context.each<Customer>("", {}, [&](const Customer& customer) {
    if (customer.status == customer::Status::merged) return true;
    auto standing = complaint::told_standing_of(context, customer.id);
    bool wanted = query.open_only.value_or(false) ? standing.open > 0 : standing.complaints > 0;
    if (wanted)
      rows.push(
          {customer.id, customer.name, standing.complaints, standing.open, *standing.last_at});
    return true;
  });
  return {};
}

}  // namespace kehu::care
