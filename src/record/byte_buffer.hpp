// Collects the small pieces of an encoding before they go into a string, which grows dearly: a
// record is a hundred pieces of a few bytes each.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kehu::record {

// What was added is in the string once the buffer is gone.
class ByteBuffer {
 public:
  explicit ByteBuffer(std::string& out) : out_(out) {}
  ~ByteBuffer() { flush(); }
  ByteBuffer(const ByteBuffer&) = delete;
  ByteBuffer& operator=(const ByteBuffer&) = delete;

  void push_back(char byte) {
    if (size_ == sizeof bytes_) flush();
    bytes_[size_++] = byte;
  }
  void append(const char* bytes, std::size_t size) {
    if (size == 0) return;  // of nothing there need be no address
    if (size > sizeof bytes_ - size_) flush();
    if (size > sizeof bytes_) {
      out_.append(bytes, size);
    } else {
      std::memcpy(bytes_ + size_, bytes, size);
      size_ += size;
    }
  }
  void append(std::string_view text) { append(text.data(), text.size()); }

  // The pieces as canonical.hpp says; `fixed` is what an instant has.
  void byte(std::uint8_t value) { push_back(static_cast<char>(value)); }
  void fixed(std::int64_t value) {
    char bytes[sizeof value];
    for (int i = 0; i < 8; ++i)
      bytes[i] = static_cast<char>(static_cast<std::uint64_t>(value) >> (56 - 8 * i));
    append(bytes, sizeof bytes);
  }
  void count(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) push_back(static_cast<char>(value | 0x80));
    push_back(static_cast<char>(value));
  }
  void number(std::int64_t value) {
    count((static_cast<std::uint64_t>(value) << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
  }
  void text(std::string_view value) {
    count(value.size());
    append(value);
  }

 private:
  void flush() {
    out_.append(bytes_, size_);
    size_ = 0;
  }

  std::string& out_;
  char bytes_[512];
  std::size_t size_ = 0;
};

}  // namespace kehu::record
