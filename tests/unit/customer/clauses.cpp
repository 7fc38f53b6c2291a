#include <algorithm>

#include "../catch.hpp"
#include "kehu/customer.hpp"
#include "matching_data.hpp"

using namespace kehu;
using namespace kehu::customer;

namespace {

template <class Clause>
std::vector<std::string> faults_of(const Clause& clause) {
  std::vector<Error> faults;
  clause_of<Clause>().check(&clause, faults);
  std::vector<std::string> paths;
  for (const Error& fault : faults) {
    CHECK(fault.code == "policy.parameter");
    paths.push_back(fault.path);
  }
  return paths;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("What types cannot say about the clauses' figures", "[customer][policy]") {
  CHECK(faults_of(KindsKept{}) == Paths{"/kinds"});
  CHECK(faults_of(BasicData{"China", -1}) == Paths{"/home_region", "/contact_points_max"});
  CHECK(faults_of(PreferencesKept{-1}) == Paths{"/topics_max"});
  CHECK(faults_of(Cleaning{}) == Paths{"/age_max"});
  CHECK(faults_of(Forms{}) == Paths{"/channels"});

  ChannelForm store{"store", {FormField::phone}, {FormField::email}, false};
  CHECK(faults_of(Forms{{store, store}}) ==
        Paths{"/channels/0/required/0", "/channels/1/channel", "/channels/1/required/0"});

  MasterIndex index = test::reference_index();
  CHECK(faults_of(index).empty());
  index.placeholders = {"Unknown"};
  index.candidates_named = 0;
  index.repeated_characters = 1;
  index.matching.certain = index.matching.possible - 1;
  index.matching.chained = index.matching.possible + 1;
  index.matching.population = 0;
  index.matching.block_max = 1;
  index.matching.address_min = index.matching.address_max + 1;
  index.matching.phone = {10, 11, 12, 13, 0};
  Paths paths = faults_of(index);
  for (const char* path :
       {"/placeholders/0", "/candidates_named", "/repeated_characters", "/matching/certain",
        "/matching/chained", "/matching/population", "/matching/block_max", "/matching/address_min",
        "/matching/phone/common", "/matching/phone/partial", "/matching/phone/disagree",
        "/matching/phone/partial_from"})
    CHECK(std::count(paths.begin(), paths.end(), path) == 1);
}
