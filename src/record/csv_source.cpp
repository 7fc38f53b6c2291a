#include "record/csv_source.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <vector>

#include "kehu/core/text.hpp"

namespace kehu::record {

namespace {

class BytesInMemory : public ByteSource {
 public:
  explicit BytesInMemory(std::string_view bytes) : rest_(bytes) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    size = std::min(size, rest_.size());
    std::copy_n(rest_.data(), size, to);
    rest_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view rest_;
};

Error file_error(const std::string& path, const char* what, int code) {
  return invalid("csv.file", "",
                 std::string(what) + " '" + path + "': " + std::generic_category().message(code));
}

class File : public ByteSource {
 public:
  File(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t got = std::fread(to, 1, size, file_.get());
    if (got < size && std::ferror(file_.get())) return file_error(path_, "cannot read", errno);
    return got;
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
};

// The first bytes of a source, looked at to choose how to read on, and then the rest.
class Resumed : public ByteSource {
 public:
  Resumed(std::string start, std::unique_ptr<ByteSource> rest)
      : start_(std::move(start)), rest_(std::move(rest)) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    if (taken_ == start_.size()) return rest_->read(to, size);
    size = std::min(size, start_.size() - taken_);
    std::copy_n(start_.data() + taken_, size, to);
    taken_ += size;
    return size;
  }

 private:
  std::string start_;
  std::size_t taken_ = 0;
  std::unique_ptr<ByteSource> rest_;
};

class Iconv : public ByteSource {
 public:
  Iconv(std::unique_ptr<ByteSource> source, iconv_t converter, std::string encoding)
      : source_(std::move(source)), converter_(converter), encoding_(std::move(encoding)) {}
  ~Iconv() override { iconv_close(converter_); }

  Result<std::size_t> read(char* to, std::size_t size) override {
    for (;;) {
      if (left_ == 0 || stuck_) {
        KEHU_TRY_ASSIGN(const bool more, fill());
        if (!more && left_ == 0) return std::size_t{0};
        if (!more) return failure();  // the last character is cut off
      }
      char* in = input_.data() + start_;
      char* out = to;
      std::size_t room = size;
      const std::size_t before = left_;
      const std::size_t status = iconv(converter_, &in, &left_, &out, &room);
      const int code = status == static_cast<std::size_t>(-1) ? errno : 0;
      start_ += before - left_;
      done_ += before - left_;
      stuck_ = code == EINVAL;  // half a character; the rest of it comes with the next bytes
      const auto made = static_cast<std::size_t>(out - to);
      lines_ += static_cast<std::size_t>(std::count(to, out, '\n'));
      if (made > 0) return made;
      if (code == EILSEQ) return failure();
    }
  }

 private:
  Result<bool> fill() {
    std::copy_n(input_.data() + start_, left_, input_.data());
    start_ = 0;
    KEHU_TRY_ASSIGN(const std::size_t got,
                    source_->read(input_.data() + left_, input_.size() - left_));
    left_ += got;
    stuck_ = false;
    return got > 0;
  }
  Error failure() const {
    return invalid("csv.encoding", "",
                   "line " + std::to_string(lines_ + 1) + ", byte " + std::to_string(done_ + 1) +
                       " of the file: not text in " + encoding_ + "; name its true encoding");
  }

  std::unique_ptr<ByteSource> source_;
  iconv_t converter_;
  std::string encoding_;
  std::vector<char> input_ = std::vector<char>(std::size_t{1} << 16);
  std::size_t start_ = 0, left_ = 0;
  std::size_t done_ = 0;   // bytes of the file that are converted
  std::size_t lines_ = 0;  // line feeds among them
  bool stuck_ = false;
};

struct Encoding {
  std::string_view name;
  const char* iconv_name;  // null: UTF-8
};
constexpr Encoding encodings[] = {
    {"utf-8", nullptr},           {"utf8", nullptr},          {"gb18030", "GB18030"},
    {"gbk", "GB18030"},           {"gb2312", "GB18030"},      {"latin-1", "ISO-8859-1"},
    {"iso-8859-1", "ISO-8859-1"}, {"windows-1252", "CP1252"}, {"utf-16", "UTF-16LE"},
    {"utf-16le", "UTF-16LE"},     {"utf-16be", "UTF-16BE"},
};

Result<const Encoding*> find_encoding(std::string_view name) {
  std::string lower(name);
  for (char& character : lower) {
    if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
  }
  for (const Encoding& encoding : encodings) {
    if (encoding.name == lower) return &encoding;
  }
  return invalid("csv.unknown_encoding", "",
                 "unknown encoding " + quotation(name) +
                     "; known are utf-8, gb18030, latin-1, windows-1252, utf-16, utf-16le, "
                     "utf-16be");
}

// The start of a source, as long as there is that much.
Result<std::string> peek(ByteSource& source, std::size_t size) {
  std::string start(size, '\0');
  std::size_t have = 0;
  while (have < size) {
    KEHU_TRY_ASSIGN(const std::size_t got, source.read(start.data() + have, size - have));
    if (got == 0) break;
    have += got;
  }
  start.resize(have);
  return start;
}

}  // namespace

std::unique_ptr<ByteSource> bytes_source(std::string_view bytes) {
  return std::make_unique<BytesInMemory>(bytes);
}

Result<std::unique_ptr<ByteSource>> file_source(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return file_error(path, "cannot open", errno);
  return std::unique_ptr<ByteSource>(std::make_unique<File>(path, file));
}

Result<std::unique_ptr<ByteSource>> decoded_source(std::unique_ptr<ByteSource> source,
                                                   std::string_view name) {
  KEHU_TRY_ASSIGN(const Encoding* encoding, find_encoding(name));
  KEHU_TRY_ASSIGN(std::string start, peek(*source, 3));
  const char* from = encoding->iconv_name;
  std::size_t mark = 0;
  const bool may_be_utf16 = !from || std::string_view(from).starts_with("UTF-16");
  if (!from && start == "\xEF\xBB\xBF") {
    mark = 3;
  } else if (may_be_utf16 && start.starts_with("\xFF\xFE")) {
    from = "UTF-16LE";
    mark = 2;
  } else if (may_be_utf16 && start.starts_with("\xFE\xFF")) {
    from = "UTF-16BE";
    mark = 2;
  } else if (from && std::string_view(from) == "GB18030" && start == "\x84\x31\x95") {
    KEHU_TRY_ASSIGN(const std::string last, peek(*source, 1));
    start += last;
    if (last == "\x33") mark = 4;
  }
  source = std::make_unique<Resumed>(start.substr(mark), std::move(source));
  if (!from) return source;
  iconv_t converter = iconv_open("UTF-8", from);
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    return invalid("csv.unknown_encoding", "",
                   "this machine's iconv does not know " + std::string(from));
  }
  return std::unique_ptr<ByteSource>(
      std::make_unique<Iconv>(std::move(source), converter, std::string(from)));
}

}  // namespace kehu::record
