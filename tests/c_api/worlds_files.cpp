// Databases that are none or cannot be used, and CSV files as spreadsheets write them.
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "c_api/worlds.hpp"

namespace kehu_tests {

namespace {

Outcome open_path(const std::string& path, const std::string& more = "") {
  std::string options = "{\"path\":\"" + path + "\"" + more + "}";
  kehu_t* database = nullptr;
  Outcome outcome = outcome_of([&](kehu_text* reply) {
    return kehu_open(options.data(), options.size(), &database, reply);
  });
  kehu_close(database);
  return outcome;
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string pay(const std::string& reference) {
  return spelled_out(R"({"command":"credit.pay","arguments":{"customer":"$C","amount":"1.00 CNY",
                         "reference":")" +
                     reference + "\"}}");
}

// A database file with its number at `offset` of the SQLite header changed.
std::string with_header(const Folder& folder, const std::string& name, std::size_t offset,
                        const std::string& bytes) {
  { Desk desk("\"path\":\"" + folder.file(name) + "\""); }
  std::string content = read(folder.file(name));
  content.replace(offset, bytes.size(), bytes);
  return folder.write(name, content);
}

// The file is refused and left as it was.
void refuse(Count& count, const std::string& what, const std::string& path,
            const std::string& code) {
  std::string before = read(path);
  for (const char* more : {"", ",\"read_only\":true"}) {
    count.check({what + more, KEHU_FAULT, code}, open_path(path, more));
    count.check(what + more + ", unchanged", read(path) == before, "the file was changed");
  }
}

void check_foreign_files(Count& count, const Folder& folder) {
  constexpr std::size_t user_version = 60, application_id = 68;
  refuse(count, "text", folder.write("text.db", std::string(5000, 'x')), "store.not_a_database");
  refuse(count, "a short file", folder.write("short.db", "SQLite"), "store.not_a_database");
  refuse(count, "another program's database",
         with_header(folder, "foreign.db", application_id, std::string("\0\0\0\1", 4)),
         "store.foreign");
  refuse(count, "a newer schema",
         with_header(folder, "newer.db", user_version, std::string("\0\0\x27\x0f", 4)),
         "store.newer_schema");
  std::string kept = read(with_header(folder, "cut.db", user_version, ""));
  refuse(count, "a damaged header", folder.write("cut.db", "SQLite format 4" + kept.substr(15)),
         "store.not_a_database");
  count.check({"a folder", KEHU_FAULT, "store.cannot_open"}, open_path(folder.file(".")));
  count.check({"a folder that is not there", KEHU_FAULT, "store.cannot_open"},
              open_path(folder.file("none/kehu.db")));
  count.check({"reading a file that is not there", KEHU_FAULT, "store.cannot_open"},
              open_path(folder.file("none.db"), ",\"read_only\":true"));
  count.check("asking did not make it", !std::filesystem::exists(folder.file("none.db")),
              "the file was made");
}

void check_read_only(Count& count, const Folder& folder) {
  std::string path = "\"path\":\"" + folder.file("read.db") + "\"";
  std::string digest;
  {
    Desk desk(path);
    digest = desk.digest();
  }
  Desk desk(path + ",\"read_only\":true", false);
  count.check({"writing to what was opened read-only", KEHU_FAULT, "store.read_only"},
              desk.execute(pay("x")));
  count.check("read-only, unchanged", desk.digest() == digest, "the rows changed");
}

// Another writer stays inside its transaction: it holds the lock file.
void check_locked(Count& count, const Folder& folder) {
  std::string path = folder.file("locked.db");
  Desk desk("\"path\":\"" + path + "\",\"busy_timeout_ms\":50");
  std::string digest = desk.digest();
  int file = open((path + ".lock").c_str(), O_RDWR | O_CLOEXEC);
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  bool held = fcntl(file, F_OFD_SETLK, &lock) == 0;
  count.check("the other writer", held, "the lock is not to be had");
  count.check({"locked too long", KEHU_BUSY, "store.busy"}, desk.execute(pay("x")));
  count.check("reading goes on meanwhile", desk.digest() == digest, "the rows changed");
  count.check({"opening a new file that is locked", KEHU_OK, ""},
              open_path(folder.file("other.db"), ",\"busy_timeout_ms\":50"));
  close(file);
  count.check({"trying again", KEHU_OK, ""}, desk.execute(pay("x")));
}

// A disk of one megabyte that is full.
void check_full(Count& count, const Folder& folder) {
  std::string disk = folder.file("disk");
  std::filesystem::create_directory(disk);
  if (mount("none", disk.c_str(), "tmpfs", 0, "size=4m") != 0) {
    std::puts("SKIPPED a full disk: mounting one is not allowed here");
    return;
  }
  {
    Desk desk("\"path\":\"" + disk + "/kehu.db\"");
    std::string digest = desk.digest();
    {
      std::ofstream filler(disk + "/filler", std::ios::binary);
      std::string block(4096, 'x');
      while (filler.write(block.data(), 4096).flush()) {
      }
    }
    Outcome outcome = desk.execute(pay("x"));
    for (int i = 0; i < 200 && outcome.status == KEHU_OK; ++i) {
      digest = desk.digest();
      outcome = desk.execute(pay("x"));
    }
    count.check("a full disk", outcome.status == KEHU_FAULT && outcome.code.starts_with("store."),
                outcome.reply);
    count.check("a full disk, unchanged", desk.digest() == digest, "the rows changed");
    std::filesystem::remove(disk + "/filler");
    count.check({"after room was made", KEHU_OK, ""}, desk.execute(pay("y")));
  }
  umount(disk.c_str());
}

struct CsvCase {
  const char* name;
  std::string content;
  kehu_status status;
  std::string code;
  std::string more = "";  // in the csv object
};

std::string import_of(const std::string& path, const std::string& more) {
  return R"({"command":"customer.create","columns":{"Name":"name","Mobile":
             "contact_points/0/value"},"constants":{"kind":"company","channel":"visit",
             "contact_points/0/kind":"mobile"},"csv":{"path":")" +
         path + "\"" + more + "}}";
}

std::vector<CsvCase> csv_cases() {
  std::string million = "Name,Mobile", million_row = "A,13800138111";
  for (int i = 0; i < 1'000'000; ++i) {
    million += ",x";
    million_row += ",";
  }
  const std::string good = "Name,Mobile\nBeta,13800138001\n";
  return {
      {"a file that is good", good, KEHU_OK, ""},
      {"a byte order mark", "\xef\xbb\xbfName,Mobile\nGamma,13800138002\n", KEHU_OK, ""},
      {"CR alone ends lines", "Name,Mobile\rDelta,13800138003\r", KEHU_OK, ""},
      {"CRLF ends lines", "Name,Mobile\r\nEpsilon,13800138004\r\n", KEHU_OK, ""},
      {"no end of the last line", "Name,Mobile\nZeta,13800138005", KEHU_OK, ""},
      {"a heading alone", "Name,Mobile\n", KEHU_OK, ""},
      {"nothing", "", KEHU_INVALID, "csv.empty"},
      {"blank lines only", "\n\n\r\n", KEHU_INVALID, "csv.empty"},
      {"a stray quote", "Name,Mobile\nE\"ta,13800138006\n", KEHU_INVALID, "csv.quote"},
      {"a quote not closed", "Name,Mobile\n\"Eta,13800138006\n", KEHU_INVALID, "csv.quote"},
      {"text after a quote", "Name,Mobile\n\"Eta\"x,13800138006\n", KEHU_INVALID, "csv.quote"},
      {"Latin-1 called UTF-8", "Name,Mobile\nCaf\xe9,13800138007\n", KEHU_INVALID, "csv.encoding"},
      {"GB18030 called UTF-8", "Name,Mobile\n\xd6\xd0\xb9\xfa,13800138007\n", KEHU_INVALID,
       "csv.encoding"},
      {"an unknown encoding", good, KEHU_INVALID, "csv.unknown_encoding",
       ",\"encoding\":\"ebcdic\""},
      {"a delimiter of two", good, KEHU_INVALID, "csv.delimiter", ",\"delimiter\":\";;\""},
      {"an unknown option", good, KEHU_INVALID, "json.unknown_field", ",\"quote\":\"'\""},
      {"a million columns", million + "\n" + million_row + "\n", KEHU_INVALID,
       "csv.too_many_columns"},
      {"a field of two megabytes", "Name,Mobile\n" + std::string(2 << 20, 'x') + ",1\n",
       KEHU_INVALID, "csv.field_too_long"},
      {"a row too short", "Name,Mobile\nEta\n", KEHU_INVALID, "csv.columns"},
      {"a row too long", "Name,Mobile\nEta,13800138008,x\n", KEHU_INVALID, "csv.columns"},
      {"a column missing", "Name,Phone\nEta,13800138008\n", KEHU_INVALID, "import.unknown_column"},
      {"NUL bytes", std::string("Name,Mobile\nE\0ta,13800138008\n", 29), KEHU_INVALID,
       "csv.encoding"},
      {"binary",
       std::string("\x7f"
                   "ELF\x02\x01\x01\0\xff\xfe",
                   10),
       KEHU_INVALID, "csv.encoding"},
  };
}

}  // namespace

void check_files(Count& count, const Folder& folder) {
  check_foreign_files(count, folder);
  check_read_only(count, folder);
  check_locked(count, folder);
  check_full(count, folder);
}

void check_csv(Count& count, const Folder& folder) {
  Desk desk("\"path\":\"" + folder.file("csv.db") + "\"");
  for (const CsvCase& csv : csv_cases()) {
    std::string before = desk.digest();
    Outcome outcome = desk.ingest(import_of(folder.write("rows.csv", csv.content), csv.more));
    count.check({std::string("CSV: ") + csv.name, csv.status, csv.code}, outcome);
    if (csv.status != KEHU_OK)
      count.check(std::string("CSV, unchanged: ") + csv.name, desk.digest() == before,
                  "the rows changed");
  }
  count.check({"CSV: no file", KEHU_INVALID, "csv.file"},
              desk.ingest(import_of(folder.file("none.csv"), "")));
  count.check({"CSV: a folder", KEHU_INVALID, "csv.file"},
              desk.ingest(import_of(folder.file("."), "")));
}

}  // namespace kehu_tests
