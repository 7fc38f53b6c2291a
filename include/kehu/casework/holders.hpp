// Holders: who holds a role that signs by the authority table.
//
// Where the holders of a role are named, a substitute signs when each of them is away or takes no
// part in the case; where nobody is named, when somebody of the role is recorded as away.
//
// Implements the substitutes of GOV-14, and CMP-6 where it leaves a level without a signatory.
#pragma once

#include "kehu/casework/authority.hpp"

namespace kehu::casework {

// That a person holds a role, for a time.
struct RoleHolder {
  Id<RoleHolder> id;
  std::int64_t version = 0;
  std::string role;
  std::string person;
  std::string person_key;  // match key of the name
  Date from;
  std::optional<Date> until;  // both inclusive; empty: until further notice
  std::string named_by;
  std::string relieved_by;  // "" while nobody has relieved him
};
BOOST_DESCRIBE_STRUCT(RoleHolder, (),
                      (id, version, role, person, person_key, from, until, named_by, relieved_by))

// Both ends included.
bool holds_on(const RoleHolder& holder, const Date& day);
// Those who hold the role on a day; as if `leaving_out` had neither named nor relieved anybody.
std::vector<RoleHolder> holders_of(Reader& reader, std::string_view role, const Date& day,
                                   std::string_view leaving_out = {});

// ------------------------------------------------------------------------- commands and queries

// Errors: authority.no_level (the role signs nothing), authority.dates, authority.holder_named (the
// person holds the role in these days already), authority.id_taken; refused: authority.own_vacancy
// (the actor's role substitutes this one).
struct NameHolder {
  static constexpr std::string_view name = "authority.name_holder";
  using Reply = RoleHolder;
  std::optional<Id<RoleHolder>> id;
  std::string role;
  std::string person;
  std::optional<Date> from, until;  // default: from today, until further notice
};
BOOST_DESCRIBE_STRUCT(NameHolder, (), (id, role, person, from, until))

// From the day after `until` (default: today) the person holds the role no more. Errors:
// authority.not_found, authority.dates (before it began, or later than it ends anyway); refused:
// authority.own_vacancy, likewise, but of himself.
struct RelieveHolder {
  static constexpr std::string_view name = "authority.relieve_holder";
  using Reply = RoleHolder;
  Id<RoleHolder> holder;
  std::optional<Date> until;
};
BOOST_DESCRIBE_STRUCT(RelieveHolder, (), (holder, until))

struct Holders {
  static constexpr std::string_view name = "authority.holders";
  using Row = RoleHolder;
  std::optional<std::string> role;
  std::optional<Date> day;  // on which they hold it; default: whenever
};
BOOST_DESCRIBE_STRUCT(Holders, (), (role, day))

}  // namespace kehu::casework

namespace kehu {
KEHU_TABLE(casework::RoleHolder)
}  // namespace kehu
