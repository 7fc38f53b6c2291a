// Tables for tests, read from JSON as Policy::load reads them.
#pragma once

#include "../catch.hpp"
#include "policy/reader.hpp"
#include "record/json.hpp"

namespace kehu::test {

struct ReadTable {
  std::vector<Error> faults;
  std::optional<DecisionTable> table;

  ReadTable(const TableSignature& signature, std::string_view document) {
    auto json = record::parse_json(document);
    REQUIRE(json);
    auto compiled = policy_detail::read_table(policy_detail::Place(faults), signature, *json,
                                              *Currency::parse("CNY"));
    REQUIRE((compiled == nullptr) == !faults.empty());
    if (compiled) table.emplace(std::move(compiled));
  }

  const DecisionTable& operator*() const {
    for (const Error& fault : faults) UNSCOPED_INFO(fault.path << " " << fault.message);
    REQUIRE(table);
    return *table;
  }
  bool has(std::string_view code, std::string_view path, std::string_view part = "") const {
    for (const Error& fault : faults) {
      if (fault.code == code && fault.path == path &&
          fault.message.find(part) != std::string::npos) {
        return true;
      }
    }
    for (const Error& fault : faults) {
      UNSCOPED_INFO(fault.code << " " << fault.path << " " << fault.message);
    }
    return false;
  }
};

}  // namespace kehu::test
