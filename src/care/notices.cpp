// Notices and letters: drafted, approved, sealed, delivered, signed for, filed (CARE-6).
#include <map>

#include "care/handlers.hpp"

namespace kehu::care {

namespace {

constexpr std::string_view receipt_duty = "care.receipt";

// Moves a notice on and writes it.
Result<Notice> moved(CommandContext& context, const Notice& before, Notice notice,
                     std::string_view act, std::string_view note = {}) {
  notice.state = before.state;
  notice.steps = before.steps;
  KEHU_TRY(casework::take_step(context, notice_workflow, notice, act, note));
  KEHU_TRY(context.update(before, notice));
  return notice;
}

// Whether the act is allowed now, before anything else is looked at.
Result<Notice> ready_for(CommandContext& context, const Id<Notice>& id, std::string_view act) {
  KEHU_TRY_ASSIGN(Notice notice, fetch(context, id, "notice"));
  Notice moving = notice;
  KEHU_TRY(workflow::advance(notice_workflow, state_word(moving.state), act));
  return notice;
}

Result<const NoticeKind*> kind_of(const Policy& policy, std::string_view kind) {
  if (const NoticeKind* found = find_notice_kind(policy, kind)) return found;
  return invalid("care.unknown_notice_kind", "/kind",
                 "'" + std::string(kind) + "' is no kind of notice of clause CARE-6");
}

Result<void> check_follows(CommandContext& context, const DraftNotice& command,
                           const Customer& customer) {
  if (!command.follows) return {};
  KEHU_TRY_ASSIGN(Notice first, fetch(context, *command.follows, "notice"));
  const NoticeKind* kind = find_notice_kind(context.policy(), first.kind);
  auto records = customer::records_of(context, customer.id);
  bool is_his = std::ranges::find(records, first.customer) != records.end();
  if (is_his && kind && kind->followed_by == command.kind) return {};
  return invalid("care.does_not_follow", "/follows",
                 "a notice of the kind '" + command.kind + "' does not follow " + first.number +
                     " of the kind '" + first.kind + "' for this customer");
}

}  // namespace

Result<Notice> draft_notice(CommandContext& context, const DraftNotice& command) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customer, "/customer"));
  KEHU_TRY(kind_of(context.policy(), command.kind));
  KEHU_TRY(casework::check_needed_text(command.subject, "/subject"));
  KEHU_TRY(casework::check_needed_text(command.text, "/text"));
  KEHU_TRY(check_follows(context, command, customer));
  Notice notice;
  notice.id = context.id_or_new(command.id);
  KEHU_TRY_ASSIGN(notice.number, casework::next_number(context, "N"));
  notice.customer = customer.id;
  notice.kind = command.kind;
  notice.subject = command.subject;
  notice.text = command.text;
  notice.follows = command.follows;
  notice.drafted_by = context.actor().actor;
  notice.drafted_at = context.now();
  notice.steps = 1;
  KEHU_TRY(context.insert(notice));
  KEHU_TRY(casework::put_step(context, {"notice", notice.id.value, customer.id}, 1,
                              "care.draft_notice", "", "drafted", ""));
  return notice;
}

Result<Notice> approve_notice(CommandContext& context, const ApproveNotice& command) {
  KEHU_TRY_ASSIGN(Notice before, ready_for(context, command.notice, "care.approve_notice"));
  KEHU_TRY(casework::sign(context, {.matter = "care.notice",
                                    .clause = "CARE-6",
                                    .about = {"notice", before.id.value, before.customer},
                                    .requested_by = before.drafted_by}));
  Notice notice = before;
  notice.approved_by = context.actor().actor;
  return moved(context, before, notice, "care.approve_notice");
}

Result<Notice> drop_notice(CommandContext& context, const DropNotice& command) {
  KEHU_TRY_ASSIGN(Notice before, ready_for(context, command.notice, "care.drop_notice"));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  return moved(context, before, before, "care.drop_notice", command.reason);
}

