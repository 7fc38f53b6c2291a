// A morning at the credit desk: what may leave the warehouse before it is paid, who has to sign
// what may not, and why.
//   c++ -std=c++20 credit_desk.cpp $(pkg-config --cflags --libs --static kehu)  or
//   find_package(kehu)
#include <iostream>
#include <kehu/kehu.hpp>

using namespace kehu;

namespace {

Date day(std::string_view text) { return parse_date(text).value(); }
Money yuan(std::string_view amount) { return Money::parse(std::string(amount) + " CNY").value(); }

class Office {
 public:
  explicit Office(const std::string& path) {
    Options options;
    options.store = path.empty() ? Options::Kind::memory : Options::Kind::sqlite;
    options.path = path;
    options.clock =
        std::make_shared<ManualClock>(parse_instant("2024-03-01T09:00:00+08:00").value());
    database_.emplace(Database::open(options).value());
  }

  // Lets `role` carry out one command. A refusal is an answer: it says why, and what would help.
  template <class Command>
  std::optional<typename Command::Reply> carry_out(const std::string& role, std::string_view what,
                                                   const Command& command) {
    auto desk = database_->session({role + " on duty", role, "order to cash", ""}).value();
    auto answer = desk.execute(command);
    std::cout << (answer ? "done     " : "refused  ") << role << ": " << what << "\n";
    if (answer) return answer->reply;
    if (answer.error().category != Category::refused) throw Fault(answer.error());
    for (const Reason& reason : answer.error().reasons)
      if (!reason.passed) std::cout << "      " << sentence(reason, "en") << "\n";
    for (const Remedy& remedy : answer.error().remedies)
      std::cout << "      " << sentence(remedy, "en") << "\n";
    return std::nullopt;
  }

 private:
  std::optional<Database> database_;
};

void run(Office& office) {
  using namespace credit;
  customer::Create acme;
  acme.kind = customer::Kind::company;
  acme.name = "Acme Lighting Co., Ltd.";
  acme.code = "ACME";
  acme.channel = "visit";
  for (DocumentKind kind : {DocumentKind::identity_copy, DocumentKind::settlement_agreement,
                            DocumentKind::distribution_contract}) {
    customer::NewDocument document;
    document.kind = kind;
    acme.documents.push_back(document);
  }
  office.carry_out("account_manager", "a distributor with a complete file", acme);

  Invoice invoice;
  invoice.customer = "ACME";
  invoice.number = "F-1";
  invoice.amount = yuan("30000.00");
  invoice.invoice_date = day("2024-02-10");
  office.carry_out("finance", "30,000 invoiced in February", invoice);
  Pay payment;
  payment.customer = "ACME";
  payment.amount = yuan("30000.00");
  office.carry_out("finance", "and paid", payment);

  Authorize order;
  order.customer = "ACME";
  order.amount = yuan("24000.00");
  office.carry_out("account_manager", "24,000 within the limit of 30,000", order);
  order.amount = yuan("9000.00");
  office.carry_out("account_manager", "9,000 more", order);

  RequestApproval request;
  request.customer = "ACME";
  request.amount = yuan("9000.00");
  auto asked = office.carry_out("account_manager", "the signature that this needs", request);
  office.carry_out("regional_manager", "signs", Approve{asked.value().id, {}});
  order.approvals = {asked->id};
  auto granted = office.carry_out("account_manager", "9,000 more, signed", order);
  Ship shipment;
  shipment.authorization = granted.value().id;
  office.carry_out("warehouse_keeper", "ships it", shipment);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    Office office(count > 1 ? arguments[1] : "");
    run(office);
    return 0;
  } catch (const Fault& fault) {
    std::cerr << fault.error().code << ": " << fault.error().message << "\n";
    return 1;
  }
}
