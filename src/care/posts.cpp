// Posts in public media: found, assigned, answered with an approved reply (CARE-8).
#include "care/occasions.hpp"
#include "kehu/casework/in_hand.hpp"

namespace kehu::care {

namespace {

constexpr std::string_view reply_duty = "care.public_reply_due";

Result<casework::InHand<PublicPost>> take_up(CommandContext& context, const Id<PublicPost>& id,
                                             std::string_view act, std::string_view note = {}) {
  KEHU_TRY_ASSIGN(PublicPost post, fetch(context, id, "post"));
  return casework::take_up(context, post_workflow, post, act, note);
}

}  // namespace

Result<PublicPost> record_post(CommandContext& context, const RecordPost& command) {
  KEHU_TRY(casework::check_new_id(context, command.id, "care.exists", "a post"));
  KEHU_TRY(casework::check_needed_line(command.medium, "/medium"));
  KEHU_TRY(casework::check_line(command.author, "/author"));
  KEHU_TRY(casework::check_line(command.address, "/address"));
  KEHU_TRY(casework::check_needed_text(command.text, "/text"));
  PublicPost post;
  post.id = context.id_or_new(command.id);
  KEHU_TRY_ASSIGN(post.number, casework::next_number(context, "P"));
  post.medium = command.medium;
  post.author = command.author;
  post.address = command.address;
  post.text = command.text;
  post.found_at = context.now();
  post.steps = 1;
  KEHU_TRY(context.insert(post));
  KEHU_TRY(casework::put_step(context, {"public_post", post.id.value, {}}, 1, "care.record_post",
                              "", "found", ""));
  const auto& clause = context.policy().get<PostClause>();
  KEHU_TRY(casework::open_duty(context, {.kind = reply_duty,
                                         .clause = "CARE-8",
                                         .about = {"public_post", post.id.value, {}},
                                         .limit = clause.answer,
                                         .owner_role = clause.role,
                                         .fulfilled_by = "care.publish_reply"}));
  return post;
}

Result<PublicPost> assign_post(CommandContext& context, const AssignPost& command) {
  KEHU_TRY_ASSIGN(auto taken, take_up(context, command.post, "care.assign_post"));
  KEHU_TRY(casework::check_needed_line(command.to, "/to"));
  taken.row.assigned_to = command.to;
  KEHU_TRY(casework::reassign_duties(context, taken.row.id.value, command.to));
  return casework::put_back(context, std::move(taken));
}

Result<PublicPost> draft_reply(CommandContext& context, const DraftReply& command) {
  KEHU_TRY_ASSIGN(auto taken, take_up(context, command.post, "care.draft_reply"));
  KEHU_TRY(casework::check_needed_text(command.text, "/text"));
  taken.row.reply = command.text;
  taken.row.drafted_by = context.actor().actor;
  return casework::put_back(context, std::move(taken));
}

Result<PublicPost> approve_reply(CommandContext& context, const ApproveReply& command) {
  KEHU_TRY_ASSIGN(auto taken, take_up(context, command.post, "care.approve_reply"));
  KEHU_TRY(casework::sign(context, {.matter = "care.public_reply",
                                    .clause = "CARE-8",
                                    .about = {"public_post", taken.row.id.value, {}},
                                    .requested_by = taken.row.drafted_by}));
  taken.row.approved_by = context.actor().actor;
  return casework::put_back(context, std::move(taken));
}

Result<PublicPost> publish_reply(CommandContext& context, const PublishReply& command) {
  KEHU_TRY_ASSIGN(auto taken, take_up(context, command.post, "care.publish_reply"));
  taken.row.published_at = context.now();
  KEHU_TRY(casework::fulfil_duties(context, taken.row.id.value, reply_duty, "published"));
  return casework::put_back(context, std::move(taken));
}

Result<PublicPost> close_post(CommandContext& context, const ClosePost& command) {
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY_ASSIGN(auto taken, take_up(context, command.post, "care.close_post", command.reason));
  KEHU_TRY(casework::cancel_duties(context, taken.row.id.value, {}, "closed without a reply"));
  return casework::put_back(context, std::move(taken));
}

Result<void> posts(QueryContext& context, const Posts& query, Rows<PublicPost>& rows) {
  for (const PublicPost& post : context.rows<PublicPost>("by_number", {}))
    if (!query.state || post.state == *query.state) rows.push(post);
  return {};
}

}  // namespace kehu::care
