#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "kehu/core/text.hpp"
#include "policy/reader.hpp"
#include "record/json.hpp"
#include "session/state.hpp"

namespace kehu {

namespace {

namespace json = boost::json;

// RFC 7396: objects are merged, null removes, everything else replaces.
void merge(json::value& target, const json::value& patch) {
  const json::object* members = patch.if_object();
  if (!members) {
    target = patch;
    return;
  }
  if (!target.is_object()) target = json::object();
  for (const auto& member : *members) {
    if (member.value().is_null())
      target.as_object().erase(member.key());
    else
      merge(target.as_object()[member.key()], member.value());
  }
}

// The same, but null stands: in the heading it says "never", and nothing may be missing there.
void merge_heading(json::value& heading, const json::value& patch) {
  merge(heading, patch);
  if (const json::object* members = patch.if_object())
    for (const auto& member : *members)
      if (member.value().is_null()) heading.as_object()[member.key()] = nullptr;
}

json::value* find_clause(json::value& document, std::string_view id) {
  json::value* clauses =
      document.is_object() ? document.as_object().if_contains("clauses") : nullptr;
  if (!clauses || !clauses->is_array()) return nullptr;
  for (json::value& clause : clauses->as_array()) {
    const json::object* object = clause.if_object();
    const json::value* name = object ? object->if_contains("id") : nullptr;
    if (name && name->is_string() && std::string_view(name->as_string()) == id) return &clause;
  }
  return nullptr;
}

void empty_lacking(json::value& clause, const record::Descriptor& parameters) {
  json::value* given = clause.as_object().if_contains("parameters");
  if (!given || !given->is_object()) return;
  for (const record::Field& field : parameters.fields)
    if (field.type.optional && !given->as_object().contains(field.name))
      given->as_object()[field.name] = nullptr;
}

}  // namespace

Result<std::string> patch_policy(std::string_view base, std::string_view patch) {
  KEHU_TRY_ASSIGN(json::value document, record::parse_json(base));
  KEHU_TRY_ASSIGN(json::value changes, record::parse_json(patch));
  const json::object* members = changes.if_object();
  if (!members || !document.is_object())
    return kehu::invalid("json.type", "", "a policy patch is an object keyed by clause id");
  for (const auto& member : *members) {
    if (member.key() == "policy") {
      merge_heading(document.as_object()["policy"], member.value());
      continue;
    }
    json::value* clause = find_clause(document, member.key());
    if (!clause)
      return kehu::invalid("policy.unknown_clause", "/" + std::string(member.key()),
                           "the policy has no clause " + quotation(member.key()) + " to patch");
    merge(*clause, member.value());
  }
  return json::serialize(document);
}

Result<std::string> complete_policy(std::string_view base) {
  KEHU_TRY_ASSIGN(json::value document, record::parse_json(base));
  KEHU_TRY_ASSIGN(json::value reference, record::parse_json(Policy::reference_document()));
  json::array& clauses = document.as_object().at("clauses").as_array();
  for (const json::value& clause : reference.as_object().at("clauses").as_array())
    if (!find_clause(document, std::string_view(clause.at("id").as_string())))
      clauses.push_back(clause);
  for (const ClauseType* type : policy_detail::registered_clauses())
    if (json::value* clause = find_clause(document, type->id); clause && type->parameters)
      empty_lacking(*clause, *type->parameters);
  return json::serialize(document);
}

}  // namespace kehu
