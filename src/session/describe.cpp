// describe: everything the registry knows, as JSON. Typed clients and the reference docs are made
// from it; tests/golden/api.json is its review copy.
#include <map>

#include "record/json.hpp"
#include "session/state.hpp"

namespace kehu {

namespace {

using record::Descriptor;
using record::Kind;

std::string_view kind_name(Kind kind) {
  static constexpr std::string_view names[] = {
      "boolean", "integer", "text",        "bytes",     "money",  "ratio", "id",
      "instant", "date",    "enumeration", "reference", "record", "list"};
  return names[static_cast<std::size_t>(kind)];
}

// Collects what is mentioned, so that each record and enumeration is described once.
class Description {
 public:
  std::string make();

 private:
  void text(std::string_view value) { record::write_json_text(value, out_); }
  void member(std::string_view key, bool first = false) {
    if (!first) out_ += ',';
    text(key);
    out_ += ':';
  }
  void type(const record::Type& type);
  void fields(const Descriptor& descriptor);
  std::string_view mention(const Descriptor& descriptor);
  void commands();
  void queries();
  void tables();
  void table(const Table& table);
  void clauses();
  void workflows();
  void errors();
  void records();
  void enumerations();

  std::string out_;
  std::map<std::string_view, const Descriptor*> records_;
  std::map<std::string_view, const record::Enumeration*> enumerations_;
};

std::string_view Description::mention(const Descriptor& descriptor) {
  records_.emplace(descriptor.name, &descriptor);
  return descriptor.name;
}

void Description::type(const record::Type& type) {
  out_ += "\"kind\":";
  text(kind_name(type.kind));
  if (type.optional) out_ += ",\"optional\":true";
  if (type.enumeration) {
    enumerations_.emplace(type.enumeration->name, type.enumeration);
    member("enumeration");
    text(type.enumeration->name);
  }
  if (type.record) {
    member("record");
    text(mention(*type.record));
  }
  if (type.element) {
    member("element");
    out_ += '{';
    this->type(*type.element);
    out_ += '}';
  }
}

void Description::fields(const Descriptor& descriptor) {
  out_ += '[';
  bool first = true;
  for (const record::Field& field : descriptor.fields) {
    out_ += first ? "{\"name\":" : ",{\"name\":";
    first = false;
    text(field.name);
    out_ += ',';
    type(field.type);
    out_ += '}';
  }
  out_ += ']';
}

void Description::commands() {
  out_ += '[';
  bool first = true;
  for (const auto& [name, command] : Registry::get().commands()) {
    out_ += first ? "{\"name\":" : ",{\"name\":";
    first = false;
    text(name);
    member("arguments");
    text(command->arguments->name);
    member("fields");
    fields(*command->arguments);
    member("reply");
    text(mention(*command->reply));
    out_ += '}';
  }
  out_ += ']';
}

void Description::queries() {
  out_ += '[';
  bool first = true;
  for (const auto& [name, query] : Registry::get().queries()) {
    out_ += first ? "{\"name\":" : ",{\"name\":";
    first = false;
    text(name);
    member("arguments");
    text(query->arguments->name);
    member("fields");
    fields(*query->arguments);
    member("row");
    text(mention(*query->row));
    out_ += '}';
  }
  out_ += ']';
}

void Description::table(const Table& table) {
  auto names = [&](const Index& index) {
    out_ += '[';
    for (std::size_t i = 0; i < index.fields.size(); ++i) {
      if (i) out_ += ',';
      text(table.descriptor().fields[index.fields[i]].name);
    }
    out_ += ']';
  };
  member("name", true);
  text(table.name());
  member("record");
  text(mention(table.descriptor()));
  member("key");
  names(table.key());
  member("indexes");
  out_ += '[';
  for (std::size_t i = 0; i < table.indexes().size(); ++i) {
    const Index& index = table.indexes()[i];
    out_ += i ? ",{" : "{";
    member("name", true);
    text(index.name);
    member("fields");
    names(index);
    out_ += index.is_unique ? ",\"unique\":true}" : "}";
  }
  out_ += ']';
  member("personal");
  out_ += '[';
  bool first = true;
  for (std::size_t i = 0; i < table.descriptor().fields.size(); ++i) {
    if (!table.is_personal(i)) continue;
    if (!first) out_ += ',';
    first = false;
    text(table.descriptor().fields[i].name);
  }
  out_ += ']';
  if (table.is_derived()) out_ += ",\"derived\":true";
}

void Description::tables() {
  out_ += '[';
  bool first = true;
  for (const Table* each : Registry::get().tables()) {
    out_ += first ? "{" : ",{";
    first = false;
    table(*each);
    out_ += '}';
  }
  out_ += ']';
}

void Description::clauses() {
  out_ += '[';
  bool first = true;
  for (const Area* area : Registry::get().areas())
    for (const ClauseType* clause : area->clauses) {
      out_ += first ? "{" : ",{";
      first = false;
      member("id", true);
      text(clause->id);
      member("area");
      text(area->name);
      if (clause->parameters) {
        member("parameters");
        text(mention(*clause->parameters));
      }
      member("tables");
      out_ += '[';
      for (std::size_t i = 0; i < clause->tables.size(); ++i) {
        if (i) out_ += ',';
        text(clause->tables[i].name);
      }
      out_ += "]}";
    }
  out_ += ']';
}

void Description::workflows() {
  out_ += '[';
  bool first = true;
  for (const Area* area : Registry::get().areas())
    for (const workflow::Workflow* workflow : area->workflows) {
      out_ += first ? "{" : ",{";
      first = false;
      member("name", true);
      text(workflow->name);
      member("initial");
      text(workflow->initial);
      member("transitions");
      out_ += '[';
      for (std::size_t i = 0; i < workflow->transitions.size(); ++i) {
        const auto& transition = workflow->transitions[i];
        out_ += i ? ",{" : "{";
        member("from", true);
        text(transition.from);
        member("act");
        text(transition.act);
        member("to");
        text(transition.to);
        out_ += '}';
      }
      out_ += "]}";
    }
  out_ += ']';
}

void Description::errors() {
  out_ += '[';
  bool first = true;
  for (const auto& [code, meaning] : Registry::get().errors()) {
    out_ += first ? "{" : ",{";
    first = false;
    member("code", true);
    text(code);
    member("category");
    text(name(meaning->category));
    member("en");
    text(meaning->en);
    member("zh");
    text(meaning->zh);
    out_ += '}';
  }
  out_ += ']';
}

void Description::records() {
  // Writing a record may mention others; go on until none is new.
  std::map<std::string_view, std::string> written;
  for (bool grew = true; grew;) {
    grew = false;
    auto mentioned = records_;
    for (const auto& [name, descriptor] : mentioned) {
      if (written.count(name)) continue;
      std::string before = std::move(out_);
      out_.clear();
      fields(*descriptor);
      written.emplace(name, std::move(out_));
      out_ = std::move(before);
      grew = true;
    }
  }
  out_ += '{';
  bool first = true;
  for (const auto& [name, text_of_fields] : written) {
    member(name, first);
    first = false;
    out_ += text_of_fields;
  }
  out_ += '}';
}

void Description::enumerations() {
  out_ += '{';
  bool first = true;
  for (const auto& [name, enumeration] : enumerations_) {
    member(name, first);
    first = false;
    out_ += '[';
    for (std::size_t i = 0; i < enumeration->names.size(); ++i) {
      if (i) out_ += ',';
      text(enumeration->names[i]);
    }
    out_ += ']';
  }
  out_ += '}';
}

std::string Description::make() {
  out_ = "{";
  member("version", true);
  text(KEHU_VERSION);
  member("commands");
  commands();
  member("queries");
  queries();
  member("tables");
  tables();
  member("clauses");
  clauses();
  member("workflows");
  workflows();
  member("errors");
  errors();
  member("records");
  records();
  member("enumerations");
  enumerations();
  out_ += '}';
  return std::move(out_);
}

}  // namespace

std::string describe_json() { return Description().make(); }

}  // namespace kehu
