// What an error code means, as data: what it says and how to mend it, in English and Chinese.
//
// Every code that the sources make is declared once, by the area or the layer that makes it;
// tests/tidy compares the two. describe lists them, and docs/errors.md is made from that list.
#pragma once

#include <span>
#include <string_view>

#include "kehu/core/result.hpp"

namespace kehu {

struct ErrorMeaning {
  std::string_view code;  // stable, dotted: "money.overflow"; never reused
  Category category;      // of every error with this code
  std::string_view en, zh;
};

}  // namespace kehu
