#include "house.hpp"

#include <stdexcept>

namespace kehu::test {

namespace {

std::vector<const Table*> schema() {
  std::vector<const Table*> tables;
  for (const Area* area : known_areas())
    tables.insert(tables.end(), area->tables.begin(), area->tables.end());
  return tables;
}

template <class TypesOf>
const auto& find_type(std::string_view name, TypesOf types_of) {
  for (const Area* area : known_areas())
    for (const auto& type : types_of(*area))
      if (type.name == name) return type;
  throw std::runtime_error("nothing is called " + std::string(name));
}

}  // namespace

House::House(std::shared_ptr<const Policy> given)
    : policy(std::move(given)), ids_(IdSource::sequential(1)) {
  static const std::vector<const Table*> tables = schema();
  store_ = store::open_memory(tables);
}

Result<void> House::execute(std::string_view name, const void* command, void* reply) {
  const CommandType& type = find_type(
      name, [](const Area& area) -> auto& { return area.commands; });
  return with([&](CommandContext& context) { return type.run(context, command, reply); });
}

Result<void> House::answer(std::string_view name, const void* query, RowSink& sink) {
  const QueryType& type = find_type(
      name, [](const Area& area) -> auto& { return area.queries; });
  auto snapshot = store_->read();
  QueryContext::Progress progress;
  QueryContext context(*snapshot, now, *policy, actor, progress);
  return type.run(context, query, sink);
}

void House::read(const std::function<void(Reader&)>& body) {
  auto snapshot = store_->read();
  Reader reader(*snapshot);
  body(reader);
}

void House::fail(std::string_view name, const Error& error) {
  FAIL(name << ": " << error.code << ": " << error.message);
  throw std::logic_error("FAIL returns");
}

}  // namespace kehu::test
