// Steps of cases, the numbers they go by, and messages to people.
#include <charconv>

#include "casework/handlers.hpp"
#include "kehu/core/text.hpp"

namespace kehu::casework {

Result<void> put_step(CommandContext& context, const About& about, std::int64_t number,
                      std::string_view act, std::string_view from, std::string_view to,
                      std::string_view note) {
  KEHU_TRY(check_text(note, "/note"));
  Step step;
  step.subject = Id<Subject>{about.id};
  step.number = number;
  step.subject_kind = about.kind;
  step.at = context.now();
  step.actor = context.actor().actor;
  step.role = context.actor().role;
  step.act = act;
  step.from_state = from;
  step.to_state = to;
  step.note = note;
  return context.insert(step);
}

Result<void> check_text(std::string_view text, std::string_view path) {
  if (text.size() <= note_bytes_max) return {};
  return invalid("text.too_long", path,
                 "the text has " + std::to_string(text.size()) + " bytes; at most " +
                     std::to_string(note_bytes_max) +
                     " are kept, so attach the rest as a document");
}

Result<void> check_needed_text(std::string_view text, std::string_view path) {
  if (text.empty()) return invalid("text.empty", path, "a text is needed here");
  return check_text(text, path);
}

namespace {

// Whatever ends a line somewhere, and a tab, which shifts what follows to another column.
constexpr std::string_view line_ends[] = {"\n", "\r",       "\t",           "\v",
                                          "\f", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};

}  // namespace

Result<void> check_line(std::string_view text, std::string_view path) {
  for (std::string_view end : line_ends)
    if (text.find(end) != std::string_view::npos)
      return invalid(
          "text.line_break", path,
          "there is a line break or a tab in what is one line of text; write it without");
  return check_text(text, path);
}

Result<void> check_needed_line(std::string_view text, std::string_view path) {
  if (text.empty()) return check_needed_text(text, path);
  return check_line(text, path);
}

std::string not_admitted(std::string_view word, const Error& refusal) {
  return quotation(word) + " is not admitted here. " + refusal.message;
}

namespace {

std::string last_number(const NumberSeries& counter) {
  std::string digits = std::to_string(counter.last);
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  return counter.name + "-" + digits;
}

}  // namespace

Result<std::string> next_number(CommandContext& context, std::string_view series,
                                const NumberStands& stands) {
  std::string name =
      std::string(series) + "-" + std::to_string(static_cast<int>(context.today().year()));
  NumberSeries counter{name, 0, 0};
  auto before = context.find<NumberSeries>(name);
  if (before) counter = *before;
  std::string number;
  do {
    counter.last += 1;
    number = last_number(counter);
  } while (stands && stands(number));
  KEHU_TRY(before ? context.update(*before, counter) : context.insert(counter));
  return number;
}

bool is_given(Reader& reader, std::string_view series, std::string_view number) {
  std::size_t dash = number.rfind('-');
  if (dash == std::string_view::npos || !number.starts_with(std::string(series) + "-"))
    return false;
  auto counter = reader.find<NumberSeries>(std::string(number.substr(0, dash)));
  if (!counter) return false;
  NumberSeries asked{counter->name, 0, 0};
  const char* end = number.data() + number.size();
  auto [stop, error] = std::from_chars(number.data() + dash + 1, end, asked.last);
  // Only what is written as the series writes it is one of its numbers.
  return error == std::errc() && stop == end && asked.last > 0 && asked.last <= counter->last &&
         last_number(asked) == number;
}

Result<Notification> notify(CommandContext& context, const NewNotification& made) {
  Notification notification;
  notification.id = context.id_or_new<Notification>({});
  notification.recipient_kind = made.recipient_kind;
  notification.recipient = made.recipient;
  notification.customer = made.about.customer;
  notification.kind = made.kind;
  notification.clause = made.clause;
  notification.subject_kind = made.about.kind;
  notification.subject = Id<Subject>{made.about.id};
  notification.facts = made.facts;
  notification.created_at = context.now();
  notification.pending_since = context.now();
  KEHU_TRY(context.insert(notification));
  return notification;
}

Result<Acknowledged> acknowledge(CommandContext& context, const AcknowledgeNotifications& command) {
  Acknowledged done;
  for (std::size_t i = 0; i < command.notifications.size(); ++i) {
    const auto& id = command.notifications[i];
    auto before = context.find<Notification>(id);
    // What somebody is not shown he does not take from those whom it is for.
    if (!before || !as_told(context, *before))
      return not_found("notification.not_found", "/notifications/" + std::to_string(i),
                       "no notification has the id " + id.text());
    if (!before->pending_since) continue;  // a host may say it twice
    Notification notification = *before;
    notification.pending_since.reset();
    notification.acknowledged_at = context.now();
    notification.acknowledged_by = context.actor().actor;
    KEHU_TRY(context.update(*before, notification));
    ++done.notifications;
  }
  return done;
}

}  // namespace kehu::casework
