// Words that stand in a clause of care and have to be those of another: a slip would be found out
// only when somebody is to be greeted, asked or answered.
#include <algorithm>

#include "care/handlers.hpp"
#include "kehu/casework/clause_checks.hpp"
#include "kehu/core/text.hpp"

namespace kehu::care {

namespace {

class CareWordsCheck {
 public:
  CareWordsCheck(std::span<const ReadClause> clauses, Policy::Faults& faults)
      : clauses_(clauses), faults_(faults), plan_(find_clause<ContactPlanClause>(clauses)) {}

  void check() {
    if (const ReadClause* read = find_clause<SurveyClause>(clauses_)) {
      const auto& clause = parameters_of<SurveyClause>(*read);
      is_purpose(clause.purpose, read->path + "/purpose");
      is_channel(clause.channel, read->path + "/channel");
      is_role(clause.follow_up_role, read->path + "/follow_up_role");
    }
    if (const ReadClause* read = find_clause<GreetingClause>(clauses_)) {
      const auto& clause = parameters_of<GreetingClause>(*read);
      is_channel(clause.channel, read->path + "/channel");
      is_purpose(clause.greeting_purpose, read->path + "/greeting_purpose");
      is_purpose(clause.warning_purpose, read->path + "/warning_purpose");
    }
    if (const ReadClause* read = find_clause<NoticeClause>(clauses_)) {
      const auto& kinds = parameters_of<NoticeClause>(*read).kinds;
      for (std::size_t i = 0; i < kinds.size(); ++i)
        is_role(kinds[i].seal_role, read->path + "/kinds/" + std::to_string(i) + "/seal_role");
    }
    if (const ReadClause* read = find_clause<PostClause>(clauses_))
      is_role(parameters_of<PostClause>(*read).role, read->path + "/role");
  }

 private:
  void is_purpose(const std::string& purpose, const std::string& path) {
    if (!plan_) return;
    const auto& all = parameters_of<ContactPlanClause>(*plan_).purposes;
    if (std::ranges::find(all, purpose, &ContactPurpose::purpose) != all.end()) return;
    casework::fault(faults_, path,
                    quotation(purpose) + " is no purpose of clause CARE-1; add it there, or name " +
                        "one that it has");
  }

  void is_channel(const std::string& channel, const std::string& path) {
    if (!plan_) return;
    const auto& all = parameters_of<ContactPlanClause>(*plan_).channels;
    if (std::ranges::find(all, channel) != all.end()) return;
    casework::fault(faults_, path,
                    quotation(channel) + " is no channel of clause CARE-1; add it there, or name " +
                        "one that it has");
  }

  void is_role(const std::string& role, const std::string& path) {
    casework::check_role(clauses_, role, path, faults_);
  }

  std::span<const ReadClause> clauses_;
  Policy::Faults& faults_;
  const ReadClause* plan_;
};

}  // namespace

void check_care_words(std::span<const ReadClause> clauses, Policy::Faults& faults) {
  CareWordsCheck(clauses, faults).check();
}

}  // namespace kehu::care
