// Policy: a company's written rules, loaded, checked and ready to be asked.
//
// A Policy is immutable once loaded and may be shared by all threads. Rules receive it by
// reference and read typed parameters from it; they never see JSON.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/core/reason.hpp"
#include "kehu/core/result.hpp"
#include "kehu/policy/decision_table.hpp"
#include "kehu/record/descriptor.hpp"

namespace kehu {

// What an area expects of one clause: its id, the struct of its parameters and the decision tables
// it must bring. Declared by KEHU_CLAUSE in the area's header and defined in its model.cpp.
struct ClauseType {
  std::string_view id;  // "CRD-2"
  // Every field must be stated by the policy; an optional one may be null. None: no parameters.
  const record::Descriptor* parameters = nullptr;
  std::vector<TableSignature> tables{};
  // What types cannot say about the parameters: appends faults, with paths below the parameters
  // ("/roles/2/role"). Called when every field could be read.
  void (*check)(const void* parameters, std::vector<Error>& faults) = nullptr;
  // What the area computes once for each policy, for Policy::prepared (a compiled look-up).
  std::shared_ptr<const void> (*prepare)(const void* parameters) = nullptr;
};

template <class Parameters>
const ClauseType& clause_of();

#define KEHU_CLAUSE(Parameters) \
  template <>                   \
  const ::kehu::ClauseType& clause_of<Parameters>();

struct LocalText {
  std::string en, zh;
};

class Policy {
 public:
  // Every fault of the document at once, each with its JSON path and one line.
  using Faults = std::vector<Error>;

  // Reads and checks a document against the clauses that the areas registered. With no fault in
  // it, the policy; else all faults: unknown or missing clauses and parameters, wrong types, gaps,
  // overlaps and unreachable rows of decision tables, cyclic approvals, two equally specific
  // clauses, texts missing in a language. Codes: policy.syntax, policy.missing_clause,
  // policy.unknown_clause, policy.parameter, policy.table_gap, policy.table_overlap,
  // policy.table_unreachable, policy.table_signature, policy.approval_cycle, policy.ambiguous,
  // policy.duplicate_clause, policy.text, policy.time_zone, policy.effective_date,
  // policy.currency. A clause without parameters and tables is text for people and needs no area;
  // its id has the form LETTERS-NUMBER ("CRD-14").
  static std::shared_ptr<const Policy> load(std::string_view json, Faults& faults);

  // The same for a document that was adopted: without the checks of one clause against another
  // (checks.hpp). It passed those of its day, and what a later kehu finds fault with is mended by
  // the next adoption, for which the database has to open.
  static std::shared_ptr<const Policy> load_adopted(std::string_view json, Faults& faults);

  // The reference policy of this build: requirements.md's defaults. Clauses of areas that are not
  // registered are kept as text. Fault when it does not fit the registered clauses.
  static std::shared_ptr<const Policy> reference();
  static std::string_view reference_document();

  const std::string& name() const noexcept;
  const std::string& version_name() const noexcept;  // "2024 first edition", or ""
  const LocalText& title() const noexcept;
  const std::string& business_line() const noexcept;  // scope; "" applies to all
  const Date& effective_from() const noexcept;
  // From when subjects that exist already come under this version; empty: never.
  const std::optional<Date>& effective_for_existing() const noexcept;
  const Zone& zone() const noexcept;           // in which days begin and end
  Currency currency() const noexcept;          // of amounts in parameters
  std::string_view document() const noexcept;  // the JSON it was loaded from

  // The parameters of a clause. Precondition: Parameters was registered.
  template <class Parameters>
  const Parameters& get() const {
    return *static_cast<const Parameters*>(parameters(clause_of<Parameters>()));
  }
  // What the clause's `prepare` made of its parameters. Precondition: it has one, of this type.
  template <class Parameters, class Prepared>
  const Prepared& prepared() const {
    return *static_cast<const Prepared*>(prepared(clause_of<Parameters>()));
  }
  // A decision table of a clause, by its name in the signature.
  const DecisionTable& table(const ClauseType& clause, std::string_view name) const;
  // Title and text of a clause; nullptr when the policy has no such clause.
  const LocalText* title(std::string_view clause) const noexcept;
  const LocalText* text(std::string_view clause) const noexcept;
  std::vector<std::string_view> clauses() const;  // ids in document order

 private:
  friend class PolicyLoader;
  const void* parameters(const ClauseType& clause) const;
  const void* prepared(const ClauseType& clause) const;
  struct State;
  explicit Policy(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;

 public:
  ~Policy();
};

// JSON Schema (2020-12) of a policy document with the registered clauses.
std::string policy_schema();

// Who approves whose requests, as parameters declare it.
struct ApprovalRelation {
  std::string_view requester, approver;
};
// Cycles of approvals, one for each approval that closes one ("a -> b -> a"); none: empty.
std::vector<std::string> approval_cycles(std::span<const ApprovalRelation> approvals);

// The sentences for people: a reason or a remedy in English or Chinese ("en", "zh"). Falls back to
// rule name and facts where the catalogue has no sentence.
std::string sentence(const Reason& reason, std::string_view language);
std::string sentence(const Remedy& remedy, std::string_view language);

// One sentence of the catalogue; {name} stands for a fact. Areas bring theirs in catalogue.cpp.
struct Sentence {
  std::string_view rule;  // rule of a Reason ("within_limit+" when passed, "within_limit-" when
                          // not, "within_limit" for both), act of a Remedy, or "=" and a word that
                          // facts hold ("=regional_manager")
  std::string_view en, zh;
};

// What the areas bring, gathered by session/registry before the first policy is loaded.
// Thread rule: called at start, before anything else of this header. Registering the same clause
// again changes nothing; two clauses with one id are a Fault. A later sentence replaces an earlier
// one of the same rule.
void register_clauses(std::span<const ClauseType* const> clauses);
void register_sentences(std::span<const Sentence> sentences);

}  // namespace kehu
