#include "classification/memberships.hpp"

#include <algorithm>

#include "kehu/customer/merges.hpp"

namespace kehu::classification {

Result<Membership> enter(CommandContext& context, const Id<Customer>& customer,
                         const NewMembership& given) {
  Membership row;
  row.id = context.id_or_new<Membership>({});
  row.customer = customer;
  row.kind = given.kind;
  row.name = given.name;
  row.origin = given.origin;
  row.entered_on = context.today();
  row.entered_at = context.now();
  row.entered_by = context.actor().actor;
  row.policy_version = context.policy_version();
  row.facts = given.facts;
  row.note = given.note;
  row.current = true;
  KEHU_TRY(context.insert(row));
  return row;
}

Result<Membership> leave(CommandContext& context, const Membership& before, std::string_view note) {
  Membership row = before;
  row.left_on = context.today();
  row.left_at = context.now();
  row.left_by = context.actor().actor;
  row.current = false;
  if (!note.empty()) row.note = note;
  KEHU_TRY(context.update(before, row));
  return row;
}

namespace {

// Owner and role of a duty: the customer's own account manager stands for his role.
Result<void> open(CommandContext& context, const Customer& customer, const Membership& membership,
                  const ClassObligation& obligation, std::optional<Instant> start) {
  std::string kind = "classification." + obligation.task;
  casework::NewDuty duty;
  duty.kind = kind;
  duty.clause = "CLS-5";
  duty.about = {"membership", membership.id.value, customer.id};
  duty.limit = obligation.limit;
  duty.owner = obligation.owner_role == "account_manager" ? customer.account_manager : "";
  duty.owner_role = obligation.owner_role;
  duty.liable = obligation.owner_role;
  duty.start = start;
  KEHU_TRY(casework::open_duty(context, duty));
  return {};
}

}  // namespace

Result<std::int64_t> open_obligations(CommandContext& context, const Customer& customer,
                                      const Membership& membership) {
  std::int64_t opened = 0;
  for (const ClassObligation& obligation : context.policy().get<ObligationsClause>().obligations) {
    if (obligation.customer_class != membership.name ||
        obligation.occasion != ObligationOccasion::entry)
      continue;
    KEHU_TRY(open(context, customer, membership, obligation, {}));
    ++opened;
  }
  return opened;
}

Result<std::int64_t> open_birthday_obligations(CommandContext& context, const Customer& customer,
                                               const Membership& membership) {
  std::int64_t opened = 0;
  if (!customer.birth_date) return opened;
  Instant start =
      context.policy().zone().start(next_birthday(*customer.birth_date, context.today()));
  for (const ClassObligation& obligation : context.policy().get<ObligationsClause>().obligations) {
    if (obligation.customer_class != membership.name ||
        obligation.occasion != ObligationOccasion::birthday)
      continue;
    auto there = casework::duties_of(context, membership.id.value);
    bool known = std::any_of(there.begin(), there.end(), [&](const casework::Duty& duty) {
      return duty.kind == "classification." + obligation.task && duty.started_at == start;
    });
    if (known) continue;
    KEHU_TRY(open(context, customer, membership, obligation, start));
    ++opened;
  }
  return opened;
}

std::vector<Membership> memberships(Reader& reader, const Id<Customer>& customer,
                                    MembershipKind kind, const std::optional<Date>& day) {
  std::vector<Membership> found;
  for (const Id<Customer>& record : customer::records_of(reader, customer))
    for (const Membership& row :
         reader.rows<Membership>(day ? "by_customer" : "current",
                                 {Reader::value(record), Reader::value(word_of(kind))}))
      if (counts_for(row, customer) && stands(row, day)) found.push_back(row);
  return found;
}

std::string_view word_of(MembershipKind kind) {
  return kind == MembershipKind::tag ? "tag" : "customer_class";
}

bool counts_for(const Membership& row, const Id<Customer>& customer) {
  return row.customer == customer || row.origin == MembershipOrigin::hand;
}

bool stands(const Membership& row, const std::optional<Date>& day) {
  if (!day) return row.current;
  return row.entered_on <= *day && (!row.left_on || *row.left_on > *day);
}

bool is_in_class(Reader& reader, const Id<Customer>& customer, std::string_view customer_class) {
  store::Range range{
      {Reader::value(customer), Reader::value(word_of(MembershipKind::customer_class)),
       Reader::value(customer_class)},
      {},
      {},
      false,
      1};
  return reader.first<Membership>("current", range).has_value();
}

}  // namespace kehu::classification
