// The area's tables and clauses.
#include "casework/handlers.hpp"
#include "kehu/record/describe.hpp"

namespace kehu {

using namespace casework;

template <>
const Table& table_of<Duty>() {
  static const Table made("duty", record::describe<Duty>(), {"id"}, [](Table& t) {
    t.index("by_subject", {"subject", "state"})
        // Of closed duties only those that were missed are looked for by their deadline.
        .index("by_owner", {"owner", "deadline"}, Index::ordinary, "closed_at", Index::while_absent)
        .index("missed", {"deadline"}, Index::ordinary, "missed");
  });
  return made;
}

template <>
const Table& table_of<DutyPause>() {
  static const Table made("duty_pause", record::describe<DutyPause>(), {"duty", "number"},
                          [](Table& t) { t.references("duty", "duty"); });
  return made;
}

template <>
const Table& table_of<Step>() {
  static const Table made("step", record::describe<Step>(), {"subject", "number"});
  return made;
}

template <>
const Table& table_of<NumberSeries>() {
  static const Table made("number_series", record::describe<NumberSeries>(), {"name"});
  return made;
}

template <>
const Table& table_of<Notification>() {
  static const Table made("notification", record::describe<Notification>(), {"id"}, [](Table& t) {
    t.index("pending", {"pending_since"}, Index::ordinary, "pending_since");
  });
  return made;
}

template <>
const Table& table_of<Delegation>() {
  static const Table made("delegation", record::describe<Delegation>(), {"id"}, [](Table& t) {
    t.index("by_deputy", {"deputy_key", "until"}).kept();
  });
  return made;
}

template <>
const Table& table_of<Absence>() {
  static const Table made("absence", record::describe<Absence>(), {"actor", "number"},
                          [](Table& t) {
                            t.index("by_role", {"role", "until"}).kept();
                          });
  return made;
}

template <>
const Table& table_of<PersonAlias>() {
  static const Table made("person_alias", record::describe<PersonAlias>(), {"alias"},
                          [](Table& t) { t.kept(); });
  return made;
}

template <>
const Table& table_of<Relationship>() {
  static const Table made("relationship", record::describe<Relationship>(), {"id"}, [](Table& t) {
    t.index("by_person", {"person_key", "from"}).kept();
  });
  return made;
}

template <>
const Table& table_of<Signature>() {
  static const Table made("signature", record::describe<Signature>(), {"id"}, [](Table& t) {
    t.index("by_subject", {"subject", "at"})
        .index("by_customer", {"customer", "matter", "at"}, Index::ordinary, "customer");
  });
  return made;
}

template <>
const Table& table_of<RoleHolder>() {
  static const Table made("role_holder", record::describe<RoleHolder>(), {"id"}, [](Table& t) {
    t.index("by_role", {"role", "person_key", "from"}).kept();
  });
  return made;
}

template <>
const ClauseType& clause_of<AuthorityClause>() {
  static const ClauseType made{.id = "GOV-14",
                               .parameters = &record::describe<AuthorityClause>(),
                               .tables = {},
                               .check = check_authority};
  return made;
}

}  // namespace kehu
