# Headers that nearly every file reads, compiled once and reused by every target with the same flags:
# half of a file's compile time was these. None of the house's own stands here, so that an edit of
# one compiles anew only what includes it. Sources still include what they use: a build with
# CMAKE_DISABLE_PRECOMPILE_HEADERS (the preset "clang") shows where one does not.
set(KEHU_COMMON_HEADERS
  <algorithm> <array> <chrono> <cstdint> <cstring> <functional> <map> <memory> <optional> <span>
  <string> <string_view> <variant> <vector>
  <boost/date_time/gregorian/gregorian_types.hpp> <boost/describe.hpp> <boost/mp11.hpp>
  <boost/pfr/tuple_size.hpp> <boost/uuid/uuid.hpp>)

# The first target compiles them, the others reuse that.
function(kehu_precompile target)
  get_property(first GLOBAL PROPERTY KEHU_PRECOMPILED)
  if(first)
    target_precompile_headers(${target} REUSE_FROM ${first})
  else()
    target_precompile_headers(${target} PRIVATE ${KEHU_COMMON_HEADERS})
    set_property(GLOBAL PROPERTY KEHU_PRECOMPILED ${target})
  endif()
endfunction()
