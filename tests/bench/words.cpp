#include "words.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

std::vector<Registered>& all() {
  static std::vector<Registered> every;
  return every;
}

[[noreturn]] void usage() {
  for (const Registered& each : all())
    std::fprintf(stderr, "%-14s %-24s %s\n", each.name, each.words, each.meaning);
  std::exit(2);
}

}  // namespace

const std::string& Words::text(std::size_t at) const {
  if (at >= words_.size()) usage();
  return words_[at];
}

std::uint64_t Words::number(std::size_t at) const {
  return std::strtoull(text(at).c_str(), nullptr, 10);
}

Registered::Registered(const char* own_name, const char* own_words, const char* own_meaning,
                       void (*own_run)(const Words&))
    : name(own_name), words(own_words), meaning(own_meaning), run(own_run) {
  all().push_back(*this);
}

int main(int count, char** words) {
  if (count < 2) usage();
  for (const Registered& each : all()) {
    if (std::string_view(words[1]) != each.name) continue;
    each.run(Words({words + 2, words + count}));
    return 0;
  }
  usage();
}
