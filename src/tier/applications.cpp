// Upgrade applications, step by step (TIER-2).
#include <algorithm>

#include "kehu/casework/in_hand.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer/merges.hpp"
#include "tier/memberships.hpp"

namespace kehu::tier {

namespace {

namespace duty_kinds {
constexpr std::string_view consent = "tier.consent";
constexpr std::string_view application = "tier.application";
constexpr std::string_view decision = "tier.decision";
std::string review(std::string_view department) { return "tier.review." + std::string(department); }
}  // namespace duty_kinds

// An application in hand, with what is asked of it.
struct Handling {
  casework::InHand<TierApplication> taken;
  Customer customer;
  const Policy* policy = nullptr;  // under which it was proposed

  TierApplication& application() { return taken.row; }
  casework::About about() const {
    return {"tier_application", taken.row.id.value, taken.row.customer};
  }
  const UpgradeClause& clause() const { return policy->get<UpgradeClause>(); }
};

// Errors: tier.not_found.
Result<Handling> look_up(CommandContext& context, const Id<TierApplication>& id) {
  auto row = context.find<TierApplication>(id);
  if (!row)
    return not_found("tier.not_found", "/application",
                     "no upgrade application has the id " + id.text());
  KEHU_TRY_ASSIGN(Customer customer,
                  customer::resolve(context, Reference<Customer>{row->customer}, "/application"));
  return Handling{{*row, *row}, std::move(customer), &context.policy_of(row->policy_version)};
}

// The same, moved by the act. Errors: tier.not_found, workflow.not_allowed, text.too_long.
Result<Handling> take(CommandContext& context, const Id<TierApplication>& id, std::string_view act,
                      std::string_view note = {}) {
  KEHU_TRY_ASSIGN(Handling at, look_up(context, id));
  KEHU_TRY_ASSIGN(at.taken,
                  casework::take_up(context, application_workflow, at.taken.before, act, note));
  return at;
}

Result<void> open(CommandContext& context, const Handling& at, std::string_view kind,
                  const casework::TimeLimit& limit, std::string_view act,
                  std::string_view matter = {}) {
  casework::NewDuty duty{.kind = kind, .clause = "TIER-2", .about = at.about(), .limit = limit};
  duty.fulfilled_by = act;
  if (matter.empty()) {
    duty.owner = at.customer.account_manager;
    duty.owner_role = "account_manager";
    duty.liable = at.customer.account_manager;
  } else if (auto roles = casework::roles_that_may_sign(context.policy(), matter, {});
             !roles.empty()) {
    duty.owner_role = duty.liable = roles.front();
  }
  KEHU_TRY(casework::open_duty(context, duty));
  return {};
}

// Ends it without a change of tier, and tells the account manager.
Result<TierApplication> end(CommandContext& context, Handling& at, std::string_view act,
                            std::string_view reason) {
  TierApplication& application = at.application();
  application.ended_by = context.actor().actor;
  application.ended_because = reason;
  application.ended_at = context.now();
  application.open_since.reset();
  KEHU_TRY(casework::cancel_duties(context, application.id.value, {}, act.substr(5)));
  KEHU_TRY(casework::notify(
      context, {.recipient_kind = casework::RecipientKind::person,
                .recipient = at.customer.account_manager,
                .kind = "tier.application_ended",
                .clause = "TIER-2",
                .about = at.about(),
                .facts = {{"number", application.number}, {"reason", std::string(reason)}}}));
  return casework::put_back(context, std::move(at.taken));
}

// The next tier above the present one; the present one where there is none.
std::string next_tier(const Policy& policy, std::string_view present) {
  for (const TierDefinition& tier : policy.get<TierClause>().tiers)
    if (tier.above == present) return tier.tier;
  return std::string(present);
}

bool has_open_application(CommandContext& context, const Id<Customer>& customer) {
  return std::ranges::any_of(customer::records_of(context, customer),
                             [&](const Id<Customer>& record) {
                               store::Range one{{Reader::value(record)}, {}, {}, false, 1};
                               return context.first<TierApplication>("open", one).has_value();
                             });
}

}  // namespace

Result<TierApplication> propose(CommandContext& context, const ProposeUpgrade& command) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customer, "/customer"));
  const Policy& policy = context.policy();
  if (command.tier) KEHU_TRY(check_tier(policy, *command.tier));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY(casework::check_new_id(context, command.id, "tier.exists", "an application"));
  if (has_open_application(context, customer.id))
    return conflict("tier.application_open", "/customer",
                    "the customer has an upgrade application that has not ended");
  std::string present = tier_of(context, policy, customer.id);
  UpgradeFacts facts;
  facts.present = present;
  std::string to = command.tier.value_or(next_tier(policy, present));
  facts.to = to;
  facts.facts = facts_of(context, policy, customer, context.today());
  facts.is_account_manager =
      casework::is_same_person(context, context.actor().actor, customer.account_manager);
  facts.today = context.today();
  KEHU_TRY(check_table(policy, facts.facts));
  KEHU_TRY(granted(context, decide_proposal(policy, facts)));
  Handling at{{}, customer, &policy};
  TierApplication& application = at.application();
  application.id = context.id_or_new(command.id);
  KEHU_TRY_ASSIGN(application.number, casework::next_number(context, "T"));
  application.customer = customer.id;
  application.from_tier = present;
  application.to_tier = to;
  application.policy_version = context.policy_version();
  application.reason = command.reason;
  application.proposed_by = context.actor().actor;
  application.proposed_at = context.now();
  application.proposed_on = context.today();
  application.open_since = context.now();
  application.steps = 1;
  KEHU_TRY(context.insert(application));
  KEHU_TRY(casework::put_step(context, at.about(), 1, "tier.propose", "",
                              application_workflow.initial, command.reason));
  KEHU_TRY(open(context, at, duty_kinds::consent, at.clause().consent_limit, "tier.consent"));
  return application;
}

