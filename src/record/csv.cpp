#include "record/csv.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>

#include "record/canonical.hpp"
#include "record/csv_source.hpp"

namespace kehu::record {

namespace {

constexpr std::size_t chunk = std::size_t{1} << 18;
constexpr std::size_t never = static_cast<std::size_t>(-1);

// A field of the row being read, by its place in the buffer.
struct Span {
  std::size_t start = 0, end = 0;
  bool escaped = false;  // it holds doubled quotes
};

Error error_at(std::string_view code, std::int64_t line, const std::string& what) {
  return invalid(code, "", "line " + std::to_string(line) + what);
}

// Line ends in a text: LF, CRLF, or CR alone. They are few, so each is searched for.
std::int64_t count_lines(std::string_view text) {
  std::int64_t lines = 0;
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string_view::npos; ++at) ++lines;
  for (std::size_t at = 0; (at = text.find('\r', at)) != std::string_view::npos; ++at) {
    if (at + 1 >= text.size() || text[at + 1] != '\n') ++lines;
  }
  return lines;
}

// The characters of the first line that stand outside quotes.
std::string bare_first_line(std::string_view text) {
  std::string bare;
  bool quoted = false;
  for (char character : text) {
    if (character == '"') quoted = !quoted;
    if (quoted) continue;
    if (character == '\n' || character == '\r') {
      if (bare.empty()) continue;
      break;
    }
    bare += character;
  }
  return bare;
}

char sniff_delimiter(const std::string& line) {
  char best = ',';
  auto most = std::count(line.begin(), line.end(), best);
  for (char candidate : {';', '\t', '|'}) {
    const auto times = std::count(line.begin(), line.end(), candidate);
    if (times > most) {
      best = candidate;
      most = times;
    }
  }
  return best;
}

// Whether a space follows every delimiter, and there is one.
bool sniff_trim(const std::string& line, char delimiter) {
  bool any = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != delimiter) continue;
    if (i + 1 >= line.size() || line[i + 1] != ' ') return false;
    any = true;
  }
  return any;
}

}  // namespace

struct CsvReader::State {
  std::unique_ptr<ByteSource> source;
  std::vector<char> buffer;
  std::size_t start = 0, end = 0;  // what of the buffer is not yet read
  bool source_ended = false;
  char delimiter = ',';
  bool trim = false;
  std::array<bool, 256> stops{};  // where a bare field may end
  std::vector<Span> spans;
  bool quoted = false;      // one of them has quotes, so line ends may stand in it
  std::size_t columns = 0;  // of the first row; 0: not yet known
  std::int64_t line = 1;    // of the next row
  std::int64_t row_line = 0;
  std::optional<Error> failed;

  Result<void> fill();
  Result<void> sniff(const CsvOptions& options);
  Result<bool> next(std::vector<std::string_view>& row);
  Result<std::size_t> scan();
  Result<std::size_t> scan_field(std::size_t at);
  Result<std::size_t> scan_quoted(std::size_t at);
  Result<void> check_text(std::size_t until) const;
  void take(std::vector<std::string_view>& row);

  std::string_view between(std::size_t from, std::size_t to) const {
    return {buffer.data() + from, to - from};
  }
  std::size_t skip_spaces(std::size_t at) const {
    while (at < end && buffer[at] == ' ') ++at;
    return at;
  }
  bool is_line_end(std::size_t at) const { return buffer[at] == '\n' || buffer[at] == '\r'; }
};

// Moves the unread rest to the front and reads on behind it; the buffer doubles where the rest is
// a row that fills it.
Result<void> CsvReader::State::fill() {
  if (end - start > csv_row_max) {
    return error_at("csv.row_too_long", line, ": a row over 64 MiB; is a quote not closed?");
  }
  if (start > 0) std::memmove(buffer.data(), buffer.data() + start, end - start);
  end -= start;
  start = 0;
  if (buffer.size() - end < chunk) buffer.resize(std::max(2 * buffer.size(), end + chunk));
  while (end < buffer.size() && !source_ended) {
    KEHU_TRY_ASSIGN(const std::size_t got, source->read(buffer.data() + end, buffer.size() - end));
    end += got;
    source_ended = got == 0;
  }
  return {};
}

