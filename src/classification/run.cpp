// Classes and rule tags put on record as the facts have them (CLS-1, CLS-2, CLS-5).
#include <algorithm>

#include "classification/facts.hpp"
#include "classification/handlers.hpp"
#include "classification/memberships.hpp"

namespace kehu::classification {

namespace {

struct Wanted {
  MembershipKind kind{};
  std::string name;
};

class Run {
 public:
  explicit Run(CommandContext& context)
      : context_(context), facts_(context, context.policy(), context.today()) {}

  Result<void> classify(const Customer& customer) {
    ++reply_.customers;
    CustomerFacts facts;
    std::vector<Wanted> wanted;
    if (customer.status == customer::Status::active) {
      facts = facts_.of(customer.id);
      wanted = wanted_of(customer, facts);
    }
    auto current = context_.rows<Membership>("current", {Reader::value(customer.id)});
    KEHU_TRY(leave_what_is_over(wanted, current));
    return enter_what_is_new(customer, wanted, current, facts);
  }
  const Classified& reply() const { return reply_; }

 private:
  std::vector<Wanted> wanted_of(const Customer& customer, const CustomerFacts& facts) {
    std::vector<Wanted> wanted;
    for (std::string_view name : classes_of(context_.policy(), facts))
      wanted.push_back({MembershipKind::customer_class, std::string(name)});
    for (std::string_view name : tags_of(context_.policy(), facts))
      wanted.push_back({MembershipKind::tag, std::string(name)});
    if (std::string preference = facts_.preference_of(customer.id); !preference.empty())
      wanted.push_back({MembershipKind::tag, std::move(preference)});
    return wanted;
  }

  Result<void> leave_what_is_over(const std::vector<Wanted>& wanted,
                                  const std::vector<Membership>& current) {
    for (const Membership& row : current) {
      bool stays = std::any_of(wanted.begin(), wanted.end(), [&](const Wanted& w) {
        return w.kind == row.kind && w.name == row.name;
      });
      if (stays || row.origin == MembershipOrigin::hand) continue;
      KEHU_TRY(leave(context_, row, ""));
      ++(row.kind == MembershipKind::tag ? reply_.tags_removed : reply_.classes_left);
      if (row.kind == MembershipKind::tag) continue;
      KEHU_TRY_ASSIGN(std::int64_t cancelled_duties,
                      casework::cancel_duties(context_, row.id.value, {}, "left_class"));
      reply_.duties_cancelled += cancelled_duties;
    }
    return {};
  }

  Result<void> enter_what_is_new(const Customer& customer, const std::vector<Wanted>& wanted,
                                 const std::vector<Membership>& current,
                                 const CustomerFacts& facts) {
    for (const Wanted& w : wanted) {
      auto there = std::find_if(current.begin(), current.end(), [&](const Membership& row) {
        return w.kind == row.kind && w.name == row.name;
      });
      Membership row;
      if (there != current.end()) {
        row = *there;
      } else {
        KEHU_TRY_ASSIGN(row,
                        enter(context_, customer.id,
                              {w.kind, w.name, MembershipOrigin::rule, facts_line(facts), ""}));
        ++(w.kind == MembershipKind::tag ? reply_.tags_set : reply_.classes_entered);
        if (w.kind == MembershipKind::tag) continue;
        KEHU_TRY_ASSIGN(std::int64_t opened, open_obligations(context_, customer, row));
        reply_.duties_opened += opened;
      }
      if (w.kind == MembershipKind::tag) continue;
      KEHU_TRY_ASSIGN(std::int64_t opened, open_birthday_obligations(context_, customer, row));
      reply_.duties_opened += opened;
    }
    return {};
  }

  CommandContext& context_;
  FactReader facts_;
  Classified reply_;
};

Result<void> check_part(const RunClassification& request) {
  if (request.limit && *request.limit < 1)
    return invalid("classification.part", "/limit",
                   std::to_string(*request.limit) + " is below 1 record");
  if (request.customer && (request.limit || request.from))
    return invalid("classification.part", request.limit ? "/limit" : "/from",
                   "one customer is not looked at in parts");
  return {};
}

}  // namespace

Result<Classified> run_classification(CommandContext& context, const RunClassification& request) {
  KEHU_TRY(check_part(request));
  Run run(context);
  if (request.customer) {
    KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, *request.customer, "/customer"));
    KEHU_TRY(run.classify(customer));
    return run.reply();
  }
  store::Range range;
  if (request.from) range.from = Reader::value(*request.from);
  std::optional<Id<Customer>> next;
  Result<void> result;
  context.each<Customer>("", range, [&](const Customer& customer) {
    if (request.limit && run.reply().customers == *request.limit)
      next = customer.id;
    else
      result = run.classify(customer);
    return result.has_value() && !next;
  });
  if (!result) return std::move(result).error();
  Classified reply = run.reply();
  reply.next = next;
  return reply;
}

}  // namespace kehu::classification
