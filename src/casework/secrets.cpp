// Of which records somebody is told less than there is.
#include <algorithm>
#include <map>

#include "casework/handlers.hpp"

namespace kehu::casework {

namespace {

std::map<std::string, MayBeTold, std::less<>>& secrets() {
  static std::map<std::string, MayBeTold, std::less<>> made;
  return made;
}

bool is_own(const Asker& asker, const Duty& duty) {
  return !duty.owner.empty() && is_same_person(asker.reader, duty.owner, asker.actor.actor);
}
bool is_own(const Asker& asker, const Notification& notification) {
  return notification.recipient_kind == RecipientKind::person &&
         is_same_person(asker.reader, notification.recipient, asker.actor.actor);
}
bool is_own(const Asker&, const Signature&) { return false; }

template <class Row>
std::optional<Row> told(const Asker& asker, Row row) {
  Telling telling = telling_of(asker, row.subject_kind, row.subject);
  if (telling == Telling::everything) return row;
  if (telling == Telling::nothing && !is_own(asker, row)) return std::nullopt;
  row.customer.reset();
  return row;
}

}  // namespace

void keep_secret(std::string_view subject_kind, MayBeTold may_be_told) {
  secrets().insert_or_assign(std::string(subject_kind), may_be_told);
}

Telling telling_of(const Asker& asker, std::string_view subject_kind, const Id<Subject>& subject) {
  auto secret = secrets().find(subject_kind);
  return secret == secrets().end() ? Telling::everything : secret->second(asker, subject.value);
}

namespace {

// Of everything that one record names.
class Least {
 public:
  explicit Least(const Asker& asker) : asker_(asker) {}

  void ask(std::string_view subject_kind, const record::Value& id) {
    const Uuid* subject = std::get_if<Uuid>(&id);
    if (!subject || !secrets().contains(subject_kind)) return;
    least =
        std::min(least.value_or(Telling::everything), telling_of(asker_, subject_kind, {*subject}));
  }
  void ask_fields(const record::Descriptor& descriptor, const void* row) {
    const record::Field* kind = descriptor.find("subject_kind");
    const record::Field* subject = descriptor.find("subject");
    if (kind && subject && kind->type.kind == record::Kind::text)
      if (auto named = record::read(*kind, row); std::holds_alternative<std::string_view>(named))
        ask_id(std::get<std::string_view>(named), *subject, row);
    for (const auto& [secret, may_be_told] : secrets())
      if (const record::Field* field = descriptor.find(secret)) ask_id(secret, *field, row);
  }
  std::optional<Telling> least;

 private:
  void ask_id(std::string_view subject_kind, const record::Field& field, const void* row) {
    if (field.type.kind == record::Kind::id) ask(subject_kind, record::read(field, row));
  }
  const Asker& asker_;
};

}  // namespace

std::optional<Telling> telling_of_row(const Asker& asker, const Table& table, const void* row) {
  Least least(asker);
  const auto& key = table.key().fields;
  const record::Field& first = table.descriptor().fields[key.front()];
  if (key.size() == 1 && first.type.kind == record::Kind::id)
    least.ask(table.name(), record::read(first, row));
  least.ask_fields(table.descriptor(), row);
  return least.least;
}

std::optional<Telling> telling_of_request(const Asker& asker, const record::Descriptor& descriptor,
                                          const void* request) {
  Least least(asker);
  least.ask_fields(descriptor, request);
  return least.least;
}

bool is_of_secrets(std::string_view command) {
  return secrets().contains(command.substr(0, command.find('.')));
}

std::optional<Duty> as_told(const Asker& asker, Duty duty) { return told(asker, std::move(duty)); }
std::optional<Notification> as_told(const Asker& asker, Notification notification) {
  return told(asker, std::move(notification));
}
std::optional<Signature> as_told(const Asker& asker, Signature signature) {
  return told(asker, std::move(signature));
}

}  // namespace kehu::casework
