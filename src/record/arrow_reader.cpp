#include "record/arrow.hpp"
#include "record/arrow_cell.hpp"
#include "record/canonical.hpp"

namespace kehu::record {

namespace {

constexpr std::int64_t columns_max = 4096;

// Owns a struct of the C data interface, releasing it once.
template <class T>
class Owned {
 public:
  Owned() = default;
  explicit Owned(T* taken) : value_(*taken) { taken->release = nullptr; }
  ~Owned() { release(); }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  void release() {
    if (value_.release) value_.release(&value_);
    value_ = T{};
  }
  bool is_released() const { return value_.release == nullptr; }
  T* get() { return &value_; }
  T* operator->() { return &value_; }

 private:
  T value_{};
};

}  // namespace

struct ArrowReader::State {
  explicit State(ArrowArrayStream* taken) : stream(taken) {}

  Owned<ArrowArrayStream> stream;
  Owned<ArrowArray> batch;
  std::vector<std::string> names;
  std::vector<ArrowType> types;
  std::vector<std::string> scratch;
  std::int64_t in_batch = 0;  // of the row in the batch
  std::size_t row = static_cast<std::size_t>(-1);
  bool at_end = false;

  Error stream_error(int code) {
    const char* said = stream->get_last_error ? stream->get_last_error(stream.get()) : nullptr;
    std::string message = "the Arrow stream reports error " + std::to_string(code);
    if (said && is_utf8(said)) message += ": " + std::string(std::string_view(said).substr(0, 500));
    for (char& character : message) {
      if (character == '\n' || character == '\r') character = ' ';
    }
    return invalid("arrow.stream", "", std::move(message));
  }

  Result<void> read_schema() {
    if (!stream->get_schema || !stream->get_next)
      return malformed("a stream without its functions");
    Owned<ArrowSchema> schema;
    if (int code = stream->get_schema(stream.get(), schema.get()); code != 0) {
      *schema.get() = ArrowSchema{};  // what a failed call leaves there is not ours to release
      return stream_error(code);
    }
    if (!schema->format || std::string_view(schema->format) != "+s" || schema->dictionary) {
      return invalid("arrow.not_a_struct", "", "the stream is not one of record batches");
    }
    if (schema->n_children > columns_max) {
      return invalid("arrow.too_many_columns", "",
                     std::to_string(schema->n_children) + " columns; the limit is " +
                         std::to_string(columns_max));
    }
    if (schema->n_children < 0 || (schema->n_children > 0 && !schema->children)) {
      return malformed("a schema without its columns");
    }
    for (std::int64_t i = 0; i < schema->n_children; ++i) {
      const ArrowSchema* child = schema->children[i];
      if (!child) return malformed("a schema without its columns");
      names.emplace_back(child->name ? child->name : "");
      if (!is_utf8(names.back())) {
        return invalid("arrow.encoding", "/" + std::to_string(i),
                       "a column name that is not UTF-8");
      }
      auto type = read_arrow_type(*child);
      if (!type) return under("/" + names.back(), std::move(type).error());
      types.push_back(std::move(type).value());
    }
    scratch.resize(names.size());
    return {};
  }

  // Takes the next batch; false at the end.
  Result<bool> read_batch() {
    batch.release();
    if (int code = stream->get_next(stream.get(), batch.get()); code != 0) {
      *batch.get() = ArrowArray{};  // as above
      return stream_error(code);
    }
    if (batch.is_released()) return false;
    constexpr std::int64_t longest = std::int64_t{1} << 48;
    if (batch->length < 0 || batch->offset < 0 || batch->length > longest ||
        batch->offset > longest) {
      return malformed("a batch of impossible length");
    }
    if (batch->n_children != static_cast<std::int64_t>(types.size()) ||
        (batch->n_children > 0 && !batch->children)) {
      return malformed("a batch with other columns than its schema");
    }
    for (std::size_t i = 0; i < types.size(); ++i) {
      const ArrowArray* child = batch->children[i];
      if (!child) return malformed("a batch without its columns");
      auto checked = check_arrow_array(types[i], *child, batch->offset + batch->length);
      if (!checked) return under("/" + names[i], std::move(checked).error());
    }
    return true;
  }
};

ArrowReader::ArrowReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArrowReader::~ArrowReader() = default;
ArrowReader::ArrowReader(ArrowReader&&) noexcept = default;
ArrowReader& ArrowReader::operator=(ArrowReader&&) noexcept = default;

Result<ArrowReader> ArrowReader::open(ArrowArrayStream* in) {
  if (!in || !in->release) {
    return invalid("arrow.closed", "", "the Arrow stream was already consumed or released");
  }
  auto state = std::make_unique<State>(in);
  KEHU_TRY(state->read_schema());
  return ArrowReader(std::move(state));
}

const std::vector<std::string>& ArrowReader::columns() const noexcept { return state_->names; }

std::size_t ArrowReader::row() const noexcept { return state_->row; }

Result<bool> ArrowReader::next() {
  State& state = *state_;
  if (state.at_end) return false;
  ++state.in_batch;
  while (state.batch.is_released() || state.in_batch >= state.batch->length) {
    auto more = state.read_batch();
    if (!more || !*more) {
      state.at_end = true;
      state.batch.release();
      return more;
    }
    state.in_batch = 0;
  }
  ++state.row;
  return true;
}

Result<std::optional<std::string_view>> ArrowReader::cell(std::size_t column) {
  State& state = *state_;
  ensure(!state.batch.is_released() && column < state.types.size(), "a cell outside the rows");
  if (!arrow_is_valid(*state.batch.get(), state.in_batch)) {
    return std::optional<std::string_view>();
  }
  auto cell = arrow_cell(state.types[column], *state.batch->children[column],
                         state.batch->offset + state.in_batch, state.scratch[column]);
  const bool is_text = cell && (!*cell || is_utf8(**cell));
  if (!is_text) {
    const std::string place = "/" + std::to_string(state.row) + "/" + state.names[column];
    if (!cell) return under(place, std::move(cell).error());
    return invalid("arrow.encoding", place, "text that is not UTF-8");
  }
  return cell;
}

}  // namespace kehu::record
