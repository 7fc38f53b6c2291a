// The records that duties are about, by whose they are: what is owed to a customer is found by way
// of his cases, so that no index of customers is written with every duty.
#pragma once

#include <initializer_list>
#include <vector>

#include "kehu/casework/duty.hpp"

namespace kehu::casework {

// A table of records that duties are about. The first field of its key is their id, and that of the
// index the customer's, or the id of a record of another such table.
struct SubjectTable {
  const Table* table = nullptr;
  std::string_view index;
  std::string_view of = "customer";
};
// An area names its own; records whose id is the customer's need not be named. Thread rule: at
// start only, while the areas are gathered. True, for a static to be made of it.
bool duties_are_about(std::initializer_list<SubjectTable> tables);

// The duties of a customer's record, not of others merged with it, in order of opening.
std::vector<Duty> duties_of_record(Reader& reader, const Id<customer::Customer>& record);
// The open and the paused ones.
std::vector<Duty> live_duties_of_record(Reader& reader, const Id<customer::Customer>& record);
// How many records of some kinds, which are names of tables, have open or paused duties, of a
// customer whose records are all given.
std::int64_t count_open_cases(Reader& reader, std::span<const Id<customer::Customer>> records,
                              std::span<const std::string> kinds);

}  // namespace kehu::casework
