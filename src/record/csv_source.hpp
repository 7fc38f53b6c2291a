// Where CSV comes from: bytes or a file, turned into UTF-8.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "kehu/core/result.hpp"

namespace kehu::record {

// Bytes in order. Belongs to one thread.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills up to `size` bytes; 0 only at the end.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
};

std::unique_ptr<ByteSource> bytes_source(std::string_view bytes);
// Errors: csv.file.
Result<std::unique_ptr<ByteSource>> file_source(const std::string& path);
// The same as UTF-8, without byte order mark. What claims to be UTF-8 already is passed on as it
// is, and is not checked. Errors: csv.unknown_encoding, and, when read, csv.encoding.
Result<std::unique_ptr<ByteSource>> decoded_source(std::unique_ptr<ByteSource> source,
                                                   std::string_view encoding);

}  // namespace kehu::record
