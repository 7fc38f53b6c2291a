#include <cstdio>
#include <kehu/session.hpp>

int main() {
  kehu::Options options;
  options.store = kehu::Options::Kind::memory;
  auto database = kehu::Database::open(options);
  if (!database) return std::puts(database.error().message.c_str()), 1;
  auto session = database->session({"li.wei", "auditor", "check", ""});
  if (!session) return std::puts(session.error().message.c_str()), 1;
  auto reply = session->query_json(R"({"query": "policy.versions"})", nullptr);
  std::puts(reply.text.c_str());
  return reply.ok ? 0 : 1;
}
