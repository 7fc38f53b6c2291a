// The area's entry in the registry.
#include "classification/handlers.hpp"
#include "command/handlers.hpp"
#include "kehu/casework/subjects.hpp"

namespace kehu::classification {

const Area& area() {
  static const bool subjects =
      casework::duties_are_about({{&table_of<Membership>(), "by_customer"}});
  (void)subjects;
  static const Area made{
      "classification",
      {&table_of<Membership>(), &table_of<ValueModel>(), &table_of<LifetimeValue>()},
      {&clause_of<ClassesClause>(), &clause_of<TagsClause>(), &clause_of<ValueClause>(),
       &clause_of<ObligationsClause>(), &clause_of<RecommendationClause>()},
      {command<RunClassification>(run_classification), command<SetTag>(set_tag),
       command<RemoveTag>(remove_tag), command<RecordModel>(record_model),
       command<RecordValues>(record_values)},
      {query<SegmentsQuery>(segments), query<CheckClassification>(check),
       query<MembershipsQuery>(list_memberships), query<MovesQuery>(moves),
       query<ModelsQuery>(models), query<ValuesQuery>(values),
       query<ClassBehaviour>(class_behaviour), query<Recommend>(recommend)},
      sentences(),
      {},
      errors()};
  return made;
}

}  // namespace kehu::classification
