// What other areas may change in the assets of a customer's file.
#pragma once

#include "kehu/customer.hpp"

namespace kehu::customer {

// Writes another terminal number or SIM into the file, where a device or card was replaced
// (SRV-12). Precondition: `part` is terminal_number or sim. Errors: row.stale.
Result<void> replace_number(CommandContext& context, const Asset& asset, AssetPart part,
                            std::string_view number);

}  // namespace kehu::customer