Result<Notice> seal_notice(CommandContext& context, const SealNotice& command) {
  KEHU_TRY_ASSIGN(Notice before, ready_for(context, command.notice, "care.seal_notice"));
  KEHU_TRY_ASSIGN(const NoticeKind* kind, kind_of(context.policy(), before.kind));
  Decision decision;
  decision.check(context.actor().role == kind->seal_role, "CARE-6", "seal_kept_by",
                 "care.seal_role",
                 {{"role", intern(context.actor().role)}, {"seal_role", intern(kind->seal_role)}});
  if (!decision.granted()) return context.refuse(decision);
  context.record(decision);
  Notice notice = before;
  notice.sealed_by = context.actor().actor;
  return moved(context, before, notice, "care.seal_notice");
}

Result<Notice> deliver_notice(CommandContext& context, const DeliverNotice& command) {
  KEHU_TRY_ASSIGN(Notice before, ready_for(context, command.notice, "care.deliver_notice"));
  Notice notice = before;
  notice.delivered_by = context.actor().actor;
  notice.delivered_at = context.now();
  KEHU_TRY_ASSIGN(notice, moved(context, before, notice, "care.deliver_notice"));
  KEHU_TRY(casework::open_duty(context, {.kind = receipt_duty,
                                         .clause = "CARE-6",
                                         .about = {"notice", notice.id.value, notice.customer},
                                         .limit = context.policy().get<NoticeClause>().receipt,
                                         .owner = context.actor().actor,
                                         .owner_role = context.actor().role,
                                         .fulfilled_by = "care.sign_receipt"}));
  return notice;
}

Result<Notice> sign_receipt(CommandContext& context, const SignReceipt& command) {
  KEHU_TRY_ASSIGN(Notice before, ready_for(context, command.notice, "care.sign_receipt"));
  KEHU_TRY(casework::check_needed_text(command.received_by, "/received_by"));
  Notice notice = before;
  notice.received_by = command.received_by;
  notice.received_at = context.now();
  KEHU_TRY_ASSIGN(notice, moved(context, before, notice, "care.sign_receipt"));
  KEHU_TRY(casework::fulfil_duties(context, notice.id.value, receipt_duty, "signed for"));
  return notice;
}

Result<Notice> file_notice(CommandContext& context, const FileNotice& command) {
  KEHU_TRY_ASSIGN(Notice before, ready_for(context, command.notice, "care.file_notice"));
  KEHU_TRY(casework::check_needed_text(command.location, "/location"));
  Notice notice = before;
  notice.filed_at = command.location;
  return moved(context, before, notice, "care.file_notice");
}

Result<void> notices(QueryContext& context, const Notices& query, Rows<Notice>& rows) {
  std::vector<Notice> found;
  if (query.customer) {
    KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, *query.customer, "/customer"));
    found = rows_of<Notice>(context, "by_customer", customer.id);
    std::ranges::stable_sort(found, [](const Notice& a, const Notice& b) {
      return std::tie(a.drafted_at, a.number) < std::tie(b.drafted_at, b.number);
    });
  } else {
    found = context.rows<Notice>("", {});
  }
  for (const Notice& notice : found)
    if (!query.state || notice.state == *query.state) rows.push(notice);
  return {};
}

Result<void> notices_due(QueryContext& context, const NoticesDue& query, Rows<NoticeDueRow>& rows) {
  customer::Survivors survivors(context);
  std::map<std::pair<Id<Customer>, std::string>, Date> last;
  for (const Notice& notice : context.rows<Notice>("", {})) {
    if (notice.state == NoticeState::dropped) continue;
    Date drafted = context.policy().zone().day(notice.drafted_at);
    auto [at, is_new] = last.try_emplace({survivors.of(notice.customer), notice.kind}, drafted);
    if (!is_new) at->second = std::max(at->second, drafted);
  }
  for (const auto& [key, day] : last) {
    const NoticeKind* kind = find_notice_kind(context.policy(), key.second);
    if (!kind || kind->every_months == 0) continue;
    Date due = day + months(static_cast<int>(kind->every_months));
    if (due <= query.until.value_or(context.today())) rows.push({key.first, key.second, day, due});
  }
  return {};
}

}  // namespace kehu::care
