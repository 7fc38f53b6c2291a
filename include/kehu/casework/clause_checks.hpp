// What the checks of clauses of several areas have in common: lists of words that a policy names
// things by.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kehu/core/result.hpp"
#include "kehu/core/text.hpp"
#include "kehu/policy/checks.hpp"

namespace kehu::casework {

using Faults = std::vector<Error>;

// Appends policy.parameter; `path` is below the parameters.
inline void fault(Faults& faults, std::string_view path, std::string message) {
  faults.push_back(invalid("policy.parameter", path, std::move(message)));
}

// Appends what is wrong with the words of a list, `word(item)`: one that is empty
// (policy.parameter), one that stands there twice (policy.ambiguous).
template <class Items, class Word>
void check_words(const Items& items, const std::string& path, Word word, Faults& faults) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string& text = std::invoke(word, items[i]);
    std::string at = path + "/" + std::to_string(i);
    if (text.empty()) fault(faults, at, "a word is needed here");
    for (std::size_t earlier = 0; earlier < i; ++earlier)
      if (std::invoke(word, items[earlier]) == text) {
        faults.push_back(invalid("policy.ambiguous", at, quotation(text) + " stands here twice"));
        break;
      }
  }
}
// The same for a list that must not be empty.
template <class Items, class Word>
void check_some_words(const Items& items, const std::string& path, Word word, Faults& faults) {
  if (items.empty()) fault(faults, path, "at least one is needed");
  check_words(items, path, word, faults);
}

// Appends policy.parameter where a clause names a role that clause GOV-1 does not have.
void check_role(std::span<const ReadClause> clauses, std::string_view role, std::string_view path,
                Faults& faults);

}  // namespace kehu::casework
