// The JSON Schema of policy documents, from what the areas registered.
#include "policy/reader.hpp"
#include "record/json.hpp"

namespace kehu {
namespace {

using record::write_json_text;

constexpr std::string_view header_schema =
    R"({"type":"object","additionalProperties":false,)"
    R"("required":["name","effective_from","effective_for_existing","time_zone","currency",)"
    R"("title"],"properties":{)"
    R"("name":{"type":"string","minLength":1},)"
    R"("version_name":{"type":"string"},)"
    R"("business_line":{"type":"string","description":"scope; empty: all"},)"
    R"("effective_from":{"type":"string","format":"date"},)"
    R"("effective_for_existing":{"anyOf":[{"type":"string","format":"date"},{"type":"null"}],)"
    R"("description":"from when existing customers come under this version; null: never"},)"
    R"("time_zone":{"type":"string","description":"a name of the IANA database"},)"
    R"("currency":{"type":"string","pattern":"^[A-Z]{3}$"},)"
    R"("title":{"$ref":"#/$defs/local_text"}}})";

constexpr std::string_view definitions =
    R"({"local_text":{"type":"object","additionalProperties":false,"required":["en","zh"],)"
    R"("properties":{"en":{"type":"string","minLength":1},"zh":{"type":"string","minLength":1}}},)"
    R"("cells":{"type":"array","items":{"type":["string","integer","boolean"]}},)"
    R"("rules":{"type":"array","maxItems":1024,"items":{"type":"object",)"
    R"("additionalProperties":false,"required":["when","then"],"properties":{)"
    R"("when":{"$ref":"#/$defs/cells"},"then":{"$ref":"#/$defs/cells"},"note":true}}}})";

constexpr std::string_view clause_schema =
    R"("type":"object","additionalProperties":false,"required":["id","title","text"],)"
    R"("properties":{"id":{"type":"string","pattern":"^[A-Z]+-[0-9]+$"},)"
    R"("title":{"$ref":"#/$defs/local_text"},"text":{"$ref":"#/$defs/local_text"},)"
    R"("parameters":true,"tables":true})";

// Appends name : value pairs, or plain values, with commas between.
template <class Range, class Put>
void put_all(std::string& out, const Range& range, Put put) {
  bool first = true;
  for (const auto& element : range) {
    if (!first) out += ',';
    first = false;
    put(element);
  }
}

void put_columns(std::string& out, const std::vector<ColumnSignature>& columns) {
  out += R"({"type":"array","uniqueItems":true,"items":{"enum":[)";
  put_all(out, columns, [&](const ColumnSignature& column) { write_json_text(column.name, out); });
  out += "]}}";
}

void put_table(std::string& out, const TableSignature& table) {
  out += R"({"type":"object","additionalProperties":false,)"
         R"("required":["hit_policy","inputs","outputs","rules"],"properties":{)"
         R"("hit_policy":{"enum":["FIRST","UNIQUE","COLLECT"]},"inputs":)";
  put_columns(out, table.inputs);
  out += R"(,"outputs":)";
  put_columns(out, table.outputs);
  out += R"(,"rules":{"$ref":"#/$defs/rules"}}})";
}

void put_tables(std::string& out, const std::vector<TableSignature>& tables) {
  out += R"({"type":"object","additionalProperties":false,"required":[)";
  put_all(out, tables, [&](const TableSignature& table) { write_json_text(table.name, out); });
  out += R"(],"properties":{)";
  put_all(out, tables, [&](const TableSignature& table) {
    write_json_text(table.name, out);
    out += ':';
    put_table(out, table);
  });
  out += "}}";
}

// Unlike elsewhere, every field must be stated: what is left out of a policy is never meant.
void put_parameters(std::string& out, const record::Descriptor& descriptor) {
  out += R"({"allOf":[)";
  out += record::json_schema(descriptor);
  out += R"(,{"required":[)";
  put_all(out, descriptor.fields,
          [&](const record::Field& field) { write_json_text(field.name, out); });
  out += "]}]}";
}

void put_clause_type(std::string& out, const ClauseType& type) {
  out += R"({"if":{"properties":{"id":{"const":)";
  write_json_text(type.id, out);
  out += R"(}}},"then":{"properties":{"parameters":)";
  if (type.parameters) {
    put_parameters(out, *type.parameters);
  } else {
    out += "false";
  }
  out += R"(,"tables":)";
  put_tables(out, type.tables);
  out += R"(},"required":[)";
  std::vector<std::string_view> required;
  if (type.parameters) required.push_back("parameters");
  if (!type.tables.empty()) required.push_back("tables");
  put_all(out, required, [&](std::string_view name) { write_json_text(name, out); });
  out += "]}}";
}

}  // namespace

std::string policy_schema() {
  auto types = policy_detail::registered_clauses();
  std::string out =
      R"({"$schema":"https://json-schema.org/draft/2020-12/schema","title":"kehu policy",)"
      R"("type":"object","additionalProperties":false,"required":["policy","clauses"],)"
      R"("properties":{"policy":)";
  out += header_schema;
  out += R"(,"clauses":{"type":"array","items":{)";
  out += clause_schema;
  out += R"(,"allOf":[{"if":{"properties":{"id":{"enum":[)";
  put_all(out, types, [&](const ClauseType* type) { write_json_text(type->id, out); });
  out += R"(]}}},"else":{"properties":{"parameters":false,"tables":false}}})";
  for (const ClauseType* type : types) {
    out += ',';
    put_clause_type(out, *type);
  }
  out += R"(]},"allOf":[)";
  put_all(out, types, [&](const ClauseType* type) {
    out += R"({"contains":{"properties":{"id":{"const":)";
    write_json_text(type->id, out);
    out += R"(}},"required":["id"]}})";
  });
  out += R"(]}},"$defs":)";
  out += definitions;
  return out + "}";
}

}  // namespace kehu
