// What the handlers share: finding an order, and saying what a refusal is about.
#pragma once

#include "work_order/workflows.hpp"

namespace kehu::work_order {

// Errors: work_order.not_found.
Result<WorkOrder> fetch(Reader& reader, const Id<WorkOrder>& id);
// Errors: work_order.technician_not_found.
Result<Technician> fetch_technician(Reader& reader, const Id<Technician>& id);
casework::About about(const WorkOrder& order);
// Records a granted decision, or refuses.
Result<void> granted(CommandContext& context, const Decision& decision);
// Moves an order along its workflow and writes it.
Result<void> move(CommandContext& context, const WorkOrder& before, WorkOrder& order,
                  std::string_view act, std::string_view note = {});
// Errors: work_order.currency, work_order.amount (also where `may_be_zero` and below zero).
Result<void> check_amount(const Policy& policy, Money amount, std::string_view path,
                          bool may_be_zero = false);
// Errors: work_order.quantity.
Result<void> check_quantity(std::int64_t quantity, std::string_view path);
// What so many of an item cost. Errors: money.overflow, at `path`.
Result<Money> times(Money price, std::int64_t quantity, std::string_view path);
// The appointment that is still to be kept. Errors: work_order.no_appointment.
Result<WorkAppointment> open_appointment(Reader& reader, const WorkOrder& order);

// ---- Candidates: candidates.cpp -----------------------------------------------------------------

struct Slot {
  Instant starts_at{}, ends_at{};
};
struct Candidate {
  Technician technician;
  CandidateFacts facts;
};
Result<Candidate> candidate(Reader& reader, const Policy& policy, const WorkOrder& order,
                            const Technician& technician, const Slot& slot);
// Every technician, in the order of the policy's ranking, names breaking ties.
Result<std::vector<Candidate>> candidates(Reader& reader, const Policy& policy,
                                          const WorkOrder& order, const Slot& slot);

// ---- Completed orders of a window: month.cpp
// ------------------------------------------------------

// By number; both days inclusive. Errors: work_order.dates.
Result<std::vector<WorkOrder>> completed(Reader& reader, const Policy& policy,
                                         const std::optional<Date>& from,
                                         const std::optional<Date>& until);

}  // namespace kehu::work_order
