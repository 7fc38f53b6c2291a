// Bulk import: rows of a CSV file or an Arrow stream, each carried out as one command, in one
// transaction with one journal entry a row.
#include <algorithm>
#include <array>
#include <boost/json/object.hpp>
#include <memory>

#include "kehu/core/text.hpp"
#include "kehu/system.hpp"
#include "record/arrow.hpp"
#include "record/csv.hpp"
#include "record/json.hpp"
#include "session/import_mapping.hpp"
#include "session/state.hpp"

namespace kehu {

namespace {

namespace json = boost::json;

constexpr std::int64_t verdicts_max = 1000;       // in one reply; all rows are counted
constexpr std::int64_t rows_together = 50;        // that share a savepoint
constexpr std::int64_t progress_interval = 1000;  // rows between two events, in whole blocks
static_assert(progress_interval % rows_together == 0);

// Rows as texts, wherever they come from.
class Source {
 public:
  virtual ~Source() = default;
  virtual const std::vector<std::string>& columns() const = 0;
  // The next row's cells, in the order of columns(); false at the end.
  virtual Result<bool> next(std::vector<std::optional<std::string_view>>& row) = 0;
  // Where the row stands: a line of the file, or a row number from 1.
  virtual std::int64_t position() const = 0;
};

class CsvSource : public Source {
 public:
  static Result<std::unique_ptr<Source>> open(const json::object& csv) {
    KEHU_TRY_ASSIGN(record::CsvOptions options, read_options(csv));
    KEHU_TRY_ASSIGN(std::string_view path, record::text_member(csv, "path", true));
    KEHU_TRY_ASSIGN(auto reader, record::CsvReader::open_file(std::string(path), options));
    auto source = std::make_unique<CsvSource>(std::move(reader));
    KEHU_TRY_ASSIGN(bool any, source->reader_.next(source->row_));
    if (!any) return kehu::invalid("csv.empty", "/path", "the file has no heading");
    source->columns_.assign(source->row_.begin(), source->row_.end());
    return std::unique_ptr<Source>(std::move(source));
  }
  explicit CsvSource(record::CsvReader reader) : reader_(std::move(reader)) {}

  const std::vector<std::string>& columns() const override { return columns_; }
  Result<bool> next(std::vector<std::optional<std::string_view>>& row) override {
    KEHU_TRY_ASSIGN(bool any, reader_.next(row_));
    row.assign(row_.begin(), row_.end());
    return any;
  }
  std::int64_t position() const override { return reader_.line(); }

 private:
  static Result<record::CsvOptions> read_options(const json::object& csv) {
    static constexpr std::array<std::string_view, 3> known{"path", "delimiter", "encoding"};
    KEHU_TRY(record::check_members(csv, known));
    record::CsvOptions options;
    KEHU_TRY_ASSIGN(std::string_view encoding, record::text_member(csv, "encoding", false));
    if (!encoding.empty()) options.encoding = encoding;
    KEHU_TRY_ASSIGN(std::string_view delimiter, record::text_member(csv, "delimiter", false));
    if (delimiter.size() > 1)
      return kehu::invalid("csv.delimiter", "/delimiter",
                           "a delimiter is one character, not " + quotation(delimiter));
    if (!delimiter.empty()) options.delimiter = delimiter.front();
    return options;
  }

  record::CsvReader reader_;
  std::vector<std::string> columns_;
  std::vector<std::string_view> row_;
};

class ArrowSource : public Source {
 public:
  explicit ArrowSource(record::ArrowReader reader) : reader_(std::move(reader)) {}

  const std::vector<std::string>& columns() const override { return reader_.columns(); }
  Result<bool> next(std::vector<std::optional<std::string_view>>& row) override {
    KEHU_TRY_ASSIGN(bool any, reader_.next());
    row.clear();
    if (!any) return false;
    for (std::size_t i = 0; i < reader_.columns().size(); ++i) {
      KEHU_TRY_ASSIGN(auto cell, reader_.cell(i));
      row.push_back(cell);
    }
    return true;
  }
  std::int64_t position() const override { return static_cast<std::int64_t>(reader_.row()) + 1; }

