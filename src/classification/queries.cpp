// Memberships on record, and who moved.
#include <algorithm>
#include <map>

#include "classification/handlers.hpp"
#include "classification/memberships.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::classification {

namespace {

Result<Date> past_day(const std::optional<Date>& given, const Date& today, std::string_view path) {
  if (given && *given > today)
    return invalid("classification.future_date", path, text(*given) + " is still to come");
  return given.value_or(today);
}

// A name that neither the policy knows nor any record bears is a slip of the pen.
Result<void> check_name(QueryContext& context, MembershipKind kind, std::string_view name) {
  auto known = kind == MembershipKind::tag ? known_rule_tags(context.policy())
                                           : known_classes(context.policy());
  if (kind == MembershipKind::tag)
    for (const std::string& tag : context.policy().get<TagsClause>().by_hand) known.push_back(tag);
  if (std::find(known.begin(), known.end(), name) != known.end()) return {};
  store::Range one{{Reader::value(word_of(kind)), Reader::value(name)}, {}, {}, false, 1};
  if (context.first<Membership>("by_name", one)) return {};
  std::string names;
  for (std::string_view each : known) names.append(names.empty() ? "" : ", ").append(each);
  bool tag = kind == MembershipKind::tag;
  return invalid(tag ? "classification.unknown_tag" : "classification.unknown_class",
                 tag ? "/tag" : "/customer_class", "the policy has no such name; it has " + names);
}

}  // namespace

Result<void> list_memberships(QueryContext& context, const MembershipsQuery& query,
                              Rows<Membership>& rows) {
  KEHU_TRY(past_day(query.as_of, context.today(), "/as_of"));
  if (query.customer_class)
    KEHU_TRY(check_name(context, MembershipKind::customer_class, *query.customer_class));
  if (query.tag) KEHU_TRY(check_name(context, MembershipKind::tag, *query.tag));
  bool all = query.all.value_or(false);
  std::vector<Membership> found;
  auto take = [&](const Membership& row) {
    bool named = (!query.customer_class && !query.tag) ||
                 (query.customer_class && row.kind == MembershipKind::customer_class &&
                  row.name == *query.customer_class) ||
                 (query.tag && row.kind == MembershipKind::tag && row.name == *query.tag);
    if (named && (all || stands(row, query.as_of))) found.push_back(row);
    return true;
  };
  if (query.customer) {
    KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, *query.customer, "/customer"));
    for (const Id<Customer>& record : customer::records_of(context, known.id))
      context.each<Membership>(
          "by_customer", {{Reader::value(record)}, {}, {}, false, 0},
          [&](const Membership& row) { return !counts_for(row, known.id) || take(row); });
  } else if (query.customer_class && !query.tag) {
    context.each<Membership>("by_name",
                             {{Reader::value(word_of(MembershipKind::customer_class)),
                               Reader::value(*query.customer_class)},
                              {},
                              {},
                              false,
                              0},
                             take);
  } else if (query.tag && !query.customer_class) {
    context.each<Membership>(
        "by_name",
        {{Reader::value(word_of(MembershipKind::tag)), Reader::value(*query.tag)},
         {},
         {},
         false,
         0},
        take);
  } else {
    context.each<Membership>(all || query.as_of ? "by_customer" : "current", {}, take);
  }
  std::stable_sort(found.begin(), found.end(), [](const Membership& a, const Membership& b) {
    return std::tie(a.customer, a.entered_at) < std::tie(b.customer, b.entered_at);
  });
  for (const Membership& row : found) rows.push(row);
  return {};
}

Result<void> moves(QueryContext& context, const MovesQuery& query, Rows<MovesRow>& rows) {
  KEHU_TRY_ASSIGN(Date until, past_day(query.until, context.today(), "/until"));
  Date from = query.from.value_or(until - days(29));
  if (until < from)
    return invalid("classification.dates", "/until", text(until) + " lies before " + text(from));
  std::map<std::pair<std::string_view, std::string>, MovesRow> sums;
  Date eve = from - days(1);
  context.each<Membership>("by_name", {}, [&](const Membership& row) {
    if (row.entered_on > until) return true;
    MovesRow& sum =
        sums.try_emplace({word_of(row.kind), row.name}, MovesRow{row.kind, row.name, 0, 0, 0, 0})
            .first->second;
    if (stands(row, eve)) ++sum.before;
    if (stands(row, until)) ++sum.after;
    if (row.entered_on >= from) ++sum.entered;
    if (row.left_on && *row.left_on >= from && *row.left_on <= until) ++sum.left;
    return true;
  });
  for (const auto& [name, sum] : sums) rows.push(sum);
  return {};
}

}  // namespace kehu::classification
