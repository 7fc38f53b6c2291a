// The area's handlers, by noun; commands.cpp enters them into the registry.
#pragma once

#include "kehu/classification.hpp"

namespace kehu::classification {

// run.cpp
Result<Classified> run_classification(CommandContext&, const RunClassification&);
// tags.cpp
Result<Membership> set_tag(CommandContext&, const SetTag&);
Result<Membership> remove_tag(CommandContext&, const RemoveTag&);
// value.cpp
Result<ValueModel> record_model(CommandContext&, const RecordModel&);
Result<ValuesRecorded> record_values(CommandContext&, const RecordValues&);
Result<void> models(QueryContext&, const ModelsQuery&, Rows<ValueModel>&);
Result<void> values(QueryContext&, const ValuesQuery&, Rows<LifetimeValue>&);
// What is expected of a customer by the newest model that says anything of one of his records: the
// sum of what it expects of each, and the likeliest to buy.
std::optional<LifetimeValue> expected_of(Reader& reader, const std::vector<Id<Customer>>& records);
// segments.cpp
Result<void> segments(QueryContext&, const SegmentsQuery&, Rows<CustomerSegmentRow>&);
Result<void> check(QueryContext&, const CheckClassification&, Rows<CheckMembershipRow>&);
Result<void> class_behaviour(QueryContext&, const ClassBehaviour&, Rows<purchase::BehaviourRow>&);
// queries.cpp
Result<void> list_memberships(QueryContext&, const MembershipsQuery&, Rows<Membership>&);
Result<void> moves(QueryContext&, const MovesQuery&, Rows<MovesRow>&);
// recommendation.cpp
Result<void> recommend(QueryContext&, const Recommend&, Rows<RecommendationRow>&);
// catalogue.cpp
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();

}  // namespace kehu::classification
