// Major complaints: the ladder of warnings, the crisis team, the negotiators (CMP-11, CMP-12).
#include <algorithm>

#include "complaint/commands.hpp"
#include "kehu/core/text.hpp"

namespace kehu::complaint {

namespace {

constexpr std::string_view department_head = "department_head";  // a word of the ladder
constexpr std::string_view warning =
    "complaint.warning";  // of messages, and of duties before the role
constexpr std::string_view meeting_duty = "complaint.crisis_meeting";
constexpr std::string_view graded_general = "graded general";  // why the ladder was stopped

std::string duty_of(const WarningRung& rung) {
  return std::string(warning) + "_" + rung.recipient_role;
}

// The role that a rung means: of the department, its head.
std::string recipient_of(const Policy& policy, const Complaint& complaint,
                         const WarningRung& rung) {
  if (rung.recipient_role != department_head) return rung.recipient_role;
  const ComplaintCategory* category = find_category(policy, complaint.category);
  return category ? category->role : rung.recipient_role;
}

Result<void> tell(CommandContext& context, const Complaint& complaint, const WarningRung& rung,
                  const std::string& text) {
  casework::NewNotification told{.recipient_kind = casework::RecipientKind::role,
                                 .recipient = recipient_of(context.policy(), complaint, rung),
                                 .kind = warning,
                                 .clause = "CMP-11",
                                 .about = about(complaint),
                                 .facts = {{"number", complaint.number}, {"text", text}}};
  KEHU_TRY(casework::notify(context, told));
  return {};
}

// The duties of a kind about the complaint, in whichever state.
std::vector<casework::Duty> opened_of(CommandContext& context, const Complaint& complaint,
                                      std::string_view kind) {
  auto duties = casework::duties_of(context, complaint.id.value);
  std::erase_if(duties, [&](const casework::Duty& duty) { return duty.kind != kind; });
  return duties;
}

// Whether a duty of the kind was opened before. It is due once, and by the deadline of that first
// time: to be graded general meanwhile gains no time.
Result<bool> goes_on(CommandContext& context, const Complaint& complaint, std::string_view kind) {
  KEHU_TRY(casework::take_back_cancelled(context, complaint.id.value, kind, graded_general,
                                         complaint.handler));
  return !opened_of(context, complaint, kind).empty();
}

bool was_elsewhere(CommandContext& context, const Complaint& complaint) {
  return std::ranges::any_of(
      context.rows<casework::Step>("", {complaint.id.value}), [&](const casework::Step& step) {
        const auto* category = step.act == AssessComplaint::name
                                   ? find_category(context.policy(), step.note)
                                   : nullptr;
        return category && category->department != complaint.department;
      });
}

// Who was told of it as a major one before need not be told again, but for the head of a department
// that it has come to since.
bool is_told_already(CommandContext& context, const Complaint& complaint, const WarningRung& rung,
                     bool again) {
  return again && (rung.recipient_role != department_head || !was_elsewhere(context, complaint));
}

// Whom the policy has told once `after` is told; without it, from the grading on.
Result<void> start_rungs(CommandContext& context, const Complaint& complaint,
                         const std::optional<std::string>& after, bool again) {
  for (const WarningRung& rung : context.policy().get<MajorClause>().ladder) {
    if (rung.after != after) continue;
    if (!rung.within) {
      if (!is_told_already(context, complaint, rung, again))
        KEHU_TRY(tell(context, complaint, rung, ""));
      KEHU_TRY(start_rungs(context, complaint, rung.recipient_role, again));
      continue;
    }
    std::string kind = duty_of(rung);
    KEHU_TRY_ASSIGN(bool opened_before, goes_on(context, complaint, kind));
    if (opened_before) {
      if (opened_of(context, complaint, kind).back().state == casework::DutyState::fulfilled)
        KEHU_TRY(start_rungs(context, complaint, rung.recipient_role, again));
      continue;
    }
    casework::NewDuty duty{.kind = kind,
                           .clause = "CMP-11",
                           .about = about(complaint),
                           .limit = *rung.within,
                           .owner = complaint.handler,
                           .liable = rung.liable,
                           .fulfilled_by = "complaint.warn"};
    KEHU_TRY(casework::open_duty(context, duty));
  }
  return {};
}

Result<void> check_names(const std::vector<std::string>& names, std::string_view path) {
  if (names.empty()) return invalid("complaint.nobody", path, "at least one person is needed");
  for (std::size_t i = 0; i < names.size(); ++i)
    KEHU_TRY(casework::check_needed_line(names[i], std::string(path) + "/" + std::to_string(i)));
  return {};
}

// Errors: complaint.named_twice.
Result<void> check_each_once(CommandContext& context, const std::vector<std::string>& names,
                             std::string_view path) {
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t earlier = 0; earlier < i; ++earlier)
      if (casework::is_same_person(context, names[i], names[earlier]))
        return invalid(
            "complaint.named_twice", std::string(path) + "/" + std::to_string(i),
            quotation(names[i]) + " is the person at " + std::to_string(earlier) + " once more");
  return {};
}

// Nobody sits in the team who takes no part in the complaint.
Result<void> check_members(CommandContext& context, const Complaint& complaint,
                           const std::vector<std::string>& names, std::string_view path) {
  KEHU_TRY(check_names(names, path));
  KEHU_TRY(check_each_once(context, names, path));
  for (std::size_t i = 0; i < names.size(); ++i)
    KEHU_TRY(
        admit_person(context, complaint, names[i], std::string(path) + "/" + std::to_string(i)));
  return {};
}

// Others may be asked in, but somebody of the team is there. Errors: complaint.no_member_present.
Result<void> check_present(CommandContext& context, const CrisisTeam& team,
                           const std::vector<std::string>& present) {
  for (const std::string& person : present) {
    auto is_he = [&](const std::string& member) {
      return casework::is_same_person(context, member, person);
    };
    if (is_he(team.leader) || std::ranges::any_of(team.members, is_he)) return {};
  }
  std::string line = "nobody of the crisis team is present; it consists of " + team.leader;
  for (const std::string& member : team.members) line += ", " + member;
  return conflict("complaint.no_member_present", "/present", line);
}

Result<void> admit_leader(CommandContext& context, const Complaint& complaint) {
  Decision decision = decide_leader(context.policy(), complaint, context.actor().role);
  return granted(context, decision);
}

}  // namespace

