#include "kehu/command.hpp"
#include "record/canonical.hpp"

namespace kehu {

void CommandContext::record(const Decision& decision) {
  reasons_.insert(reasons_.end(), decision.reasons.begin(), decision.reasons.end());
  remedies_.insert(remedies_.end(), decision.remedies.begin(), decision.remedies.end());
}

Error CommandContext::refuse(const Decision& decision) {
  record(decision);
  Error error;
  error.category = Category::refused;
  error.code = decision.code;
  error.reasons.assign(reasons_.begin(), reasons_.end());
  error.remedies.assign(remedies_.begin(), remedies_.end());
  // The message is the sentence of the first reason that failed: it names the wrong value.
  for (const Reason& reason : error.reasons)
    if (!reason.passed) {
      error.message = sentence(reason, "en");
      break;
    }
  return error;
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
  record::write_canonical_key(table, after ? after : before, bytes_);
  row.key_end = bytes_.size();
  if (after) record::write_canonical(table.descriptor(), after, bytes_);
  row.image_end = bytes_.size();
  written_.push_back(row);
  return {};
}

}  // namespace kehu
