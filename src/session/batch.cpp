// Several commands of C++ structs in one transaction.
#include "session/state.hpp"

namespace kehu {

namespace {

// The batch owns its commands, so that a text is cleaned where it stands.
Result<const CommandType*> made_ready(std::string_view name, void* arguments) {
  KEHU_TRY_ASSIGN(const CommandType* type, Registry::get().command(name));
  if (needs_cleaning(*type->arguments, arguments)) KEHU_TRY(clean(*type->arguments, arguments));
  return type;
}

}  // namespace

Error empty_batch() {
  return kehu::invalid("json.type", "/batch", "a batch is a list of one or more commands");
}

Result<void> Session::carry_out(Batch& batch) {
  if (batch.items_.empty()) return empty_batch();
  std::vector<Execution> executions(batch.items_.size());
  for (std::size_t i = 0; i < executions.size(); ++i) {
    const Batch::Item& item = *batch.items_[i];
    auto type = made_ready(item.name, item.arguments);
    if (!type) return under("/batch/" + std::to_string(i), std::move(type).error());
    executions[i].type = *type;
    executions[i].arguments = item.arguments;
    executions[i].reply = item.reply;
    executions[i].idempotency_key = item.idempotency_key;
  }
  if (auto error = run_all(*state_, actor_, executions)) return std::move(*error);
  for (std::size_t i = 0; i < executions.size(); ++i)
    *batch.items_[i]->receipt = std::move(executions[i].receipt);
  return {};
}

Result<void> Session::execute(Batch& batch) {
  Result<void> done;
  try {
    done = carry_out(batch);
  } catch (const Fault& fault) {
    done = fault.error();
  }
  // What the commands before the one that failed had replied did not happen.
  if (!done)
    for (auto& item : batch.items_) item->forget();
  return done;
}

}  // namespace kehu
