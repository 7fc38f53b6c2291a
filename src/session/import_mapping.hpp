// How a row of texts becomes a command's arguments; internal to the session folder.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/core/result.hpp"
#include "kehu/record/descriptor.hpp"

namespace kehu {

// Where a text goes in the arguments: "contact_points/0/value", resolved once.
struct ImportTarget {
  struct Step {
    const record::Field* field;
    std::size_t index;  // of a list element; unused for other fields
    bool operator==(const Step&) const = default;
  };
  std::vector<Step> steps;
  record::Type type;   // of the value
  std::string format;  // how to read it; see Mapping
  std::string path;    // as given
};

// A mapping of columns, and of constants, to the fields of a command.
//
//   "columns":   {"Name": "name", "Mobile": "contact_points/0/value"}
//   "constants": {"contact_points/0/kind": "mobile"}
//   "formats":   {"since": "M/D/YYYY", "amount": "USD", "name": "trim"}
// Formats of dates are made of YYYY, YY, MM, M, DD, D and separators; of amounts, the currency of
// a column that holds bare numbers. An empty cell leaves its field absent.
class ImportMapping {
 public:
  // Errors: import.unknown_column, import.unknown_field, import.twice, import.format, json.*.
  static Result<ImportMapping> read(const boost::json::object& envelope,
                                    const record::Descriptor& arguments);
  // Says which column of the source each target takes. Errors: import.unknown_column,
  // import.twice.
  Result<void> bind(const std::vector<std::string>& source_columns);
  // Fills `arguments`, a freshly constructed record. Errors: those of the values; the path is
  // that of the field.
  Result<void> fill(const std::vector<std::optional<std::string_view>>& row,
                    const record::Descriptor& descriptor, void* arguments) const;

 private:
  Result<void> check_targets() const;
  bool fills(std::string_view path) const;

  struct Column {
    std::string name;
    std::size_t position = 0;
    std::vector<ImportTarget> targets;
  };
  struct Constant {
    ImportTarget target;
    std::string text;
  };
  std::vector<Column> columns_;
  std::vector<Constant> constants_;
};

}  // namespace kehu
