// The area's entry in the registry.
#include "command/handlers.hpp"
#include "customer/handlers.hpp"
#include "customer/upkeep.hpp"
#include "kehu/casework/authority.hpp"
#include "kehu/casework/subjects.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::customer {

const Area& area() {
  static const bool counted = (casework::count_together(records_with, resolve_id), true);
  static const bool subjects =
      casework::duties_are_about({{&table_of<FileChange>(), "by_customer"}});
  (void)counted, (void)subjects;
  static const Area made{
      "customer",
      {&table_of<Customer>(), &table_of<ContactPoint>(), &table_of<Preference>(),
       &table_of<Document>(), &table_of<Asset>(), &table_of<HandOver>(), &table_of<Merge>(),
       &table_of<Distinction>(), &table_of<FileChange>(), &table_of<FileReview>(),
       &table_of<ContactVerification>(), &table_of<FileArchive>()},
      {&clause_of<KindsKept>(), &clause_of<BasicData>(), &clause_of<PreferencesKept>(),
       &clause_of<Forms>(), &clause_of<MasterIndex>(), &clause_of<Cleaning>(),
       &clause_of<DocumentsKept>(), &clause_of<AssetsKept>(), &clause_of<ImportRules>(),
       &clause_of<Responsibility>(), &clause_of<ChangesClause>(), &clause_of<ReviewsClause>(),
       &clause_of<ArchiveClause>()},
      {command<Create>(create), command<Update>(update),
       command<AddContactPoint>(add_contact_point),
       command<RemoveContactPoint>(remove_contact_point), command<SetPreference>(set_preference),
       command<AddDocument>(add_document), command<AddAsset>(add_asset),
       command<HandOverTo>(hand_over), command<MergeInto>(merge), command<Unmerge>(unmerge),
       command<Distinguish>(distinguish), command<ReportChange>(report_change),
       command<SettleChange>(settle_change), command<ScheduleReviews>(schedule_reviews),
       command<ReviewFile>(review_file), command<VerifyContactPoint>(verify_contact_point),
       command<RecordArchive>(record_archive)},
      {query<Get>(get), query<Find>(find), query<ContactPoints>(contact_points),
       query<Documents>(list_documents), query<Assets>(assets), query<Preferences>(preferences),
       query<HandOvers>(hand_overs), query<Merges>(merges), query<Duplicates>(duplicates),
       query<CleaningList>(cleaning_list), query<Resolve>(resolve_reference),
       query<ChangesQuery>(changes), query<TimelinessQuery>(timeliness),
       query<ReviewsQuery>(reviews), query<VerificationsQuery>(verifications),
       query<VerificationsDue>(verifications_due), query<CompletenessQuery>(completeness),
       query<ArchivesQuery>(archives)},
      sentences(),
      {},
      errors()};
  return made;
}

}  // namespace kehu::customer