Result<TierApplication> consent(CommandContext& context, const ConsentToUpgrade& command) {
  KEHU_TRY_ASSIGN(Handling at, take(context, command.application, "tier.consent"));
  KEHU_TRY(casework::check_needed_line(command.channel, "/channel"));
  KEHU_TRY(casework::check_needed_text(command.evidence, "/evidence"));
  Date day = command.consented_on.value_or(context.today());
  TierApplication& application = at.application();
  if (day > context.today() || day < application.proposed_on)
    return invalid("tier.consent_date", "/consented_on",
                   text(day) + (day > context.today() ? " is still to come"
                                                      : " lies before the proposal of " +
                                                            text(application.proposed_on)));
  bool first = at.taken.before.state == TierApplicationState::proposed;
  application.consent_channel = command.channel;
  application.consent_evidence = command.evidence;
  application.consented_on = day;
  application.consent_until = day + days(static_cast<long>(at.clause().consent_days));
  if (first) {
    KEHU_TRY(
        casework::fulfil_duties(context, application.id.value, duty_kinds::consent, "consented"));
    KEHU_TRY(
        open(context, at, duty_kinds::application, at.clause().application_limit, "tier.apply"));
  }
  return casework::put_back(context, std::move(at.taken));
}

Result<TierApplication> decline(CommandContext& context, const DeclineUpgrade& command) {
  KEHU_TRY_ASSIGN(Handling at, take(context, command.application, "tier.decline", command.reason));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  return end(context, at, "tier.decline", command.reason);
}

Result<TierApplication> apply(CommandContext& context, const ApplyForUpgrade& command) {
  KEHU_TRY_ASSIGN(Handling at, take(context, command.application, "tier.apply"));
  KEHU_TRY(casework::check_needed_text(command.statement, "/statement"));
  UpgradeFacts facts;
  facts.consent_until = at.application().consent_until;
  facts.today = context.today();
  KEHU_TRY(granted(context, decide_consent(facts)));
  at.application().statement = command.statement;
  const Uuid& id = at.application().id.value;
  KEHU_TRY(casework::fulfil_duties(context, id, duty_kinds::application, "applied"));
  for (const DepartmentReview& review : at.clause().reviews)
    KEHU_TRY(open(context, at, duty_kinds::review(review.department), at.clause().review_limit,
                  "tier.review", review.matter));
  return casework::put_back(context, std::move(at.taken));
}

namespace {

// Errors: tier.unknown_department.
Result<const DepartmentReview*> review_of(const UpgradeClause& clause,
                                          std::string_view department) {
  auto found = std::ranges::find(clause.reviews, department, &DepartmentReview::department);
  if (found != clause.reviews.end()) return &*found;
  std::string names;
  for (const DepartmentReview& each : clause.reviews)
    names += (names.empty() ? "" : ", ") + each.department;
  return invalid("tier.unknown_department", "/department",
                 quotation(department) + " does not review upgrades; " + names + " do");
}

// A review that leaves others open is a step on record that moves nothing.
Result<void> stay(CommandContext& context, Handling& at, std::string_view note) {
  TierApplication& application = at.application();
  application.steps += 1;
  return casework::put_step(context, at.about(), application.steps, "tier.review",
                            word(application.state), word(application.state), note);
}

}  // namespace

