// Open complaints in the order in which they are to be worked on (CMP-4, TIER-3).
#include <algorithm>

#include "complaint/queries.hpp"
#include "kehu/casework/queue.hpp"
#include "kehu/tier.hpp"

namespace kehu::complaint {

namespace {

using Queued = casework::Queued<ComplaintQueueFacts, Complaint>;

std::optional<Instant> earliest_deadline(Reader& reader, const Id<Complaint>& complaint) {
  std::optional<Instant> earliest;
  for (const casework::Duty& duty :
       reader.rows<casework::Duty>("by_subject", {complaint.value, "open"}))
    if (duty.deadline && (!earliest || *duty.deadline < *earliest)) earliest = duty.deadline;
  return earliest;
}

// With "", which is that of a complaint that is not assessed yet.
std::vector<std::string> departments_of(const Policy& policy) {
  std::vector<std::string> words;
  for (const ComplaintCategory& category : policy.get<ComplaintCategoryClause>().categories)
    if (std::ranges::find(words, category.department) == words.end())
      words.push_back(category.department);
  words.emplace_back();
  return words;
}

std::vector<Complaint> open_complaints(QueryContext& context, const ComplaintQueueQuery& query) {
  std::vector<Complaint> open;
  context.each<Complaint>("open", {}, [&](const Complaint& complaint) {
    bool wanted = (!query.handler || complaint.handler == *query.handler) &&
                  (!query.department || complaint.department == *query.department);
    if (wanted) open.push_back(complaint);
    return true;
  });
  // Who takes no part is told nothing (CMP-6).
  std::erase_if(open, [&](const Complaint& complaint) { return !may_read(context, complaint); });
  return open;
}

std::vector<Queued> queued(QueryContext& context, const ComplaintQueueQuery& query) {
  casework::Priorities priorities([&](const std::optional<Id<Customer>>& customer) {
    return (customer ? tier::benefits_for(context, *customer)
                     : tier::benefits_of(context.policy(), ""))
        .priority;
  });
  std::vector<Queued> all;
  for (const Complaint& complaint : open_complaints(context, query))
    all.push_back({{complaint.grade, priorities.of(complaint.customer),
                    earliest_deadline(context, complaint.id), complaint.received_at},
                   as_told(context, complaint)});
  return all;
}

}  // namespace

Result<void> queue(QueryContext& context, const ComplaintQueueQuery& query,
                   Rows<ComplaintQueueRow>& rows) {
  KEHU_TRY(casework::check_limit(query.limit));
  KEHU_TRY(casework::check_word(context, query.department, "/department", departments_of));
  const auto& clause = context.policy().get<ComplaintGradeClause>();
  auto order = [&](const ComplaintQueueFacts& a, const ComplaintQueueFacts& b) {
    return compare(clause, a, b);
  };
  casework::show_queue(
      queued(context, query), query.limit, order,
      [&](std::int64_t position, const Queued& placed, std::optional<ComplaintQueueKey> key) {
        const auto& [facts, complaint] = placed;
        ComplaintQueueRow row;
        row.position = position;
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
        row.decided_by = key;
        rows.push(row);
      });
  return {};
}

}  // namespace kehu::complaint
