// Catch2 2 or 3, whichever is installed; and where the shared real data lie.
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

namespace kehu::test {

// The folder of real data beside the project; empty, with a line that says so, where it is absent.
inline std::filesystem::path shared_data(const std::string& set) {
  const char* given = std::getenv("KEHU_SHARED_DATA");
  std::filesystem::path root =
      given ? given : std::filesystem::path(KEHU_SOURCE_DIR) / ".." / "shared" / "data";
  if (std::filesystem::exists(root / set)) return root / set;
  std::cout << "SKIPPED: real data '" << set << "' is not beside the project\n";
  return {};
}

}  // namespace kehu::test
