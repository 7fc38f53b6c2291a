// What the policy says about credit: the parameters of the clauses CRD-1 to CRD-15.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/credit/records.hpp"
#include "kehu/policy/policy.hpp"

namespace kehu::credit {

// CRD-1. Table "eligibility": file_complete, contract (none, distribution, direct_sale),
// settlement_agreement, last_year_cleared -> eligible, lacking.
struct EligibilityClause {
  std::vector<DocumentKind> required_documents;  // a complete file
};
BOOST_DESCRIBE_STRUCT(EligibilityClause, (), (required_documents))

enum class Basis : std::uint8_t {
  billed,     // goods invoiced in the window, less credit notes
  collected,  // money received in the window
  fixed,      // no rolling limit: a customer whose limit is unset has none to draw on
};
BOOST_DESCRIBE_ENUM(Basis, billed, collected, fixed)

struct RollingLimitClause {  // CRD-2
  std::int64_t days = 0;     // the window ends with the day before
  Basis basis{};
};
BOOST_DESCRIBE_STRUCT(RollingLimitClause, (), (days, basis))

struct CashClause {  // CRD-4
  bool plan_required = false;
};
BOOST_DESCRIBE_STRUCT(CashClause, (), (plan_required))

enum class AgeFrom : std::uint8_t { invoice_date, due_date };
BOOST_DESCRIBE_ENUM(AgeFrom, invoice_date, due_date)

struct OverdueClause {    // CRD-5
  std::int64_t days = 0;  // older than this
  AgeFrom age_from{};
  std::string approver_role;
  std::int64_t approval_hours = 0;  // how long an approval may be used
};
BOOST_DESCRIBE_STRUCT(OverdueClause, (), (days, age_from, approver_role, approval_hours))

struct WithinLimitClause {               // CRD-6
  std::int64_t authorization_hours = 0;  // after which an unused authorization lapses
  bool hold_admits_prepaid = false;      // goods paid in advance may leave on hold
  bool hold_stops_shipping = false;      // also of what was authorized before the hold
};
BOOST_DESCRIBE_STRUCT(WithinLimitClause, (),
                      (authorization_hours, hold_admits_prepaid, hold_stops_shipping))

enum class Measure : std::uint8_t { shipment, excess };
BOOST_DESCRIBE_ENUM(Measure, shipment, excess)

// CRD-7. Table "authority": over_limit_shipments (so far), under_share -> coverage
// (first_over_limit, last_over_limit, money_first), signatory (a role).
struct FirstOverLimitClause {
  Ratio share;        // of the limit; the amount measured must be under it
  Measure measure{};  // the shipment, or its part over the limit
  std::int64_t approval_hours = 0;
};
BOOST_DESCRIBE_STRUCT(FirstOverLimitClause, (), (share, measure, approval_hours))

struct LastOverLimitClause {  // CRD-8
  Ratio share;
  Measure measure{};
  std::int64_t approval_hours = 0;
};
BOOST_DESCRIBE_STRUCT(LastOverLimitClause, (), (share, measure, approval_hours))

struct MoneyFirstClause {  // CRD-9
  bool plan_required = false;
};
BOOST_DESCRIBE_STRUCT(MoneyFirstClause, (), (plan_required))

// A role's part of a bad debt. What the shares leave of the whole the company bears. The role
// "signatory" means whoever signed the overrun.
struct RoleShare {
  std::string role;
  Ratio share;
};
BOOST_DESCRIBE_STRUCT(RoleShare, (), (role, share))

struct WithinLimitBadDebtClause {  // CRD-10
  std::vector<RoleShare> shares;
};
BOOST_DESCRIBE_STRUCT(WithinLimitBadDebtClause, (), (shares))

struct BreachClause {  // CRD-11
  std::vector<RoleShare> shares;
};
BOOST_DESCRIBE_STRUCT(BreachClause, (), (shares))

struct LastOverLimitBadDebtClause {  // CRD-12
  std::vector<RoleShare> shares;
};
BOOST_DESCRIBE_STRUCT(LastOverLimitBadDebtClause, (), (shares))

struct CollectionClause {         // CRD-13
  std::int64_t months_after = 0;  // 0: by the end of the month of shipment
  Ratio signatory_share;          // of what is still open
};
BOOST_DESCRIBE_STRUCT(CollectionClause, (), (months_after, signatory_share))

struct SanctionClause {  // CRD-14
  bool deduct = false;   // the shares of CRD-11 are deducted when the breach is recorded
  bool legal_remedies_reserved = false;
};
BOOST_DESCRIBE_STRUCT(SanctionClause, (), (deduct, legal_remedies_reserved))

struct LedgerClause {                       // CRD-15
  std::int64_t terms_days = 0;              // from invoice to due date, where none is given
  std::vector<std::int64_t> ageing_bounds;  // upper ends of the buckets past due, three of them
  std::int64_t dso_days = 0;
};
BOOST_DESCRIBE_STRUCT(LedgerClause, (), (terms_days, ageing_bounds, dso_days))

}  // namespace kehu::credit

namespace kehu {
KEHU_CLAUSE(credit::EligibilityClause)
KEHU_CLAUSE(credit::RollingLimitClause)
KEHU_CLAUSE(credit::CashClause)
KEHU_CLAUSE(credit::OverdueClause)
KEHU_CLAUSE(credit::WithinLimitClause)
KEHU_CLAUSE(credit::FirstOverLimitClause)
KEHU_CLAUSE(credit::LastOverLimitClause)
KEHU_CLAUSE(credit::MoneyFirstClause)
KEHU_CLAUSE(credit::WithinLimitBadDebtClause)
KEHU_CLAUSE(credit::BreachClause)
KEHU_CLAUSE(credit::LastOverLimitBadDebtClause)
KEHU_CLAUSE(credit::CollectionClause)
KEHU_CLAUSE(credit::SanctionClause)
KEHU_CLAUSE(credit::LedgerClause)
}  // namespace kehu
