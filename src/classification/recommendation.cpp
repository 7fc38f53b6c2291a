// What goes with what a customer bought (CLS-6): counted over all baskets when it is asked.
#include <algorithm>
#include <map>
#include <set>

#include "classification/handlers.hpp"
#include "command/cancelled.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::classification {

using purchase::PurchaseLine;

namespace {

std::set<std::string, std::less<>> products_of(Reader& reader, const Id<Customer>& customer) {
  std::set<std::string, std::less<>> products;
  for (const Id<Customer>& record : customer::records_of(reader, customer))
    reader.each<PurchaseLine>("by_customer", {{Reader::value(record)}, {}, {}, false, 0},
                              [&](const PurchaseLine& line) {
                                if (line.returned_quantity < line.quantity)
                                  products.insert(line.product);
                                return true;
                              });
  return products;
}

// Counts baskets, one after another.
class Baskets {
 public:
  explicit Baskets(const std::set<std::string, std::less<>>& bought) : bought_(bought) {}

  void add(const Uuid& basket, const std::string& product) {
    if (!(basket == basket_)) finish();
    basket_ = basket;
    products_.insert(product);
  }
  void finish() {
    if (products_.empty()) return;
    ++baskets_;
    for (const std::string& product : products_) {
      ++with_[product];
      if (!bought_.contains(product)) continue;
      for (const std::string& other : products_)
        if (!bought_.contains(other)) ++together_[{other, product}];
    }
    products_.clear();
  }
  // The association of each product that the customer lacks with each that he bought.
  template <class Take>
  void each(Take take) const {
    for (const auto& [pair, count] : together_)
      take(pair.first, pair.second,
           Association{baskets_, with_.at(pair.second), with_.at(pair.first), count});
  }

 private:
  const std::set<std::string, std::less<>>& bought_;
  Uuid basket_{};
  std::set<std::string> products_;
  std::int64_t baskets_ = 0;
  std::map<std::string, std::int64_t> with_;
  std::map<std::pair<std::string, std::string>, std::int64_t> together_;
};

std::vector<RecommendationRow> best_of(const RecommendationClause& clause, const Baskets& baskets) {
  std::map<std::string, RecommendationRow> best;
  baskets.each(
      [&](const std::string& product, const std::string& because, const Association& association) {
        if (!is_recommended(clause, association)) return;
        RecommendationRow row{product,
                              because,
                              association.with_both,
                              association.support(),
                              association.confidence(),
                              association.lift()};
        auto [at, added] = best.try_emplace(product, row);
        if (!added && at->second.confidence < row.confidence) at->second = row;
      });
  std::vector<RecommendationRow> rows;
  for (auto& [product, row] : best) rows.push_back(std::move(row));
  std::stable_sort(rows.begin(), rows.end(),
                   [](const RecommendationRow& a, const RecommendationRow& b) {
                     return std::tie(b.confidence, b.lift) < std::tie(a.confidence, a.lift);
                   });
  auto most = static_cast<std::size_t>(clause.recommendations_max);
  if (rows.size() > most) rows.resize(most);
  return rows;
}

}  // namespace

Result<void> recommend(QueryContext& context, const Recommend& query,
                       Rows<RecommendationRow>& rows) {
  KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, query.customer, "/customer"));
  const auto& clause = context.policy().get<RecommendationClause>();
  auto bought = products_of(context, known.id);
  if (bought.empty()) return {};
  Baskets baskets(bought);
  bool by_customer = clause.basis == BasketBasis::customer;
  customer::Survivors survivors(context);
  // Lines of several records that make one basket do not stand together.
  std::map<Id<Customer>, std::set<std::string>> joined;
  std::int64_t read = 0;
  bool goes_on = context.progress(0, 0);
  if (!goes_on) return query_cancelled();
  context.each<PurchaseLine>(by_customer ? "by_customer" : "", {}, [&](const PurchaseLine& line) {
    if ((++read & 0xffff) == 0) goes_on = context.progress(read, 0);
    if (line.returned_quantity == line.quantity) return goes_on;
    Id<Customer> buyer = survivors.of(line.customer);
    if (by_customer && survivors.records().contains(buyer))
      joined[buyer].insert(line.product);
    else
      baskets.add(by_customer ? buyer.value : line.purchase.value, line.product);
    return goes_on;
  });
  if (!goes_on) return query_cancelled();
  for (const auto& [buyer, products] : joined)
    for (const std::string& product : products) baskets.add(buyer.value, product);
  baskets.finish();
  for (const RecommendationRow& row : best_of(clause, baskets)) rows.push(row);
  return {};
}

}  // namespace kehu::classification
