// How a number that does not come out whole is made whole. A policy names it wherever it rounds.
#pragma once

#include <boost/describe/enum.hpp>
#include <cstdint>

namespace kehu {

// Wide enough for any product of two std::int64_t. ISO C++ has no such type, GCC and clang do.
__extension__ typedef __int128 Int128;

enum class Rounding : std::uint8_t {
  half_even,  // banker's
  half_up,    // half away from zero
  down,       // towards zero
  up,         // away from zero
  floor,
  ceiling,
};
BOOST_DESCRIBE_ENUM(Rounding, half_even, half_up, down, up, floor, ceiling)

// numerator / denominator as a whole number. Precondition: denominator > 0.
Int128 divide(Int128 numerator, Int128 denominator, Rounding rounding) noexcept;

}  // namespace kehu
