// The reference policy as the areas of one test program know it.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "kehu/policy/policy.hpp"

namespace kehu::test {

// A document without the clauses that no registered area reads: a unit test knows its own area and
// those before it.
inline std::string of_registered(std::string_view text) {
  auto document = boost::json::parse(text);
  auto& clauses = document.at("clauses").as_array();
  Policy::Faults faults;
  Policy::load(text, faults);
  for (auto fault = faults.rbegin(); fault != faults.rend(); ++fault)
    if (fault->code == "policy.unknown_clause")
      clauses.erase(clauses.begin() + std::stoi(fault->path.substr(std::string("/clauses/").size())));
  return boost::json::serialize(document);
}

}  // namespace kehu::test
