#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>

#include "record/arrow.hpp"
#include "record/erased.hpp"
#include "record/json.hpp"

namespace kehu::record {

static_assert(std::endian::native == std::endian::little,
              "the builder writes Arrow's little-endian numbers as the machine's own");

namespace {

// Offsets are 32 bits wide: a batch is closed long before its text outgrows them.
constexpr std::size_t batch_text_max = std::size_t{1} << 29;
constexpr int money_scale = 4;

// One column of the schema. `field` is null for the shared currency.
struct ColumnPlan {
  const Field* field = nullptr;
  std::string_view name;
  const char* format = "u";
  bool nullable = false;
};

struct Plan {
  const Descriptor* descriptor;
  std::vector<ColumnPlan> columns;
};

const char* format_of(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return "b";
    case Kind::integer:
      return "l";
    case Kind::bytes:
      return "z";
    case Kind::money:
      return "d:38,4";
    case Kind::instant:
      return "tsu:UTC";
    case Kind::date:
      return "tdD";
    case Kind::enumeration:
      return "i";
    default:
      return "u";
  }
}

bool has_offsets(const char* format) { return format[0] == 'u' || format[0] == 'z'; }

std::shared_ptr<const Plan> make_plan(const Descriptor& descriptor) {
  auto plan = std::make_shared<Plan>();
  plan->descriptor = &descriptor;
  bool money = false, money_required = false;
  for (const Field& field : descriptor.fields) {
    const bool optional = field.type.optional != nullptr;
    plan->columns.push_back({&field, field.name, format_of(field.type.kind), optional});
    if (field.type.kind == Kind::money) {
      money = true;
      money_required = money_required || !optional;
    }
  }
  if (money && !descriptor.find("currency")) {
    plan->columns.push_back({nullptr, "currency", "u", !money_required});
  }
  return plan;
}

// The buffers of one column; validity only from the first null on.
struct ColumnData {
  std::vector<std::uint8_t> validity;
  std::vector<std::int32_t> offsets{0};
  std::string data;
  std::int64_t nulls = 0;
  std::size_t rows = 0;

