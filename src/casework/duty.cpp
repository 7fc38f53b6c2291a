// Duties opened, paused, fulfilled: the rows, and the commands about any duty.
#include <algorithm>

#include "casework/handlers.hpp"
#include "kehu/casework/live_duties.hpp"
#include "kehu/casework/subjects.hpp"
#include "kehu/core/text.hpp"

namespace kehu::casework {

namespace {

bool is_live(const Duty& duty) {
  return duty.state == DutyState::open || duty.state == DutyState::paused;
}

std::vector<DutyPause> pauses_of(Reader& reader, const Duty& duty) {
  if (duty.pauses == 0) return {};
  return reader.rows<DutyPause>("", {duty.id.value});
}

// In order of opening, as ids made later sort later. Mostly they are, and sorting moves rows then
// too.
void sort(std::vector<Duty>& duties) {
  if (!std::ranges::is_sorted(duties, {}, &Duty::id)) std::ranges::sort(duties, {}, &Duty::id);
}

// Who missed a duty answers for it, whoever does it now; one that is not missed goes to the new
// owner with what he answers for.
void hand_on(CommandContext& context, Duty& duty, std::string_view owner) {
  bool was_his = !duty.owner.empty();
  if (is_missed(duty, context.now())) {
    if (duty.missed_by.empty()) duty.missed_by = duty.owner;
  } else if (was_his && duty.liable == duty.owner) {
    duty.liable = owner;
  }
  duty.owner = owner;
}

// A paused clock is wound up where it stands: its pause lasts until now.
Result<void> end_pause(CommandContext& context, Duty& duty) {
  auto pauses = pauses_of(context, duty);
  ensure(!pauses.empty() && !pauses.back().until, "a paused duty has an open pause");
  DutyPause before = pauses.back();
  pauses.back().until = std::max(context.now(), before.from);
  KEHU_TRY(context.update(before, pauses.back()));
  duty.paused_at.reset();
  KEHU_TRY_ASSIGN(duty.deadline, deadline_of(context.policy_of(duty.policy_version), limit_of(duty),
                                             duty.started_at, pauses));
  return {};
}

Result<void> close(CommandContext& context, Duty& duty, DutyState state, std::string_view outcome) {
  if (duty.state == DutyState::paused) KEHU_TRY(end_pause(context, duty));
  duty.state = state;
  duty.closed_at = context.now();
  duty.closed_by = context.actor().actor;
  duty.outcome = outcome;
  duty.missed = is_missed(duty, context.now());
  return {};
}

Result<Duty> fetch(CommandContext& context, const Id<Duty>& id) {
  auto found = context.find<Duty>(id);
  if (!found || !as_told(context, *found))
    return not_found("duty.not_found", "/duty", "no duty has the id " + id.text());
  if (!is_live(*found))
    return conflict("duty.closed", "/duty",
                    "the duty " + quotation(found->kind) + " is closed already: " + found->outcome);
  return *found;
}

// Without the customer, where it is not the actor's business whose the case is.
Duty in_reply(CommandContext& context, const Duty& before, Duty after) {
  after.customer = as_told(context, before)->customer;  // fetch found it told
  return after;
}

}  // namespace

Result<Duty> open_duty(CommandContext& context, const NewDuty& made) {
  Duty duty;
  duty.id = context.id_or_new<Duty>({});
  duty.kind = made.kind;
  duty.clause = made.clause;
  duty.subject_kind = made.about.kind;
  duty.subject = Id<Subject>{made.about.id};
  duty.customer = made.about.customer;
  duty.owner = made.owner;
  duty.owner_role = made.owner_role;
  duty.liable = made.liable;
  duty.fulfilled_by = made.fulfilled_by;
  duty.started_at = made.start.value_or(context.now());
  duty.limit_amount = made.limit.amount;
  duty.limit_unit = made.limit.unit;
  duty.calendar = made.limit.calendar;
  duty.policy_version = made.policy_version.value_or(context.policy_version());
  const Policy& policy = context.policy_of(duty.policy_version);
  KEHU_TRY_ASSIGN(duty.calendar_version, calendar_version(policy, made.limit));
  KEHU_TRY_ASSIGN(duty.deadline, deadline_of(policy, made.limit, duty.started_at, made.pauses));
  duty.pauses = static_cast<std::int64_t>(made.pauses.size());
  KEHU_TRY(context.insert(duty));
  std::int64_t number = 0;
  for (DutyPause pause : made.pauses) {
    pause.duty = duty.id;
    pause.number = ++number;
    KEHU_TRY(context.insert(pause));
  }
  return duty;
}

std::vector<Duty> duties_of(Reader& reader, const Uuid& subject) {
  auto duties = reader.rows<Duty>("by_subject", {subject});
  sort(duties);
  return duties;
}

std::vector<Duty> live_duties_of(Reader& reader, const Uuid& subject) {
  store::Range range;
  range.prefix = {subject};
  range.from = record::Value(std::string_view("open"));
  auto live = reader.rows_in<Duty>("by_subject", range);
  sort(live);
  return live;
}

std::vector<Duty> open_duties_of(Reader& reader, const Uuid& subject, std::string_view kind) {
  auto live = live_duties_of(reader, subject);
  std::erase_if(live, [&](const Duty& duty) { return duty.kind != kind; });
  return live;
}

LiveDuties::LiveDuties(CommandContext& context, const Uuid& subject)
    : context_(context), duties_(live_duties_of(context, subject)) {}

// Applies `change` to those of a kind, writes what it changed, and counts it.
template <class Change>
Result<std::int64_t> LiveDuties::each(std::optional<std::string_view> kind, Change change) {
  std::int64_t count = 0;
  for (Duty& duty : duties_) {
    if (kind && duty.kind != *kind) continue;
    Duty before = duty;
    KEHU_TRY_ASSIGN(bool changed, change(duty));
    if (!changed) continue;
    KEHU_TRY(context_.update(before, duty));
    ++count;
  }
  std::erase_if(duties_, [](const Duty& duty) { return !is_live(duty); });
  return count;
}

Result<std::int64_t> LiveDuties::close(std::optional<std::string_view> kind, DutyState state,
                                       std::string_view outcome) {
  return each(kind, [&](Duty& duty) -> Result<bool> {
    KEHU_TRY(casework::close(context_, duty, state, outcome));
    return true;
  });
}

Result<std::int64_t> LiveDuties::fulfil(std::string_view kind, std::string_view outcome) {
  return close(kind, DutyState::fulfilled, outcome);
}

Result<std::int64_t> LiveDuties::cancel(std::optional<std::string_view> kind,
                                        std::string_view outcome) {
  return close(kind, DutyState::cancelled, outcome);
}

Result<std::int64_t> LiveDuties::pause(std::optional<std::string_view> kind,
                                       std::string_view reason, std::string_view clause) {
  return each(kind, [&](Duty& duty) -> Result<bool> {
    // A deadline that has passed stays passed: nothing is left to be counted.
    if (duty.state != DutyState::open || is_missed(duty, context_.now())) return false;
    duty.state = DutyState::paused;
    duty.paused_at = context_.now();
    duty.deadline.reset();
    duty.pauses += 1;
    KEHU_TRY(context_.insert(DutyPause{
        duty.id, duty.pauses, context_.now(), {}, std::string(reason), std::string(clause)}));
    return true;
  });
}

Result<std::int64_t> LiveDuties::resume(std::optional<std::string_view> kind) {
  return each(kind, [&](Duty& duty) -> Result<bool> {
    if (duty.state != DutyState::paused) return false;
    KEHU_TRY(end_pause(context_, duty));
    duty.state = DutyState::open;
    return true;
  });
}

Result<std::int64_t> LiveDuties::reassign(std::string_view owner, std::string_view role_meanwhile) {
  return each({}, [&](Duty& duty) -> Result<bool> {
    bool is_the_roles = !duty.liable.empty() && duty.liable == duty.owner_role;
    if (is_the_roles || duty.owner == owner) return false;
    if (!role_meanwhile.empty() && duty.liable.empty()) {
      bool had_none = duty.owner.empty() && is_missed(duty, context_.now());
      if (had_none) duty.liable = duty.owner_role;
      duty.owner_role = owner.empty() ? role_meanwhile : std::string_view();
    }
    hand_on(context_, duty, owner);
    return true;
  });
}

Result<std::int64_t> LiveDuties::reevaluate(std::string_view kind, const TimeLimit& limit,
                                            std::string_view clause, std::int64_t policy_version) {
  const Policy& policy = context_.policy_of(policy_version);
  return each(kind, [&](Duty& duty) -> Result<bool> {
    if (is_missed(duty, context_.now())) return false;
    duty.limit_amount = limit.amount;
    duty.limit_unit = limit.unit;
    duty.calendar = limit.calendar;
    duty.clause = clause;
    duty.policy_version = policy_version;
    KEHU_TRY_ASSIGN(duty.calendar_version, calendar_version(policy, limit));
    KEHU_TRY_ASSIGN(duty.deadline,
                    deadline_of(policy, limit, duty.started_at, pauses_of(context_, duty)));
    if (duty.state == DutyState::paused) duty.deadline.reset();
    return true;
  });
}

Result<Duty> LiveDuties::open(const NewDuty& made) {
  KEHU_TRY_ASSIGN(Duty duty, open_duty(context_, made));
  duties_.push_back(duty);
  return duty;
}

Result<std::int64_t> fulfil_duties(CommandContext& context, const Uuid& subject,
                                   std::string_view kind, std::string_view outcome) {
  return LiveDuties(context, subject).fulfil(kind, outcome);
}

Result<void> fulfil_duty_since(CommandContext& context, const Uuid& subject, std::string_view kind,
                               Instant started_at, std::string_view outcome) {
  auto live = open_duties_of(context, subject, kind);
  auto found = std::ranges::find(live, started_at, &Duty::started_at);
  if (found == live.end()) return {};
  Duty duty = *found;
  KEHU_TRY(close(context, duty, DutyState::fulfilled, outcome));
  return context.update(*found, duty);
}

Result<std::int64_t> cancel_duties(CommandContext& context, const Uuid& subject,
                                   std::optional<std::string_view> kind, std::string_view outcome) {
  return LiveDuties(context, subject).cancel(kind, outcome);
}

Result<std::int64_t> take_back_cancelled(CommandContext& context, const Uuid& subject,
                                         std::string_view kind, std::string_view outcome,
                                         std::string_view owner) {
  std::int64_t count = 0;
  for (const Duty& before : duties_of(context, subject)) {
    bool is_meant = before.kind == kind && before.state == DutyState::cancelled;
    if (!is_meant || before.outcome != outcome) continue;
    Duty duty = before;
    duty.state = DutyState::open;
    duty.closed_at.reset();
    duty.closed_by.clear();
    duty.outcome.clear();
    duty.missed = false;
    bool is_the_roles = !duty.liable.empty() && duty.liable == duty.owner_role;
    if (!is_the_roles && duty.owner != owner) hand_on(context, duty, owner);
    KEHU_TRY(context.update(before, duty));
    ++count;
  }
  return count;
}

Result<std::int64_t> pause_duties(CommandContext& context, const Uuid& subject,
                                  std::optional<std::string_view> kind, std::string_view reason,
                                  std::string_view clause) {
  return LiveDuties(context, subject).pause(kind, reason, clause);
}

Result<std::int64_t> resume_duties(CommandContext& context, const Uuid& subject,
                                   std::optional<std::string_view> kind) {
  return LiveDuties(context, subject).resume(kind);
}

Result<std::int64_t> reassign_duties(CommandContext& context, const Uuid& subject,
                                     std::string_view owner, std::string_view role_meanwhile) {
  return LiveDuties(context, subject).reassign(owner, role_meanwhile);
}

Result<std::int64_t> hand_over_duties(CommandContext& context,
                                      std::span<const Id<customer::Customer>> customers,
                                      std::string_view role, std::string_view owner) {
  std::int64_t count = 0;
  for (const Id<customer::Customer>& customer : customers)
    for (const Duty& before : live_duties_of_record(context, customer)) {
      if (before.owner_role != role) continue;
      Duty duty = before;
      hand_on(context, duty, owner);
      KEHU_TRY(context.update(before, duty));
      ++count;
    }
  return count;
}

Result<Duty> fulfil_duty(CommandContext& context, const FulfilDuty& command) {
  KEHU_TRY_ASSIGN(Duty before, fetch(context, command.duty));
  KEHU_TRY(check_needed_text(command.outcome, "/outcome"));
  if (command.note) KEHU_TRY(check_text(*command.note, "/note"));
  if (!before.fulfilled_by.empty())
    return conflict(
        "duty.other_command", "/duty",
        "the duty " + quotation(before.kind) + " is fulfilled by " + before.fulfilled_by);
  bool is_owner = is_same_person(context, before.owner, context.actor().actor);
  Decision decision = decide_fulfilment(before, is_owner, context.actor().role);
  KEHU_TRY(granted(context, decision));
  Duty duty = before;
  KEHU_TRY(close(context, duty, DutyState::fulfilled, command.outcome));
  duty.note = command.note.value_or("");
  KEHU_TRY(context.update(before, duty));
  return in_reply(context, before, duty);
}

Result<Duty> reassign_duty(CommandContext& context, const ReassignDuty& command) {
  KEHU_TRY_ASSIGN(Duty before, fetch(context, command.duty));
  KEHU_TRY(check_needed_line(command.owner, "/owner"));
  Actor owner = context.actor();
  owner.actor = command.owner;
  if (telling_of(Asker(context, owner), before.subject_kind, before.subject) == Telling::nothing)
    return conflict("duty.owner_recused", "/owner",
                    quotation(command.owner) +
                        " takes no part in what the duty is about; name somebody who may");
  Duty duty = before;
  hand_on(context, duty, command.owner);
  KEHU_TRY(context.update(before, duty));
  return in_reply(context, before, duty);
}

}  // namespace kehu::casework
