// How customers stand by the rules of now (CLS-1, CLS-3, CLS-4).
#include <algorithm>

#include "classification/facts.hpp"
#include "classification/handlers.hpp"
#include "command/both_ends.hpp"
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
          std::string_view classes) {
  row.customer = statistics.customer;
  row.inactive_days = facts.inactive_days.value_or(0);
  row.frequency = facts.frequency.value_or(0);
  row.spent = statistics.spent;
  row.recency_score = facts.recency_score.value_or(0);
  row.frequency_score = facts.frequency_score.value_or(0);
  row.monetary_score = facts.monetary_score.value_or(0);
  row.classes = classes;
}

// The rows of all buyers, one after another. Of each buyer no more is read than his facts are made
// of, and of facts no more than is asked for.
class SegmentPass {
 public:
  SegmentPass(Reader& reader, const Policy& policy, const Date& today, IdOrder order)
      : classes_(policy),
        wanted_(shown | classes_.reads()),
        fields_(statistics_fields(wanted_)),
        buyers_(reader, fields_, order),
        facts_(reader, policy, today, buyers_.survivors(), wanted_, order) {}

  bool next(CustomerSegmentRow& row) {
    if (!buyers_.next()) return false;
    CustomerFacts facts = facts_.of(buyers_.statistics());
    fill(row, buyers_.statistics(), facts, classes_.classes_of(facts));
    return true;
  }

 private:
  ClassTable classes_;
  FactSet wanted_;
  std::vector<std::size_t> fields_;
  purchase::Buyers buyers_;
  FactPass facts_;
};

// Another connection and thread are worth their making from so many buyers on.
constexpr std::size_t helped_buyers = 1024;

Result<void> segments_of_all(QueryContext& context, Rows<CustomerSegmentRow>& rows) {
  const Policy& policy = context.policy();
  Date today = context.today();
  auto pass = [&](Reader& reader, IdOrder order) {
    return SegmentPass(reader, policy, today, order);
  };
  return read_from_both_ends(context, helped_buyers, pass, rows);
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
  fill(row, *statistics, facts, joined(classes_of(context.policy(), facts)));
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
