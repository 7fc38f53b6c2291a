#include "frame.hpp"

#include <algorithm>
#include <cstring>

#include "kehu/core/result.hpp"
#include "record/json.hpp"

namespace kehu::python {

namespace {

using record::Kind;

constexpr int money_scale = 4;  // decimals of amounts in Arrow columns

template <class T>
T load(const void* buffer, std::int64_t position) {
  T value;
  std::memcpy(&value, static_cast<const char*>(buffer) + position * std::int64_t{sizeof(T)},
              sizeof value);
  return value;
}

bool bit_of(const void* buffer, std::int64_t position) {
  return (load<std::uint8_t>(buffer, position / 8) >> (position % 8)) & 1;
}

template <class T>
T sure(Result<T> result) {
  if (!result) throw Fault(std::move(result).error());
  return std::move(result).value();
}

record::Value scalar(const record::Type& type, const Cell& cell) {
  switch (type.kind) {
    case Kind::boolean:
      return cell.bit();
    case Kind::integer:
      return cell.number<std::int64_t>();
    case Kind::text:
    case Kind::bytes:
      return cell.text();
    case Kind::ratio:
      return sure(Ratio::parse(cell.text()));
    case Kind::id:
      return sure(parse_uuid(cell.text()));
    case Kind::instant:
      return Instant(Duration(cell.number<std::int64_t>()));
    case Kind::date:
      return date_from_day_number(cell.number<std::int32_t>());
    case Kind::enumeration:
      return type.enumeration->names.at(static_cast<std::size_t>(cell.number<std::int32_t>()));
    case Kind::reference:
      if (cell.text().size() == 36)
        if (auto id = parse_uuid(cell.text())) return *id;
      return cell.text();
    default:
      throw Fault(Category::internal, "internal.invariant", "a column that is not of a scalar");
  }
}

// Records and lists stand in their column as JSON; a record of this one field reads them.
void read_nested(const record::Descriptor& descriptor, const record::Field& field,
                 std::string_view json, void* record) {
  record::Descriptor single;
  single.name = descriptor.name;
  single.fields = {field};
  std::string text = "{";
  record::write_json_text(field.name, text);
  text += ':';
  text += json;
  text += '}';
  auto read = record::read_json_text(single, text, record);
  if (!read) throw Fault(read.error());
}

}  // namespace

bool Cell::is_null() const {
  return array->buffers[0] && !bit_of(array->buffers[0], array->offset + position);
}

bool Cell::bit() const { return bit_of(array->buffers[1], array->offset + position); }

template <class T>
T Cell::number() const {
  return load<T>(array->buffers[1], array->offset + position);
}
template std::int32_t Cell::number() const;
template std::int64_t Cell::number() const;
template Int128 Cell::number() const;

std::string_view Cell::text() const {
  const auto start = load<std::int32_t>(array->buffers[1], array->offset + position);
  const auto end = load<std::int32_t>(array->buffers[1], array->offset + position + 1);
  return {static_cast<const char*>(array->buffers[2]) + start,
          static_cast<std::size_t>(end - start)};
}

Frame::Frame(const record::Descriptor& descriptor, ArrowArrayStream* stream)
    : descriptor_(&descriptor) {
  struct Release {
    ArrowArrayStream* stream;
    ~Release() { stream->release(stream); }
  } release{stream};
  for (;;) {
    ArrowArray batch{};
    if (stream->get_next(stream, &batch) != 0)
      throw Fault(Category::fault, "memory.exhausted", "no memory is left for a query's rows");
    if (!batch.release) break;
    starts_.push_back(rows_);
    batches_.push_back(batch);
    rows_ += static_cast<std::size_t>(batch.length);
  }
  const auto& fields = descriptor.fields;
  bool has_money = std::any_of(fields.begin(), fields.end(), [](const record::Field& field) {
    return field.type.kind == Kind::money;
  });
  if (const record::Field* own = descriptor.find("currency")) {
    currency_ = static_cast<std::size_t>(own - fields.data());
  } else if (has_money) {
    currency_ = fields.size();
  }
}

Frame::~Frame() {
  for (ArrowArray& batch : batches_) batch.release(&batch);
}

std::size_t Frame::columns() const noexcept {
  return descriptor_->fields.size() + (has_currency_column() ? 1 : 0);
}

Cell Frame::cell(std::size_t row, std::size_t column) const {
  auto after = std::upper_bound(starts_.begin(), starts_.end(), row);
  auto batch = static_cast<std::size_t>(after - starts_.begin()) - 1;
  const ArrowArray& array = batches_[batch];
  return {array.children[column], static_cast<std::int64_t>(row - starts_[batch]) + array.offset};
}

std::optional<Money> Frame::money(std::size_t row, std::size_t column) const {
  Cell amount = cell(row, column), code = cell(row, currency_);
  if (amount.is_null()) return std::nullopt;
  Currency currency;
  if (!code.is_null()) currency = sure(Currency::parse(code.text()));
  Int128 minor = amount.number<Int128>();
  for (int i = currency.minor_units(); i < money_scale; ++i) minor /= 10;
  return Money(static_cast<std::int64_t>(minor), currency);
}

void Frame::read_field(std::size_t row, std::size_t column, void* record) const {
  const record::Field& field = descriptor_->fields[column];
  if (field.type.kind == Kind::money) {
    if (auto amount = money(row, column))
      record::write(field, record, *amount);
    else
      field.reset(record);
    return;
  }
  Cell found = cell(row, column);
  if (found.is_null()) return field.reset(record);
  if (field.type.kind == Kind::record || field.type.kind == Kind::list)
    return read_nested(*descriptor_, field, found.text(), record);
  record::write(field, record, scalar(field.type, found));
}

void Frame::read(std::size_t row, void* record) const {
  for (std::size_t i = 0; i < descriptor_->fields.size(); ++i) read_field(row, i, record);
}

}  // namespace kehu::python
