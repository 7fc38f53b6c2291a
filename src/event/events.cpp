// Events announced, held and called off.
#include <set>

#include "event/handlers.hpp"

namespace kehu::event {

namespace {

Result<void> check_times(CommandContext& context, const AnnounceEvent& command) {
  if (command.registration_until <= context.now())
    return invalid("event.times", "/registration_until",
                   text(command.registration_until) + " is over already");
  if (command.kind == EventKind::gathering && !command.takes_place_at)
    return invalid("event.times", "/takes_place_at", "a gathering takes place at a time");
  if (command.takes_place_at && *command.takes_place_at < command.registration_until)
    return invalid("event.times", "/takes_place_at",
                   text(*command.takes_place_at) + " lies before the end of registration, " +
                       text(command.registration_until));
  return {};
}

Result<void> check_draw(const AnnounceEvent& command) {
  bool draw = command.kind == EventKind::draw;
  if (draw ? !command.winners || *command.winners < 1 : command.winners.has_value())
    return invalid("event.winners", "/winners",
                   draw ? "a draw has 1 winner or more" : "a gathering has no winners");
  if (!draw && !command.seed_commitment) return {};
  auto bytes = bytes_of_hex(command.seed_commitment.value_or(""));
  if (draw && bytes && bytes->size() == 32) return {};
  return invalid("event.seed_commitment", "/seed_commitment",
                 draw ? "the BLAKE2b-256 of the seed's bytes is needed, as 64 hexadecimal digits"
                      : "a gathering has no seed");
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// Who saw the seed of an earlier draw would know the tickets of this one while he registers.
Result<void> check_new_seed(Reader& reader, const std::string& commitment) {
  std::string before;
  if (!commitment.empty())
    reader.each<LoyaltyEvent>("by_announcement", {}, [&](const LoyaltyEvent& event) {
      if (event.seed_commitment == commitment) before = event.number;
      return before.empty();
    });
  if (before.empty()) return {};
  return invalid("event.seed_commitment", "/seed_commitment",
                 "the seed is that of " + before + ", which others know or will; take a new one");
}

Result<void> open_duty(CommandContext& context, const LoyaltyEvent& event) {
  const auto& clause = context.policy().get<EventClause>();
  bool draw = event.kind == EventKind::draw;
  KEHU_TRY(casework::open_duty(context,
                               {.kind = draw ? "event.draw" : "event.record_attendance",
                                .clause = "TIER-5",
                                .about = about(event),
                                .limit = draw ? clause.draw_limit : clause.attendance_limit,
                                .owner_role = clause.organiser_role,
                                .liable = clause.organiser_role,
                                .fulfilled_by = draw ? "event.draw" : "event.record_attendance",
                                .start = draw ? event.registration_until : *event.takes_place_at}));
  return {};
}

}  // namespace

Result<LoyaltyEvent> announce(CommandContext& context, const AnnounceEvent& command) {
  KEHU_TRY(casework::check_new_id(context, command.id, "event.exists", "an event"));
  KEHU_TRY(casework::check_needed_line(command.name, "/name"));
  if (command.place) KEHU_TRY(casework::check_line(*command.place, "/place"));
  KEHU_TRY(check_times(context, command));
  if (command.capacity && *command.capacity < 1)
    return invalid("event.capacity", "/capacity",
                   "room for " + std::to_string(*command.capacity) + " is no room");
  KEHU_TRY(check_draw(command));
  LoyaltyEvent event;
  event.id = context.id_or_new(command.id);
  KEHU_TRY_ASSIGN(event.number, casework::next_number(context, "E"));
  event.name = command.name;
  event.kind = command.kind;
  event.registration_until = command.registration_until;
  event.takes_place_at = command.takes_place_at;
  event.place = command.place.value_or("");
  event.capacity = command.capacity;
  event.winners = command.winners.value_or(0);
  event.seed_commitment = lower(command.seed_commitment.value_or(""));
  KEHU_TRY(check_new_seed(context, event.seed_commitment));
  event.announced_by = context.actor().actor;
  event.announced_at = context.now();
  event.policy_version = context.policy_version();
  event.steps = 1;
  KEHU_TRY(context.insert(event));
  KEHU_TRY(casework::put_step(context, about(event), 1, "event.announce", "",
                              event_workflow.initial, ""));
  KEHU_TRY(open_duty(context, event));
  return event;
}

Result<LoyaltyEvent> record_attendance(CommandContext& context, const RecordAttendance& command) {
  KEHU_TRY_ASSIGN(auto taken, end(context, command.event, "event.record_attendance"));
  LoyaltyEvent& event = taken.row;
  if (event.kind != EventKind::gathering)
    return conflict("event.not_a_gathering", "/event", event.number + " is a draw");
  KEHU_TRY(granted(context, decide_attendance(context.now(), *event.takes_place_at)));
  KEHU_TRY_ASSIGN(auto registrations, standing_once(context, event));
  std::set<Id<EventRegistration>> attended;
  for (std::size_t i = 0; i < command.attended.size(); ++i) {
    std::string path = "/attended/" + std::to_string(i);
    KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.attended[i], path));
    auto registration = registration_of(context, event.id, customer.id);
    if (!registration || !stands(*registration))
      return not_found("event.not_registered", path,
                       customer.name + " does not stand registered for " + event.number);
    attended.insert(registration->id);
  }
  for (const EventRegistration& before : registrations) {
    EventRegistration registration = before;
    registration.outcome =
        attended.contains(before.id) ? RegistrationOutcome::attended : RegistrationOutcome::absent;
    KEHU_TRY(context.update(before, registration));
  }
  return casework::put_back(context, std::move(taken));
}

Result<LoyaltyEvent> cancel(CommandContext& context, const CancelEvent& command) {
  KEHU_TRY_ASSIGN(auto taken, end(context, command.event, "event.cancel", command.reason));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  LoyaltyEvent& event = taken.row;
  KEHU_TRY_ASSIGN(auto registrations, standing_once(context, event));
  for (const EventRegistration& was : registrations) {
    EventRegistration registration = was;
    registration.outcome = RegistrationOutcome::called_off;
    KEHU_TRY(context.update(was, registration));
    KEHU_TRY(tell(context, event, was.customer, "event.called_off"));
  }
  KEHU_TRY(casework::cancel_duties(context, event.id.value, {}, "called off"));
  event.ended_because = command.reason;
  return casework::put_back(context, std::move(taken));
}

}  // namespace kehu::event
