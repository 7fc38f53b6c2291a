#include <algorithm>

#include "kehu/command.hpp"
#include "record/canonical.hpp"

namespace kehu {

Error refusal(Category category, std::string_view code, std::span<const Reason> reasons,
              std::span<const Remedy> remedies) {
  Error error;
  error.category = category;
  error.code = code;
  error.reasons.assign(reasons.begin(), reasons.end());
  error.remedies.assign(remedies.begin(), remedies.end());
  auto failed = std::find_if(reasons.begin(), reasons.end(),
                             [](const Reason& reason) { return !reason.passed; });
  if (failed != reasons.end()) error.message = sentence(*failed, "en");
  return error;
}

void CommandContext::record(const Decision& decision) {
  reasons_.insert(reasons_.end(), decision.reasons.begin(), decision.reasons.end());
  remedies_.insert(remedies_.end(), decision.remedies.begin(), decision.remedies.end());
}

Error CommandContext::refuse(const Decision& decision) {
  record(decision);
  return refusal(Category::refused, decision.code, reasons_, remedies_);
}

Result<void> granted(CommandContext& context, const Decision& decision, std::string_view path) {
  if (!decision.granted()) return under(path, context.refuse(decision));
  context.record(decision);
  return {};
}

Result<void> CommandContext::put(const Table& table, const void* before, void* after) {
  Written row{&table, before ? 1 : 0, bytes_.size(), 0, 0};
  if (table.version_field() != Index::npos) {
    const record::Field& version = table.descriptor().fields[table.version_field()];
    if (before) row.replaced_version = *static_cast<const std::int64_t*>(version.in(before));
    if (after) *static_cast<std::int64_t*>(version.in(after)) = row.replaced_version + 1;
  }
  store::Change change{&table, before, after};
  KEHU_TRY(transaction().put({&change, 1}));
  if (table.is_derived()) return {};
  if (written_.empty()) {  // what a command writes is a few rows, of some hundred bytes in all
    written_.reserve(8);
    bytes_.reserve(1024);
  }
  record::write_canonical_key(table, after ? after : before, bytes_);
  row.key_end = bytes_.size();
  if (after) record::write_canonical(table.descriptor(), after, bytes_);
  row.image_end = bytes_.size();
  written_.push_back(row);
  return {};
}

}  // namespace kehu
