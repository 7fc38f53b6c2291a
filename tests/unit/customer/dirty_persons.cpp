// A generator of records as offices really produce them.
#include <algorithm>
#include <random>

#include "customer/similarity.hpp"
#include "matching_data.hpp"

namespace kehu::test {

namespace {

using customer::Kind;

constexpr const char* given_names[] = {
    "Anna",  "Bruno",  "Carla",   "David",  "Elena",   "Felix",  "Greta",   "Hugo",
    "Irene", "Jonas",  "Klara",   "Lukas",  "Maria",   "Niels",  "Olivia",  "Peter",
    "Rosa",  "Stefan", "Tanja",   "Viktor", "Alice",   "Brian",  "Claire",  "Derek",
    "Ellen", "Frank",  "Gillian", "Henry",  "Isabel",  "Jack",   "Kathryn", "Liam",
    "Megan", "Nathan", "Oscar",   "Paula",  "Quentin", "Rachel", "Simon",   "Teresa"};
constexpr const char* streets[] = {
    "Elm",     "Oak",     "Harbour",  "Station",  "Church", "Mill",     "Castle",
    "Garden",  "Bridge",  "Park",     "Victoria", "Queens", "Market",   "Spring",
    "Orchard", "Meadow",  "Forest",   "Quarry",   "Chapel", "Windmill", "Abbey",
    "Granary", "Foundry", "Saddlers", "Weavers",  "Tanners"};
constexpr const char* companies[] = {"Trading",     "Logistics", "Foods",     "Textiles",
                                     "Electronics", "Machinery", "Packaging", "Chemicals",
                                     "Furniture",   "Optics"};
constexpr const char* forms[] = {"Ltd", "Co., Ltd.", "GmbH", "Inc.", "Limited", "PLC"};
constexpr const char* chinese_places[] = {"北京", "上海", "广州", "深圳", "杭州", "成都"};
constexpr const char* chinese_roots[] = {"华", "信", "泰", "昌", "隆", "瑞", "恒", "达",
                                         "盛", "安", "宏", "源", "鼎", "博", "凯", "远"};
constexpr const char* chinese_trades[] = {"科技", "贸易", "物流", "电子", "机械", "食品"};
constexpr const char* chinese_forms[] = {"有限公司", "股份有限公司", "有限责任公司"};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  Person original(std::size_t number) {
    Person person;
    person.original = std::to_string(number);
    std::size_t what = below(10);
    // A third of the persons live with the one before: the same surname and address.
    if (what < 7 && below(3) == 0 && !last_surname_.empty()) {
      person = household_;
      person.original = std::to_string(number);
      person.name = std::string(pick(given_names)) + " " + last_surname_;
    } else {
      place(person);
      if (what < 7) {
        last_surname_ = surname();
        person.name = std::string(pick(given_names)) + " " + last_surname_;
        household_ = person;
      } else if (what < 9) {
        person.kind = Kind::company;
        person.name = surname() + " " + pick(companies) + " " + pick(forms);
      } else {
        person.kind = Kind::company;
        person.name = std::string(pick(chinese_places)) + pick(chinese_roots) +
                      pick(chinese_roots) + pick(chinese_roots) + pick(chinese_trades) +
                      pick(chinese_forms);
      }
    }
    if (person.kind == Kind::individual) person.birth_date = birth_date();
    person.number = digits(7);
    person.phone = below(4) ? "+8613" + digits(9) : "";
    person.email = below(3) == 0 ? mail(person.name) : "";
    return person;
  }

  // The same person, entered once more by somebody in a hurry.
  Person again(Person person) {
    for (std::size_t slips = 1 + below(4); slips > 0; --slips) spoil(person);
    if (below(3) == 0) person.phone.clear();
    if (below(3) == 0) person.email.clear();
    return person;
  }

  std::size_t below(std::size_t bound) { return random_() % bound; }

 private:
  template <std::size_t N>
  std::string pick(const char* const (&list)[N]) {
    return list[below(N)];
  }

  std::string digits(std::size_t count) {
    std::string text;
    while (text.size() < count) text += static_cast<char>('0' + below(10));
    return text;
  }

  // Few surnames are borne by many, many by few.
  std::string surname() {
    static constexpr const char* beginnings[] = {"Bar", "Hol", "Kar", "Mor", "Nor", "Pel", "San",
                                                 "Tem", "Wal", "Zim", "Cor", "Dun", "Fal", "Gar"};
    static constexpr const char* middles[] = {"", "en", "ing", "low", "der", "mer", "ber", "vin"};
    static constexpr const char* ends[] = {"ton", "son", "man", "field",
                                           "er",  "ley", "ski", "wood"};
    std::size_t rank = below(4) == 0 ? below(6) : below(std::size(beginnings) * 8 * 8);
    return std::string(beginnings[rank % std::size(beginnings)]) +
           middles[rank / std::size(beginnings) % 8] + ends[rank / std::size(beginnings) / 8 % 8];
  }

