#include "record/json.hpp"
#include "record/json_short.hpp"

namespace kehu::record {

namespace {

void put_schema(const Descriptor& descriptor, std::string& out);
void put_schema(const Type& type, std::string& out);

void put_enumeration(const Enumeration& enumeration, std::string& out) {
  out += R"({"type":"string","enum":[)";
  for (std::size_t i = 0; i < enumeration.names.size(); ++i) {
    if (i != 0) out += ',';
    write_json_text(enumeration.names[i], out);
  }
  out += "]}";
}

// What may be written instead of the long form.
void put_short_form(const Type& type, std::string& out) {
  switch (short_form(type)) {
    case ShortForm::pair:
      out += R"({"type":"array","minItems":2,"maxItems":2,"prefixItems":[)";
      put_schema(type.record->fields[0].type, out);
      out += ',';
      put_schema(type.record->fields[1].type, out);
      out += "]}";
      return;
    case ShortForm::first_field:
      put_schema(type.record->fields[0].type, out);
      return;
    case ShortForm::keyed:
      out += R"({"type":"object","additionalProperties":)";
      put_schema(type.element->record->fields[1].type, out);
      out += '}';
      return;
    case ShortForm::none:
      return;
  }
}

void put_long_form(const Type& type, std::string& out);

void put_schema(const Type& type, std::string& out) {
  if (short_form(type) == ShortForm::none) return put_long_form(type, out);
  out += R"({"anyOf":[)";
  put_long_form(type, out);
  out += ',';
  put_short_form(type, out);
  out += "]}";
}

// The schema of a value that is there. Patterns are those of what is accepted, not of what is
// written, so that a document which validates is one that can be read.
void put_long_form(const Type& type, std::string& out) {
  switch (type.kind) {
    case Kind::boolean:
      out += R"({"type":"boolean"})";
      return;
    case Kind::integer:
      out += R"({"type":["string","integer"],"pattern":"^-?[0-9]+$"})";
      return;
    case Kind::text:
      out += R"({"type":"string"})";
      return;
    case Kind::bytes:
      out += R"({"type":"string","contentEncoding":"base64"})";
      return;
    case Kind::money:
      out += R"({"type":"string","pattern":"^-?[0-9]+(\\.[0-9]+)? [A-Z]{3}$"})";
      return;
    case Kind::ratio:
      out += R"({"type":"string","pattern":"^-?[0-9]+(/[0-9]+|(\\.[0-9]+)?%?)$"})";
      return;
    case Kind::id:
      out += R"({"type":"string","format":"uuid"})";
      return;
    case Kind::instant:
      out += R"({"type":"string","format":"date-time"})";
      return;
    case Kind::date:
      out += R"({"type":"string","format":"date"})";
      return;
    case Kind::enumeration:
      put_enumeration(*type.enumeration, out);
      return;
    case Kind::reference:
      out += R"({"type":"string","minLength":1})";
      return;
    case Kind::record:
      put_schema(*type.record, out);
      return;
    case Kind::list:
      out += R"({"type":"array","items":)";
      put_schema(*type.element, out);
      out += '}';
      return;
  }
}

void put_field(const Field& field, std::string& out) {
  write_json_text(field.name, out);
  out += ':';
  if (!field.type.optional) return put_schema(field.type, out);
  out += R"({"anyOf":[)";
  put_schema(field.type, out);
  out += R"(,{"type":"null"}]})";
}

void put_schema(const Descriptor& descriptor, std::string& out) {
  out += R"({"type":"object","title":)";
  write_json_text(descriptor.name, out);
  out += R"(,"properties":{)";
  for (std::size_t i = 0; i < descriptor.fields.size(); ++i) {
    if (i != 0) out += ',';
    put_field(descriptor.fields[i], out);
  }
  out += R"(},"required":[)";
  bool first = true;
  for (const Field& field : descriptor.fields) {
    if (field.type.optional || field.type.kind == Kind::list) continue;
    if (!first) out += ',';
    first = false;
    write_json_text(field.name, out);
  }
  out += R"(],"additionalProperties":false})";
}

}  // namespace

std::string json_schema(const Descriptor& descriptor) {
  std::string out;
  put_schema(descriptor, out);
  return out;
}

std::string json_schema(const Type& type) {
  std::string out;
  put_schema(type, out);
  return out;
}

}  // namespace kehu::record
