#include "books.hpp"

#include "../customers.hpp"
#include "kehu/calendar.hpp"
#include "kehu/casework.hpp"
#include "kehu/credit.hpp"

namespace kehu::test {

std::vector<const Area*> known_areas() {
  return {&calendar::area(), &casework::area(), &customer::area(), &credit::area()};
}

Id<customer::Customer> customer_of(House& house, std::string_view code) {
  using customer::DocumentKind;
  return new_customer(house, customer::Kind::company, code,
                      {DocumentKind::identity_copy, DocumentKind::distribution_contract,
                       DocumentKind::settlement_agreement});
}

namespace {

// The figures of an account from its ledger alone.
struct Figures {
  Money receivable, unbilled, reserved, unapplied;
  explicit Figures(Currency c)
      : receivable(0, c), unbilled(0, c), reserved(0, c), unapplied(0, c) {}
  void add(credit::LedgerAccount account, Money amount) {
    using credit::LedgerAccount;
    if (account == LedgerAccount::receivable) receivable = receivable + amount;
    if (account == LedgerAccount::unbilled) unbilled = unbilled + amount;
    if (account == LedgerAccount::reserved) reserved = reserved + amount;
    if (account == LedgerAccount::unapplied) unapplied = unapplied - amount;
  }
};

bool over(credit::Coverage c) {
  return c == credit::Coverage::first_over_limit || c == credit::Coverage::last_over_limit;
}
bool paid_ahead(credit::Coverage c) {
  return c == credit::Coverage::money_first || c == credit::Coverage::cash;
}

}  // namespace

void check_books(House& house) {
  using namespace credit;
  house.read([&](Reader& reader) {
    for (const Account& account : reader.rows<Account>("", {})) {
      Currency currency = account.receivable.currency();
      Money zero = Money::zero(currency);
      Figures ledger(currency);
      std::int64_t transfers = 0;
      for (const Transfer& t : reader.rows<Transfer>("", {account.customer.value})) {
        ledger.add(t.debit, t.amount);
        ledger.add(t.credit, -t.amount);
        ++transfers;
        CHECK(t.amount.is_positive());
      }
      CHECK(account.transfers == transfers);
      CHECK(account.receivable == ledger.receivable);
      CHECK(account.unbilled == ledger.unbilled);
      CHECK(account.reserved == ledger.reserved);
      CHECK(account.unapplied == ledger.unapplied);
      CHECK(!account.unapplied.is_negative());
      Money open = zero, unbilled = zero, reserved = zero, unapplied = zero, over_open = zero,
            prepaid = zero;
      std::optional<Date> due, invoiced;
      for (const Receivable& r : reader.rows<Receivable>("by_number", {account.customer.value})) {
        open = open + r.open;
        if (over(r.coverage)) over_open = over_open + r.open;
        if (r.open.is_zero()) continue;
        if (!due || r.due_date < *due) due = r.due_date;
        if (!invoiced || r.invoice_date < *invoiced) invoiced = r.invoice_date;
      }
      for (const Authorization& a :
           reader.rows<Authorization>("by_customer", {account.customer.value})) {
        reserved = reserved + a.reserved;
        if (over(a.coverage)) over_open = over_open + a.reserved;
        if (paid_ahead(a.coverage)) prepaid = prepaid + a.reserved;
        if (a.reserved.is_positive()) CHECK(account.next_expiry <= a.expires_at);
        for (const Shipment& s : reader.rows<Shipment>("by_authorization", {a.id.value})) {
          unbilled = unbilled + s.unbilled;
          if (over(s.coverage)) over_open = over_open + s.unbilled;
          if (paid_ahead(s.coverage)) prepaid = prepaid + s.unbilled;
        }
      }
      for (const Payment& p : reader.rows<Payment>("by_customer", {account.customer.value}))
        unapplied = unapplied + p.unapplied;
      CHECK(account.receivable == open);
      CHECK(account.unbilled == unbilled);
      CHECK(account.reserved == reserved);
      CHECK(account.unapplied == unapplied);
      CHECK(account.over_limit_open == over_open);
      CHECK(account.prepaid == prepaid);
      CHECK(account.oldest_due == due);
      CHECK(account.oldest_invoice == invoiced);
    }
  });
}

}  // namespace kehu::test
