// Calling codes of ITU-T E.164 and what national numbers look like behind them.
#pragma once

#include <cstdint>
#include <string_view>

namespace kehu::phone {

struct Plan {
  int code;               // 86
  std::uint16_t lengths;  // bit n: numbers of n digits behind the code
  // Prefixes dialled inside the country only, the longest first, separated by spaces.
  std::string_view trunks;

  bool has_length(std::size_t digits) const noexcept {
    return digits < 16 && (lengths >> digits & 1) != 0;
  }
};

// Null where no country has the code.
const Plan* plan_of_code(int code) noexcept;
// By ISO 3166-1 alpha-2 in upper case; null where the region is unknown.
const Plan* plan_of_region(std::string_view region) noexcept;

}  // namespace kehu::phone
