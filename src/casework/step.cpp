// Steps of cases, the numbers they go by, and messages to people.
#include "casework/handlers.hpp"

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

Result<std::string> next_number(CommandContext& context, std::string_view series) {
  std::string name =
      std::string(series) + "-" + std::to_string(static_cast<int>(context.today().year()));
  NumberSeries counter{name, 0, 0};
  auto before = context.find<NumberSeries>(name);
  if (before) counter = *before;
  counter.last += 1;
  KEHU_TRY(before ? context.update(*before, counter) : context.insert(counter));
  std::string digits = std::to_string(counter.last);
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  return name + "-" + digits;
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
    if (!before)
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
