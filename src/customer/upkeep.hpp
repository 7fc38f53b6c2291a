// The handlers of file upkeep.
#pragma once

#include "kehu/customer/upkeep.hpp"

namespace kehu::customer {

// upkeep_changes.cpp
Result<FileChange> report_change(CommandContext&, const ReportChange&);
Result<FileChange> settle_change(CommandContext&, const SettleChange&);
Result<void> changes(QueryContext&, const ChangesQuery&, Rows<FileChange>&);
Result<void> timeliness(QueryContext&, const TimelinessQuery&, Rows<TimelinessRow>&);
// upkeep_reviews.cpp
Result<ReviewsScheduled> schedule_reviews(CommandContext&, const ScheduleReviews&);
Result<FileReview> review_file(CommandContext&, const ReviewFile&);
Result<ContactVerification> verify_contact_point(CommandContext&, const VerifyContactPoint&);
Result<FileArchive> record_archive(CommandContext&, const RecordArchive&);
// upkeep_queries.cpp
Result<void> reviews(QueryContext&, const ReviewsQuery&, Rows<FileReview>&);
Result<void> verifications(QueryContext&, const VerificationsQuery&, Rows<ContactVerification>&);
Result<void> verifications_due(QueryContext&, const VerificationsDue&, Rows<VerificationDueRow>&);
Result<void> completeness(QueryContext&, const CompletenessQuery&, Rows<CompletenessRow>&);
Result<void> archives(QueryContext&, const ArchivesQuery&, Rows<FileArchive>&);

// Puts on record that a command changed a file, and by which way in (CUS-7).
Result<void> record_applied(CommandContext& context, const Id<Customer>& customer,
                            std::string_view act);

// What a complete file of this customer has and lacks: pure.
struct Completeness {
  std::int64_t wanted = 0;
  std::vector<std::string> missing;
  Ratio score() const;
};
struct FileFacts;
Completeness completeness_of(const Policy& policy, const FileFacts& facts);

// CUS-8: what a contact point needs, given when it was last confirmed and the latest outcome.
struct VerificationFacts {
  ContactKind kind{};
  std::optional<Date> confirmed_on;
  bool found_wrong = false;  // by the latest try
  Date since;                // from when the customer is on file
  Date today;
};
std::optional<VerificationNeed> verification_need(const ReviewsClause& clause,
                                                  const VerificationFacts& facts);
Decision decide_verification(const ReviewsClause& clause, std::optional<VerificationNeed> need,
                             VerificationMethod method);
VerificationFacts verification_facts(Reader& reader, const Policy& policy, const Customer& customer,
                                     const ContactPoint& point, const Date& today,
                                     std::optional<Instant>* confirmed_at = nullptr);

}  // namespace kehu::customer
