// The forms of contact and registration numbers: check digits and normal forms, no look-ups.
//
// Each function takes what a person typed (full-width digits, spaces and separators included)
// and returns the one form in which it is stored and compared, or one clear error.
#pragma once

#include <string>
#include <string_view>

namespace kehu {

template <class T>
class Result;

// RFC 5321 mailbox; of isemail's categories VALID, DNSWARN and RFC5321 are accepted (quoted
// strings and address literals included), CFWS, DEPREC, RFC5322 and ERR refused. The normal form
// has the domain in lower case. Errors: email.format.
Result<std::string> normalize_email(std::string_view text);

// E.164, "+8613912345678". `region` (ISO 3166-1 alpha-2) says how to read a national number; with
// an empty region only numbers with '+' or '00' are read. Errors: phone.format, phone.region,
// phone.length.
Result<std::string> normalize_phone(std::string_view text, std::string_view region);

// Unified social credit identifier, GB 32100-2015, 18 characters. Errors: uscc.format, uscc.check.
Result<std::string> normalize_uscc(std::string_view text);
// Chinese resident identity number, GB 11643-1999, 18 characters with birth date and check digit.
// Errors: resident_identity.format, resident_identity.check.
Result<std::string> normalize_resident_identity(std::string_view text);
// EU VAT number with its country prefix. Errors: vat.format, vat.country, vat.check.
Result<std::string> normalize_vat(std::string_view text);
// ISO 13616. Errors: iban.format, iban.country, iban.length, iban.check.
Result<std::string> normalize_iban(std::string_view text);
// ISO 17442. Errors: lei.format, lei.check.
Result<std::string> normalize_lei(std::string_view text);

}  // namespace kehu
