// Open complaints in the order in which they are to be worked on (CMP-4, TIER-3).
#include <algorithm>
#include <map>

#include "complaint/queries.hpp"
#include "kehu/tier.hpp"

namespace kehu::complaint {

namespace {

struct Queued {
  ComplaintQueueFacts facts;
  Complaint complaint;
};

bool is_open(const Complaint& complaint) {
  return complaint.state != ComplaintState::closed && complaint.state != ComplaintState::withdrawn;
}

std::optional<Instant> earliest_deadline(Reader& reader, const Id<Complaint>& complaint) {
  std::optional<Instant> earliest;
  for (const casework::Duty& duty :
       reader.rows<casework::Duty>("by_subject", {complaint.value, "open"}))
    if (duty.deadline && (!earliest || *duty.deadline < *earliest)) earliest = duty.deadline;
  return earliest;
}

std::vector<Complaint> open_complaints(QueryContext& context, const ComplaintQueueQuery& query) {
  std::vector<Complaint> open;
  context.each<Complaint>("by_receipt", {}, [&](const Complaint& complaint) {
    bool wanted = is_open(complaint) && (!query.handler || complaint.handler == *query.handler) &&
                  (!query.department || complaint.department == *query.department);
    if (wanted) open.push_back(complaint);
    return true;
  });
  // Who takes no part is told nothing (CMP-6).
  std::erase_if(open, [&](const Complaint& complaint) { return !may_read(context, complaint); });
  return open;
}

std::vector<Queued> queued(QueryContext& context, const ComplaintQueueQuery& query) {
  std::map<std::optional<Id<Customer>>, std::int64_t> priorities;
  std::vector<Queued> all;
  for (const Complaint& complaint : open_complaints(context, query)) {
    auto [priority, is_new] = priorities.try_emplace(complaint.customer, 0);
    if (is_new)
      priority->second = (complaint.customer ? tier::benefits_for(context, *complaint.customer)
                                             : tier::benefits_of(context.policy(), ""))
                             .priority;
    all.push_back({{complaint.grade, priority->second, earliest_deadline(context, complaint.id),
                    complaint.received_at},
                   as_told(context, complaint)});
  }
  return all;
}

}  // namespace

Result<void> queue(QueryContext& context, const ComplaintQueueQuery& query,
                   Rows<ComplaintQueueRow>& rows) {
  if (query.limit && *query.limit < 1)
    return invalid("query.limit", "/limit", std::to_string(*query.limit) + " is not above zero");
  const auto& clause = context.policy().get<ComplaintGradeClause>();
  std::vector<Queued> all = queued(context, query);
  std::ranges::stable_sort(all, [&](const Queued& a, const Queued& b) {
    return compare(clause, a.facts, b.facts).sign < 0;
  });
  if (query.limit) all.resize(std::min(all.size(), static_cast<std::size_t>(*query.limit)));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [facts, complaint] = all[i];
    ComplaintQueueRow row;
    row.position = static_cast<std::int64_t>(i) + 1;
    row.complaint = complaint.id;
    row.number = complaint.number;
    row.customer = complaint.customer;
    row.state = complaint.state;
    row.grade = complaint.grade;
    row.priority = facts.priority;
    row.deadline = facts.deadline;
    row.missed = facts.deadline && *facts.deadline < context.now();
    row.handler = complaint.handler;
    row.department = complaint.department;
    row.received_at = complaint.received_at;
    if (i > 0) row.decided_by = compare(clause, all[i - 1].facts, facts).key;
    rows.push(row);
  }
  return {};
}

}  // namespace kehu::complaint
