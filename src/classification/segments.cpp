// How customers stand by the rules of now (CLS-1, CLS-3, CLS-4).
#include <algorithm>

#include "classification/facts.hpp"
#include "classification/handlers.hpp"
#include "command/cancelled.hpp"
#include "kehu/purchase/behaviour.hpp"
#include "kehu/purchase/buyers.hpp"

namespace kehu::classification {

using purchase::PurchaseStatistics;

namespace {

// What a row says besides its classes.
constexpr FactSet shown{CustomerFact::frequency,       CustomerFact::inactive_days,
                        CustomerFact::spent,           CustomerFact::recency_score,
                        CustomerFact::frequency_score, CustomerFact::monetary_score};

void fill(CustomerSegmentRow& row, const PurchaseStatistics& statistics, const CustomerFacts& facts,
          const Names& classes) {
  row.customer = statistics.customer;
  row.inactive_days = facts.inactive_days.value_or(0);
  row.frequency = facts.frequency.value_or(0);
  row.spent = statistics.spent;
  row.recency_score = facts.recency_score.value_or(0);
  row.frequency_score = facts.frequency_score.value_or(0);
  row.monetary_score = facts.monetary_score.value_or(0);
  row.classes.clear();
  for (std::string_view name : classes) {
    if (!row.classes.empty()) row.classes += ", ";
    row.classes += name;
  }
}

Result<void> segments_of_all(QueryContext& context, Rows<CustomerSegmentRow>& rows) {
  std::int64_t read = 0;
  bool goes_on = context.progress(0, 0);
  if (!goes_on) return query_cancelled();
  // Of each row no more is read than its facts are made of, and of facts no more than is asked for.
  ClassTable classes(context.policy());
  FactSet wanted = shown | classes.reads();
  std::vector<std::size_t> fields = statistics_fields(wanted);
  purchase::Buyers buyers(context, fields);
  FactPass pass(context, context.policy(), context.today(), buyers.survivors(), wanted);
  CustomerSegmentRow row;
  while (goes_on && buyers.next()) {
    CustomerFacts facts = pass.of(buyers.statistics());
    fill(row, buyers.statistics(), facts, classes.classes_of(facts));
    rows.push(row);
    if ((++read & 0xffff) == 0) goes_on = context.progress(read, 0);
  }
  if (!goes_on) return query_cancelled();
  return {};
}

}  // namespace

Result<void> segments(QueryContext& context, const SegmentsQuery& query,
                      Rows<CustomerSegmentRow>& rows) {
  if (!query.customer) return segments_of_all(context, rows);
  KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, *query.customer, "/customer"));
  auto statistics = purchase::statistics_of(context, known.id);
  if (!statistics) return {};
  FactReader reader(context, context.policy(), context.today());
  CustomerFacts facts = reader.of(known.id);
  CustomerSegmentRow row;
  fill(row, *statistics, facts, classes_of(context.policy(), facts));
  rows.push(row);
  return {};
}

Result<void> check(QueryContext& context, const CheckClassification& query,
                   Rows<CheckMembershipRow>& rows) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, query.customer, "/customer"));
  FactReader reader(context, context.policy(), context.today());
  CustomerFacts facts = reader.of(customer.id);
  auto push_all = [&](MembershipKind kind, std::string_view clause, const Names& names,
                      const std::string& preference) {
    auto current = memberships(context, customer.id, kind);
    std::erase_if(current, [](const Membership& m) { return m.origin == MembershipOrigin::hand; });
    std::vector<std::string> wanted(names.begin(), names.end());
    if (!preference.empty()) wanted.push_back(preference);
    for (const std::string& name : wanted) {
      bool there = std::erase_if(current, [&](const Membership& m) { return m.name == name; }) > 0;
      rows.push({kind, name, there ? MembershipChange::stays : MembershipChange::enters,
                 std::string(clause), facts_line(facts)});
    }
    for (const Membership& m : current)
      rows.push({kind, m.name, MembershipChange::leaves, std::string(clause), facts_line(facts)});
  };
  push_all(MembershipKind::customer_class, "CLS-1", classes_of(context.policy(), facts), "");
  push_all(MembershipKind::tag, "CLS-2", tags_of(context.policy(), facts),
           reader.preference_of(customer.id));
  return {};
}

namespace {

// Current memberships in order of customer.
class CurrentClasses {
 public:
  explicit CurrentClasses(Reader& reader)
      : cursor_(reader.transaction().scan(table_of<Membership>().index("current"), {})) {
    advance();
  }
  template <class Take>
  void each(const Id<Customer>& customer, Take take) {
    while (there_ && row_.customer < customer) advance();
    for (; there_ && row_.customer == customer; advance())
      if (row_.kind == MembershipKind::customer_class) take(row_.name);
  }

 private:
  void advance() { there_ = cursor_->next(&row_); }
  std::unique_ptr<store::Cursor> cursor_;
  Membership row_;
  bool there_ = false;
};

}  // namespace

Result<void> class_behaviour(QueryContext& context, const ClassBehaviour& query,
                             Rows<purchase::BehaviourRow>& rows) {
  purchase::BehaviourSpan span{query.period.value_or(purchase::PeriodLength::month), query.from,
                               query.until};
  KEHU_TRY(purchase::check_span(span));
  purchase::BehaviourTable table(span);
  CurrentClasses classes(context);
  purchase::Buyers buyers(context);
  std::int64_t read = 0;
  bool goes_on = context.progress(0, 0);
  if (!goes_on) return query_cancelled();
  while (goes_on && buyers.next()) {
    auto months = buyers.months();
    classes.each(buyers.statistics().customer,
                 [&](const std::string& name) { table.add(name, buyers.statistics(), months); });
    if ((++read & 0xfff) == 0) goes_on = context.progress(read, 0);
  }
  if (!goes_on) return query_cancelled();
  table.push(rows);
  return {};
}

}  // namespace kehu::classification
