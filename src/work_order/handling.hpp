// What the handlers share: finding an order, and saying what a refusal is about.
#pragma once

#include "kehu/casework/in_hand.hpp"
#include "work_order/workflows.hpp"

namespace kehu::work_order {

// Errors: work_order.not_found.
Result<WorkOrder> fetch(Reader& reader, const Id<WorkOrder>& id);
// Errors: work_order.technician_not_found.
Result<Technician> fetch_technician(Reader& reader, const Id<Technician>& id);
casework::About about(const WorkOrder& order);
// Moves an order along its workflow and writes it.
Result<void> move(CommandContext& context, const WorkOrder& before, WorkOrder& order,
                  std::string_view act, std::string_view note = {});
// Errors: work_order.currency, work_order.amount (also where `may_be_zero` and below zero).
Result<void> check_amount(const Policy& policy, Money amount, std::string_view path,
                          bool may_be_zero = false);
// Whoever agrees, accepts, consents or signs for the customer: one line, and nobody with a hand in
// the order, under whatever name. The actor has one once his step is taken. Refused:
// work_order.not_customer. Errors: text.empty, text.line_break, text.too_long.
Result<void> check_customers_word(CommandContext& context, const WorkOrder& order,
                                  std::string_view person, std::string_view path,
                                  std::string_view clause = "SRV-10");
// Errors: work_order.quantity.
Result<void> check_quantity(std::int64_t quantity, std::string_view path);
// What so many of an item cost. Errors: money.overflow, at `path`.
Result<Money> times(Money price, std::int64_t quantity, std::string_view path);
// Ends a row in the state that a rule or a request decides. Errors: workflow.not_allowed.
template <class Row>
Result<void> end_in(const workflow::Workflow& flow, Row& row, std::string_view act,
                    decltype(Row::state) to) {
  static const record::Enumeration& states =
      *table_of<Row>().descriptor().find("state")->type.enumeration;
  auto word = [&](decltype(Row::state) state) {
    return record::name(states, static_cast<std::uint8_t>(state));
  };
  KEHU_TRY(workflow::advance_to(flow, word(row.state), act, word(to)));
  row.state = to;
  return {};
}
// The clock of SRV-7, from the request on, however often the work is taken up again: intake.cpp.
Result<void> open_completion(CommandContext& context, const WorkOrder& order);
// The clock of SRV-9.
inline constexpr std::string_view appointment_clock = "work_order.appointment";
// To confirm what was approved by word of mouth (SRV-8).
inline constexpr std::string_view confirmation_duty = "work_order.confirmation";
// The last appointment of an order that was dispatched; whether there is one still to be kept.
WorkAppointment last_appointment(Reader& reader, const WorkOrder& order);
bool is_appointed(Reader& reader, const WorkOrder& order);
// Whether somebody came for an order as its technician, also where another finished it.
bool has_been_there(Reader& reader, const WorkOrder& order, std::string_view person);
// The same, or is sent for it now.
bool is_on_order(Reader& reader, const WorkOrder& order, std::string_view person);
// Ends the last appointment unkept, and stops its clock. Errors: workflow.not_allowed (it has ended
// before).
Result<void> give_up_appointment(CommandContext& context, const WorkOrder& order,
                                 std::string_view act, WorkAppointmentState to,
                                 std::string_view reason);

// ---- Candidates: candidates.cpp -----------------------------------------------------------------

struct Slot {
  Instant starts_at{}, ends_at{};
};
inline constexpr Duration appointment_max = std::chrono::hours(24);
// Errors: work_order.dates.
Result<void> check_length(const Slot& slot);
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
