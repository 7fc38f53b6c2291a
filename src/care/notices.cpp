// Notices and letters: drafted, approved, sealed, delivered, signed for, filed (CARE-6).
#include <map>

#include "care/handlers.hpp"
#include "kehu/casework/in_hand.hpp"
#include "kehu/core/text.hpp"

namespace kehu::care {

namespace {

constexpr std::string_view receipt_duty = "care.receipt";

Result<casework::InHand<Notice>> take_up(CommandContext& context, const Id<Notice>& id,
                                         std::string_view act, std::string_view note = {}) {
  KEHU_TRY_ASSIGN(Notice notice, fetch(context, id, "notice"));
  return casework::take_up(context, notice_workflow, notice, act, note);
}

Result<const NoticeKind*> kind_of(const Policy& policy, std::string_view kind) {
  if (const NoticeKind* found = find_notice_kind(policy, kind)) return found;
  return invalid("care.unknown_notice_kind", "/kind",
                 quotation(kind) + " is no kind of notice of clause CARE-6");
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
                 "a notice of the kind " + quotation(command.kind) + " does not follow " +
                     first.number + " of the kind " + quotation(first.kind) + " for this customer");
}

// Who had a part in a notice does not sign for the customer that it came.
Result<void> check_receipt(CommandContext& context, const Notice& notice,
                           std::string_view received_by) {
  const std::string_view parts[] = {notice.drafted_by, notice.approved_by, notice.sealed_by,
                                    notice.delivered_by, context.actor().actor};
  bool own = std::ranges::any_of(parts, [&](std::string_view person) {
    return casework::is_same_person(context, received_by, person);
  });
  Decision decision;
  decision.check(!own, "CARE-6", "receipt_of_customer", "care.own_receipt", {});
  if (own) decision.remedies.push_back({"customer_signs", {}});
  return granted(context, decision, "/received_by");
}

}  // namespace

Result<Notice> draft_notice(CommandContext& context, const DraftNotice& command) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customer, "/customer"));
  KEHU_TRY(kind_of(context.policy(), command.kind));
  KEHU_TRY(casework::check_new_id(context, command.id, "care.exists", "a notice"));
  KEHU_TRY(casework::check_needed_line(command.subject, "/subject"));
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
  KEHU_TRY_ASSIGN(auto taken, take_up(context, command.notice, "care.approve_notice"));
  Notice& notice = taken.row;
  KEHU_TRY(casework::sign(context, {.matter = "care.notice",
                                    .clause = "CARE-6",
                                    .about = {"notice", notice.id.value, notice.customer},
                                    .requested_by = notice.drafted_by}));
  notice.approved_by = context.actor().actor;
  return casework::put_back(context, std::move(taken));
}

Result<Notice> drop_notice(CommandContext& context, const DropNotice& command) {
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY_ASSIGN(auto taken, take_up(context, command.notice, "care.drop_notice", command.reason));
  return casework::put_back(context, std::move(taken));
}

Result<Notice> seal_notice(CommandContext& context, const SealNotice& command) {
  KEHU_TRY_ASSIGN(auto taken, take_up(context, command.notice, "care.seal_notice"));
  KEHU_TRY_ASSIGN(const NoticeKind* kind, kind_of(context.policy(), taken.row.kind));
  Decision decision;
  decision.check(context.actor().role == kind->seal_role, "CARE-6", "seal_kept_by",
                 "care.seal_role",
                 {{"role", intern(context.actor().role)}, {"seal_role", intern(kind->seal_role)}});
  if (!decision.granted())
    decision.remedies.push_back({"ask_seal_keeper", {{"seal_role", intern(kind->seal_role)}}});
  KEHU_TRY(granted(context, decision));
  taken.row.sealed_by = context.actor().actor;
  return casework::put_back(context, std::move(taken));
}

Result<Notice> deliver_notice(CommandContext& context, const DeliverNotice& command) {
  KEHU_TRY_ASSIGN(auto taken, take_up(context, command.notice, "care.deliver_notice"));
  Notice& notice = taken.row;
  notice.delivered_by = context.actor().actor;
  notice.delivered_at = context.now();
  KEHU_TRY(casework::open_duty(context, {.kind = receipt_duty,
                                         .clause = "CARE-6",
                                         .about = {"notice", notice.id.value, notice.customer},
                                         .limit = context.policy().get<NoticeClause>().receipt,
                                         .owner = context.actor().actor,
                                         .owner_role = context.actor().role,
                                         .fulfilled_by = "care.sign_receipt"}));
  return casework::put_back(context, std::move(taken));
}

Result<Notice> sign_receipt(CommandContext& context, const SignReceipt& command) {
  KEHU_TRY_ASSIGN(auto taken, take_up(context, command.notice, "care.sign_receipt"));
  KEHU_TRY(casework::check_needed_line(command.received_by, "/received_by"));
  KEHU_TRY(check_receipt(context, taken.row, command.received_by));
  taken.row.received_by = command.received_by;
  taken.row.received_at = context.now();
  KEHU_TRY(casework::fulfil_duties(context, taken.row.id.value, receipt_duty, "signed for"));
  return casework::put_back(context, std::move(taken));
}

Result<Notice> file_notice(CommandContext& context, const FileNotice& command) {
  KEHU_TRY_ASSIGN(auto taken, take_up(context, command.notice, "care.file_notice"));
  KEHU_TRY(casework::check_needed_line(command.location, "/location"));
  taken.row.filed_at = command.location;
  return casework::put_back(context, std::move(taken));
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
