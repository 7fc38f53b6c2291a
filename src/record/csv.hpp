// A streaming reader of CSV (RFC 4180) as it is found: byte order marks, CR, LF and CRLF line ends,
// quoted line breaks, several delimiters and encodings.
//
// Errors, all of category invalid; the message names the line:
//   csv.file              the file cannot be opened or read
//   csv.encoding          bytes that are not text in the encoding; names the byte and how to mend
//   it csv.unknown_encoding  an encoding that is not known csv.quote             a quote inside a
//   bare field, text after a closing quote, or one not closed csv.columns           a row with more
//   or fewer fields than the first csv.too_many_columns  over 4,096 csv.field_too_long    over 1
//   MiB
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/core/result.hpp"

namespace kehu::record {

inline constexpr std::size_t csv_columns_max = 4096;
inline constexpr std::size_t csv_field_max = std::size_t{1} << 20;
inline constexpr std::size_t csv_row_max = std::size_t{64} << 20;

struct CsvOptions {
  // "utf-8", "gb18030" (also for "gbk" and "gb2312"), "latin-1" ("iso-8859-1"), "windows-1252",
  // "utf-16" (little-endian unless its byte order mark says otherwise), "utf-16le", "utf-16be". A
  // byte order mark is skipped; one of UTF-16 goes before the default.
  std::string encoding = "utf-8";
  // 0: the one of , ; tab | that cuts the first line most often.
  char delimiter = 0;
  // Whether spaces around fields belong to the layout. Unset: yes if every delimiter of the first
  // line has a space after it.
  std::optional<bool> trim;
};

class ByteSource;

// Belongs to one thread.
class CsvReader {
 public:
  // The bytes must outlive the reader.
  static Result<CsvReader> open_bytes(std::string_view bytes, const CsvOptions& options = {});
  static Result<CsvReader> open_file(const std::string& path, const CsvOptions& options = {});
  ~CsvReader();
  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;

  // Reads the next row, the heading too; false at the end. Lines without a character are skipped.
  // The views are valid UTF-8 and last until the next call.
  Result<bool> next(std::vector<std::string_view>& row);
  // The line, from 1, on which the row last read begins.
  std::int64_t line() const noexcept;
  // What is used after sniffing.
  char delimiter() const noexcept;

 private:
  struct State;
  explicit CsvReader(std::unique_ptr<State> state);
  static Result<CsvReader> open(std::unique_ptr<ByteSource> source, const CsvOptions& options);
  std::unique_ptr<State> state_;
};

}  // namespace kehu::record
