// The registry: every area, and through them every command and query by name.
//
// Built once, on first use, and immutable afterwards; safe from any thread.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "kehu/command.hpp"

namespace kehu {

class Registry {
 public:
  // Also registers the areas' clauses and sentences with the policy.
  static const Registry& get();

  const std::vector<const Area*>& areas() const noexcept { return areas_; }
  const std::vector<const Table*>& tables() const noexcept { return tables_; }
  const std::map<std::string_view, const CommandType*>& commands() const noexcept {
    return commands_;
  }
  const std::map<std::string_view, const QueryType*>& queries() const noexcept { return queries_; }
  // What every error code means, in the order of the codes.
  const std::map<std::string_view, const ErrorMeaning*>& errors() const noexcept { return errors_; }
  // Errors: command.unknown, query.unknown, with the nearest name.
  Result<const CommandType*> command(std::string_view name) const;
  Result<const QueryType*> query(std::string_view name) const;

 private:
  Registry();
  std::vector<const Area*> areas_;
  std::vector<const Table*> tables_;
  std::map<std::string_view, const CommandType*> commands_;
  std::map<std::string_view, const QueryType*> queries_;
  std::map<std::string_view, const ErrorMeaning*> errors_;
};

}  // namespace kehu