 private:
  record::ArrowReader reader_;
};

struct Job {
  const CommandType* type = nullptr;
  std::optional<ImportMapping> mapping;
  std::unique_ptr<Source> source;
  std::string source_name = "arrow";
  bool good_rows = false;
  bool dry_run = false;
};

Result<void> read_mode(const json::object& object, Job& job) {
  KEHU_TRY_ASSIGN(std::string_view mode, record::text_member(object, "mode", false));
  job.good_rows = mode == "good_rows";
  if (!mode.empty() && mode != "all_or_nothing" && !job.good_rows)
    return kehu::invalid("import.mode", "/mode",
                         quotation(mode) + " is no mode; allowed are all_or_nothing, good_rows");
  if (const json::value* dry_run = object.if_contains("dry_run")) {
    if (!dry_run->is_bool())
      return kehu::invalid("json.type", "/dry_run", "'dry_run' must be true or false");
    job.dry_run = dry_run->as_bool();
  }
  return {};
}

Result<Job> read_job(const json::object& object, ArrowArrayStream* in) {
  static constexpr std::array<std::string_view, 7> known{
      "command", "columns", "constants", "formats", "mode", "dry_run", "csv"};
  KEHU_TRY(record::check_members(object, known));
  Job job;
  KEHU_TRY_ASSIGN(std::string_view command, record::text_member(object, "command", false));
  KEHU_TRY_ASSIGN(job.type, Registry::get().command(command));
  KEHU_TRY(read_mode(object, job));
  KEHU_TRY_ASSIGN(job.mapping, ImportMapping::read(object, *job.type->arguments));
  const json::value* csv = object.if_contains("csv");
  if ((csv != nullptr) == (in != nullptr))
    return kehu::invalid("import.source", "/csv",
                         "rows come from a CSV file or from an Arrow stream: give one of the two");
  if (csv) {
    const json::object* options = csv->if_object();
    if (!options) return kehu::invalid("json.type", "/csv", "'csv' must be an object");
    auto source = CsvSource::open(*options);
    if (!source) return under("/csv", std::move(source).error());
    job.source = std::move(*source);
    std::string_view path = options->at("path").as_string();
    job.source_name = path.substr(path.rfind('/') + 1);
  } else {
    KEHU_TRY_ASSIGN(auto reader, record::ArrowReader::open(in));
    job.source = std::make_unique<ArrowSource>(std::move(reader));
  }
  KEHU_TRY(job.mapping->bind(job.source->columns()));
  return job;
}

struct Verdict {
  std::int64_t position = 0;
  Error error;
};

// What became of an import.
struct Import {
  std::int64_t rows = 0, taken = 0, refused = 0;
  std::vector<Verdict> verdicts;
  std::optional<Error> stopped;  // why nothing is kept: the source broke, or somebody cancelled
};

void note(Import& import, std::int64_t position, Error error) {
  ++import.refused;
  if (static_cast<std::int64_t>(import.verdicts.size()) < verdicts_max)
    import.verdicts.push_back({position, std::move(error)});
}

// A row of the source on its way into the store.
struct Row {
  std::int64_t position;
  record::Box arguments;
  bool is_filled;              // the cells could be read; else `error` says why not
  std::optional<Error> error;  // why it is not taken
};

// Carries a row out; false where it is not taken.
bool carry_out_row(Database::State& state, store::Transaction& tx, const Actor& actor,
                   const Job& job, Row& row) {
  record::Box reply(*job.type->reply);
  Execution execution;
  execution.type = job.type;
  execution.arguments = row.arguments.get();
  execution.reply = reply.get();
  bool kept = run(state, tx, actor, execution) && !execution.error;
  row.error = std::move(execution.error);
  return kept;
}

// Rows that share a savepoint, which is dear. Where one of them is bad, what the block did is
// undone and each is carried out behind a savepoint of its own, so that the bad alone are left out.
void take_block(Database::State& state, store::Transaction& tx, const Actor& actor, const Job& job,
                std::vector<Row>& block, Import& import) {
  bool all_good = tx.attempt([&] {
    return std::ranges::all_of(block, [&](Row& row) {
      return !row.is_filled || carry_out_row(state, tx, actor, job, row);
    });
  });
  for (Row& row : block) {
    if (!all_good && row.is_filled)
      tx.attempt([&] { return carry_out_row(state, tx, actor, job, row); });
    if (row.error)
      note(import, row.position, std::move(*row.error));
    else
      ++import.taken;
  }
  block.clear();
}

// Reads the next rows; true when there may be more.
bool read_block(const Job& job, std::vector<Row>& block, Import& import) {
  std::vector<std::optional<std::string_view>> cells;
  while (std::ssize(block) < rows_together) {
    auto any = job.source->next(cells);
    if (!any) {
      import.stopped = std::move(any).error();
      return false;
    }
    if (!*any) return false;
    ++import.rows;
    Row& row = block.emplace_back(
        Row{job.source->position(), record::Box(*job.type->arguments), true, std::nullopt});
    auto filled = job.mapping->fill(cells, *job.type->arguments, row.arguments.get());
    row.is_filled = filled.has_value();
    if (!filled) row.error = std::move(filled).error();
  }
  return true;
}

void take_rows(Database::State& state, store::Transaction& tx, const Actor& actor, const Job& job,
               Import& import) {
  std::vector<Row> block;
  block.reserve(rows_together);
  for (bool more = true; more;) {
    more = read_block(job, block, import);
    take_block(state, tx, actor, job, block, import);
    if (!more || import.rows % progress_interval != 0) continue;
    if (!state.tell({Event::Kind::progress, 0, "import", "", import.rows, 0})) {
      import.stopped = Error{Category::conflict,
                             "import.cancelled",
                             "",
                             "the import was cancelled after " + std::to_string(import.rows) +
                                 " rows; nothing of it is kept",
                             {},
                             {}};
      return;
    }
  }
}

// The entry that an import leaves: its summary, or its denial.
struct Summary {
  system::ImportRows arguments;
  system::Imported reply;
  Execution execution;