  void mark(bool present) {
    if (!present && nulls++ == 0) validity.assign(rows / 8 + 1, 0xFF);
    if (nulls != 0) {
      if (validity.size() <= rows / 8) validity.push_back(0);
      const auto bit = static_cast<std::uint8_t>(1u << (rows % 8));
      if (present) {
        validity[rows / 8] = static_cast<std::uint8_t>(validity[rows / 8] | bit);
      } else {
        validity[rows / 8] = static_cast<std::uint8_t>(validity[rows / 8] & ~bit);
      }
    }
    ++rows;
  }
  template <class T>
  void push(T value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    data.append(bytes, sizeof bytes);
  }
  void push_bit(bool value) {
    const std::size_t row = rows - 1;  // it was marked before
    if (row % 8 == 0) data.push_back(0);
    if (value) data.back() = static_cast<char>(data.back() | (1 << (row % 8)));
  }
  void end_text() { offsets.push_back(static_cast<std::int32_t>(data.size())); }
};

struct Batch {
  std::shared_ptr<const Plan> plan;
  std::size_t rows = 0;
  std::vector<ColumnData> columns;
};

Int128 scaled(const Money& money) {
  Int128 value = money.minor();
  for (int i = money.currency().minor_units(); i < money_scale; ++i) value *= 10;
  return value;
}

void push_null(const ColumnPlan& plan, ColumnData& column) {
  column.mark(false);
  if (has_offsets(plan.format)) return column.end_text();
  switch (plan.format[0]) {
    case 'b':
      return column.push_bit(false);
    case 'd':
      return column.push(Int128{0});
    case 'i':
      return column.push(std::int32_t{0});
    case 't':
      return plan.format[1] == 'd' ? column.push(std::int32_t{0}) : column.push(std::int64_t{0});
    default:
      return column.push(std::int64_t{0});
  }
}

void push_value(const Type& type, const void* value, ColumnData& column) {
  column.mark(true);
  switch (type.kind) {
    case Kind::boolean:
      return column.push_bit(as<bool>(value));
    case Kind::integer:
      return column.push(as<std::int64_t>(value));
    case Kind::money:
      return column.push(scaled(as<Money>(value)));
    case Kind::instant:
      return column.push(as<Instant>(value).time_since_epoch().count());
    case Kind::date:
      return column.push(static_cast<std::int32_t>(day_number(as<Date>(value))));
    case Kind::enumeration:
      return column.push(std::int32_t{as<std::uint8_t>(value)});
    case Kind::text:
      column.data += as<std::string>(value);
      break;
    case Kind::bytes:
      column.data += as<Bytes>(value).data;
      break;
    case Kind::ratio:
      column.data += as<Ratio>(value).text();
      break;
    case Kind::id:
      column.data += text(as<Uuid>(value));
      break;
    case Kind::reference: {
      const auto& reference = as<ReferenceValue>(value);
      column.data += reference.code.empty() ? text(reference.id) : reference.code;
      break;
    }
    case Kind::record:
    case Kind::list:
      write_json_value(type, value, column.data);
      break;
  }
  column.end_text();
}

// The currency of the record's amounts; empty where all are absent.
std::optional<Currency> currency_of(const Descriptor& descriptor, const void* record) {
  std::optional<Currency> shared;
  for (const Field& field : descriptor.fields) {
    if (field.type.kind != Kind::money) continue;
    const auto* money = static_cast<const Money*>(field.value(record));
    if (!money) continue;
    const bool unset = money->currency() == Currency() && money->is_zero();
    if (!shared || *shared == Currency()) {
      shared = money->currency();
    } else {
      ensure(unset || *shared == money->currency(),
             "the amounts of one record are in two currencies");
    }
  }
  return shared;
}

// --- What is handed out. Each struct owns a holder; releasing it frees the holder alone.

struct SchemaHolder {
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
  ArrowSchema dictionary{};
};

void release_schema(ArrowSchema* schema) {
  auto* holder = static_cast<SchemaHolder*>(schema->private_data);
  for (ArrowSchema& child : holder->children) {
    if (child.release) child.release(&child);
  }
  if (holder->dictionary.release) holder->dictionary.release(&holder->dictionary);
  schema->release = nullptr;
  delete holder;
}

void fill_schema(ArrowSchema& out, const char* format, std::string_view name, bool nullable,
                 std::size_t children) {
  auto holder = std::make_unique<SchemaHolder>();
  holder->name = name;
  holder->children.resize(children);
  for (ArrowSchema& child : holder->children) {
    child = ArrowSchema{};
    holder->pointers.push_back(&child);
  }
  out = ArrowSchema{};
  out.format = format;
  out.name = holder->name.c_str();
  out.flags = nullable ? ARROW_FLAG_NULLABLE : 0;
  out.n_children = static_cast<std::int64_t>(children);
  out.children = children == 0 ? nullptr : holder->pointers.data();
  out.release = release_schema;
  out.private_data = holder.release();
}

void fill_schema(ArrowSchema& out, const Plan& plan) {
  fill_schema(out, "+s", "", false, plan.columns.size());
  try {
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
      const ColumnPlan& column = plan.columns[i];
      ArrowSchema& child = *out.children[i];
      fill_schema(child, column.format, column.name, column.nullable, 0);
      if (column.field && column.field->type.kind == Kind::enumeration) {
        auto* holder = static_cast<SchemaHolder*>(child.private_data);
        fill_schema(holder->dictionary, "u", "", false, 0);
        child.dictionary = &holder->dictionary;
      }
    }
  } catch (...) {
    out.release(&out);
    throw;
  }
}

struct ArrayHolder {
  std::shared_ptr<const Batch> batch;
  std::array<const void*, 3> buffers{};
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
  ArrowArray dictionary{};
  ColumnData words;  // of a dictionary
};

void release_array(ArrowArray* array) {
  auto* holder = static_cast<ArrayHolder*>(array->private_data);
  for (ArrowArray& child : holder->children) {
    if (child.release) child.release(&child);
  }
  if (holder->dictionary.release) holder->dictionary.release(&holder->dictionary);
  array->release = nullptr;
  delete holder;
}

ArrayHolder& start_array(ArrowArray& out, std::size_t rows, std::size_t children) {
  auto holder = std::make_unique<ArrayHolder>();
  holder->children.resize(children);
  for (ArrowArray& child : holder->children) {
    child = ArrowArray{};
    holder->pointers.push_back(&child);
  }
  out = ArrowArray{};
  out.length = static_cast<std::int64_t>(rows);
  out.n_buffers = 1;
  out.buffers = holder->buffers.data();
  out.n_children = static_cast<std::int64_t>(children);
  out.children = children == 0 ? nullptr : holder->pointers.data();
  out.release = release_array;
  ArrayHolder& made = *holder;
  out.private_data = holder.release();
  return made;
}

void point_at(ArrowArray& out, ArrayHolder& holder, const ColumnData& column, bool with_offsets) {
  // Some readers take a null pointer for a missing buffer even when it holds no byte.
  alignas(64) static constexpr std::byte nothing[64]{};
  const void* data = column.data.empty() ? nothing : static_cast<const void*>(column.data.data());
  out.null_count = column.nulls;
  holder.buffers[0] = column.nulls == 0 ? nullptr : column.validity.data();
  if (with_offsets) {
    holder.buffers[1] = column.offsets.data();
    holder.buffers[2] = data;
    out.n_buffers = 3;
  } else {
    holder.buffers[1] = data;
    out.n_buffers = 2;
  }
}

