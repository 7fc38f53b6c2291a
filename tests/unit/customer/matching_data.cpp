#include "matching_data.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "../catch.hpp"
#include "kehu/core/text.hpp"
#include "kehu/record/describe.hpp"
#include "record/csv.hpp"
#include "record/json.hpp"

namespace kehu::test {

using customer::ContactKind;
using customer::ContactPoint;
using customer::Customer;

const customer::MasterIndex& reference_index() {
  static const customer::MasterIndex made = [] {
    std::ifstream file(std::string(KEHU_SOURCE_DIR) + "/examples/policy/reference.json");
    std::stringstream text;
    text << file.rdbuf();
    customer::MasterIndex index;
    boost::json::value document = boost::json::parse(text.str());
    for (const auto& clause : document.at("clauses").as_array()) {
      if (clause.at("id").as_string() != "CUS-5") continue;
      auto read = record::read_json(record::describe<customer::MasterIndex>(),
                                    clause.at("parameters"), &index);
      ensure(read.has_value(), "CUS-5 of the reference policy");
    }
    return index;
  }();
  return made;
}

std::vector<Person> febrl_persons() {
  std::vector<Person> persons;
  auto folder = shared_data("febrl");
  if (folder.empty()) return persons;
  auto reader = record::CsvReader::open_file((folder / "dataset1.csv").string());
  std::vector<std::string_view> row;
  reader->next(row).value();
  while (reader->next(row).value()) {
    auto joined = [&](std::initializer_list<std::size_t> columns) {
      std::string text;
      for (std::size_t column : columns) {
        if (row[column].empty()) continue;
        if (!text.empty()) text += ' ';
        text += row[column];
      }
      return text;
    };
    Person person;
    std::string_view id = row[0];
    person.original = id.substr(0, id.find('-', 4));
    person.name = joined({1, 2});
    person.street = joined({3, 4, 5});
    person.locality = row[6];
    person.postcode = row[7];
    person.district = row[8];
    if (row[9].size() == 8)
      person.birth_date = std::string(row[9].substr(0, 4)) + "-" +
                          std::string(row[9].substr(4, 2)) + "-" + std::string(row[9].substr(6, 2));
    person.number = row[10];
    persons.push_back(std::move(person));
  }
  return persons;
}

Customer customer_of(const Person& person, std::size_t number) {
  Customer customer;
  for (std::size_t byte = 0; byte < 4; ++byte)
    customer.id.value.data[byte + 6] = static_cast<std::uint8_t>(number >> (24 - 8 * byte));
  customer.kind = person.kind;
  customer.name = person.name;
  customer.match_name = match_key(person.name).value();
  if (auto date = parse_date(person.birth_date)) customer.birth_date = *date;
  if (!person.number.empty()) {
    customer.identity_kind = customer::IdentityKind::other;
    customer.identity_number = person.number;
  }
  return customer;
}

std::vector<ContactPoint> contact_points_of(const Person& person, const Customer& customer) {
  std::vector<ContactPoint> points;
  auto put = [&](ContactKind kind, const std::string& value) -> ContactPoint& {
    ContactPoint point;
    point.customer = customer.id;
    point.number = static_cast<std::int64_t>(points.size()) + 1;
    point.kind = kind;
    point.value = point.normal = value;
    return points.emplace_back(point);
  };
  if (!person.phone.empty()) put(ContactKind::mobile, person.phone);
  if (!person.email.empty()) put(ContactKind::email, person.email);
  if (!(person.street + person.locality + person.postcode).empty()) {
    ContactPoint& address = put(ContactKind::address, "");
    address.street = person.street;
    address.locality = person.locality;
    address.postcode = person.postcode;
    address.district = person.district;
  }
  return points;
}

customer::Corpus corpus_of(const std::vector<Person>& persons) {
  customer::Corpus corpus(reference_index());
  for (std::size_t i = 0; i < persons.size(); ++i) {
    Customer customer = customer_of(persons[i], i);
    corpus.add(customer);
    for (const ContactPoint& point : contact_points_of(persons[i], customer)) corpus.add(point);
  }
  corpus.finish();
  return corpus;
}

Quality quality(const std::vector<Person>& persons,
                const std::vector<customer::Corpus::Pair>& pairs) {
  Quality result;
  std::map<std::string, std::size_t> sizes;
  for (const Person& person : persons) ++sizes[person.original];
  for (const auto& [original, size] : sizes) result.truths += size * (size - 1) / 2;
  for (const auto& pair : pairs) {
    ++result.found;
    if (persons[pair.a].original == persons[pair.b].original) ++result.right;
  }
  return result;
}

}  // namespace kehu::test
