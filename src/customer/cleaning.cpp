// The searches that read every customer: duplicates (CUS-5) and the cleaning list (CUS-6).
#include <algorithm>

#include "command/cancelled.hpp"
#include "customer/handlers.hpp"
#include "kehu/command/alongside.hpp"

namespace kehu::customer {

namespace {

Corpus read_corpus(QueryContext& context) {
  Corpus corpus(context.policy().get<MasterIndex>());
  Alongside<ContactPoint> contact_points(context);
  Alongside<Document> all_documents(context);
  context.each<Customer>("", {}, [&](const Customer& customer) {
    if (customer.status == Status::merged) return true;
    corpus.add(customer);
    contact_points.rows_of(customer.id, [&](const ContactPoint& row) { corpus.add(row); });
    all_documents.rows_of(customer.id, [&](const Document& row) { corpus.add(row); });
    return true;
  });
  corpus.finish();
  return corpus;
}

// The pairs that nobody has judged to be two customers.
Result<std::vector<Corpus::Pair>> open_pairs(QueryContext& context, const Corpus& corpus,
                                             std::int64_t score_min,
                                             std::optional<std::uint32_t> of) {
  auto pairs = corpus.duplicates(score_min, of, [&](std::int64_t done, std::int64_t total) {
    return context.progress(done, total);
  });
  if (!pairs) return query_cancelled();
  std::erase_if(*pairs, [&](const Corpus::Pair& pair) {
    // Customers are read by id, so that the first of a pair is the lower.
    auto distinction = context.find<Distinction>(corpus.id(pair.a), corpus.id(pair.b));
    return distinction && distinction->judged;
  });
  return *std::move(pairs);
}

}  // namespace

Result<void> duplicates(QueryContext& context, const Duplicates& request,
                        Rows<DuplicateRow>& rows) {
  const Matching& matching = context.policy().get<MasterIndex>().matching;
  std::optional<Id<Customer>> only;
  if (request.customer) {
    KEHU_TRY_ASSIGN(Customer customer, resolve(context, *request.customer, "/customer"));
    only = customer.id;
  }
  Corpus corpus = read_corpus(context);
  std::optional<std::uint32_t> of;
  if (only) of = corpus.find(*only);
  KEHU_TRY_ASSIGN(auto pairs,
                  open_pairs(context, corpus, request.score_min.value_or(matching.possible), of));
  for (const Corpus::Pair& pair : pairs) {
    bool second = of && pair.b == *of;
    std::uint32_t a = second ? pair.b : pair.a, b = second ? pair.a : pair.b;
    rows.push({corpus.id(a), corpus.id(b), pair.score,
               pair.score >= matching.certain ? Certainty::certain : Certainty::possible,
               pair.chained, corpus.explain(a, b)});
  }
  return {};
}

Result<void> cleaning_list(QueryContext& context, const CleaningList& request,
                           Rows<CleaningRow>& rows) {
  std::vector<CleaningRow> all;
  if (request.fault != FaultKind::duplicate) {
    Alongside<ContactPoint> contact_points(context);
    Alongside<Document> all_documents(context);
    Alongside<Preference> all_preferences(context);
    Alongside<Asset> all_assets(context);
    std::vector<ContactPoint> points;
    std::vector<Document> file;
    context.each<Customer>("", {}, [&](const Customer& customer) {
      if (customer.status == Status::merged) return true;
      FileFacts facts{&customer, &points, &file, false, false, context.today()};
      points.clear();
      file.clear();
      contact_points.rows_of(customer.id, [&](const ContactPoint& row) { points.push_back(row); });
      all_documents.rows_of(customer.id, [&](const Document& row) { file.push_back(row); });
      all_preferences.rows_of(customer.id, [&](const Preference&) { facts.has_preference = true; });
      all_assets.rows_of(customer.id, [&](const Asset&) { facts.has_asset = true; });
      for (CleaningRow& row : find_faults(context.policy(), facts))
        if (!request.fault || row.fault == *request.fault) all.push_back(std::move(row));
      return true;
    });
  }
  if (!request.fault || request.fault == FaultKind::duplicate) {
    const Matching& matching = context.policy().get<MasterIndex>().matching;
    Corpus corpus = read_corpus(context);
    KEHU_TRY_ASSIGN(auto pairs, open_pairs(context, corpus, matching.possible, {}));
    for (const Corpus::Pair& pair : pairs)
      all.push_back({corpus.id(pair.a), FaultKind::duplicate, "record",
                     pair.score >= matching.certain ? "certain_duplicate" : "possible_duplicate",
                     corpus.id(pair.b), pair.score});
  }
  std::stable_sort(all.begin(), all.end(), [](const CleaningRow& a, const CleaningRow& b) {
    return a.customer < b.customer;
  });
  for (const CleaningRow& row : all) rows.push(row);
  return {};
}

}  // namespace kehu::customer
