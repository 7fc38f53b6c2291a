# kehu_embed(target file symbol header): compiles a text file into `target` as the array
# `const char* const symbol[]` of pieces, ended by nullptr, which `header` declares. Pieces stay
# under 16 KiB, the longest literal that every compiler takes.
function(kehu_embed target file symbol header)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  # As hexadecimal digits, so that no byte of the file has a meaning to CMake's lists.
  file(READ ${file} hex HEX)
  string(LENGTH "${hex}" digits)
  set(piece_digits 24000)
  set(literals "")
  set(begin 0)
  while(begin LESS digits)
    string(SUBSTRING "${hex}" ${begin} ${piece_digits} piece)
    string(REGEX REPLACE "(..)" "\\\\x\\1" piece "${piece}")
    string(APPEND literals "    \"${piece}\",\n")
    math(EXPR begin "${begin} + ${piece_digits}")
  endwhile()
  get_filename_component(name ${file} NAME_WE)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp)
  string(REGEX REPLACE "::[^:]*$" "" namespace ${symbol})
  string(REGEX REPLACE "^.*::" "" variable ${symbol})
  file(CONFIGURE OUTPUT ${generated} @ONLY CONTENT
"#include \"@header@\"

const char* const @namespace@::@variable@[] = {
@literals@    nullptr};
")
  target_sources(${target} PRIVATE ${generated})
endfunction()
