// A database with one customer who has credit, for the tests of this folder.
#pragma once

#include <filesystem>

#include "../catch.hpp"
#include "kehu/kehu.hpp"

namespace kehu::test {

// A folder of its own that goes with the object.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "kehu-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string operator/(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline const Actor& clerk() {
  static const Actor actor{"li.wei", "administrator", "credit control", ""};
  return actor;
}

// Ids all over their range; every third shares its first half with the one before.
inline Id<customer::Customer> scattered_id(int i) {
  Uuid id{};
  std::uint64_t high = static_cast<std::uint64_t>(i / 3 * 3) * 0x9e3779b97f4a7c15;
  for (std::size_t at = 0; at < 8; ++at)
    id.data[at] = static_cast<std::uint8_t>(high >> (8 * (7 - at)));
  id.data[15] = static_cast<std::uint8_t>(i % 3);
  return {id};
}

inline Options options_for(Options::Kind kind, const std::string& path) {
  Options options;
  options.store = kind;
  options.path = path;
  options.clock = std::make_shared<ManualClock>(parse_instant("2026-03-02T09:00:00+08:00").value());
  return options;
}

inline Money yuan(std::int64_t amount) {
  return Money(amount * 100, Currency::parse("CNY").value());
}

inline customer::Create new_customer(std::string code, std::string name) {
  customer::Create command;
  command.kind = customer::Kind::company;
  command.name = std::move(name);
  command.channel = "visit";
  command.code = std::move(code);
  command.account_manager = "li.wei";
  customer::NewContactPoint phone;
  phone.kind = customer::ContactKind::mobile;
  phone.value = "1390000" + std::to_string(1000 + std::hash<std::string>()(*command.code) % 9000);
  phone.region = "CN";
  command.contact_points.push_back(phone);
  for (auto kind :
       {customer::DocumentKind::identity_copy, customer::DocumentKind::distribution_contract,
        customer::DocumentKind::settlement_agreement}) {
    customer::NewDocument document;
    document.kind = kind;
    document.reference = "D-" + std::to_string(static_cast<int>(kind));
    document.digest = std::string(64, 'a');
    document.location = "files/d.pdf";
    command.documents.push_back(document);
  }
  return command;
}

// Says what a failed result says.
template <class T>
T must(Result<T> result) {
  if (!result)
    FAIL(result.error().code << ": " << result.error().path << ": " << result.error().message);
  return std::move(result).value();
}

// The customer "ACME" with a limit of so many yuan.
inline Id<customer::Customer> make_acme(Session& session, std::int64_t limit) {
  auto id = must(session.execute(new_customer("ACME", "Acme Trading 有限公司")))->customer;
  credit::SetLimit command;
  command.customer = id;
  command.state = credit::LimitState::amount;
  command.amount = yuan(limit);
  command.reason = "opening";
  must(session.execute(command));
  return id;
}

inline credit::Authorize authorize(const Id<customer::Customer>& customer, std::int64_t amount) {
  credit::Authorize command;
  command.customer = customer;
  command.amount = yuan(amount);
  return command;
}

}  // namespace kehu::test
