// Who bears what is not paid (CRD-10 to CRD-14).
#include <algorithm>

#include "credit/commands.hpp"
#include "credit/settlement.hpp"
#include "kehu/casework/authority.hpp"
#include "kehu/casework/step.hpp"
#include "kehu/core/text.hpp"

namespace kehu::credit {

namespace {

Result<void> check_persons(const std::vector<Person>& persons) {
  for (std::size_t i = 0; i < persons.size(); ++i) {
    std::string path = "/persons/" + std::to_string(i);
    KEHU_TRY(casework::check_needed_line(persons[i].person, path + "/person"));
    for (std::size_t j = 0; j < i; ++j)
      if (persons[j].role == persons[i].role)
        return invalid("credit.persons", path + "/role",
                       quotation(persons[i].role) + " is named twice; one person bears its share");
  }
  return {};
}

// Who bears a share is on record of a breach, and of a signature: whoever writes the debt off
// cannot put another in his place. Other roles are named by him.
Result<std::vector<Person>> persons_of(CommandContext& context, const Abandon& command,
                                       const Receivable& receivable, BadDebtBasis basis) {
  std::vector<Person> on_record;
  if (receivable.coverage == Coverage::breach) {
    auto breach = context.first<Breach>("by_receivable", {{receivable.id.value}, {}, {}, false, 1});
    if (breach) on_record = breach->persons;
  }
  for (const RoleShare& share : bad_debt_shares(context.policy(), basis))
    if (share.role == "signatory" && !receivable.signatory.empty())
      on_record.push_back({share.role, receivable.signatory});
  std::vector<Person> persons = on_record;
  for (std::size_t i = 0; i < command.persons.size(); ++i) {
    const Person& given = command.persons[i];
    auto known = std::ranges::find(on_record, given.role, &Person::role);
    if (known == on_record.end()) {
      persons.push_back(given);
    } else if (!casework::is_same_person(context, known->person, given.person)) {
      return invalid("credit.persons", "/persons/" + std::to_string(i) + "/person",
                     quotation(given.person) + " is not who bears the share of " +
                         quotation(given.role) + ": that is " + quotation(known->person) +
                         " by the record; leave the role out");
    }
  }
  return persons;
}

}  // namespace

Result<WriteOff> write_off(CommandContext& context, const Abandon& command) {
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY_ASSIGN(Receivable receivable,
                  fetch(context, command.receivable, "/receivable", "receivable"));
  Book book = Book::of(context, receivable.customer);
  Money amount = command.amount.value_or(receivable.open);
  if (receivable.open.is_zero() ||
      (amount.currency() == book.currency() && amount > receivable.open))
    return invalid("credit.exceeds_open", "/amount",
                   amount.text() + " is more than the " + receivable.open.text() +
                       " that is open of invoice " + quotation(receivable.number));
  KEHU_TRY(book.check_amount(amount, "/amount"));
  WriteOff row;
  row.id = context.id_or_new(command.id);
  row.customer = receivable.customer;
  row.receivable = receivable.id;
  row.amount = amount;
  row.basis = bad_debt_basis(receivable.coverage);
  row.day = book.today;
  row.reason = command.reason;
  row.written_off_by = context.actor().actor;
  KEHU_TRY(check_persons(command.persons));
  KEHU_TRY_ASSIGN(std::vector<Person> persons, persons_of(context, command, receivable, row.basis));
  KEHU_TRY_ASSIGN(std::vector<Bearing> bearings, bear(bad_debt_shares(context.policy(), row.basis),
                                                      amount, persons, receivable.signatory));
  KEHU_TRY_ASSIGN(row.transfer,
                  book.post({row.day, LedgerAccount::bad_debt, LedgerAccount::receivable, amount,
                             Act::write_off, row.id.value, receivable.id}));
  KEHU_TRY(book.reduce(receivable, amount, row.day));
  KEHU_TRY(casework::insert_new(context, row, "credit.exists", "a write-off"));
  std::int64_t number = 0;
  for (const Bearing& bearing : bearings)
    KEHU_TRY(context.insert(BadDebtShare{row.id, ++number, row.customer, row.basis, bearing.role,
                                         bearing.person, bearing.share, bearing.amount}));
  KEHU_TRY(book.save());
  return row;
}

namespace {

// What a receivable was settled with by a day, by payments that were reversed afterwards: it was
// never collected.
Money bounced_since(CommandContext& context, const Receivable& receivable, const Date& day) {
  Money sum = Money::zero(receivable.amount.currency());
  for (const Allocation& allocation :
       context.rows<Allocation>("by_receivable", {receivable.id.value})) {
    if (allocation.day > day || !allocation.reversed_on || *allocation.reversed_on <= day) continue;
    auto payment = context.find<Payment>(allocation.payment);
    if (payment && payment->reversed_on) sum = sum + allocation.amount;
  }
  return sum;
}

// What of a shipment was not paid at the end of a day: not invoiced by then, or open.
Money uncollected_on(CommandContext& context, const Shipment& shipment, const Date& day) {
  Money sum = shipment.unbilled;
  auto reduced = reduced_after(context, shipment.customer, day);
  for (const Receivable& receivable :
       context.rows<Receivable>("by_shipment", {shipment.id.value})) {
    if (receivable.invoice_date > day) {
      if (!receivable.reversed_on) sum = sum + receivable.amount;
      continue;
    }
    auto at = reduced.find(receivable.id);
    Money open = at == reduced.end() ? receivable.open : receivable.open + at->second;
    // An invoice reversed later stands among the unbilled again.
    if (!receivable.reversed_on) sum = sum + open + bounced_since(context, receivable, day);
  }
  return sum;
}

}  // namespace

Result<Settled> settle_month(CommandContext& context, const SettleMonth& command) {
  Date first(command.month.year(), command.month.month(), 1);
  Date last = first.end_of_month();
  if (last >= context.today())
    return invalid("credit.month_not_over", "/month",
                   "the month ends on " + text(last) + ", and today is " + text(context.today()));
  const auto& clause = context.policy().get<CollectionClause>();
  std::vector<Shipment> due;
  store::Range month{{}, record::Value(first), record::Value(last + days(1)), false, 0};
  context.each<Shipment>("by_collection", month, [&](const Shipment& shipment) {
    due.push_back(shipment);
    return true;
  });
  Settled settled;
  for (const Shipment& shipment : due) {
    ++settled.examined;
    if (context.find<Deduction>(shipment.id, first, std::int64_t{1})) continue;
    Money uncollected = uncollected_on(context, shipment, last);
    if (!uncollected.is_positive()) continue;
    Deduction deduction;
    deduction.source.value = shipment.id.value;
    deduction.month = first;
    deduction.number = 1;
    deduction.customer = shipment.customer;
    deduction.clause = "CRD-13";
    deduction.role = "signatory";
    deduction.person = shipment.signatory;
    deduction.share = clause.signatory_share;
    KEHU_TRY_ASSIGN(deduction.amount,
                    uncollected.multiply(clause.signatory_share, Rounding::half_even));
    deduction.made_at = context.now();
    KEHU_TRY(context.insert(deduction));
    ++settled.deductions;
  }
  return settled;
}

namespace {

Result<void> deduct(CommandContext& context, const Breach& breach,
                    const std::vector<Bearing>& bearings) {
  Date today = context.today();
  std::int64_t number = 0;
  for (const Bearing& bearing : bearings) {
    if (bearing.person.empty()) continue;  // the company's own part
    Deduction deduction;
    deduction.source.value = breach.id.value;
    deduction.month = Date(today.year(), today.month(), 1);
    deduction.number = ++number;
    deduction.customer = breach.customer;
    deduction.clause = "CRD-14";
    deduction.role = bearing.role;
    deduction.person = bearing.person;
    deduction.share = bearing.share;
    deduction.amount = bearing.amount;
    deduction.made_at = context.now();
    KEHU_TRY(context.insert(deduction));
  }
  return {};
}

}  // namespace

Result<Breach> record_breach(CommandContext& context, const RecordBreach& command) {
  KEHU_TRY_ASSIGN(Book book,
                  Book::open(context, command.customer, command.amount.currency(), "/amount"));
  KEHU_TRY(book.check_amount(command.amount, "/amount"));
  KEHU_TRY(check_persons(command.persons));
  if (command.number) {
    if (command.number->empty())
      return invalid("credit.number", "/number",
                     "an invoice needs a number; leave it out where there was no invoice");
    KEHU_TRY(casework::check_line(*command.number, "/number"));
  }
  if (command.note) KEHU_TRY(casework::check_text(*command.note, "/note"));
  const auto& sanction = context.policy().get<SanctionClause>();
  KEHU_TRY_ASSIGN(std::vector<Bearing> bearings, bear(context.policy().get<BreachClause>().shares,
                                                      command.amount, command.persons, {}));
  Breach breach;
  breach.id = context.id_or_new(command.id);
  breach.customer = book.account.customer;
  breach.receivable = context.id_or_new(command.receivable);
  breach.amount = command.amount;
  KEHU_TRY_ASSIGN(breach.shipped_on, past_day(command.shipped_on, book.today, "/shipped_on"));
  breach.handwritten_invoice = command.number.has_value();
  breach.legal_remedies_reserved = sanction.legal_remedies_reserved;
  breach.persons = command.persons;
  breach.note = command.note.value_or("");
  breach.recorded_by = context.actor().actor;
  breach.recorded_at = context.now();

  Receivable receivable;
  receivable.id = breach.receivable;
  receivable.customer = breach.customer;
  receivable.number = command.number.value_or("breach " + breach.id.text());
  receivable.invoice_date = receivable.due_date = breach.shipped_on;  // no terms were granted
  receivable.amount = receivable.open = command.amount;
  receivable.coverage = Coverage::breach;
  KEHU_TRY_ASSIGN(receivable.transfer, book.post({breach.shipped_on, LedgerAccount::receivable,
                                                  LedgerAccount::unauthorized, command.amount,
                                                  Act::breach, breach.id.value, receivable.id}));
  if (auto inserted =
          casework::insert_new(context, receivable, "credit.exists", "an invoice", "/receivable");
      !inserted) {
    if (inserted.error().code != "row.duplicate") return std::move(inserted).error();
    return conflict("credit.number_taken", "/number",
                    "the customer has an invoice " + quotation(receivable.number) + " already");
  }
  book.include(receivable);
  KEHU_TRY(casework::insert_new(context, breach, "credit.exists", "a breach"));
  if (sanction.deduct) KEHU_TRY(deduct(context, breach, bearings));
  KEHU_TRY(book.save());
  return breach;
}

}  // namespace kehu::credit
