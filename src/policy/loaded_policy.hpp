// What a Policy holds.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kehu/policy/policy.hpp"

namespace kehu {

struct Policy::State {
  struct Clause {
    std::string id;
    const ClauseType* type = nullptr;  // of registered clauses
    LocalText title, text;
    std::optional<record::Box> parameters;
    std::shared_ptr<const void> prepared;
    std::vector<DecisionTable> tables;  // in the order of the type's signatures
  };

  std::string document;
  std::string name, version_name, business_line;
  LocalText title;
  Date effective_from;
  std::optional<Date> effective_for_existing;
  Zone zone;
  Currency currency;
  std::vector<Clause> clauses;  // in document order

  // Where the clause of a type lies: open addressing by the type's address, since rules ask
  // several times per decision.
  std::vector<const Clause*> by_type;

  void index();
  const Clause& clause(const ClauseType& type) const;
  const Clause* find(std::string_view id) const noexcept;
};

}  // namespace kehu
