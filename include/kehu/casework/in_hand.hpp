// A case in hand: taken up, moved one step along its workflow, put back.
#pragma once

#include "kehu/casework/step.hpp"

namespace kehu::casework {

template <class Row>
Error id_taken(const Id<Row>& id, std::string_view code, std::string_view noun,
               std::string_view path) {
  return conflict(code, path,
                  std::string(noun) + " has the id " + id.text() +
                      " already; leave the id out to be given one, or bring another");
}

// An id that a caller brings for a new row is free; `noun` says what else has it, with its article.
// Errors: `code`, at /id.
template <class Row>
Result<void> check_new_id(Reader& reader, const std::optional<Id<Row>>& id, std::string_view code,
                          std::string_view noun) {
  if (!id || !reader.find<Row>(*id)) return {};
  return id_taken(*id, code, noun, "/id");
}

// Writes a new row, and says so where its id is taken: spares a look-up where many rows come with
// ids of their own. Errors: `code`, at `path`; row.duplicate.
template <class Row>
Result<void> insert_new(CommandContext& context, Row& row, std::string_view code,
                        std::string_view noun, std::string_view path = "/id") {
  auto inserted = context.insert(row);
  if (inserted || inserted.error().code != "row.exists") return inserted;
  return id_taken(row.id, code, noun, path);
}

// As it was, and as it becomes.
template <class Row>
struct InHand {
  Row before, row;
};

// Takes up a row and moves it, or says why not. What else speaks against the act may be found out
// afterwards: a command that fails leaves nothing behind. Errors: those of take_step.
template <class Row>
Result<InHand<Row>> take_up(CommandContext& context, const workflow::Workflow& flow, const Row& row,
                            std::string_view act, std::string_view note = {}) {
  InHand<Row> taken{row, row};
  KEHU_TRY(take_step(context, flow, taken.row, act, note));
  return taken;
}

// Writes what became of it.
template <class Row>
Result<Row> put_back(CommandContext& context, InHand<Row>&& taken) {
  KEHU_TRY(context.update(taken.before, taken.row));
  return std::move(taken.row);
}

}  // namespace kehu::casework
