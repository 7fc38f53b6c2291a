// Bad input that one line of text cannot say; see bad_input.cpp.
#pragma once

#include "c_api/desk.hpp"

namespace kehu_tests {

// A temporary folder, removed at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name) const { return path_ + "/" + name; }
  // Writes a file and gives its path.
  std::string write(const std::string& name, std::string_view content) const;

 private:
  std::string path_;
};

void check_arguments(Count& count);  // NULL and sizes that lie, at every argument
void check_handles(Count& count, const Folder& folder);  // after fork, watchers, closing
void check_files(Count& count, const Folder& folder);    // databases that are none, locked, full
void check_csv(Count& count, const Folder& folder);      // files as spreadsheets write them
void check_streams(Count& count);                        // Arrow streams that lie or break

}  // namespace kehu_tests
