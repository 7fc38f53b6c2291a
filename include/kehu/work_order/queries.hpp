// What the area can be asked.
#pragma once

#include "kehu/work_order/rules.hpp"

namespace kehu::work_order {

struct TechniciansQuery {
  static constexpr std::string_view name = "work_order.technicians";
  using Row = Technician;
};
BOOST_DESCRIBE_STRUCT(TechniciansQuery, (), ())

// One order, those of a customer or in a state; without arguments all, by id.
struct WorkOrdersQuery {
  static constexpr std::string_view name = "work_order.orders";
  using Row = WorkOrder;
  std::optional<Id<WorkOrder>> work_order;
  std::optional<Reference<Customer>> customer;
  std::optional<WorkOrderState> state;
};
BOOST_DESCRIBE_STRUCT(WorkOrdersQuery, (), (work_order, customer, state))

struct FilterOutcome {
  DispatchFilter filter{};
  bool passed = false;
};
BOOST_DESCRIBE_STRUCT(FilterOutcome, (), (filter, passed))

// Every technician, with each filter passed or failed; who may go first, in order of rank. Errors:
// work_order.dates (longer than a day, as no appointment is).
struct CandidateRow {
  std::optional<std::int64_t> rank;  // from 1; empty: not eligible
  Id<Technician> technician;
  std::string technician_name, department;
  bool outsourced = false;
  bool own = false;
  bool eligible = false;
  std::vector<FilterOutcome> filters;
  std::int64_t skill_level = 0, travel_minutes = 0, load = 0;
};
BOOST_DESCRIBE_STRUCT(CandidateRow, (),
                      (rank, technician, technician_name, department, outsourced, own, eligible,
                       filters, skill_level, travel_minutes, load))
struct CandidatesQuery {
  static constexpr std::string_view name = "work_order.candidates";
  using Row = CandidateRow;
  Id<WorkOrder> work_order;
  Instant starts_at{}, ends_at{};
};
BOOST_DESCRIBE_STRUCT(CandidatesQuery, (), (work_order, starts_at, ends_at))

struct PriceListQuery {
  static constexpr std::string_view name = "work_order.price_list";
  using Row = PriceItem;
};
BOOST_DESCRIBE_STRUCT(PriceListQuery, (), ())

struct WorkAppointmentsQuery {
  static constexpr std::string_view name = "work_order.appointments";
  using Row = WorkAppointment;
  Id<WorkOrder> work_order;
};
BOOST_DESCRIBE_STRUCT(WorkAppointmentsQuery, (), (work_order))

struct WorkChargesQuery {
  static constexpr std::string_view name = "work_order.charges";
  using Row = WorkCharge;
  Id<WorkOrder> work_order;
};
BOOST_DESCRIBE_STRUCT(WorkChargesQuery, (), (work_order))

struct WorkReplacementsQuery {
  static constexpr std::string_view name = "work_order.replacements";
  using Row = WorkReplacement;
  Id<WorkOrder> work_order;
};
BOOST_DESCRIBE_STRUCT(WorkReplacementsQuery, (), (work_order))

struct WorkEvidenceQuery {
  static constexpr std::string_view name = "work_order.evidence";
  using Row = WorkEvidence;
  Id<WorkOrder> work_order;
};
BOOST_DESCRIBE_STRUCT(WorkEvidenceQuery, (), (work_order))

// Those of one order; without it the register of all, in order of reporting (SRV-13).
struct PropertyDamagesQuery {
  static constexpr std::string_view name = "work_order.damages";
  using Row = PropertyDamage;
  std::optional<Id<WorkOrder>> work_order;
  std::optional<Date> from, until;  // of reporting, both inclusive
};
BOOST_DESCRIBE_STRUCT(PropertyDamagesQuery, (), (work_order, from, until))

struct WorkReceiptsQuery {
  static constexpr std::string_view name = "work_order.receipts";
  using Row = WorkReceipt;
  Id<WorkOrder> work_order;
};
BOOST_DESCRIBE_STRUCT(WorkReceiptsQuery, (), (work_order))

enum class CopyFormat : std::uint8_t { text, html };
BOOST_DESCRIBE_ENUM(CopyFormat, text, html)

// SRV-14: one of the three copies as a document, in English ("en") or Chinese ("zh"). A page of
// HTML needs nothing else. Errors: work_order.language.
struct CopyRow {
  Id<WorkOrder> work_order;
  WorkOrderCopy copy{};
  std::string language;
  std::string document;
};
BOOST_DESCRIBE_STRUCT(CopyRow, (), (work_order, copy, language, document))
struct CopyQuery {
  static constexpr std::string_view request = "work_order.copy";
  using Row = CopyRow;
  Id<WorkOrder> work_order;
  WorkOrderCopy copy{};
  CopyFormat format{};
  std::string language;
};
BOOST_DESCRIBE_STRUCT(CopyQuery, (), (work_order, copy, format, language))

// SRV-15: the register of paid services: what customers were charged for, by day of signature.
struct PaidServiceRow {
  Id<WorkOrder> work_order;
  std::string number;
  Id<Customer> customer;
  std::string kind;
  Date signed_on;
  Money charged, received, handed_over;
  std::string invoice_numbers;
};
BOOST_DESCRIBE_STRUCT(PaidServiceRow, (),
                      (work_order, number, customer, kind, signed_on, charged, received,
                       handed_over, invoice_numbers))
struct PaidServicesQuery {
  static constexpr std::string_view name = "work_order.paid_services";
  using Row = PaidServiceRow;
  std::optional<Date> from, until;  // of signature, both inclusive
};
BOOST_DESCRIBE_STRUCT(PaidServicesQuery, (), (from, until))

enum class WorkRateGroup : std::uint8_t { kind, department, technician, month };
BOOST_DESCRIBE_ENUM(WorkRateGroup, kind, department, technician, month)

// SRV-15, RPT-2, of the orders completed in the window; those behind each figure are
// work_order.rate_cases. Timely: completed within the limit of SRV-7, and no appointment missed.
// Passed: not sent back by the customer, and no spot check failed.
struct RateRow {
  std::string group;  // kind of order, department, name of the technician or "2024-03"
  std::int64_t completed = 0, timely = 0, passed = 0;
  Ratio timely_rate, pass_rate;
  std::int64_t appointments = 0, appointments_kept = 0;
  std::int64_t checked = 0, checks_passed = 0;
};
BOOST_DESCRIBE_STRUCT(RateRow, (),
                      (group, completed, timely, passed, timely_rate, pass_rate, appointments,
                       appointments_kept, checked, checks_passed))
struct RatesQuery {
  static constexpr std::string_view name = "work_order.rates";
  using Row = RateRow;
  std::optional<Date> from, until;  // of completion, both inclusive
  std::optional<WorkRateGroup> by;  // default: kind
};
BOOST_DESCRIBE_STRUCT(RatesQuery, (), (from, until, by))

struct RateCaseRow {
  Id<WorkOrder> work_order;
  std::string number;
  Id<Customer> customer;
  std::string kind, department, technician, month;  // the groups of work_order.rates
  Date completed_on;
  bool timely = false, passed = false;
  std::int64_t appointments = 0, appointments_kept = 0;
  std::int64_t reworks = 0;
  std::int64_t checked = 0, checks_passed = 0;
};
BOOST_DESCRIBE_STRUCT(RateCaseRow, (),
                      (work_order, number, customer, kind, department, technician, month,
                       completed_on, timely, passed, appointments, appointments_kept, reworks,
                       checked, checks_passed))
struct RateCasesQuery {
  static constexpr std::string_view name = "work_order.rate_cases";
  using Row = RateCaseRow;
  std::optional<Date> from, until;  // of completion, both inclusive
};
BOOST_DESCRIBE_STRUCT(RateCasesQuery, (), (from, until))

// The samples drawn so far, each with the seed by which anybody can draw it again.
struct SpotCheckDrawsQuery {
  static constexpr std::string_view name = "work_order.spot_check_draws";
  using Row = SpotCheckDraw;
};
BOOST_DESCRIBE_STRUCT(SpotCheckDrawsQuery, (), ())

struct SpotChecksQuery {
  static constexpr std::string_view name = "work_order.spot_checks";
  using Row = SpotCheck;
  std::optional<Id<SpotCheckDraw>> draw;
};
BOOST_DESCRIBE_STRUCT(SpotChecksQuery, (), (draw))

// Draws again what a seed draws now: the same orders as work_order.draw_spot_checks, with the
// scores by which anybody can tell (see spot_check_score).
struct SampleRow {
  std::int64_t number = 0;
  Id<WorkOrder> work_order;
  std::string order_number;
  std::string score;  // hexadecimal, 16 digits
};
BOOST_DESCRIBE_STRUCT(SampleRow, (), (number, work_order, order_number, score))
struct SampleQuery {
  static constexpr std::string_view name = "work_order.sample";
  using Row = SampleRow;
  std::string seed;
  Date from, until;
};
BOOST_DESCRIBE_STRUCT(SampleQuery, (), (seed, from, until))

}  // namespace kehu::work_order
