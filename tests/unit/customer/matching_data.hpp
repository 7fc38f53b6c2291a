// Records to find duplicates in: FEBRL's, and a dirtier set of our own making.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "customer/matching.hpp"

namespace kehu::test {

struct Person {
  std::string original;  // records with one value are one person
  std::string name, street, locality, postcode, district, birth_date, number, phone, email;
  customer::Kind kind = customer::Kind::individual;
};

// The weights of the reference policy.
const customer::MasterIndex& reference_index();

// Rows of FEBRL's data set 1; empty where it is not beside the project.
std::vector<Person> febrl_persons();
// `originals` persons and companies, each with up to three more records that carry slips of the
// finger and of the ear, misread characters, swapped and missing values; many share a household, a
// name or a street. The same for equal seeds.
std::vector<Person> dirty_persons(std::size_t originals, std::uint64_t seed);

customer::Corpus corpus_of(const std::vector<Person>& persons);
// The rows that stand for the person, ready for the tables.
customer::Customer customer_of(const Person& person, std::size_t number);
std::vector<customer::ContactPoint> contact_points_of(const Person& person,
                                                      const customer::Customer& customer);

struct Quality {
  std::size_t truths = 0, found = 0, right = 0;
  double precision() const {
    return found ? static_cast<double>(right) / static_cast<double>(found) : 0;
  }
  double recall() const {
    return truths ? static_cast<double>(right) / static_cast<double>(truths) : 0;
  }
};
Quality quality(const std::vector<Person>& persons,
                const std::vector<customer::Corpus::Pair>& pairs);

}  // namespace kehu::test