  Summary(const Job& job, const Import& import)
      : arguments{std::string(job.type->name), job.source_name, import.taken, import.refused} {
    execution.type = *Registry::get().command(system::ImportRows::name);
    execution.arguments = &arguments;
    execution.reply = &reply;
  }
};

// Whether the role may neither import nor do what each row would: known before a row is read.
std::optional<Error> import_denial(Database::State& state, store::Transaction& tx,
                                   const Actor& actor, const Job& job) {
  auto policies = state.refresh(tx, journal::head(tx).sequence);
  Policies::Version version = policies->in_force(actor.business_line, state.clock->now());
  if (auto denied = denial(*version.policy, actor, true, system::ImportRows::name)) return denied;
  return denial(*version.policy, actor, true, job.type->name);
}

// The whole import inside its transaction; true when it is to be kept.
bool carry_out(Database::State& state, store::Transaction& tx, const Actor& actor, const Job& job,
               Import& import, Execution& last) {
  if ((import.stopped = import_denial(state, tx, actor, job))) {
    Summary summary(job, import);
    bool on_record = run(state, tx, actor, summary.execution, &*import.stopped);
    last = summary.execution;
    return on_record;
  }
  take_rows(state, tx, actor, job, import);
  bool all_good = import.refused == 0 || job.good_rows;
  if (import.stopped || !all_good || job.dry_run || import.taken == 0) return false;
  Summary summary(job, import);
  bool kept = run(state, tx, actor, summary.execution);
  import.stopped = summary.execution.error;
  last = summary.execution;
  return kept && !import.stopped;
}

std::string reply_text(const Job& job, const Import& import, bool kept) {
  std::string out = "{\"outcome\":\"done\",\"kept\":";
  out += kept ? "true" : "false";
  out += job.dry_run ? ",\"dry_run\":true" : ",\"dry_run\":false";
  out += ",\"rows\":\"" + std::to_string(import.rows) + "\",\"taken\":\"" +
         std::to_string(kept || job.dry_run ? import.taken : 0) + "\",\"refused\":\"" +
         std::to_string(import.refused) + "\",\"verdicts\":[";
  for (std::size_t i = 0; i < import.verdicts.size(); ++i) {
    if (i) out += ',';
    out += "{\"position\":\"" + std::to_string(import.verdicts[i].position) + "\",\"error\":";
    write_error(import.verdicts[i].error, out);
    out += '}';
  }
  out += "]}";
  return out;
}

}  // namespace

Result<std::string> ingest(Database::State& state, const Actor& actor, std::string_view text,
                           ArrowArrayStream* in) {
  // The stream is the caller's gift: it is released whatever comes of the request.
  struct Release {
    ArrowArrayStream* stream;
    ~Release() {
      if (stream && stream->release) stream->release(stream);
    }
  } release{in};
  KEHU_TRY_ASSIGN(json::value value, record::parse_json(text));
  const json::object* object = value.if_object();
  if (!object) return kehu::invalid("json.type", "", "an import must be a JSON object");
  KEHU_TRY_ASSIGN(Job job, read_job(*object, in));
  Import import;
  Execution last;
  bool kept = false;
  state.store->write([&](store::Transaction& tx) {
    ensure(import.rows == 0, "an import's source is read once");
    return kept = carry_out(state, tx, actor, job, import, last);
  });
  if (kept) tell_committed(state, last);
  if (import.stopped) return std::move(*import.stopped);
  return reply_text(job, import, kept);
}

}  // namespace kehu
