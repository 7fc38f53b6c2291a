// Steps: who did what to a case, and when; the numbers that cases go by; messages to people.
//
// A case is any record with a workflow. Every move along it is one step on record (CMP-17).
#pragma once

#include <functional>

#include "kehu/casework/duty.hpp"

namespace kehu::casework {

// One move of a case; key (subject, number).
struct Step {
  Id<Subject> subject;
  std::int64_t number = 0;
  std::string subject_kind;
  Instant at{};
  std::string actor, role;
  std::string act;  // the command: "complaint.propose"
  std::string from_state, to_state;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Step, (),
                      (subject, number, subject_kind, at, actor, role, act, from_state, to_state,
                       note))

// Puts one step on record. `number` is the case's count of steps, kept in its row.
Result<void> put_step(CommandContext& context, const About& about, std::int64_t number,
                      std::string_view act, std::string_view from, std::string_view to,
                      std::string_view note);

// Moves `row` (with the fields id, state, steps) along its workflow and puts the step on record,
// or says why not. The caller writes the row. Errors: workflow.not_allowed, text.too_long (a note
// of more than note_bytes_max bytes).
template <class Row>
Result<void> take_step(CommandContext& context, const workflow::Workflow& flow, Row& row,
                       std::string_view act, std::string_view note = {}) {
  using State = decltype(Row::state);
  static const record::Enumeration& states =
      *table_of<Row>().descriptor().find("state")->type.enumeration;
  std::string_view from = record::name(states, static_cast<std::uint8_t>(row.state));
  KEHU_TRY_ASSIGN(std::string_view to, workflow::advance(flow, from, act));
  auto value = record::value_of(states, to);
  ensure(value.has_value(), "a workflow names a state that the record does not have");
  row.state = static_cast<State>(*value);
  row.steps += 1;
  return put_step(context, {flow.name, row.id.value, {}}, row.steps, act, from, to, note);
}

// The most bytes that one text of a case may have; control characters are refused at the door. It
// bounds memory and is no policy.
inline constexpr std::size_t note_bytes_max = 65536;
// Errors: text.too_long, at `path`.
Result<void> check_text(std::string_view text, std::string_view path);
// The same, and not empty. Errors: text.empty too.
Result<void> check_needed_text(std::string_view text, std::string_view path);
// The same of a name, a number or an address, which has one line: a second would stand on a printed
// document as if it were the document's own. Errors: text.line_break too.
Result<void> check_line(std::string_view text, std::string_view path);
Result<void> check_needed_line(std::string_view text, std::string_view path);
// The message of a refusal with the word before it that is not one of the policy's: what a caller
// gave is no fact of a decision, which outlives the call.
std::string not_admitted(std::string_view word, const Error& refusal);

// A counter of numbers that people read; key name.
struct NumberSeries {
  std::string name;  // "C-2024"
  std::int64_t version = 0;
  std::int64_t last = 0;
};
BOOST_DESCRIBE_STRUCT(NumberSeries, (), (name, version, last))

// The next number of a series and the year of the policy's zone: "C-2024-000001". No number is
// given twice, and none is lost with a command that fails. Those that `stands` knows, of cases
// taken over from earlier books, are stepped over.
using NumberStands = std::function<bool(std::string_view number)>;
Result<std::string> next_number(CommandContext& context, std::string_view series,
                                const NumberStands& stands = {});
// Whether a number is of the series, and the series has come as far: nothing else may have it.
bool is_given(Reader& reader, std::string_view series, std::string_view number);

// ------------------------------------------------------------------------------------- messages

// To whom a message goes.
enum class RecipientKind : std::uint8_t { person, role, customer };
BOOST_DESCRIBE_ENUM(RecipientKind, person, role, customer)

struct NotificationFact {
  std::string name, value;
};
BOOST_DESCRIBE_STRUCT(NotificationFact, (), (name, value))

// A message to somebody, for the host to deliver. It stays pending until acknowledged: a host
// delivers at least once and tells doubles by the id.
struct Notification {
  Id<Notification> id;
  std::int64_t version = 0;
  RecipientKind recipient_kind{};
  std::string recipient;  // the person or the role; of a customer ""
  std::optional<Id<customer::Customer>> customer;
  std::string kind;    // "complaint.warning": what a host picks its text by
  std::string clause;  // that demands it, or ""
  std::string subject_kind;
  Id<Subject> subject;
  std::vector<NotificationFact> facts;
  Instant created_at{};
  std::optional<Instant> pending_since;  // empty once acknowledged
  std::optional<Instant> acknowledged_at;
  std::string acknowledged_by;
};
BOOST_DESCRIBE_STRUCT(Notification, (),
                      (id, version, recipient_kind, recipient, customer, kind, clause, subject_kind,
                       subject, facts, created_at, pending_since, acknowledged_at, acknowledged_by))

struct NewNotification {
  RecipientKind recipient_kind{};
  std::string recipient{};
  std::string_view kind;
  std::string_view clause{};
  About about;
  std::vector<NotificationFact> facts{};
};
Result<Notification> notify(CommandContext& context, const NewNotification& notification);

// ------------------------------------------------------------------------- commands and queries

struct Acknowledged {
  std::int64_t notifications = 0;  // that were pending
};
BOOST_DESCRIBE_STRUCT(Acknowledged, (), (notifications))
// Errors: notification.not_found.
struct AcknowledgeNotifications {
  static constexpr std::string_view name = "notification.acknowledge";
  using Reply = Acknowledged;
  std::vector<Id<Notification>> notifications;
};
BOOST_DESCRIBE_STRUCT(AcknowledgeNotifications, (), (notifications))

// Pending messages, oldest first. Those to a customer about a complaint in confidence are shown to
// whom it was confided to alone (CMP-2): a host that delivers them acts in such a role.
struct NotificationsPending {
  static constexpr std::string_view name = "notifications.pending";
  using Row = Notification;
  std::optional<std::string> recipient;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(NotificationsPending, (), (recipient, limit))

// Every step of a case, in order (CMP-17).
struct CaseSteps {
  static constexpr std::string_view name = "case.steps";
  using Row = Step;
  Id<Subject> subject;
};
BOOST_DESCRIBE_STRUCT(CaseSteps, (), (subject))

}  // namespace kehu::casework

namespace kehu {
KEHU_TABLE(casework::Step)
KEHU_TABLE(casework::NumberSeries)
KEHU_TABLE(casework::Notification)
}  // namespace kehu
