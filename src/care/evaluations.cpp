// The relationship as a weighted score, and what follows from it (CARE-9).
#include "care/occasions.hpp"
#include "kehu/core/text.hpp"

namespace kehu::care {

namespace {

// The scores in the order of the clause, or what is wrong with them.
Result<Ratio> weighted(const EvaluationClause& clause, const std::vector<IndicatorScore>& scores) {
  Ratio sum;
  std::string missing;
  for (const Indicator& indicator : clause.indicators) {
    auto given = std::ranges::find(scores, indicator.indicator, &IndicatorScore::indicator);
    if (given == scores.end()) {
      missing += (missing.empty() ? "" : ", ") + indicator.indicator;
      continue;
    }
    if (given->score < 0 || given->score > clause.score_most)
      return invalid(
          "care.indicators", "/scores/" + std::to_string(given - scores.begin()) + "/score",
          std::to_string(given->score) + " is no score of " + quotation(indicator.indicator) +
              ": 0 to " + std::to_string(clause.score_most));
    // The clause bounds both factors, so that the product fits.
    Ratio part(indicator.weight.numerator() * given->score, indicator.weight.denominator());
    KEHU_TRY_ASSIGN(sum, sum.add(part));
  }
  if (!missing.empty())
    return invalid("care.indicators", "/scores", "these are not scored: " + missing);
  if (scores.size() != clause.indicators.size())
    return invalid("care.indicators", "/scores",
                   "each indicator of clause CARE-9 is scored once, and nothing else");
  return sum;
}

}  // namespace

Result<RelationshipEvaluation> evaluate(CommandContext& context, const Evaluate& command) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customer, "/customer"));
  const auto& clause = context.policy().get<EvaluationClause>();
  RelationshipEvaluation evaluation;
  KEHU_TRY_ASSIGN(evaluation.score, weighted(clause, command.scores));
  auto last = context.first<RelationshipEvaluation>("", {{customer.id.value}, {}, {}, true, 0});
  evaluation.customer = customer.id;
  evaluation.number = last ? last->number + 1 : 1;
  evaluation.scores = command.scores;
  for (const EvaluationBand& band : clause.bands) {
    if (evaluation.score < band.from) break;
    evaluation.band = band.band;
    evaluation.use_en = band.use_en;
    evaluation.use_zh = band.use_zh;
  }
  evaluation.policy_version = context.policy_version();
  evaluation.at = context.now();
  evaluation.by = context.actor().actor;
  KEHU_TRY(context.insert(evaluation));
  return evaluation;
}

Result<void> evaluations(QueryContext& context, const Evaluations& query,
                         Rows<RelationshipEvaluation>& rows) {
  std::vector<RelationshipEvaluation> found;
  if (query.customer) {
    KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, *query.customer, "/customer"));
    found = rows_of<RelationshipEvaluation>(context, "", customer.id);
    std::ranges::stable_sort(found, {}, &RelationshipEvaluation::at);
  } else {
    found = context.rows<RelationshipEvaluation>("", {});
  }
  for (const RelationshipEvaluation& evaluation : found) rows.push(evaluation);
  return {};
}

}  // namespace kehu::care
