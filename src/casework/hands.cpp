// Who had a part in a case: read from its steps and signatures.
#include "kehu/casework/hands.hpp"

#include <algorithm>

#include "kehu/casework/step.hpp"

namespace kehu::casework {

void add_hand(std::vector<Hand>& hands, std::string_view person, std::string_view part) {
  if (person.empty() || std::ranges::find(hands, person, &Hand::person) != hands.end()) return;
  hands.push_back({std::string(person), std::string(part)});
}

void add_hands(Reader& reader, const Uuid& subject, std::vector<Hand>& hands) {
  reader.each<Step>("", {{subject}, {}, {}, false, 0}, [&](const Step& step) {
    add_hand(hands, step.actor, step.act);
    return true;
  });
  for (const Signature& signature : reader.rows<Signature>("by_subject", {subject})) {
    add_hand(hands, signature.actor, signature.matter);
    add_hand(hands, signature.on_behalf_of, signature.matter);
  }
}

}  // namespace kehu::casework
