// The same test on every store.
#pragma once

#include "fixture.hpp"

namespace kehu::test {

struct Place {
  Scratch scratch;
  std::shared_ptr<store::Store> store;
  explicit Place(const std::string& kind) {
    if (kind == "memory")
      store = store::open_memory(schema());
    else
      store = open_file(kind == "sqlite" ? scratch.path("store.kehu") : ":memory:");
  }
};

template <class F>
void on_each_store(F body) {
  for (const char* kind : {"memory", "sqlite", ":memory:"}) SECTION(kind) {
      Place place(kind);
      if constexpr (std::is_invocable_v<F, store::Store&, std::string_view>)
        body(*place.store, kind);
      else
        body(*place.store);
    }
}

}  // namespace kehu::test
