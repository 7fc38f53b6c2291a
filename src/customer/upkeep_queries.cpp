// What the upkeep of files has on record and what it still needs.
#include "customer/handlers.hpp"
#include "customer/upkeep.hpp"

namespace kehu::customer {

namespace {

template <class Row>
Result<void> push_all(QueryContext& context, const Reference<Customer>& customer, Rows<Row>& rows) {
  KEHU_TRY_ASSIGN(Customer known, resolve(context, customer, "/customer"));
  for (const Row& row : context.rows<Row>("", {Reader::value(known.id)})) rows.push(row);
  return {};
}

// Calls `visit` with the customer named, or with every active one.
template <class Visit>
Result<void> each_customer(QueryContext& context,
                           const std::optional<Reference<Customer>>& customer, Visit visit) {
  if (customer) {
    KEHU_TRY_ASSIGN(Customer known, resolve(context, *customer, "/customer"));
    visit(known);
    return {};
  }
  context.each<Customer>("", {}, [&](const Customer& each) {
    if (each.status == Status::active) visit(each);
    return true;
  });
  return {};
}

std::string joined(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& each : words) line += (line.empty() ? "" : ", ") + each;
  return line;
}

}  // namespace

Result<void> reviews(QueryContext& context, const ReviewsQuery& query, Rows<FileReview>& rows) {
  return push_all(context, query.customer, rows);
}

Result<void> verifications(QueryContext& context, const VerificationsQuery& query,
                           Rows<ContactVerification>& rows) {
  return push_all(context, query.customer, rows);
}

Result<void> archives(QueryContext& context, const ArchivesQuery&, Rows<FileArchive>& rows) {
  for (const FileArchive& row : context.rows<FileArchive>("", {})) rows.push(row);
  return {};
}

Result<void> verifications_due(QueryContext& context, const VerificationsDue& query,
                               Rows<VerificationDueRow>& rows) {
  const auto& clause = context.policy().get<ReviewsClause>();
  return each_customer(context, query.customer, [&](const Customer& customer) {
    for (const ContactPoint& point : context.rows<ContactPoint>("", {Reader::value(customer.id)})) {
      std::optional<Instant> confirmed_at;
      VerificationFacts facts = verification_facts(context, context.policy(), customer, point,
                                                   context.today(), &confirmed_at);
      auto need = verification_need(clause, facts);
      if (!need) continue;
      rows.push({customer.id, point.number, point.kind, *need, confirmed_at,
                 (facts.today - facts.confirmed_on.value_or(facts.since)).days(),
                 customer.account_manager});
    }
  });
}

Result<void> completeness(QueryContext& context, const CompletenessQuery& query,
                          Rows<CompletenessRow>& rows) {
  return each_customer(context, query.customer, [&](const Customer& customer) {
    auto points = context.rows<ContactPoint>("", {Reader::value(customer.id)});
    auto file = context.rows<Document>("", {Reader::value(customer.id)});
    FileFacts facts{&customer,
                    &points,
                    &file,
                    context.has<Preference>("", {Reader::value(customer.id)}),
                    context.has<Asset>("", {Reader::value(customer.id)}),
                    context.today()};
    Completeness found = completeness_of(context.policy(), facts);
    if (query.below && found.score() >= *query.below) return;
    rows.push({customer.id, found.wanted,
               found.wanted - static_cast<std::int64_t>(found.missing.size()), found.score(),
               joined(found.missing)});
  });
}

}  // namespace kehu::customer
