// Whether a customer may be contacted now.
#include <cstdint>

#include "bench.hpp"

namespace kehu::bench {
namespace {

// Each with two consents and three talks of the past weeks, as a customer of some years has them.
void contacted_customers(const Words& words) {
  std::uint64_t customers = words.number(1);
  remove_store(words.text(0));
  Desk desk(words.text(0));
  for (std::uint64_t i = 0; i < customers; ++i) {
    customer::Create created;
    created.id = customer_id(i);
    created.kind = customer::Kind::individual;
    created.name = "customer " + std::to_string(i);
    created.channel = "visit";
    must(desk.session().execute(created));
    care::RecordConsent consent;
    consent.customer = customer_id(i);
    consent.given = true;
    consent.evidence = "form";
    for (const char* purpose : {"marketing", "survey"}) {
      consent.purpose = purpose;
      must(desk.session().execute(consent));
    }
    care::RecordCustomerContact contact;
    contact.customer = customer_id(i);
    contact.direction = care::ContactDirection::inbound;
    contact.channel = "phone";
    contact.summary = "asked for a price";
    for (const char* purpose : {"relationship", "service", "service"}) {
      contact.purpose = purpose;
      must(desk.session().execute(contact));
    }
  }
  std::printf("{\"bench\":\"contacted_customers\",\"customers\":%llu}\n", Number{customers});
}

void may_contact(const Words& words) {
  Desk desk(words.text(0));
  std::uint64_t customers = words.number(1), asked = words.number(2), allowed = 0;
  care::MayContact question;
  question.channel = "phone";
  auto ask = [&](std::uint64_t i) {
    question.customer = customer_id(scatter(i) % customers);
    question.purpose = i % 2 == 0 ? "marketing" : "service";
    must(desk.session().each(question,
                             [&](const care::MayContactRow& row) { allowed += row.allowed; }));
  };
  for (std::uint64_t i = 0; i < customers; ++i) ask(i);
  allowed = 0;
  auto start = Steady::now();
  for (std::uint64_t i = 0; i < asked; ++i) ask(i);
  double seconds = since(start);
  if (allowed != asked) die("a customer may not be contacted who consented");
  std::printf("{\"bench\":\"may_contact\",\"microseconds\":%.3f,\"questions\":%llu}\n",
              seconds * 1e6 / static_cast<double>(asked), Number{asked});
}

const Registered care_bench_parts[] = {{"contacted_customers", "FILE CUSTOMERS",
                                        "customers with consents and talks", contacted_customers},
                                       {"may_contact", "FILE CUSTOMERS QUESTIONS",
                                        "whether a customer may be contacted", may_contact}};

}  // namespace
}  // namespace kehu::bench
