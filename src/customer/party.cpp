// Who speaks for a customer: told apart from a stranger by his record or by a contact of his.
#include "kehu/customer/party.hpp"

#include <algorithm>

#include "kehu/core/contact.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::customer {

namespace {

std::string folded(std::string_view text) { return match_key(text).value_or(std::string(text)); }

// A contact in every form by which it is known again: as it was typed, folded, and as the number or
// the address that it may be.
std::vector<std::string> forms_of(const Policy& policy, std::string_view contact) {
  std::vector<std::string> forms{std::string(contact), folded(contact)};
  if (auto phone = normalize_phone(contact, policy.get<BasicData>().home_region))
    forms.push_back(std::move(*phone));
  if (auto email = normalize_email(contact)) forms.push_back(std::move(*email));
  return forms;
}

bool is_reached_by(CommandContext& context, std::string_view contact,
                   const std::vector<Id<Customer>>& records,
                   std::initializer_list<std::string_view> left_with_case) {
  // Mostly it is said as it was left, and need not be brought into any other form.
  if (!contact.empty() && std::ranges::find(left_with_case, contact) != left_with_case.end())
    return true;
  auto given = forms_of(context.policy(), contact);
  auto is_given = [&](std::string_view form) {
    return !form.empty() && std::ranges::find(given, form) != given.end();
  };
  for (std::string_view left : left_with_case)
    if (std::ranges::any_of(forms_of(context.policy(), left), is_given)) return true;
  return std::ranges::any_of(records, [&](const Id<Customer>& record) {
    auto points = context.rows<ContactPoint>("", {record.value});
    return std::ranges::any_of(points, [&](const ContactPoint& point) {
      return is_given(point.normal) || is_given(folded(point.value));
    });
  });
}

}  // namespace

Result<bool> speaks_for(CommandContext& context, const Party& by,
                        const std::optional<Id<Customer>>& customer,
                        std::initializer_list<std::string_view> left_with_case) {
  std::vector<Id<Customer>> records;
  if (customer) records = records_with(context, *customer);
  if (by.customer) {
    KEHU_TRY_ASSIGN(auto speaking, resolve_id(context, *by.customer, "/by/customer"));
    return std::ranges::find(records, speaking) != records.end();
  }
  return by.contact && is_reached_by(context, *by.contact, records, left_with_case);
}

}  // namespace kehu::customer