Result<void> start_ladder(CommandContext& context, const Complaint& complaint) {
  const auto& clause = context.policy().get<MajorClause>();
  bool again = !opened_of(context, complaint, meeting_duty).empty();
  KEHU_TRY(start_rungs(context, complaint, {}, again));
  KEHU_TRY_ASSIGN(bool met_before, goes_on(context, complaint, meeting_duty));
  if (met_before) return {};
  return open_duty(context, complaint, meeting_duty, "CMP-11", clause.crisis_meeting_within,
                   "complaint.record_meeting", clause.crisis_leader_role);
}

Result<void> stop_ladder(CommandContext& context, const Complaint& complaint) {
  for (const WarningRung& rung : context.policy().get<MajorClause>().ladder)
    KEHU_TRY(casework::cancel_duties(context, complaint.id.value, duty_of(rung), graded_general));
  KEHU_TRY(casework::cancel_duties(context, complaint.id.value, meeting_duty, graded_general));
  return {};
}

bool is_warning(const casework::Duty& duty) { return duty.kind.starts_with(warning); }

std::int64_t open_warnings(Reader& reader, const Policy& policy, const Complaint& complaint) {
  std::int64_t open = 0;
  for (const WarningRung& rung : policy.get<MajorClause>().ladder)
    open += static_cast<std::int64_t>(
        casework::open_duties_of(reader, complaint.id.value, duty_of(rung)).size());
  return open;
}

bool is_meeting_due(Reader& reader, const Policy& policy, const Complaint& complaint,
                    const Date& day) {
  if (casework::open_duties_of(reader, complaint.id.value, meeting_duty).empty()) return false;
  auto leaders = casework::holders_of(reader, policy.get<MajorClause>().crisis_leader_role, day);
  return leaders.empty() || std::ranges::any_of(leaders, [&](const casework::RoleHolder& leader) {
           return !recusal_of(reader, policy, complaint, leader.person, day);
         });
}