  void place(Person& person) {
    person.street = std::to_string(1 + below(150)) + " " + pick(streets) + " " +
                    (below(2)   ? "Street"
                     : below(2) ? "Road"
                                : "Lane");
    person.locality = surname() + (below(2) ? " Heath" : " Green");
    person.postcode = digits(5);
    person.district = std::string(1, static_cast<char>('A' + below(6))) + "shire";
  }

  std::string birth_date() {
    auto two = [](std::size_t number) {
      return std::string(number < 10 ? "0" : "") + std::to_string(number);
    };
    return std::to_string(1930 + below(75)) + "-" + two(1 + below(12)) + "-" + two(1 + below(28));
  }

  std::string mail(const std::string& name) {
    std::string local;
    for (char c : name)
      if (c > ' ') local += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return local + digits(2) + "@example." + (below(2) ? "com" : "org");
  }

  // One slip in a word: of the finger, of the ear or of the scanner.
  void slip(std::string& text) {
    auto points = customer::code_points(text);
    if (points.size() < 2) return;
    static const std::pair<std::string, std::string> confusions[] = {
        {"ph", "f"}, {"f", "ph"}, {"ck", "k"}, {"c", "k"},  {"m", "rn"}, {"rn", "m"}, {"l", "1"},
        {"o", "0"},  {"s", "5"},  {"ie", "y"}, {"y", "ie"}, {"w", "vv"}, {"er", "a"}, {"z", "s"}};
    if (below(3) == 0) {
      const auto& [from, to] = confusions[below(std::size(confusions))];
      if (std::size_t at = text.find(from); at != std::string::npos) {
        text.replace(at, from.size(), to);
        return;
      }
    }
    std::size_t at = below(points.size() - 1);
    bool latin = points[at] < 0x80 && points[at + 1] < 0x80;
    switch (below(latin ? 5 : 2)) {
      case 0:
        points.erase(at, 1);
        break;
      case 1:
        std::swap(points[at], points[at + 1]);
        break;
      case 2:
        points[at] = static_cast<char32_t>('a' + below(26));
        break;
      case 3:
        points.insert(at, 1, static_cast<char32_t>('a' + below(26)));
        break;
      default:
        points.insert(at + 1, 1, U' ');
        break;
    }
    text.clear();
    for (char32_t c : points) {
      if (c < 0x80) {
        text += static_cast<char>(c);
      } else {
        text += static_cast<char>(0xE0 | (c >> 12));
        text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
      }
    }
  }

  void spoil_digits(std::string& text) {
    if (text.size() < 3) return;
    std::size_t at = text.size() - 2 - below(std::min<std::size_t>(4, text.size() - 2));
    if (text[at] == '-' || text[at + 1] == '-') return;
    if (below(2)) {
      std::swap(text[at], text[at + 1]);
    } else {
      text[at] = static_cast<char>('0' + below(10));
    }
  }

  void swap_words(std::string& text) {
    std::size_t space = text.find(' ');
    if (space != std::string::npos) text = text.substr(space + 1) + " " + text.substr(0, space);
  }

  void spoil(Person& person) {
    switch (below(14)) {
      case 0:
      case 1:
      case 2:
        return slip(person.name);
      case 3:
        return person.kind == Kind::individual ? swap_words(person.name) : slip(person.name);
      case 4:
      case 5:
        return slip(person.street);
      case 6:
        return slip(person.locality);
      case 7:
        return std::swap(person.street, person.locality);
      case 8:
        return spoil_digits(person.postcode);
      case 9:
        return spoil_digits(person.number);
      case 10:
        person.number = below(2) ? "" : digits(7);
        return;
      case 11:
        if (person.birth_date.size() == 10 && person.birth_date.substr(8) <= "12" && below(2)) {
          person.birth_date = person.birth_date.substr(0, 5) + person.birth_date.substr(8, 2) +
                              "-" + person.birth_date.substr(5, 2);
        } else {
          spoil_digits(person.birth_date);
        }
        return;
      case 12:
        if (below(2)) {
          person.birth_date.clear();
        } else {
          place(person);  // moved house
        }
        return;
      default:
        if (person.kind == Kind::company) {
          std::size_t cut = person.name.rfind(' ');
          if (cut != std::string::npos) person.name.resize(cut);
        } else if (std::size_t cut = person.name.find(' '); cut != std::string::npos) {
          person.name.erase(1, cut - 1);  // an initial
        }
        return;
    }
  }

  std::mt19937_64 random_;
  std::string last_surname_;
  Person household_;
};

}  // namespace

std::vector<Person> dirty_persons(std::size_t originals, std::uint64_t seed) {
  Maker maker(seed);
  std::vector<Person> persons;
  for (std::size_t number = 0; number < originals; ++number) {
    persons.push_back(maker.original(number));
    Person original = persons.back();
    for (std::size_t more = maker.below(4); more > 0; --more)
      persons.push_back(maker.again(original));
  }
  // Records of one person do not lie beside each other.
  std::sort(persons.begin(), persons.end(),
            [](const Person& a, const Person& b) { return a.street + a.name < b.street + b.name; });
  return persons;
}

}  // namespace kehu::test
