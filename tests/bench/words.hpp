// The command line of the programs: PROGRAM BENCHMARK WORDS...
#pragma once

#include <cstdint>
#include <string>
#include <vector>

// What follows a benchmark's name. Ends the program where a word is missing.
class Words {
 public:
  explicit Words(std::vector<std::string> words) : words_(std::move(words)) {}
  const std::string& text(std::size_t at) const;
  std::uint64_t number(std::size_t at) const;
  std::size_t count() const { return words_.size(); }

 private:
  std::vector<std::string> words_;
};

// A benchmark that the program can be asked for. Made once, as a static of the file that has it.
struct Registered {
  Registered(const char* name, const char* words, const char* meaning,
             void (*run)(const Words& words));

  const char* name;
  const char* words;    // "FILE N"
  const char* meaning;  // a few words for the usage
  void (*run)(const Words&);
};
