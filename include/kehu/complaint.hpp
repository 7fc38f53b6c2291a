// Complaints 投诉: taken in, assessed, investigated, solved, fed back, learnt from, in the
// vocabulary of ISO 10002.
//
// Implements CMP-1 to CMP-18, and RPT-3 and RPT-7 for complaints. A complaint moves along one
// workflow, every move one step on record; what is due of it are duties. Who is named in it, worked
// on the job, signed what it disputes, or is tied to the complainant takes no part: neither may he
// handle it, nor is he told of it.
#pragma once

#include "kehu/command.hpp"
#include "kehu/complaint/clauses.hpp"
#include "kehu/complaint/commands.hpp"
#include "kehu/complaint/queries.hpp"
#include "kehu/complaint/records.hpp"
#include "kehu/complaint/rules.hpp"

namespace kehu::complaint {

// How a customer stands with his complaints, under whichever of his records; for other areas.
struct ComplaintStanding {
  std::int64_t complaints = 0, open = 0;  // open: neither closed nor withdrawn
  bool open_major = false;
  std::optional<Instant> last_at;
};
ComplaintStanding standing_of(Reader& reader, const Id<customer::Customer>& customer);
// Of the complaints that who asks may be told are his (CMP-2, CMP-6).
ComplaintStanding told_standing_of(const casework::Asker& asker,
                                   const Id<customer::Customer>& customer);
// Whether who asks may be told of a complaint, and whose it is.
bool is_told(const casework::Asker& asker, const Complaint& complaint);

const Area& area();

}  // namespace kehu::complaint
