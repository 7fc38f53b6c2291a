// Points given or taken by hand, with a second person's signature.
#include "kehu/customer/merges.hpp"
#include "points/book.hpp"
#include "points/handlers.hpp"

namespace kehu::points {

namespace {

constexpr std::string_view matter = "points.adjustment";
constexpr std::string_view answer_duty = "points.answer_adjustment";

casework::About about(const PointsAdjustment& adjustment) {
  return {"points_adjustment", adjustment.id.value, adjustment.customer};
}

Result<Money> value_of(const Policy& policy, std::int64_t points) {
  if (points == 0 || points > lot_max || points < -lot_max)
    return invalid("points.amount", "/points",
                   std::to_string(points) + " points can be neither given nor taken");
  return policy.get<PointsClause>().point_value.multiply(Ratio(points < 0 ? -points : points, 1),
                                                         Rounding::down);
}

// Signs, moves the request on and writes it.
Result<PointsAdjustment> answered(CommandContext& context, const PointsAdjustment& before,
                                  bool approved, std::string_view act, std::string_view note) {
  // What a point is worth may have changed since it was asked for: signed is the greater value.
  Money value = before.value;
  if (auto now = value_of(context.policy(), before.points); !now && approved)
    return std::move(now).error();
  else if (now && now->currency() == value.currency() && value < *now)
    value = *now;
  KEHU_TRY(casework::sign(context, {.matter = matter,
                                    .clause = "TIER-4",
                                    .about = about(before),
                                    .requested_by = before.requested_by,
                                    .amount = value,
                                    .approved = approved,
                                    .note = note}));
  PointsAdjustment adjustment = before;
  KEHU_TRY(casework::take_step(context, adjustment_workflow, adjustment, act, note));
  adjustment.answered_by = context.actor().actor;
  adjustment.answered_at = context.now();
  KEHU_TRY(context.update(before, adjustment));
  KEHU_TRY(casework::fulfil_duties(context, before.id.value, answer_duty,
                                   approved ? "approved" : "rejected"));
  return adjustment;
}

Result<PointsAdjustment> ready_for(CommandContext& context, const Id<PointsAdjustment>& id,
                                   std::string_view act) {
  KEHU_TRY_ASSIGN(PointsAdjustment row, fetch(context, id, "/adjustment", "adjustment"));
  const char* states[] = {"requested", "approved", "rejected"};
  KEHU_TRY(
      workflow::advance(adjustment_workflow, states[static_cast<std::size_t>(row.state)], act));
  return row;
}

Result<void> give(CommandContext& context, PointsBook& book, const PointsAdjustment& adjustment) {
  PointsLot lot;
  lot.id.value = adjustment.id.value;
  lot.source = LotSource::adjustment;
  lot.granted = adjustment.points;
  lot.returned = Money::zero(context.policy().currency());
  lot.policy_version = context.policy_version();
  lot.earned_on = lot.unlocks_on = context.today();
  lot.expires_on = std::max(expiry_day(context.policy().get<PointsClause>(), lot.earned_on),
                            lot.earned_on + days(1));
  KEHU_TRY(book.grant(std::move(lot), {PointsAct::adjust, adjustment.id.value}));
  return book.recover_owed();
}

// From all records of the customer, as points are redeemed.
Result<void> take(CommandContext& context, PointsBooks& books, const PointsAdjustment& adjustment) {
  KEHU_TRY_ASSIGN(Id<Customer> customer,
                  customer::resolve_id(context, adjustment.customer, "/adjustment"));
  auto records = customer::records_of(context, customer);
  for (const Id<Customer>& record : records) KEHU_TRY(settle_returns(context, books, record));
  KEHU_TRY_ASSIGN(auto from, books.sources(records));
  std::int64_t left = -adjustment.points, active = 0;
  for (const PointsSource& source : from) active += source.lot->active;
  Decision decision = decide_deduction(left, active);
  KEHU_TRY(granted(context, decision));
  for (const PointsSource& source : from) {
    std::int64_t part = std::min(left, source.lot->active);
    if (part == 0) break;
    KEHU_TRY(source.book->move(*source.lot, PointsPlace::earned, PointsPlace::active, part,
                               {PointsAct::adjust, adjustment.id.value}));
    left -= part;
  }
  return {};
}

}  // namespace

Result<PointsAdjustment> request_adjustment(CommandContext& context,
                                            const RequestAdjustment& command) {
  KEHU_TRY_ASSIGN(Id<Customer> customer,
                  customer::resolve_id(context, command.customer, "/customer"));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY(check_new(context, command.id, "adjustment"));
  PointsAdjustment adjustment;
  KEHU_TRY_ASSIGN(adjustment.value, value_of(context.policy(), command.points));
  adjustment.id = context.id_or_new(command.id);
  adjustment.customer = customer;
  adjustment.points = command.points;
  adjustment.reason = command.reason;
  adjustment.steps = 1;
  adjustment.requested_by = context.actor().actor;
  adjustment.requested_at = context.now();
  KEHU_TRY(context.insert(adjustment));
  KEHU_TRY(casework::put_step(context, about(adjustment), 1, "points.request_adjustment", "",
                              "requested", command.reason));
  casework::NewDuty duty{.kind = answer_duty,
                         .clause = "TIER-4",
                         .about = about(adjustment),
                         .limit = context.policy().get<PointsClause>().approval_within,
                         .fulfilled_by = "points.approve_adjustment"};
  auto signers = casework::roles_that_may_sign(context.policy(), matter, adjustment.value);
  if (!signers.empty()) duty.owner_role = signers.front();
  KEHU_TRY(casework::open_duty(context, duty));
  return adjustment;
}

Result<PointsAdjustment> approve_adjustment(CommandContext& context,
                                            const ApproveAdjustment& command) {
  KEHU_TRY_ASSIGN(PointsAdjustment before,
                  ready_for(context, command.adjustment, "points.approve_adjustment"));
  KEHU_TRY_ASSIGN(
      PointsAdjustment adjustment,
      answered(context, before, true, "points.approve_adjustment", command.note.value_or("")));
  PointsBooks books(context);
  if (before.points > 0) {
    KEHU_TRY_ASSIGN(PointsBook * book, books.of(before.customer));
    KEHU_TRY(give(context, *book, before));
  } else {
    KEHU_TRY(take(context, books, before));
  }
  KEHU_TRY(books.save());
  return adjustment;
}

Result<PointsAdjustment> reject_adjustment(CommandContext& context,
                                           const RejectAdjustment& command) {
  KEHU_TRY(casework::check_needed_text(command.note, "/note"));
  KEHU_TRY_ASSIGN(PointsAdjustment before,
                  ready_for(context, command.adjustment, "points.reject_adjustment"));
  return answered(context, before, false, "points.reject_adjustment", command.note);
}

}  // namespace kehu::points
