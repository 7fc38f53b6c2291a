#include "bench.hpp"

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <new>

namespace {

thread_local std::int64_t allocated = 0;

}  // namespace

void* operator new(std::size_t size) {
  ++allocated;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace kehu::bench {

namespace {

Database open(const std::string& path) {
  Options options;
  options.path = path;
  options.clock = std::make_shared<ManualClock>(must(parse_instant(now_text)));
  return must(Database::open(options));
}

}  // namespace

std::int64_t allocations() { return allocated; }

double since(Steady::time_point start) {
  return std::chrono::duration<double>(Steady::now() - start).count();
}

void die(std::string_view what) {
  std::fprintf(stderr, "kehu_bench: %.*s\n", static_cast<int>(what.size()), what.data());
  std::exit(1);
}

std::uint64_t scatter(std::uint64_t n) {
  n += 0x9e3779b97f4a7c15U;
  n = (n ^ (n >> 30)) * 0xbf58476d1ce4e5b9U;
  n = (n ^ (n >> 27)) * 0x94d049bb133111ebU;
  return n ^ (n >> 31);
}

std::string id_text(std::uint64_t number) {
  return format("018df5a0-7c00-7000-8000-%012llx", Number{number});
}

Id<customer::Customer> customer_id(std::uint64_t number) {
  return {must(parse_uuid(id_text(number)))};
}

Desk::Desk(const std::string& path)
    : database_(open(path)), session_(must(database_.session(clerk()))) {}

void Desk::import(const std::string& file, std::string_view job) {
  auto reply = session_.ingest_json(
      "{" + std::string(job) + ",\"csv\":{\"path\":\"" + file + "\"}}", nullptr);
  if (!reply.ok || reply.text.find("\"kept\":true") == std::string::npos) die(reply.text);
}

std::uint64_t Desk::count_customers() const {
  auto tx = database_.store().read();
  const std::size_t key[] = {table_of<customer::Customer>().key().fields[0]};
  customer::Customer row;
  std::uint64_t count = 0;
  auto cursor = tx->scan(table_of<customer::Customer>().key(), {}, key);
  while (cursor->next(&row)) ++count;
  if (count == 0) die("no customers: run 'kehu_bench build' first");
  return count;
}

void remove_store(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(path + suffix);
}

}  // namespace kehu::bench
