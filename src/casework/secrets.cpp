// Of which records somebody is told less than there is.
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
std::optional<Row> told(const Asker& asker, Row&& row) {
  Telling telling = telling_of(asker, row.subject_kind, row.subject);
  if (telling == Telling::everything) return std::move(row);
  if (telling == Telling::nothing && !is_own(asker, row)) return std::nullopt;
  row.customer.reset();
  return std::move(row);
}

}  // namespace

void keep_secret(std::string_view subject_kind, MayBeTold may_be_told) {
  secrets().insert_or_assign(std::string(subject_kind), may_be_told);
}

Telling telling_of(const Asker& asker, std::string_view subject_kind, const Id<Subject>& subject) {
  auto secret = secrets().find(subject_kind);
  return secret == secrets().end() ? Telling::everything : secret->second(asker, subject.value);
}

std::optional<Duty> as_told(const Asker& asker, Duty duty) { return told(asker, std::move(duty)); }
std::optional<Notification> as_told(const Asker& asker, Notification notification) {
  return told(asker, std::move(notification));
}
std::optional<Signature> as_told(const Asker& asker, Signature signature) {
  return told(asker, std::move(signature));
}

}  // namespace kehu::casework
