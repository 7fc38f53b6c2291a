// A database behind kehu.h that is asked wrong things: it counts what came back as expected, and
// that nothing in it changed.
#pragma once

#include <kehu/kehu.h>

#include <functional>
#include <string>
#include <string_view>

namespace kehu_tests {

// What became of one call.
struct Outcome {
  kehu_status status = KEHU_OK;
  std::string code, path, message, reply;
};

// Calls with a reply and keeps what it says.
Outcome outcome_of(const std::function<kehu_status(kehu_text*)>& call);

struct Expected {
  std::string name;  // shown where it is not met
  kehu_status status = KEHU_OK;
  std::string code;
  std::string path = "*";    // "*": any
  std::string message = "";  // a part of it
};

// Counts, and says so where an outcome is not the expected one.
class Count {
 public:
  void check(const Expected& expected, const Outcome& outcome);
  void check(const std::string& name, bool holds, const std::string& otherwise);
  int passed() const { return passed_; }
  int failed() const { return failed_; }

 private:
  int passed_ = 0, failed_ = 0;
};

// An open database with one customer, invoices, a payment and an authorization.
class Desk {
 public:
  // `options` as for kehu_open, without clock and ids. Ends the program when it cannot be set up.
  explicit Desk(const std::string& options, bool with_facts = true);
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  Outcome execute(std::string_view command);
  Outcome query(std::string_view query);
  Outcome ingest(std::string_view command, ArrowArrayStream* in = nullptr);
  std::string digest();
  void become(const std::string& role);
  kehu_t* database() { return database_; }
  kehu_session_t* session() { return session_; }

 private:
  kehu_t* database_ = nullptr;
  kehu_session_t* session_ = nullptr;
  std::string role_;
};

// Replaces what a case file writes shortly:
//   \x80        the byte with that number
//   <<5*[>>     five times "["
//   $C $D $A $I $P  ids of a customer, of one who is not there, of the authorization, the invoice
//               and the payment
std::string spelled_out(std::string_view text);

}  // namespace kehu_tests