Result<void> CsvReader::State::sniff(const CsvOptions& options) {
  KEHU_TRY(fill());
  const std::string first = bare_first_line(between(start, end));
  delimiter = options.delimiter != 0 ? options.delimiter : sniff_delimiter(first);
  trim = options.trim.value_or(sniff_trim(first, delimiter));
  for (char stop : {delimiter, '\n', '\r', '"'}) stops[static_cast<unsigned char>(stop)] = true;
  return {};
}

// The field that begins at `at`; returns where it stopped: at a delimiter, a line end or the end
// of the text; `never` when the buffer ends first.
Result<std::size_t> CsvReader::State::scan_field(std::size_t at) {
  if (trim) at = skip_spaces(at);
  if (at < end && buffer[at] == '"') return scan_quoted(at);
  Span span{at, at, false};
  while (at < end && !stops[static_cast<unsigned char>(buffer[at])]) ++at;
  if (at - span.start > csv_field_max) {
    return error_at("csv.field_too_long", line, ": a field over 1 MiB");
  }
  if (at == end && !source_ended) return never;
  if (at < end && buffer[at] == '"') {
    return error_at("csv.quote", line + count_lines(between(start, at)),
                    ": a quote inside a field that does not begin with one; double it and put "
                    "quotes around the field");
  }
  span.end = at;
  while (trim && span.end > span.start && buffer[span.end - 1] == ' ') --span.end;
  spans.push_back(span);
  return at;
}

Result<std::size_t> CsvReader::State::scan_quoted(std::size_t at) {
  quoted = true;
  Span span{at + 1, at + 1, false};
  for (at = span.start;; at += 2) {
    const void* found = at < end ? std::memchr(buffer.data() + at, '"', end - at) : nullptr;
    at = found ? static_cast<std::size_t>(static_cast<const char*>(found) - buffer.data()) : end;
    if (at - span.start > csv_field_max) {
      return error_at("csv.field_too_long", line + count_lines(between(start, span.start)),
                      ": a field over 1 MiB; is its quote not closed?");
    }
    // A quote at the end of the buffer may be half of a doubled one.
    if (at + 1 >= end && !source_ended) return never;
    if (at == end) {
      return error_at("csv.quote", line + count_lines(between(start, span.start)),
                      ": the quote that opens here is never closed");
    }
    if (at + 1 >= end || buffer[at + 1] != '"') break;
    span.escaped = true;
  }
  span.end = at++;
  if (trim) at = skip_spaces(at);
  if (at == end && !source_ended) return never;
  if (at < end && buffer[at] != delimiter && !is_line_end(at)) {
    return error_at("csv.quote", line + count_lines(between(start, at)),
                    ": text after a closing quote; a quote inside a field is doubled");
  }
  spans.push_back(span);
  return at;
}

// Finds the fields of the row at `start`; returns where the next row begins, `never` when the
// buffer ends first.
Result<std::size_t> CsvReader::State::scan() {
  spans.clear();
  quoted = false;
  std::size_t at = start;
  for (;;) {
    KEHU_TRY_ASSIGN(at, scan_field(at));
    if (at == never) return at;
    if (spans.size() > csv_columns_max) {
      return error_at("csv.too_many_columns", line,
                      ": more than " + std::to_string(csv_columns_max) + " fields");
    }
    if (at == end) return at;
    if (buffer[at] == delimiter) {
      ++at;
      continue;
    }
    if (buffer[at] == '\n') return at + 1;
    if (at + 1 == end && !source_ended) return never;  // CR, of which the LF may follow
    return at + 1 < end && buffer[at + 1] == '\n' ? at + 2 : at + 1;
  }
}

