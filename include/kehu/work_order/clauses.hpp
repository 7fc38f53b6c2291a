// What the policy says about work orders: the parameters of the clauses SRV-7 to SRV-15.
#pragma once

#include "kehu/casework/duty.hpp"
#include "kehu/policy/policy.hpp"
#include "kehu/work_order/records.hpp"

namespace kehu::work_order {

enum class WorkOrderField : std::uint8_t {
  address,
  contact,
  phone,
  model,
  purchase_date,
  fault,
  asset,
};
BOOST_DESCRIBE_ENUM(WorkOrderField, address, contact, phone, model, purchase_date, fault, asset)

struct WorkOrderForm {
  std::string kind;
  std::string department;
  std::vector<WorkOrderField> required;
  std::vector<std::string> skills, certificates;  // that a technician needs for it
  std::vector<std::string> evidence;              // checklist of completion
};
BOOST_DESCRIBE_STRUCT(WorkOrderForm, (),
                      (kind, department, required, skills, certificates, evidence))

struct WorkOrderIntakeClause {  // SRV-7
  std::vector<WorkOrderForm> forms;
  casework::TimeLimit approval_within;
  casework::TimeLimit completion_within;  // a timely repair
};
BOOST_DESCRIBE_STRUCT(WorkOrderIntakeClause, (), (forms, approval_within, completion_within))

enum class DispatchFilter : std::uint8_t {
  active,
  skill,
  certificate,
  territory,
  working_time,
  conflict,
  absence,
  recusal,
};
BOOST_DESCRIBE_ENUM(DispatchFilter, active, skill, certificate, territory, working_time, conflict,
                    absence, recusal)

enum class DispatchCriterion : std::uint8_t { skill, arrival, load };
BOOST_DESCRIBE_ENUM(DispatchCriterion, skill, arrival, load)

struct DispatchClause {  // SRV-8
  std::vector<DispatchFilter> filters;
  std::vector<DispatchCriterion> ranking;   // the first that differs decides
  bool own_first = false;                   // others only when nobody of the department is free
  std::int64_t gap_minutes = 0;             // between two appointments of one technician
  casework::TimeLimit confirmation_within;  // of a verbal approval
};
BOOST_DESCRIBE_STRUCT(DispatchClause, (),
                      (filters, ranking, own_first, gap_minutes, confirmation_within))

struct AppointmentClause {  // SRV-9
  std::int64_t tolerance_minutes = 0;
  std::int64_t no_show_minutes = 0;        // after the appointed time
  std::optional<std::int64_t> ahead_days;  // at most, from the day on which it is agreed
};
BOOST_DESCRIBE_STRUCT(AppointmentClause, (), (tolerance_minutes, no_show_minutes, ahead_days))

struct PriceItem {
  std::string item;
  WorkChargeKind kind{};
  Money price;
  std::string en, zh;
};
BOOST_DESCRIBE_STRUCT(PriceItem, (), (item, kind, price, en, zh))

struct PriceListClause {  // SRV-10
  std::vector<PriceItem> prices;
  Ratio overrun_tolerance;            // of the amount agreed; above it new consent is needed
  std::optional<Ratio> discount_max;  // of the list's price, on the spot; more is goodwill
};
BOOST_DESCRIBE_STRUCT(PriceListClause, (), (prices, overrun_tolerance, discount_max))

struct ProductWarranty {
  std::string model;
  std::int64_t months = 0;
};
BOOST_DESCRIBE_STRUCT(ProductWarranty, (), (model, months))

// SRV-11. Table "warranty": in_warranty, line (labour, part, consumable, call_out),
// labour_covered, caused_by_customer -> decision (warranty, free_of_charge, chargeable).
struct WarrantyClause {
  std::vector<ProductWarranty> products;
  std::int64_t months = 0;  // of every other model
  bool labour_covered = false;
};
BOOST_DESCRIBE_STRUCT(WarrantyClause, (), (products, months, labour_covered))

struct ReplacementClause {          // SRV-12
  bool old_number_on_file = false;  // the old number must be the one in the customer's file
};
BOOST_DESCRIBE_STRUCT(ReplacementClause, (), (old_number_on_file))

struct PropertyDamageClause {  // SRV-13
  Ratio share_max;             // of the value
  casework::TimeLimit answer_within;
};
BOOST_DESCRIBE_STRUCT(PropertyDamageClause, (), (share_max, answer_within))

enum class WorkOrderCopy : std::uint8_t { customer, engineering, finance };
BOOST_DESCRIBE_ENUM(WorkOrderCopy, customer, engineering, finance)

enum class CopyPart : std::uint8_t {
  product,
  contact,
  work,
  charges,
  replacements,
  evidence,
  damage,
  signature,
  receipts,
};
BOOST_DESCRIBE_ENUM(CopyPart, product, contact, work, charges, replacements, evidence, damage,
                    signature, receipts)

struct CopyContents {
  WorkOrderCopy copy{};
  std::vector<CopyPart> parts;
};
BOOST_DESCRIBE_STRUCT(CopyContents, (), (copy, parts))

struct CopiesClause {  // SRV-14
  std::vector<CopyContents> copies;
  casework::TimeLimit hand_over_within;
  std::string finance_role;  // that takes the money over
};
BOOST_DESCRIBE_STRUCT(CopiesClause, (), (copies, hand_over_within, finance_role))

struct SpotCheckClause {  // SRV-15
  Ratio share;            // of the completed orders
  std::int64_t least = 0;
  casework::TimeLimit call_within;
};
BOOST_DESCRIBE_STRUCT(SpotCheckClause, (), (share, least, call_within))

}  // namespace kehu::work_order

namespace kehu {
KEHU_CLAUSE(work_order::WorkOrderIntakeClause)
KEHU_CLAUSE(work_order::DispatchClause)
KEHU_CLAUSE(work_order::AppointmentClause)
KEHU_CLAUSE(work_order::PriceListClause)
KEHU_CLAUSE(work_order::WarrantyClause)
KEHU_CLAUSE(work_order::ReplacementClause)
KEHU_CLAUSE(work_order::PropertyDamageClause)
KEHU_CLAUSE(work_order::CopiesClause)
KEHU_CLAUSE(work_order::SpotCheckClause)
}  // namespace kehu
