// What the classification area can be told to do.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/classification/records.hpp"

namespace kehu::classification {

struct Classified {
  std::int64_t customers = 0;  // records looked at
  std::int64_t classes_entered = 0, classes_left = 0;
  std::int64_t tags_set = 0, tags_removed = 0;  // by rule
  std::int64_t duties_opened = 0, duties_cancelled = 0;
  std::optional<Id<Customer>> next;  // where a run in parts goes on; empty once all were looked at
};
BOOST_DESCRIBE_STRUCT(Classified, (),
                      (customers, classes_entered, classes_left, tags_set, tags_removed,
                       duties_opened, duties_cancelled, next))
// Decides the classes and the rule tags of one customer, or of all, by the facts of now, and writes
// what changed (CLS-1, CLS-2, CLS-5). Running it again changes nothing. A merged record leaves what
// rules gave it.
//
// All at once is one transaction, which is held in memory until it is over. With `limit` it looks
// at so many records in order of their ids, and the reply names the next: the caller goes on `from`
// there until there is none (python/kehu/classes.py). A run that was left off is begun again or
// gone on with; each part stands by itself. Errors: classification.part.
struct RunClassification {
  static constexpr std::string_view name = "classification.run";
  using Reply = Classified;
  std::optional<Reference<Customer>> customer;
  std::optional<std::int64_t> limit;  // records, at least 1
  std::optional<Id<Customer>> from;   // the first record of a part
};
BOOST_DESCRIBE_STRUCT(RunClassification, (), (customer, limit, from))

struct SetTag {
  static constexpr std::string_view name = "classification.set_tag";
  using Reply = Membership;
  Reference<Customer> customer;
  std::string tag;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(SetTag, (), (customer, tag, note))

struct RemoveTag {
  static constexpr std::string_view name = "classification.remove_tag";
  using Reply = Membership;
  Reference<Customer> customer;
  std::string tag;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(RemoveTag, (), (customer, tag, note))

// Puts a fitted model on record (CLS-3); python/kehu/value.py fits one.
struct RecordModel {
  static constexpr std::string_view name = "classification.record_model";
  using Reply = ValueModel;
  std::optional<Id<ValueModel>> id;
  ValueMethod method{};
  Date as_of;
  std::string currency;  // ISO 4217
  std::int64_t horizon_months = 0;
  std::int64_t customers = 0;
  std::vector<ModelParameter> parameters;
  std::optional<std::string> software;
};
BOOST_DESCRIBE_STRUCT(RecordModel, (),
                      (id, method, as_of, currency, horizon_months, customers, parameters,
                       software))

struct NewLifetimeValue {
  Reference<Customer> customer;
  Ratio alive;
  Ratio expected_purchases;
  Money value;
};
BOOST_DESCRIBE_STRUCT(NewLifetimeValue, (), (customer, alive, expected_purchases, value))
struct ValuesRecorded {
  std::int64_t customers = 0;
};
BOOST_DESCRIBE_STRUCT(ValuesRecorded, (), (customers))
// What a model expects of customers; takes the place of what was expected before.
struct RecordValues {
  static constexpr std::string_view name = "classification.record_values";
  using Reply = ValuesRecorded;
  Id<ValueModel> model;
  std::vector<NewLifetimeValue> values;
};
BOOST_DESCRIBE_STRUCT(RecordValues, (), (model, values))

}  // namespace kehu::classification