Result<TierApplication> review(CommandContext& context, const ReviewUpgrade& command) {
  KEHU_TRY_ASSIGN(Handling at, look_up(context, command.application));
  TierApplication& application = at.application();
  KEHU_TRY(workflow::advance(application_workflow, word(application.state), "tier.review"));
  KEHU_TRY_ASSIGN(const DepartmentReview* review, review_of(at.clause(), command.department));
  if (std::ranges::find(application.reviews, command.department, &TierReview::department) !=
      application.reviews.end())
    return conflict("tier.department_reviewed", "/department",
                    quotation(command.department) + " has reviewed the application already");
  std::string note = command.note.value_or("");
  if (!command.approved) KEHU_TRY(casework::check_needed_text(note, "/note"));
  KEHU_TRY(casework::sign(context, {.matter = review->matter,
                                    .clause = "TIER-2",
                                    .about = at.about(),
                                    .requested_by = application.proposed_by,
                                    .approved = command.approved,
                                    .note = note}));
  application.reviews.push_back({command.department, command.approved, context.actor().actor,
                                 context.actor().role, context.now(), note});
  KEHU_TRY(casework::fulfil_duties(context, application.id.value,
                                   duty_kinds::review(command.department),
                                   command.approved ? "approved" : "refused"));
  bool is_last = application.reviews.size() == at.clause().reviews.size();
  if (command.approved && !is_last) {
    KEHU_TRY(stay(context, at, note));
    return casework::put_back(context, std::move(at.taken));
  }
  std::string_view act = command.approved ? "tier.review" : "tier.refuse";
  KEHU_TRY(casework::take_step(context, application_workflow, application, act, note));
  if (!command.approved) return end(context, at, act, note);
  KEHU_TRY(open(context, at, duty_kinds::decision, at.clause().decision_limit, "tier.upgrade",
                at.clause().decision_matter));
  return casework::put_back(context, std::move(at.taken));
}

Result<TierApplication> refuse(CommandContext& context, const RefuseUpgrade& command) {
  KEHU_TRY_ASSIGN(Handling at, take(context, command.application, "tier.refuse", command.reason));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY(casework::sign(context, {.matter = at.clause().decision_matter,
                                    .clause = "TIER-2",
                                    .about = at.about(),
                                    .requested_by = at.application().proposed_by,
                                    .approved = false,
                                    .note = command.reason}));
  return end(context, at, "tier.refuse", command.reason);
}

Result<TierApplication> upgrade(CommandContext& context, const DecideUpgrade& command) {
  std::string note = command.note.value_or("");
  KEHU_TRY_ASSIGN(Handling at, take(context, command.application, "tier.upgrade", note));
  TierApplication& application = at.application();
  std::string present = tier_of(context, context.policy(), at.customer.id);
  UpgradeFacts facts;
  facts.present = present;
  facts.to = application.to_tier;
  facts.facts = facts_of(context, *at.policy, at.customer, context.today());
  facts.consent_until = application.consent_until;
  facts.today = context.today();
  KEHU_TRY(granted(context, decide_upgrade(*at.policy, facts)));
  KEHU_TRY(casework::sign(context, {.matter = at.clause().decision_matter,
                                    .clause = "TIER-2",
                                    .about = at.about(),
                                    .requested_by = application.proposed_by,
                                    .note = note}));
  application.ended_by = context.actor().actor;
  application.ended_at = context.now();
  application.open_since.reset();
  KEHU_TRY(
      casework::fulfil_duties(context, application.id.value, duty_kinds::decision, "upgraded"));
  KEHU_TRY_ASSIGN(TierApplication done, casework::put_back(context, std::move(at.taken)));
  KEHU_TRY(move(context, at.customer,
                {.kind = TierMoveKind::upgrade,
                 .to = done.to_tier,
                 .terms_since = done.proposed_on,
                 .policy_version = done.policy_version,
                 .application = done.id,
                 .clause = "TIER-2",
                 .facts = facts.facts,
                 .day = context.today()}));
  return done;
}

}  // namespace kehu::tier