void fill_dictionary(ArrowArray& out, const Enumeration& enumeration) {
  ArrayHolder& holder = start_array(out, enumeration.names.size(), 0);
  try {
    for (std::string_view word : enumeration.names) {
      holder.words.data += word;
      holder.words.end_text();
    }
  } catch (...) {
    out.release(&out);
    throw;
  }
  point_at(out, holder, holder.words, true);
}

void fill_array(ArrowArray& out, const std::shared_ptr<const Batch>& batch) {
  start_array(out, batch->rows, batch->columns.size());
  try {
    for (std::size_t i = 0; i < batch->columns.size(); ++i) {
      const ColumnPlan& plan = batch->plan->columns[i];
      ArrowArray& child = *out.children[i];
      ArrayHolder& holder = start_array(child, batch->rows, 0);
      holder.batch = batch;
      point_at(child, holder, batch->columns[i], has_offsets(plan.format));
      if (plan.field && plan.field->type.kind == Kind::enumeration) {
        fill_dictionary(holder.dictionary, *plan.field->type.enumeration);
        child.dictionary = &holder.dictionary;
      }
    }
  } catch (...) {
    out.release(&out);
    throw;
  }
}

struct StreamHolder {
  std::shared_ptr<const Plan> plan;
  std::vector<std::shared_ptr<const Batch>> batches;
  std::size_t next = 0;
  const char* error = nullptr;
};

// Only memory can run out here, and nothing may be thrown at a C caller.
template <class Body>
int guarded(ArrowArrayStream* stream, Body body) noexcept {
  auto& holder = *static_cast<StreamHolder*>(stream->private_data);
  try {
    body(holder);
    holder.error = nullptr;
    return 0;
  } catch (...) {
    holder.error = "out of memory";
    return ENOMEM;
  }
}

int stream_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  return guarded(stream, [out](StreamHolder& holder) { fill_schema(*out, *holder.plan); });
}

int stream_next(ArrowArrayStream* stream, ArrowArray* out) {
  return guarded(stream, [out](StreamHolder& holder) {
    if (holder.next == holder.batches.size()) {
      *out = ArrowArray{};  // the end: an array that is released already
      return;
    }
    fill_array(*out, holder.batches[holder.next]);
    holder.batches[holder.next++].reset();  // what was handed out is not kept twice
  });
}

const char* stream_error(ArrowArrayStream* stream) {
  return static_cast<StreamHolder*>(stream->private_data)->error;
}

void release_stream(ArrowArrayStream* stream) {
  delete static_cast<StreamHolder*>(stream->private_data);
  stream->release = nullptr;
}

}  // namespace

struct Batches::State {
  std::shared_ptr<const Plan> plan;
  std::vector<std::shared_ptr<const Batch>> closed;
  std::shared_ptr<Batch> open;
  std::size_t rows = 0;

  void close() {
    if (open) closed.push_back(std::move(open));
    open.reset();
  }
  bool is_full() const {
    return open->rows == batch_rows_max ||
           std::any_of(open->columns.begin(), open->columns.end(), [](const ColumnData& column) {
             return column.data.size() >= batch_text_max;
           });
  }
};

Batches::Batches(const Descriptor& descriptor) : state_(std::make_unique<State>()) {
  state_->plan = make_plan(descriptor);
}

Batches::~Batches() = default;
Batches::Batches(Batches&&) noexcept = default;
Batches& Batches::operator=(Batches&&) noexcept = default;

std::size_t Batches::rows() const noexcept { return state_->rows; }

const Descriptor& Batches::descriptor() const noexcept { return *state_->plan->descriptor; }

void Batches::append(const void* record) {
  const Plan& plan = *state_->plan;
  // Asked first, so that a record which is refused leaves no half of itself.
  const std::optional<Currency> currency = currency_of(*plan.descriptor, record);
  if (!state_->open) {
    state_->open = std::make_shared<Batch>();
    state_->open->plan = state_->plan;
    state_->open->columns.resize(plan.columns.size());
  }
  Batch& batch = *state_->open;
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    ColumnData& column = batch.columns[i];
    if (!plan.columns[i].field) {
      column.mark(currency.has_value());
      if (currency) column.data += currency->code();
      column.end_text();
    } else if (const void* value = plan.columns[i].field->value(record)) {
      push_value(plan.columns[i].field->type, value, column);
    } else {
      push_null(plan.columns[i], column);
    }
  }
  ++batch.rows;
  ++state_->rows;
  if (state_->is_full()) state_->close();
}

void Batches::export_stream(ArrowArrayStream* out) {
  state_->close();
  auto holder = std::make_unique<StreamHolder>();
  holder->plan = state_->plan;
  holder->batches = state_->closed;
  *out = ArrowArrayStream{stream_schema, stream_next, stream_error, release_stream, nullptr};
  out->private_data = holder.release();
}

void Batches::export_schema(ArrowSchema* out) const { fill_schema(*out, *state_->plan); }

}  // namespace kehu::record
