// Pure: who bears a bad debt (CRD-10 to CRD-14), and days sales outstanding.
#include "kehu/core/text.hpp"
#include "kehu/credit/rules.hpp"

namespace kehu::credit {

BadDebtBasis bad_debt_basis(Coverage coverage) {
  switch (coverage) {
    case Coverage::last_over_limit:
      return BadDebtBasis::last_over_limit;
    case Coverage::breach:
      return BadDebtBasis::breach;
    default:
      return BadDebtBasis::within_limit;
  }
}

const std::vector<RoleShare>& bad_debt_shares(const Policy& policy, BadDebtBasis basis) {
  switch (basis) {
    case BadDebtBasis::last_over_limit:
      return policy.get<LastOverLimitBadDebtClause>().shares;
    case BadDebtBasis::breach:
      return policy.get<BreachClause>().shares;
    case BadDebtBasis::within_limit:
      break;
  }
  return policy.get<WithinLimitBadDebtClause>().shares;
}

Result<std::vector<Bearing>> bear(const std::vector<RoleShare>& shares, Money amount,
                                  const std::vector<Person>& persons, std::string_view signatory) {
  std::string roles;
  for (const RoleShare& share : shares) roles += (roles.empty() ? "" : ", ") + share.role;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    bool known = false;
    for (const RoleShare& share : shares) known = known || share.role == persons[i].role;
    if (!known)
      return invalid("credit.person_unknown_role", "/persons/" + std::to_string(i) + "/role",
                     quotation(persons[i].role) + " bears nothing here; these do: " + roles);
  }
  std::vector<Bearing> bearings;
  std::vector<Ratio> weights;
  Ratio rest(1, 1);
  for (const RoleShare& share : shares) {
    Bearing bearing{share.role, {}, share.share, amount};
    for (const Person& person : persons)
      if (person.role == share.role) bearing.person = person.person;
    if (bearing.person.empty() && share.role == "signatory") bearing.person = signatory;
    if (bearing.person.empty())
      return invalid("credit.person_missing", "/persons",
                     "nobody is named for the role " + quotation(share.role) +
                         "; these roles bear it: " + roles);
    KEHU_TRY_ASSIGN(rest, rest.add(Ratio(-share.share.numerator(), share.share.denominator())));
    weights.push_back(share.share);
    bearings.push_back(std::move(bearing));
  }
  if (Ratio() < rest) {
    weights.push_back(rest);
    bearings.push_back({"company", {}, rest, amount});
  }
  KEHU_TRY_ASSIGN(std::vector<Money> parts, amount.split(weights));
  for (std::size_t i = 0; i < bearings.size(); ++i) bearings[i].amount = parts[i];
  return bearings;
}

std::string days_sales_outstanding(Money open, Money sales, std::int64_t days) {
  if (!sales.is_positive()) return {};
  // In 128 bits: open * days * 10^4 needs no more than 63 + 34 bits for a million years of days.
  Int128 numerator = static_cast<Int128>(open.minor()) * days * 10000;
  Int128 quotient = numerator / sales.minor();
  Int128 remainder = numerator % sales.minor();
  Int128 doubled = 2 * remainder;
  if (doubled > sales.minor() || (doubled == sales.minor() && quotient % 2 != 0)) ++quotient;
  std::string digits = std::to_string(static_cast<std::int64_t>(quotient / 10000));
  std::string decimals = std::to_string(static_cast<std::int64_t>(quotient % 10000));
  return digits + "." + std::string(4 - decimals.size(), '0') + decimals;
}

}  // namespace kehu::credit
