// What other areas ask of a customer's complaints.
#include <algorithm>

#include "kehu/complaint.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::complaint {

ComplaintStanding standing_of(Reader& reader, const Id<customer::Customer>& customer) {
  ComplaintStanding standing;
  for (const Id<customer::Customer>& record : customer::records_of(reader, customer))
    reader.each<Complaint>(
        "by_customer", {{record.value}, {}, {}, false, 0}, [&](const Complaint& complaint) {
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

}  // namespace kehu::complaint