Result<void> CsvReader::State::check_text(std::size_t until) const {
  const std::string_view text = between(start, until);
  std::size_t bad = valid_utf8_prefix(text);
  if (bad == text.size()) {
    const void* zero = std::memchr(text.data(), 0, text.size());
    if (!zero) return {};
    bad = static_cast<std::size_t>(static_cast<const char*>(zero) - text.data());
  }
  const std::string_view before = text.substr(0, bad);
  const std::size_t line_start = before.find_last_of("\r\n") + 1;  // npos + 1 is 0
  char value[8];
  std::snprintf(value, sizeof value, "0x%02X", static_cast<unsigned char>(text[bad]));
  const std::string place =
      ", byte " + std::to_string(bad - line_start + 1) + ": " + value + " is not UTF-8 text; ";
  return error_at("csv.encoding", line + count_lines(before),
                  place + (text[bad] == 0 ? "if the file is UTF-16, name the encoding utf-16le"
                                          : "name the file's encoding (gb18030, latin-1, "
                                            "windows-1252), or save it as UTF-8"));
}

// Makes views of the fields, closing up doubled quotes in place.
void CsvReader::State::take(std::vector<std::string_view>& row) {
  row.clear();
  for (Span& span : spans) {
    if (span.escaped) {
      std::size_t to = span.start;
      for (std::size_t from = span.start; from < span.end; ++from) {
        buffer[to++] = buffer[from];
        if (buffer[from] == '"') ++from;
      }
      span.end = to;
    }
    row.push_back(between(span.start, span.end));
  }
}

Result<bool> CsvReader::State::next(std::vector<std::string_view>& row) {
  for (;;) {
    while (start == end && !source_ended) KEHU_TRY(fill());
    if (start == end) return false;
    KEHU_TRY_ASSIGN(const std::size_t after, scan());
    if (after == never) {
      KEHU_TRY(fill());
      continue;
    }
    KEHU_TRY(check_text(after));
    const std::string_view text = between(start, after);
    const bool is_blank = text.find_first_not_of("\r\n") == std::string_view::npos;
    row_line = line;
    line += quoted ? count_lines(text) : 1;
    if (!is_blank) take(row);
    start = after;
    if (!is_blank) return true;
  }
}

CsvReader::CsvReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
CsvReader::~CsvReader() = default;
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;

Result<CsvReader> CsvReader::open(std::unique_ptr<ByteSource> source, const CsvOptions& options) {
  auto state = std::make_unique<State>();
  KEHU_TRY_ASSIGN(state->source, decoded_source(std::move(source), options.encoding));
  KEHU_TRY(state->sniff(options));
  return CsvReader(std::move(state));
}

Result<CsvReader> CsvReader::open_bytes(std::string_view bytes, const CsvOptions& options) {
  return open(bytes_source(bytes), options);
}

Result<CsvReader> CsvReader::open_file(const std::string& path, const CsvOptions& options) {
  KEHU_TRY_ASSIGN(std::unique_ptr<ByteSource> source, file_source(path));
  return open(std::move(source), options);
}

Result<bool> CsvReader::next(std::vector<std::string_view>& row) {
  State& state = *state_;
  if (state.failed) return *state.failed;
  Result<bool> more = state.next(row);
  if (!more) {
    state.failed = more.error();
    return more;
  }
  if (!*more) return false;
  if (state.columns == 0) state.columns = row.size();
  if (row.size() != state.columns) {
    return error_at("csv.columns", state.row_line,
                    ": " + std::to_string(row.size()) + " fields where the first row has " +
                        std::to_string(state.columns));
  }
  return true;
}

std::int64_t CsvReader::line() const noexcept { return state_->row_line; }

char CsvReader::delimiter() const noexcept { return state_->delimiter; }

}  // namespace kehu::record
