// What other areas ask of a customer's complaints.
#include <algorithm>

#include "complaint/queries.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::complaint {

namespace {

template <class Counts>
ComplaintStanding sum_up(Reader& reader, const Id<customer::Customer>& customer, Counts counts) {
  ComplaintStanding standing;
  for (const Id<customer::Customer>& record : customer::records_of(reader, customer))
    reader.each<Complaint>(
        "by_customer", {{record.value}, {}, {}, false, 0}, [&](const Complaint& complaint) {
          if (!counts(complaint)) return true;
          bool open = complaint.open_since.has_value();
          ++standing.complaints;
          standing.open += open;
          standing.open_major =
              standing.open_major || (open && complaint.grade == ComplaintGrade::major);
          standing.last_at =
              std::max(standing.last_at.value_or(complaint.received_at), complaint.received_at);
          return true;
        });
  return standing;
}

}  // namespace

ComplaintStanding standing_of(Reader& reader, const Id<customer::Customer>& customer) {
  return sum_up(reader, customer, [](const Complaint&) { return true; });
}

bool is_told(const casework::Asker& asker, const Complaint& complaint) {
  return may_read(asker, complaint) && is_confided(asker, complaint);
}

ComplaintStanding told_standing_of(const casework::Asker& asker,
                                   const Id<customer::Customer>& customer) {
  return sum_up(asker.reader, customer,
                [&](const Complaint& complaint) { return is_told(asker, complaint); });
}

}  // namespace kehu::complaint
