// What the classification area keeps: memberships of classes and tags, and lifetime values with the
// models that they came from.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/purchase.hpp"

namespace kehu::classification {

using customer::Customer;

enum class MembershipKind : std::uint8_t { customer_class, tag };
BOOST_DESCRIBE_ENUM(MembershipKind, customer_class, tag)

enum class MembershipOrigin : std::uint8_t { rule, hand };
BOOST_DESCRIBE_ENUM(MembershipOrigin, rule, hand)

// That a customer was in a class, or bore a tag, from a day until another (CLS-1, CLS-2). Never
// edited but for the end; who enters again has another.
struct Membership {
  Id<Membership> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  MembershipKind kind{};
  std::string name;  // "high_value", "repeat", "prefers lamp"
  MembershipOrigin origin{};
  Date entered_on;
  Instant entered_at{};
  std::string entered_by;
  std::int64_t policy_version = 0;  // by whose rule
  std::string facts;                // that the rule read: "frequency=3, spent=..."; "" by hand
  std::optional<Date> left_on;      // on that day's end he was no member any more
  std::optional<Instant> left_at;
  std::string left_by;
  std::string note;
  bool current = false;
};
BOOST_DESCRIBE_STRUCT(Membership, (),
                      (id, version, customer, kind, name, origin, entered_on, entered_at,
                       entered_by, policy_version, facts, left_on, left_at, left_by, note, current))

enum class ValueMethod : std::uint8_t {
  bg_nbd_gamma_gamma,  // purchases by BG/NBD, amounts by Gamma-Gamma
};
BOOST_DESCRIBE_ENUM(ValueMethod, bg_nbd_gamma_gamma)

struct ModelParameter {
  std::string name;  // BG/NBD: r, alpha, a, b; Gamma-Gamma: p, q, v
  Ratio value;       // alpha in days, v in major units of the currency
};
BOOST_DESCRIBE_STRUCT(ModelParameter, (), (name, value))

// A model of what customers will buy, as it was fitted (CLS-3).
struct ValueModel {
  Id<ValueModel> id;
  std::int64_t version = 0;
  ValueMethod method{};
  Date as_of;  // the day up to which purchases were seen
  std::string currency;
  std::int64_t horizon_months = 0;
  std::int64_t customers = 0;  // that it was fitted on
  std::vector<ModelParameter> parameters;
  std::string software;
  Instant recorded_at{};
  std::string recorded_by;
};
BOOST_DESCRIBE_STRUCT(ValueModel, (),
                      (id, version, method, as_of, currency, horizon_months, customers, parameters,
                       software, recorded_at, recorded_by))

// What is expected of one customer within the model's horizon; key customer, the latest stands.
struct LifetimeValue {
  Id<Customer> customer;
  std::int64_t version = 0;
  Id<ValueModel> model;
  Date as_of;
  Ratio alive;               // probability that he still buys
  Ratio expected_purchases;  // within the horizon
  Money value;
};
BOOST_DESCRIBE_STRUCT(LifetimeValue, (),
                      (customer, version, model, as_of, alive, expected_purchases, value))

}  // namespace kehu::classification

namespace kehu {
KEHU_TABLE(classification::Membership)
KEHU_TABLE(classification::ValueModel)
KEHU_TABLE(classification::LifetimeValue)
}  // namespace kehu
