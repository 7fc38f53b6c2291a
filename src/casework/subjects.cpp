#include "kehu/casework/subjects.hpp"

#include <algorithm>
#include <set>

#include "casework/handlers.hpp"
#include "record/erased.hpp"

namespace kehu::casework {

namespace {

std::vector<SubjectTable>& subject_tables() {
  static std::vector<SubjectTable> named;
  return named;
}

// Adds the subjects of a record of the table `of`, and those of each of them.
void add_subjects(Reader& reader, std::string_view of, const Uuid& record,
                  std::vector<Uuid>& subjects) {
  for (const SubjectTable& named : subject_tables()) {
    if (named.of != of) continue;
    const Table& table = *named.table;
    const auto& key = table.key().fields;
    record::Box row(table.descriptor());
    std::size_t first = subjects.size();
    auto cursor =
        reader.transaction().scan(table.index(named.index), {{record}, {}, {}, false, 0}, key);
    while (cursor->next(row.get()))
      subjects.push_back(
          std::get<Uuid>(record::read(table.descriptor().fields[key.front()], row.get())));
    cursor.reset();
    for (std::size_t i = first, end = subjects.size(); i < end; ++i)
      add_subjects(reader, table.name(), Uuid(subjects[i]), subjects);
  }
}

// By what `duties_about` gives for each subject.
template <class DutiesAbout>
std::vector<Duty> gather(Reader& reader, const Id<customer::Customer>& record,
                         DutiesAbout duties_about) {
  std::vector<Uuid> subjects{record.value};
  add_subjects(reader, "customer", record.value, subjects);
  std::ranges::sort(subjects);
  subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
  std::vector<Duty> found;
  for (const Uuid& subject : subjects)
    for (Duty& duty : duties_about(reader, subject))
      // One subject may be many customers', a survey for one.
      if (duty.customer == record) found.push_back(std::move(duty));
  std::ranges::sort(found, {}, &Duty::id);
  return found;
}

}  // namespace

bool duties_are_about(std::initializer_list<SubjectTable> tables) {
  subject_tables().insert(subject_tables().end(), tables);
  return true;
}

std::vector<Duty> duties_of_record(Reader& reader, const Id<customer::Customer>& record) {
  return gather(reader, record, duties_of);
}

std::vector<Duty> live_duties_of_record(Reader& reader, const Id<customer::Customer>& record) {
  return gather(reader, record, live_duties_of);
}

std::int64_t count_open_cases(Reader& reader, std::span<const Id<customer::Customer>> records,
                              std::span<const std::string> kinds) {
  if (kinds.empty()) return 0;
  std::set<Id<Subject>> cases;
  for (const Id<customer::Customer>& record : records)
    for (const Duty& duty : live_duties_of_record(reader, record))
      if (std::ranges::find(kinds, duty.subject_kind) != kinds.end()) cases.insert(duty.subject);
  return static_cast<std::int64_t>(cases.size());
}

}  // namespace kehu::casework
