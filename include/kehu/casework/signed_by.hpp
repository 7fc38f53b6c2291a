// By which command a matter of the authority table is signed, so that a policy whose signatories
// may not use it is refused when it is loaded.
#pragma once

#include <initializer_list>
#include <string_view>

namespace kehu::casework {

struct SignedBy {
  std::string_view command;
  std::string_view matter;    // its name; with a clause, the parameter that has its name
  std::string_view clause{};  // "CMP-8"
};
// Thread rule: at start only, while the areas are gathered. True, for a static to be made of it.
bool signed_by(std::initializer_list<SignedBy> matters);

}  // namespace kehu::casework
