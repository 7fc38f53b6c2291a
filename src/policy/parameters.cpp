#include "kehu/core/text.hpp"
#include "policy/reader.hpp"
#include "record/json.hpp"
#include "record/json_short.hpp"

namespace kehu::policy_detail {
namespace {

namespace json = boost::json;
using record::Kind;

constexpr std::string_view bad_parameter = "policy.parameter";

// Walks a struct field by field, so that one wrong field does not hide the others.
class ParameterReader {
 public:
  explicit ParameterReader(std::optional<Currency> currency) : currency_(currency) {}

  void read(const Place& place, const record::Descriptor& descriptor, const json::value& value,
            void* record, bool is_outermost) const {
    const json::object* object = value.if_object();
    if (!object) {
      place.fault(bad_parameter, "an object is expected here");
      return;
    }
    refuse_unknown(place, descriptor, *object);
    for (const record::Field& field : descriptor.fields) {
      const json::value* member = object->if_contains(field.name);
      Place at = place / field.name;
      // The outermost fields are the clause's parameters: leaving one out is never meant. Below
      // them the JSON codec's rule holds: no list is an empty list.
      bool may_be_absent = field.type.optional || field.type.kind == Kind::list;
      if (!member && !is_outermost && field.type.kind == Kind::list && !field.type.optional) {
        field.type.list->clear(field.emplace(record));
      } else if (!member && (is_outermost || !may_be_absent)) {
        at.fault(bad_parameter, quotation(field.name) + " is missing" +
                                    (field.type.optional ? "; null says that there is none" : ""));
      } else if (!member || (member->is_null() && field.type.optional)) {
        field.reset(record);
      } else {
        read_value(at, field.type, *member, field.emplace(record));
      }
    }
  }

 private:
  void refuse_unknown(const Place& place, const record::Descriptor& descriptor,
                      const json::object& object) const {
    std::vector<std::string_view> names;
    for (const record::Field& field : descriptor.fields) names.push_back(field.name);
    for (const auto& member : object) {
      std::string_view key = member.key();
      if (descriptor.find(key)) continue;
      (place / key)
          .fault(bad_parameter, quotation(key) + " is not a parameter here" + hint(key, names));
    }
  }

  void read_value(const Place& place, const record::Type& type, const json::value& value,
                  void* to) const {
    if (auto written_long = record::long_form(type, value)) {
      read_value(place, type, *written_long, to);
    } else if (type.kind == Kind::record) {
      read(place, *type.record, value, to, false);
    } else if (type.kind == Kind::list) {
      read_list(place, type, value, to);
    } else if (value.is_null()) {
      place.fault(bad_parameter, "a value is expected here, not null");
    } else if (auto done = record::read_json_value(type, value, to); !done) {
      place.fault(bad_parameter, done.error());
    } else if (type.kind == Kind::money && currency_) {
      Money amount = *static_cast<const Money*>(to);
      if (!(amount.currency() == *currency_)) {
        place.fault(bad_parameter, quotation(amount.text()) + " is not in the policy's currency, " +
                                       std::string(currency_->code()));
      }
    }
  }

  void read_list(const Place& place, const record::Type& type, const json::value& value,
                 void* to) const {
    type.list->clear(to);
    const json::array* array = value.if_array();
    if (!array) {
      place.fault(bad_parameter, "a list is expected here");
      return;
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
      read_value(place / i, *type.element, (*array)[i], type.list->append(to));
    }
  }

  std::optional<Currency> currency_;
};

}  // namespace

bool read_parameters(const Place& place, const record::Descriptor& descriptor,
                     const json::value& value, std::optional<Currency> currency, void* record) {
  std::size_t before = place.faults();
  ParameterReader(currency).read(place, descriptor, value, record, true);
  return place.faults() == before;
}

}  // namespace kehu::policy_detail
