// The pieces of canonical bytes one after the other, for those who put them in another form.
#pragma once

#include "record/canonical.hpp"

namespace kehu::record {

// `Pieces` takes each piece from where it stands to where it shall stand; false where it is none:
//   bool flag(bool& value)             one byte, 0 or 1
//   bool length(std::size_t& value)    a count of things that follow
//   bool number()                      a number
//   bool plain(std::size_t size)       so many bytes
//   bool text()                        a count and as many bytes
//   bool fixed(std::size_t size)       so many bytes that often stand elsewhere too: ids, instants
template <class Pieces>
class CanonicalWalk {
 public:
  explicit CanonicalWalk(Pieces& pieces) : pieces_(pieces) {}

  bool record(const Descriptor& descriptor) {
    if (++depth_ > canonical_depth_max) return false;
    for (const Field& field : descriptor.fields)
      if (!slot(field.type)) return false;
    --depth_;
    return true;
  }

 private:
  bool slot(const Type& type) {
    if (type.optional) {
      bool is_there;
      if (!pieces_.flag(is_there)) return false;
      if (!is_there) return true;
    }
    return value(type);
  }
  bool value(const Type& type) {
    switch (type.kind) {
      case Kind::text:
      case Kind::bytes:
        return pieces_.text();
      case Kind::boolean:
      case Kind::enumeration:
        return pieces_.plain(1);
      case Kind::integer:
      case Kind::date:
        return pieces_.number();
      case Kind::money:
        return pieces_.number() && pieces_.plain(3);
      case Kind::ratio:
        return pieces_.number() && pieces_.number();
      case Kind::id:
        return pieces_.fixed(16);
      case Kind::instant:
        return pieces_.fixed(8);
      case Kind::reference:
      case Kind::record:
      case Kind::list:
        return rare(type);
    }
    return false;
  }
  // Apart, so that the others are put without a call.
  [[gnu::noinline]] bool rare(const Type& type) {
    if (type.kind == Kind::record) return record(*type.record);
    return type.kind == Kind::list ? list(*type.element) : reference();
  }
  bool reference() {
    bool by_code;
    if (!pieces_.flag(by_code)) return false;
    return by_code ? pieces_.text() : pieces_.fixed(16);
  }
  bool list(const Type& element) {
    std::size_t size;
    if (!pieces_.length(size)) return false;
    for (std::size_t i = 0; i < size; ++i)
      if (!slot(element)) return false;
    return true;
  }

  Pieces& pieces_;
  int depth_ = 0;
};

}  // namespace kehu::record
