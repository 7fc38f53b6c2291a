// What other areas ask of a customer's complaints.
#include "kehu/complaint.hpp"

namespace kehu::complaint {

ComplaintStanding standing_of(Reader& reader, const Id<customer::Customer>& customer) {
  ComplaintStanding standing;
  reader.each<Complaint>(
      "by_customer", {{customer.value}, {}, {}, false, 0}, [&](const Complaint& complaint) {
        bool open = complaint.state != ComplaintState::closed &&
                    complaint.state != ComplaintState::withdrawn;
        ++standing.complaints;
        standing.open += open;
        standing.open_major =
            standing.open_major || (open && complaint.grade == ComplaintGrade::major);
        standing.last_at = complaint.received_at;
        return true;
      });
  return standing;
}

}  // namespace kehu::complaint