Result<Complaint> warn(CommandContext& context, const WarnOfComplaint& command) {
  KEHU_TRY(casework::check_needed_text(command.text, "/text"));
  KEHU_TRY(casework::check_line(command.recipient_role, "/recipient_role"));
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.warn", command.recipient_role));
  const Complaint& complaint = handling.row;
  const auto& ladder = context.policy().get<MajorClause>().ladder;
  auto rung = std::ranges::find(ladder, command.recipient_role, &WarningRung::recipient_role);
  if (rung == ladder.end()) {
    std::string line =
        quotation(command.recipient_role) + " stands on no rung of clause CMP-11; there are";
    for (const WarningRung& known : ladder) line += " " + known.recipient_role;
    return invalid("complaint.unknown_recipient", "/recipient_role", line);
  }
  KEHU_TRY_ASSIGN(std::int64_t due,
                  casework::fulfil_duties(context, complaint.id.value, duty_of(*rung), "warned"));
  if (due == 0)
    return conflict("complaint.no_warning_due", "/recipient_role",
                    "no warning to " + command.recipient_role +
                        " is due: it is given, comes after another, or the complaint is not major");
  KEHU_TRY(tell(context, complaint, *rung, command.text));
  KEHU_TRY(start_rungs(context, complaint, rung->recipient_role, false));
  return put_back(context, std::move(handling));
}

Result<CrisisTeam> form_crisis_team(CommandContext& context, const FormCrisisTeam& command) {
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.form_crisis_team", ""));
  KEHU_TRY(admit_leader(context, handling.row));
  KEHU_TRY(check_members(context, handling.row, command.members, "/members"));
  auto before = context.find<CrisisTeam>(command.complaint);
  CrisisTeam team = before.value_or(CrisisTeam());
  team.complaint = command.complaint;
  team.leader = context.actor().actor;
  team.members = command.members;
  team.formed_at = context.now();
  KEHU_TRY(before ? context.update(*before, team) : context.insert(team));
  KEHU_TRY(put_back(context, std::move(handling)));
  return team;
}

Result<CrisisMeeting> record_meeting(CommandContext& context, const RecordCrisisMeeting& command) {
  KEHU_TRY(casework::check_needed_text(command.minutes, "/minutes"));
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.record_meeting", ""));
  KEHU_TRY(admit_leader(context, handling.row));
  auto team = context.find<CrisisTeam>(command.complaint);
  if (!team)
    return conflict("complaint.no_crisis_team", "/complaint",
                    "the crisis team is to be formed before it meets");
  KEHU_TRY(check_members(context, handling.row, command.present, "/present"));
  KEHU_TRY(check_present(context, *team, command.present));
  Instant held_at = command.held_at.value_or(context.now());
  if (held_at > context.now())
    return invalid("complaint.future", "/held_at",
                   text(held_at) + " is to come; it is " + text(context.now()));
  if (held_at < handling.row.received_at)
    return invalid(
        "complaint.before_receipt", "/held_at",
        text(held_at) + " is before the complaint was received, " + text(handling.row.received_at));
  auto earlier = context.rows<CrisisMeeting>("", {command.complaint.value});
  CrisisMeeting meeting{command.complaint, earlier.empty() ? 1 : earlier.back().number + 1,
                        held_at,           context.actor().actor,
                        command.present,   command.minutes};
  KEHU_TRY(context.insert(meeting));
  KEHU_TRY(casework::fulfil_duties(context, command.complaint.value, meeting_duty, "met"));
  KEHU_TRY(put_back(context, std::move(handling)));
  return meeting;
}

Result<Complaint> negotiate(CommandContext& context, const NegotiateComplaint& command) {
  KEHU_TRY(casework::check_needed_text(command.text, "/text"));
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.negotiate", command.text));
  Decision decision = decide_negotiator(context.policy(), handling.row, context.actor().role);
  KEHU_TRY(granted(context, decision));
  return put_back(context, std::move(handling));
}

}  // namespace kehu::complaint
