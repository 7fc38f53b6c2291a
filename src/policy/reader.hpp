// Reading a policy document: every fault is kept with its JSON path, and reading goes on.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/core/result.hpp"
#include "kehu/policy/checks.hpp"
#include "policy/compiled_table.hpp"

namespace kehu::policy_detail {

// A place in the document, and where its faults go.
class Place {
 public:
  Place(std::vector<Error>& faults, std::string path = "")
      : faults_(&faults), path_(std::move(path)) {}

  Place operator/(std::string_view key) const;  // escaped as RFC 6901 demands
  Place operator/(std::size_t index) const;

  void fault(std::string_view code, std::string message) const;
  // A fault from below, under a code of the policy's; its path continues this one.
  void fault(std::string_view code, const Error& below) const;
  // As it is, its path continuing this one.
  void add(Error below) const;

  const std::string& path() const noexcept { return path_; }
  std::size_t faults() const noexcept { return faults_->size(); }

 private:
  std::vector<Error>* faults_;
  std::string path_;
};

// The object at a place; nullptr, with a fault, when it is none. Keys outside `known` are faults
// that name the nearest one.
const boost::json::object* read_object(const Place& place, const boost::json::value& json,
                                       std::string_view code,
                                       std::initializer_list<std::string_view> known);
// A member; nullptr, with a fault, when it is missing.
const boost::json::value* read_member(const Place& place, const boost::json::object& object,
                                      std::string_view key, std::string_view code);
// A text that is not empty.
std::optional<std::string> read_text(const Place& place, const boost::json::value& json,
                                     std::string_view code);
// {"en", "zh"}, both there. Faults: policy.text.
LocalText read_local_text(const Place& place, const boost::json::value& json);

// ", did you mean 'x'?" or "".
std::string hint(std::string_view word, std::span<const std::string_view> candidates);

// Reads the parameters of a clause into a constructed record; false when there were faults
// (policy.parameter). Amounts must be in `currency`, where it is known.
bool read_parameters(const Place& place, const record::Descriptor& descriptor,
                     const boost::json::value& json, std::optional<Currency> currency,
                     void* record);

// Reads, compiles and checks a decision table; nullptr when there were faults.
std::unique_ptr<const CompiledTable> read_table(const Place& place, const TableSignature& signature,
                                                const boost::json::value& json, Currency currency);

// What register_clauses and register_policy_check were given, in order.
std::span<const ClauseType* const> registered_clauses();
std::span<const PolicyCheck> registered_checks();

}  // namespace kehu::policy_detail
