// Reviews of files, verification of contact points, and the year-end archive (CUS-8, CUS-12).
#include <algorithm>

#include "customer/handlers.hpp"
#include "customer/upkeep.hpp"
#include "kehu/casework/step.hpp"

namespace kehu::customer {

namespace {

Result<void> open_review(CommandContext& context, const Customer& customer, Instant start) {
  KEHU_TRY(casework::open_duty(context, {.kind = "customer.review",
                                         .clause = "CUS-8",
                                         .about = {"customer", customer.id.value, customer.id},
                                         .limit = context.policy().get<ReviewsClause>().every,
                                         .owner = customer.account_manager,
                                         .owner_role = "account_manager",
                                         .liable = customer.account_manager,
                                         .fulfilled_by = "customer.review",
                                         .start = start}));
  return {};
}

std::optional<FileReview> last_review(Reader& reader, const Id<Customer>& customer) {
  return reader.first<FileReview>("", {{Reader::value(customer)}, {}, {}, true, 1});
}

Result<std::int64_t> schedule(CommandContext& context, const Customer& customer) {
  if (customer.status == Status::merged) {
    KEHU_TRY(casework::cancel_duties(context, customer.id.value, "customer.review", "merged"));
    return 0;
  }
  if (!casework::open_duties_of(context, customer.id.value, "customer.review").empty()) return 0;
  auto last = last_review(context, customer.id);
  KEHU_TRY(open_review(context, customer, last ? last->at : customer.created_at));
  return 1;
}

}  // namespace

Result<ReviewsScheduled> schedule_reviews(CommandContext& context, const ScheduleReviews& request) {
  ReviewsScheduled reply;
  if (request.customer) {
    KEHU_TRY_ASSIGN(Customer customer, resolve(context, *request.customer, "/customer"));
    reply.customers = 1;
    KEHU_TRY_ASSIGN(reply.opened, schedule(context, customer));
    return reply;
  }
  for (const Customer& customer : context.rows<Customer>("", {})) {
    ++reply.customers;
    KEHU_TRY_ASSIGN(std::int64_t opened, schedule(context, customer));
    reply.opened += opened;
  }
  return reply;
}

Result<FileReview> review_file(CommandContext& context, const ReviewFile& request) {
  KEHU_TRY_ASSIGN(Customer customer, resolve(context, request.customer, "/customer"));
  if (request.note) KEHU_TRY(casework::check_text(*request.note, "/note"));
  auto points = context.rows<ContactPoint>("", {Reader::value(customer.id)});
  auto file = context.rows<Document>("", {Reader::value(customer.id)});
  FileFacts facts{&customer,
                  &points,
                  &file,
                  context.has<Preference>("", {Reader::value(customer.id)}),
                  context.has<Asset>("", {Reader::value(customer.id)}),
                  context.today()};
  auto last = last_review(context, customer.id);
  FileReview review;
  review.customer = customer.id;
  review.number = last ? last->number + 1 : 1;
  review.at = context.now();
  review.by = context.actor().actor;
  review.completeness = completeness_of(context.policy(), facts).score();
  review.faults = static_cast<std::int64_t>(find_faults(context.policy(), facts).size());
  review.note = request.note.value_or("");
  KEHU_TRY(context.insert(review));
  KEHU_TRY(casework::fulfil_duties(context, customer.id.value, "customer.review", "reviewed"));
  KEHU_TRY(open_review(context, customer, context.now()));
  return review;
}

VerificationFacts verification_facts(Reader& reader, const Policy& policy, const Customer& customer,
                                     const ContactPoint& point, const Date& today,
                                     std::optional<Instant>* confirmed_at) {
  VerificationFacts facts;
  facts.kind = point.kind;
  facts.since = policy.zone().day(customer.created_at);
  facts.today = today;
  for (const ContactVerification& row : reader.rows<ContactVerification>(
           "", {Reader::value(customer.id), Reader::value(point.number)})) {
    facts.found_wrong = row.outcome == VerificationOutcome::wrong;
    if (row.outcome != VerificationOutcome::confirmed) continue;
    facts.confirmed_on = policy.zone().day(row.at);
    if (confirmed_at) *confirmed_at = row.at;
  }
  return facts;
}

Result<ContactVerification> verify_contact_point(CommandContext& context,
                                                 const VerifyContactPoint& request) {
  KEHU_TRY_ASSIGN(Customer customer, resolve(context, request.customer, "/customer"));
  if (request.note) KEHU_TRY(casework::check_text(*request.note, "/note"));
  auto point = context.find<ContactPoint>(customer.id, request.contact_point);
  if (!point)
    return not_found(
        "customer.no_contact_point", "/contact_point",
        "the customer has no contact point number " + std::to_string(request.contact_point));
  const auto& clause = context.policy().get<ReviewsClause>();
  Decision decision = decide_verification(
      clause,
      verification_need(
          clause, verification_facts(context, context.policy(), customer, *point, context.today())),
      request.method);
  KEHU_TRY(granted(context, decision, "/method"));
  auto last = context.first<ContactVerification>(
      "", {{Reader::value(customer.id), Reader::value(point->number)}, {}, {}, true, 1});
  ContactVerification row{
      customer.id,     point->number, last ? last->number + 1 : 1, request.method,
      request.outcome, context.now(), context.actor().actor,       request.note.value_or("")};
  KEHU_TRY(context.insert(row));
  return row;
}

Result<FileArchive> record_archive(CommandContext& context, const RecordArchive& request) {
  KEHU_TRY(needs(request.location, "/location"));
  KEHU_TRY(casework::check_line(request.location, "/location"));
  if (request.customers < 0)
    return invalid("customer.customers", "/customers",
                   std::to_string(request.customers) + " is below zero; count the files archived");
  if (request.year < 1900 || request.year >= context.today().year())
    return invalid("customer.year", "/year",
                   std::to_string(request.year) + " is not a year that is over");
  bool hexadecimal = request.digest.size() == 64 &&
                     request.digest.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hexadecimal)
    return invalid("customer.digest", "/digest", "64 digits of 0 to 9 and a to f are needed");
  auto last = context.first<FileArchive>("", {{Reader::value(request.year)}, {}, {}, true, 1});
  FileArchive row;
  row.year = request.year;
  row.number = last ? last->number + 1 : 1;
  row.location = request.location;
  row.digest = request.digest;
  row.customers = request.customers;
  row.due_on = Date(static_cast<unsigned short>(request.year), 12, 31) +
               days(context.policy().get<ArchiveClause>().days_after_year_end);
  row.recorded_at = context.now();
  row.recorded_by = context.actor().actor;
  KEHU_TRY(context.insert(row));
  return row;
}

}  // namespace kehu::customer
