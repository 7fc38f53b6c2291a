// What the area keeps: work orders with their lines, technicians, appointments, money, spot checks.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/core/id.hpp"
#include "kehu/core/money.hpp"
#include "kehu/record/table.hpp"

namespace kehu::customer {
struct Customer;
}
namespace kehu::service {
struct ServiceRequest;
}

namespace kehu::work_order {

using customer::Customer;

struct TechnicianSkill {
  std::string skill;       // a word of the policy's forms
  std::int64_t level = 0;  // 1 and up; a higher one ranks first
};
BOOST_DESCRIBE_STRUCT(TechnicianSkill, (), (skill, level))

struct TechnicianCertificate {
  std::string certificate;
  Date valid_from, valid_until;  // both inclusive
};
BOOST_DESCRIBE_STRUCT(TechnicianCertificate, (), (certificate, valid_from, valid_until))

struct TechnicianTerritory {
  std::string territory;
  std::int64_t travel_minutes = 0;  // from where the technician starts
};
BOOST_DESCRIBE_STRUCT(TechnicianTerritory, (), (territory, travel_minutes))

struct Technician {
  Id<Technician> id;
  std::int64_t version = 0;
  std::string name;
  std::string name_key;  // match key of the name
  std::string department;
  bool outsourced = false;
  bool active = false;
  std::optional<std::string> calendar;  // of clause SRV-18; empty: works at any time
  std::vector<TechnicianSkill> skills;
  std::vector<TechnicianCertificate> certificates;
  std::vector<TechnicianTerritory> territories;
};
BOOST_DESCRIBE_STRUCT(Technician, (),
                      (id, version, name, name_key, department, outsourced, active, calendar,
                       skills, certificates, territories))

enum class WorkOrderState : std::uint8_t {
  requested,
  approved,
  rejected,
  dispatched,
  accepted,  // the customer has accepted price list and estimate
  in_work,
  completed,
  signed_off,
  settled,
  cancelled,
};
BOOST_DESCRIBE_ENUM(WorkOrderState, requested, approved, rejected, dispatched, accepted, in_work,
                    completed, signed_off, settled, cancelled)

// SRV-7. Amounts are in the policy's currency. What is charged and received follows the lines.
struct WorkOrder {
  Id<WorkOrder> id;
  std::int64_t version = 0;
  std::string number;  // "W-2024-000001"
  std::string kind;    // a form of SRV-7
  WorkOrderState state{};
  std::int64_t steps = 0;
  Id<Customer> customer;
  std::optional<Id<service::ServiceRequest>> service_request;
  std::optional<std::int64_t> asset;  // number in the customer's file
  std::string address, territory;
  std::string contact_name, contact_phone;
  std::string model;
  std::optional<Date> purchase_date;
  std::string fault;
  std::string department;  // that has the work
  std::string requested_by;
  Instant requested_at{};
  std::string approved_by;
  std::optional<Id<Technician>> technician;
  std::int64_t appointments = 0;  // number of the last appointment
  // SRV-8: leave to send somebody who is not the department's.
  std::optional<Id<Technician>> outside_technician;
  std::string outside_approved_by;
  bool outside_verbal = false;     // by word of mouth, and not yet confirmed
  std::int64_t price_version = 0;  // of the policy whose price list was accepted
  Money estimate, agreed;          // agreed: the most that the customer has consented to
  std::string price_accepted_by;
  std::int64_t charges = 0, replacements = 0, evidence = 0;  // numbers of the last lines
  Money charged, received, handed_over;
  std::int64_t receipts = 0;
  std::optional<Instant> started_at, completed_at, signed_at, settled_at;
  std::int64_t reworks = 0;  // times that the customer sent the work back
  std::string result;
  std::string signed_by;         // of the customer's side
  std::string signature_digest;  // of the signature's image, as the caller computed it
};
BOOST_DESCRIBE_STRUCT(WorkOrder, (),
                      (id, version, number, kind, state, steps, customer, service_request, asset,
                       address, territory, contact_name, contact_phone, model, purchase_date, fault,
                       department, requested_by, requested_at, approved_by, technician,
                       appointments, outside_technician, outside_approved_by, outside_verbal,
                       price_version, estimate, agreed, price_accepted_by, charges, replacements,
                       evidence, charged, received, handed_over, receipts, started_at, completed_at,
                       signed_at, settled_at, reworks, result, signed_by, signature_digest))

enum class WorkAppointmentState : std::uint8_t { agreed, kept, late, no_show, moved, called_off };
BOOST_DESCRIBE_ENUM(WorkAppointmentState, agreed, kept, late, no_show, moved, called_off)

// SRV-9; key (work_order, number).
struct WorkAppointment {
  Id<WorkOrder> work_order;
  std::int64_t number = 0;
  Id<Technician> technician;
  Instant starts_at{}, ends_at{};
  WorkAppointmentState state{};
  std::string agreed_by;  // of the customer's side
  std::string reason;     // of moving it
  std::optional<Instant> arrived_at;
};
BOOST_DESCRIBE_STRUCT(WorkAppointment, (),
                      (work_order, number, technician, starts_at, ends_at, state, agreed_by, reason,
                       arrived_at))

enum class WorkChargeKind : std::uint8_t { labour, part, consumable, call_out };
BOOST_DESCRIBE_ENUM(WorkChargeKind, labour, part, consumable, call_out)

enum class WarrantyDecision : std::uint8_t { warranty, free_of_charge, chargeable, goodwill };
BOOST_DESCRIBE_ENUM(WarrantyDecision, warranty, free_of_charge, chargeable, goodwill)

// One line of the bill, with who bears it and by which clause (SRV-10, SRV-11); key (work_order,
// number).
struct WorkCharge {
  Id<WorkOrder> work_order;
  std::int64_t number = 0;
  std::string item;  // of the price list
  WorkChargeKind kind{};
  std::int64_t quantity = 0;
  Money unit_price;
  Money value;    // what it would cost
  Money charged;  // what the customer pays of it
  WarrantyDecision decision{};
  std::string clause;
  std::optional<Date> warranty_until;
  bool caused_by_customer = false;
  Instant recorded_at{};
  std::string recorded_by;
};
BOOST_DESCRIBE_STRUCT(WorkCharge, (),
                      (work_order, number, item, kind, quantity, unit_price, value, charged,
                       decision, clause, warranty_until, caused_by_customer, recorded_at,
                       recorded_by))

enum class ReplacedPart : std::uint8_t { device, sim };
BOOST_DESCRIBE_ENUM(ReplacedPart, device, sim)

// SRV-12; key (work_order, number).
struct WorkReplacement {
  Id<WorkOrder> work_order;
  std::int64_t number = 0;
  ReplacedPart part{};
  std::string old_number, new_number;
  std::int64_t asset = 0;  // of the customer's file, which follows
  Instant replaced_at{};
  std::string replaced_by;
};
BOOST_DESCRIBE_STRUCT(WorkReplacement, (),
                      (work_order, number, part, old_number, new_number, asset, replaced_at,
                       replaced_by))

enum class PropertyDamageState : std::uint8_t { reported, compensated, declined };
BOOST_DESCRIBE_ENUM(PropertyDamageState, reported, compensated, declined)

// SRV-13.
struct PropertyDamage {
  Id<PropertyDamage> id;
  std::int64_t version = 0;
  Id<WorkOrder> work_order;
  PropertyDamageState state{};
  std::string description;
  Money value;
  std::string apology;  // as it was given
  std::string reported_by;
  Instant reported_at{};
  Money compensation;
  std::string decided_by;
  std::optional<Instant> decided_at;
};
BOOST_DESCRIBE_STRUCT(PropertyDamage, (),
                      (id, version, work_order, state, description, value, apology, reported_by,
                       reported_at, compensation, decided_by, decided_at))

// What shows that the work was done (a photograph, a test record); key (work_order, number).
struct WorkEvidence {
  Id<WorkOrder> work_order;
  std::int64_t number = 0;
  std::string item;  // of the form's checklist, or another
  std::string digest, location;
  Instant added_at{};
  std::string added_by;
};
BOOST_DESCRIBE_STRUCT(WorkEvidence, (),
                      (work_order, number, item, digest, location, added_at, added_by))

// SRV-14: money received on the spot; key (work_order, number).
struct WorkReceipt {
  Id<WorkOrder> work_order;
  std::int64_t number = 0;
  std::int64_t version = 0;
  Money amount;
  std::string method;
  Instant received_at{};
  std::string received_by;
  std::optional<Instant> handed_over_at;
  std::string handed_to;
  std::string invoice_number;
};
BOOST_DESCRIBE_STRUCT(WorkReceipt, (),
                      (work_order, number, version, amount, method, received_at, received_by,
                       handed_over_at, handed_to, invoice_number))

// SRV-15: a sample of completed orders to be called, that anybody can draw again.
struct SpotCheckDraw {
  Id<SpotCheckDraw> id;
  std::string seed;  // as given, with the instant of the draw: work_order.sample draws by it again
  Date from, until;  // of completion, both inclusive
  std::int64_t population = 0, size = 0;
  Instant drawn_at{};
  std::string drawn_by;
};
BOOST_DESCRIBE_STRUCT(SpotCheckDraw, (),
                      (id, seed, from, until, population, size, drawn_at, drawn_by))

// Key (draw, number).
struct SpotCheck {
  Id<SpotCheckDraw> draw;
  std::int64_t number = 0;
  std::int64_t version = 0;
  Id<WorkOrder> work_order;
  std::optional<Instant> called_at;
  std::string called_by;
  std::optional<bool> passed;
  std::string finding;
};
BOOST_DESCRIBE_STRUCT(SpotCheck, (),
                      (draw, number, version, work_order, called_at, called_by, passed, finding))

}  // namespace kehu::work_order

namespace kehu {
KEHU_TABLE(work_order::Technician)
KEHU_TABLE(work_order::WorkOrder)
KEHU_TABLE(work_order::WorkAppointment)
KEHU_TABLE(work_order::WorkCharge)
KEHU_TABLE(work_order::WorkReplacement)
KEHU_TABLE(work_order::PropertyDamage)
KEHU_TABLE(work_order::WorkEvidence)
KEHU_TABLE(work_order::WorkReceipt)
KEHU_TABLE(work_order::SpotCheckDraw)
KEHU_TABLE(work_order::SpotCheck)
}  // namespace kehu
