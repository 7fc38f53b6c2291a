// The area's rules: pure decisions over policy, facts and request.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kehu/core/result.hpp"
#include "kehu/customer.hpp"

namespace kehu::customer {

// A set of form fields.
class FieldSet {
 public:
  void add(FormField field) { bits_ |= bit(field); }
  bool has(FormField field) const { return (bits_ & bit(field)) != 0; }

 private:
  static std::uint32_t bit(FormField field) { return 1U << static_cast<unsigned>(field); }
  std::uint32_t bits_ = 0;
};
// The way of contact alone, and what it is.
void add_contact(FieldSet& fields, ContactKind kind);

std::string_view word(Kind kind);
std::string_view word(FormField field);
std::string_view word(EntryMatch match);

// The form of a channel; nullptr when the policy has none.
const ChannelForm* form_of(const Forms& forms, std::string_view channel);
// Errors: customer.unknown_channel, naming the allowed ones.
Error unknown_channel(const Forms& forms, std::string_view channel);

struct EntryFacts {
  Kind kind{};
  const ChannelForm* form = nullptr;
  FieldSet given;
  bool has_account_manager = false;  // given, or the creator's where CUS-14 says so
  std::int64_t contact_points = 0, preferences = 0;
};
// CUS-1 to CUS-4, CUS-11, CUS-14.
Decision judge_entry(const Policy& policy, const EntryFacts& facts);
// What a form still lacks, or what it does not collect, as one line.
std::string missing_line(const EntryFacts& facts);
std::string not_collected_line(const EntryFacts& facts);

// CUS-1 for a change of kind, CUS-11 for a code that is emptied.
Decision judge_kind(const Policy& policy, Kind kind);
Decision judge_code(const Policy& policy, std::string_view channel, bool has_code);
// CUS-2, CUS-3: how many a file may hold.
Decision judge_contact_points(const Policy& policy, std::int64_t count);
Decision judge_preferences(const Policy& policy, std::int64_t count);

// A customer that a new or changed record looks exactly like, and on which fields.
struct Candidate {
  Id<Customer> customer;
  std::uint32_t matched = 0;  // bits of EntryMatch
};
inline std::uint32_t bit(EntryMatch match) { return 1U << static_cast<unsigned>(match); }
// CUS-5. `allowed`: the caller said why it is another customer.
Decision judge_duplicates(const std::vector<Candidate>& candidates, bool allowed);
std::string duplicates_line(const MasterIndex& clause, const std::vector<Candidate>& candidates);

// CUS-9, CUS-10: the parts that a document and an asset of their kinds must have.
Decision judge_document(const Policy& policy, const NewDocument& document);
Decision judge_asset(const Policy& policy, const NewAsset& asset);

// CUS-14.
Decision judge_hand_over(const Policy& policy, const Customer& customer, const HandOverTo& request);

// CUS-5: merging and undoing.
Decision judge_merge(const Policy& policy, const Customer& survivor, const Customer& merged);
// The survivor after the merge: its own values but for `take`; gaps filled.
Customer survive(const Customer& survivor, const Customer& merged,
                 const std::vector<MergeField>& take);

struct UndoFacts {
  Customer survivor_before, survivor_after, survivor_now;
  bool undone = false;
};
Decision judge_undo(const UndoFacts& facts);
// The survivor after undoing: every field that the merge changed as it was before.
Customer restore(const UndoFacts& facts);

// CUS-6: what is wrong or incomplete in one file.
struct FileFacts {
  const Customer* customer = nullptr;
  const std::vector<ContactPoint>* contact_points = nullptr;
  const std::vector<Document>* documents = nullptr;
  bool has_preference = false, has_asset = false;
  Date today;
};
std::vector<CleaningRow> find_faults(const Policy& policy, const FileFacts& facts);

}  // namespace kehu::customer
