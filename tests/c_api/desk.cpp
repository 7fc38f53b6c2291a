#include "c_api/desk.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "runners/json.h"

namespace kehu_tests {

namespace {

constexpr const char* outcome_names[] = {"",       "invalid", "not_found", "conflict", "refused",
                                         "denied", "busy",    "fault",     "internal"};

constexpr std::string_view now = R"("now":"2024-03-01T01:00:00Z")";

const char* id_of(char letter) {
  switch (letter) {
    case 'C':
      return "11111111-1111-4111-8111-111111111111";
    case 'D':
      return "dddddddd-dddd-4ddd-8ddd-dddddddddddd";
    case 'A':
      return "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
    case 'I':
      return "eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee";
    case 'P':
      return "cccccccc-cccc-4ccc-8ccc-cccccccccccc";
    default:
      return nullptr;
  }
}

constexpr std::string_view facts[] = {
    R"({"command":"customer.create","arguments":{"id":"$C","kind":"company",
        "name":"Acme Lighting Co., Ltd.","channel":"visit","code":"K-1",
        "contact_points":[{"kind":"mobile","value":"13800138000"}],
        "documents":[{"kind":"identity_copy"},{"kind":"distribution_contract"},
                     {"kind":"settlement_agreement"}]}})",
    R"({"command":"credit.invoice","arguments":{"id":"$I","customer":"$C","number":"F-1",
        "amount":"30000.00 CNY","invoice_date":"2024-02-10"},"idempotency_key":"first invoice"})",
    R"({"command":"credit.pay","arguments":{"id":"$P","customer":"$C","amount":"20000.00 CNY",
        "reference":"bank 17"}})",
    R"({"command":"credit.authorize","arguments":{"id":"$A","customer":"$C",
        "amount":"5000.00 CNY"}})",
};

[[noreturn]] void give_up(const std::string& what) {
  std::printf("FAILED setting up: %s\n0 passed, 1 failed\n", what.c_str());
  std::exit(1);
}

}  // namespace

Outcome outcome_of(const std::function<kehu_status(kehu_text*)>& call) {
  kehu_text text{nullptr, 0};
  Outcome outcome;
  outcome.status = call(&text);
  if (text.data) {
    if (text.data[text.size] != '\0') give_up("a reply does not end in NUL");
    outcome.reply.assign(text.data, text.size);
  }
  kehu_free_text(&text);
  arena memory{nullptr};
  const char* end;
  const char* begin = outcome.reply.c_str();
  if (const json* reply = json_read(&memory, begin, begin + outcome.reply.size(), &end)) {
    outcome.code = json_text(reply, "code");
    outcome.path = json_text(reply, "path");
    outcome.message = json_text(reply, "message");
    const char* said = json_text(reply, "outcome");
    if (outcome.status > 0 && std::strcmp(said, outcome_names[outcome.status]) != 0)
      outcome.code += " with outcome " + std::string(said);
  }
  arena_free(&memory);
  return outcome;
}

void Count::check(const Expected& expected, const Outcome& outcome) {
  bool as_expected = outcome.status == expected.status && outcome.code == expected.code &&
                     (expected.path == "*" || outcome.path == expected.path) &&
                     outcome.message.find(expected.message) != std::string::npos;
  bool one_line = outcome.status == KEHU_OK ||
                  (!outcome.message.empty() && outcome.message.find('\n') == std::string::npos);
  if (as_expected && one_line) {
    ++passed_;
    return;
  }
  ++failed_;
  std::printf("FAILED %.300s\n  expected %d %s %s %s\n  got      %d %s %s\n  %.600s\n",
              expected.name.c_str(), expected.status, expected.code.c_str(), expected.path.c_str(),
              expected.message.c_str(), outcome.status, outcome.code.c_str(), outcome.path.c_str(),
              outcome.reply.c_str());
}

void Count::check(const std::string& name, bool holds, const std::string& otherwise) {
  if (holds) {
    ++passed_;
    return;
  }
  ++failed_;
  std::printf("FAILED %.300s\n  %s\n", name.c_str(), otherwise.c_str());
}

Desk::Desk(const std::string& options, bool with_facts) {
  std::string all =
      R"({"clock":"manual","ids":"sequential")" + (options.empty() ? "" : "," + options) + "}";
  Outcome opened = outcome_of(
      [&](kehu_text* reply) { return kehu_open(all.data(), all.size(), &database_, reply); });
  if (opened.status != KEHU_OK) give_up(opened.reply);
  become("administrator");
  if (!with_facts) return;
  for (std::string_view fact : facts) {
    Outcome done = execute(spelled_out(fact));
    if (done.status != KEHU_OK) give_up(done.reply);
  }
}

Desk::~Desk() {
  kehu_close_session(session_);
  kehu_close(database_);
}

void Desk::become(const std::string& role) {
  if (role == role_) return;
  kehu_close_session(session_);
  std::string context =
      R"({"actor":"test","purpose":"bad input","role":")" + role + "\"," + std::string(now) + "}";
  Outcome bound = outcome_of([&](kehu_text* reply) {
    return kehu_session(database_, context.data(), context.size(), &session_, reply);
  });
  if (bound.status != KEHU_OK) give_up(bound.reply);
  role_ = role;
}

Outcome Desk::execute(std::string_view command) {
  return outcome_of([&](kehu_text* reply) {
    return kehu_execute(session_, command.data(), command.size(), reply);
  });
}

Outcome Desk::query(std::string_view query) {
  return outcome_of([&](kehu_text* reply) {
    return kehu_query(session_, query.data(), query.size(), nullptr, reply);
  });
}

Outcome Desk::ingest(std::string_view command, ArrowArrayStream* in) {
  return outcome_of([&](kehu_text* reply) {
    return kehu_ingest(session_, command.data(), command.size(), in, reply);
  });
}

std::string Desk::digest() {
  std::string role = role_;
  become("administrator");
  Outcome outcome = query(R"({"query":"store.digest"})");
  become(role);
  std::size_t at = outcome.reply.find("\"digest\":\"");
  if (outcome.status != KEHU_OK || at == std::string::npos) give_up(outcome.reply);
  return outcome.reply.substr(at + 10, 64);
}

std::string spelled_out(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\\x") {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 2, 2)), nullptr, 16));
      i += 3;
    } else if (text.substr(i, 2) == "<<") {
      std::size_t star = text.find('*', i), end = text.find(">>", star);
      int times = std::stoi(std::string(text.substr(i + 2, star - i - 2)));
      for (; times > 0; --times) out += text.substr(star + 1, end - star - 1);
      i = end + 1;
    } else if (text[i] == '$' && i + 1 < text.size() && id_of(text[i + 1])) {
      out += id_of(text[++i]);
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace kehu_tests
