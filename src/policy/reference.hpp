// The reference policy's document, examples/policy/reference.json, as the build embeds it.
#pragma once

namespace kehu::policy_detail {

// The pieces of the document in order, then nullptr. Compilers limit one literal, so it is cut.
extern const char* const reference_pieces[];

}  // namespace kehu::policy_detail
