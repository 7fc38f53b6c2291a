// Hands: who had a part in a case, by what is on record of it.
//
// Whoever had a hand in what is complained about takes no part in the complaint (CMP-6). An area
// that has cases says so for its own; what every case is made of is read here.
#pragma once

#include "kehu/casework/authority.hpp"

namespace kehu::casework {

struct Hand {
  std::string person;
  std::string part;  // the command: "work_order.approve"; of a signature its matter
};

// Adds a person with the part he had; nothing where the name is empty or stands there already.
void add_hand(std::vector<Hand>& hands, std::string_view person, std::string_view part);
// Adds whoever took a step of the case or signed in it, and in whose place it was signed.
void add_hands(Reader& reader, const Uuid& subject, std::vector<Hand>& hands);

}  // namespace kehu::casework
