// The kinds of the area's duties and messages, by which hosts know them.
#pragma once

#include <string_view>

namespace kehu::service {

namespace duty_kinds {
inline constexpr std::string_view first_response = "service.first_response";
inline constexpr std::string_view next_update = "service.next_update";
inline constexpr std::string_view solution = "service.solution";
inline constexpr std::string_view appointment = "service.appointment";
inline constexpr std::string_view contribution = "service.contribution";  // of a department
inline constexpr std::string_view resume = "service.resume";              // the end of a pause
inline constexpr std::string_view follow_up = "service.follow_up";        // a contact after closing
inline constexpr std::string_view hand_back = "service.hand_back";        // of a thing in keeping
}  // namespace duty_kinds

// To the customer; `contribution` to the department's role.
namespace message_kinds {
inline constexpr std::string_view response = "service.response";
inline constexpr std::string_view update = "service.update";
inline constexpr std::string_view appointment = "service.appointment";
inline constexpr std::string_view contribution = "service.contribution";
inline constexpr std::string_view order_progress = "service.order_progress";
inline constexpr std::string_view result = "service.result";
}  // namespace message_kinds

}  // namespace kehu::service
