// The area's handlers, by noun; commands.cpp enters them into the registry.
#pragma once

#include "customer/matching.hpp"
#include "customer/rules.hpp"
#include "kehu/customer.hpp"

namespace kehu::customer {

// entry.cpp
Result<Created> create(CommandContext&, const Create&);
Result<Updated> update(CommandContext&, const Update&);
// file.cpp
Result<Numbered> add_contact_point(CommandContext&, const AddContactPoint&);
Result<Numbered> remove_contact_point(CommandContext&, const RemoveContactPoint&);
Result<PreferenceSet> set_preference(CommandContext&, const SetPreference&);
Result<Numbered> add_document(CommandContext&, const AddDocument&);
Result<Numbered> add_asset(CommandContext&, const AddAsset&);
Result<Numbered> hand_over(CommandContext&, const HandOverTo&);
// merge.cpp
Result<Merged> merge(CommandContext&, const MergeInto&);
Result<Merged> unmerge(CommandContext&, const Unmerge&);
Result<Distinguished> distinguish(CommandContext&, const Distinguish&);
// queries.cpp
Result<void> get(QueryContext&, const Get&, Rows<Customer>&);
Result<void> find(QueryContext&, const Find&, Rows<Customer>&);
Result<void> contact_points(QueryContext&, const ContactPoints&, Rows<ContactPoint>&);
Result<void> list_documents(QueryContext&, const Documents&, Rows<Document>&);
Result<void> assets(QueryContext&, const Assets&, Rows<Asset>&);
Result<void> preferences(QueryContext&, const Preferences&, Rows<Preference>&);
Result<void> hand_overs(QueryContext&, const HandOvers&, Rows<HandOver>&);
Result<void> merges(QueryContext&, const Merges&, Rows<MergeRow>&);
Result<void> resolve_reference(QueryContext&, const Resolve&, Rows<ResolvedRow>&);
// cleaning.cpp
Result<void> duplicates(QueryContext&, const Duplicates&, Rows<DuplicateRow>&);
Result<void> cleaning_list(QueryContext&, const CleaningList&, Rows<CleaningRow>&);
// catalogue.cpp
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();

// ---- What the handlers share: normal.cpp ------------------------------------------------------

// A required text. Errors: customer.empty.
Result<void> needs(std::string_view text, std::string_view path);

// The stored forms of what is entered. Errors: those of core/contact.hpp, passport.format,
// customer.identity_kind, customer.region, customer.dates, customer.not_an_address,
// customer.empty; paths below `path`. A malformed value is kept where `keeps_malformed`.
Result<std::string> normal_identity(const Identity& identity, bool keeps_malformed,
                                    std::string_view path);
Result<ContactPoint> normal_contact_point(const Policy& policy, const NewContactPoint& given,
                                          bool keeps_malformed, std::string_view path);
Result<Document> normal_document(const NewDocument& given, Instant now, std::string_view path);
Result<Asset> normal_asset(const NewAsset& given, std::string_view path);
Result<void> check_region(std::string_view region, std::string_view path);
// Errors: customer.empty, text.line_break, text.too_long; paths below `path`.
Result<void> check_preference(std::string_view topic, std::string_view text, std::string_view path);

// ---- Reading: reading.cpp ---------------------------------------------------------------------

// The very record that a reference names. Errors: customer.not_found.
Result<Customer> named(Reader& reader, const Reference<Customer>& reference, std::string_view path);
// The record that stands at the end of a chain of merges.
Customer survivor_of(Reader& reader, Customer customer);

// What a new or changed record brings that may stand in another one already.
struct Brought {
  const Customer* customer = nullptr;  // its identity, name and birth date; nullptr: unchanged
  const std::vector<ContactPoint>* contact_points = nullptr;
  const std::vector<Document>* documents = nullptr;
  Id<Customer> except;  // the record itself
};
// CUS-5, exact: the active customers that hold the same, of a value held by very many some. Nothing
// is looked up for what is absent.
std::vector<Candidate> find_candidates(Reader& reader, const MasterIndex& clause,
                                       const Brought& brought);
// Looks for duplicates of what is brought and judges them. With a reason, records that the
// customers are distinct. Errors: customer.duplicate.
Result<void> admit(CommandContext& context, const Brought& brought,
                   const std::optional<std::string>& allow_duplicate);
// `judged`: for good, not only let in on entry.
Result<void> record_distinct(CommandContext& context, Id<Customer> a, Id<Customer> b,
                             const std::string& reason, bool judged);

}  // namespace kehu::customer
